#!/usr/bin/env python3
"""Flood routing against EPA SWMM: how close, how fast.

    python benchmark_routing.py GRADELINE COMPARE_SWMM FOLDER... [--repeats 3] [--no-swmm]

GRADELINE     the built program
COMPARE_SWMM  path of compare_swmm.py
FOLDER        holds model.inp, and reference.json and reference_outfalls.csv as swmm_reference.py writes them

A line a model: figures within limits, the one nearest its limit (value / limit), user CPU seconds of the whole process
(median, one thread) of Gradeline and of SWMM, timed in turn on this machine, and their ratio. With --no-swmm SWMM's
time is that of the reference. Needs swmm-toolkit from PyPI unless --no-swmm. Exit status 1 if a figure is over its limit.
"""
import argparse
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

SWMM = "import sys; from swmm.toolkit import solver; solver.swmm_run(*sys.argv[1:4])"


def user_seconds(command, cwd=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit("%s: exit status %d: %s" % (command[0], run.returncode, run.stderr.strip()[-300:]))
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def load(path):
    spec = importlib.util.spec_from_file_location("compare_swmm", path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gradeline")
    ap.add_argument("compare_swmm")
    ap.add_argument("folders", nargs="+")
    ap.add_argument("--repeats", type=int, default=3)
    ap.add_argument("--no-swmm", action="store_true")
    a = ap.parse_args()
    compare, all_within = load(a.compare_swmm), True
    print("%-28s %9s  %-34s %9s %9s %7s" % ("model", "within", "nearest its limit", "ours, s", "SWMM, s", "ratio"))
    for folder in a.folders:
        model = os.path.abspath(os.path.join(folder, "model.inp"))
        with open(os.path.join(folder, "reference.json"), encoding="utf-8") as f:
            theirs = [json.load(f)["cpu_user_seconds"]]
        with tempfile.TemporaryDirectory() as work:
            out = os.path.join(work, "out")
            command = [a.gradeline, "hotspots", model, "--no-report", "--threads", "1", "--out", out]
            swmm = [sys.executable, "-c", SWMM, model, os.path.join(work, "r.rpt"), os.path.join(work, "r.out")]
            ours, timed = [], []
            for _ in range(a.repeats):
                ours.append(user_seconds(command))
                if not a.no_swmm:
                    start = user_seconds([sys.executable, "-c", "from swmm.toolkit import solver"])
                    timed.append(user_seconds(swmm, cwd=os.path.dirname(model)) - start)
            table = compare.compare(out, folder)
        within = sum(t["ok"] for t in table)
        all_within = all_within and within == len(table)
        worst = max(table, key=lambda t: t["value"] / t["limit"])
        x, y = statistics.median(ours), statistics.median(timed or theirs)
        print("%-28s %4d / %-3d  %-27s %6.2f %9.3f %9.3f %7.1f" % (
            os.path.basename(os.path.abspath(folder)), within, len(table), worst["figure"],
            worst["value"] / worst["limit"], x, y, y / x))
    sys.exit(0 if all_within else 1)


if __name__ == "__main__":
    main()
