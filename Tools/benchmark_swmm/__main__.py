"""Flood routing beside EPA SWMM: CPU time, agreement, and each program against its own converged run.

    python benchmark_swmm GRADELINE SHARED WORK [--suite] [--large] [--only WORD] [--repeats N] [--untimed] [--details]

GRADELINE  the built program; SHARED the folder with data/ and tools/; WORK where models and SWMM's references are kept.
Models: every dynamic-wave model of SHARED/data/drainage, synthetic towns of 1,000 and 10,000 manholes; with --suite those of
SHARED/data/swmm-suite, with --large towns of 10,000 and 100,000. --only takes those whose names hold WORD. --untimed leaves SWMM's
timed runs out, --details prints every figure. What is printed also goes to benchmark-swmm.txt beside this folder, unless
--only or --untimed leave something out. Exit status 1 where a figure is over its limit or a model is refused.
"""
import argparse
import os
import statistics
import sys

import report
from engines import Gradeline, Refused, swmm_seconds
from figures import as_reference, as_result, differences, with_limits_of
from models import Workshop

# A quarter of Gradeline's default tolerance; the bounds of the step follow it.
QUARTER = ("--tolerance", "0.00375")


def measure(model, gradeline, repeats, timed):
    """Everything the tables say of one model; raises Refused."""
    from compare_swmm import compare
    at = lambda name: os.path.join(model.folder, name)
    ours, theirs = [], []
    for _ in range(repeats):
        seconds, run = gradeline.run(model.inp, at("out"))
        ours.append(seconds)
        if timed:
            theirs.append(swmm_seconds(model.inp, at("swmm")))
    gradeline.run(model.inp, at("out-refined"), *QUARTER)
    own = as_reference(at("out-refined"), model.reference, at("own"))
    found = {
        "name": model.name, "manholes": model.manholes, "run": run, "seconds": statistics.median(ours),
        "swmm_seconds": statistics.median(theirs) if timed else None,
        "ratio": statistics.median(y / x for x, y in zip(ours, theirs)) if timed else None,
        "agreement": compare(at("out"), model.reference), "own": differences(at("out"), own)}
    if model.has_refined:
        limit = with_limits_of(model.reference, model.refined, at("limit"))
        found["swmm_own"] = differences(as_result(model.reference, at("swmm-result")), limit)
        found["limits_apart"] = differences(at("out-refined"), limit)
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gradeline", "shared", "work"):
        ap.add_argument(name)
    ap.add_argument("--only", default="")
    ap.add_argument("--repeats", type=int, default=3)
    for name in ("--suite", "--large", "--untimed", "--details"):
        ap.add_argument(name, action="store_true")
    a = ap.parse_args()
    workshop, gradeline, found, refused = Workshop(a.shared, a.work), Gradeline(a.gradeline), [], []
    for model in workshop.models(a.suite, a.large, a.only):
        try:
            found.append(measure(model, gradeline, a.repeats, not a.untimed))
            print(report.line(found[-1]), flush=True)
        except Refused as e:
            refused.append((model.name, str(e)))
            print("%-30s refused: %s" % (model.name, e), flush=True)
    text = report.text(found, refused, a.details)
    print("\n" + text)
    if not (a.only or a.untimed):
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "benchmark-swmm.txt"), "w") as f:
            f.write(text)
    sys.exit(0 if found and not refused and all(report.is_within(m) for m in found) else 1)


main()
