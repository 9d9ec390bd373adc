"""Runs of both programs, as a user would start them, and the CPU time they take."""
import json
import os
import resource
import shutil
import subprocess
import sys

# SWMM's own time: that of Python and of loading the library is not SWMM's.
SWMM = """
import json, resource, sys
from swmm.toolkit import solver
before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
solver.swmm_run(*sys.argv[1:4])
print("\\n" + json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_utime - before))
"""


class Refused(Exception):
    """The program said that it cannot run a model."""


class Gradeline:
    def __init__(self, program):
        self.program = program

    def run(self, inp, out, *options):
        """User CPU seconds of the whole process, from the model to the written results, and what run.json says."""
        shutil.rmtree(out, ignore_errors=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run = subprocess.run([self.program, "hotspots", inp, "--threads", "1", "--no-report", "--out", out, *options],
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        if run.returncode in (2, 3):
            raise Refused((run.stderr.strip() or "no message").splitlines()[0])
        if run.returncode not in (0, 1):
            raise SystemExit("%s: exit status %d: %s" % (inp, run.returncode, run.stderr.strip()[-300:]))
        with open(os.path.join(out, "run.json"), encoding="utf-8") as f:
            return seconds, json.load(f)


def swmm_seconds(inp, folder):
    """User CPU seconds of SWMM's run of a model, one thread, under the model's own options and report section."""
    import swmm_reference as swmm
    folder = os.path.abspath(folder)
    os.makedirs(folder, exist_ok=True)
    timed = os.path.join(os.path.dirname(inp), "timed.inp")
    with open(timed, "w", encoding="latin-1") as f:
        f.write(swmm.set_option(swmm.beside_nothing(swmm.read_text(inp)), "THREADS", "1"))
    run = subprocess.run([sys.executable, "-c", SWMM, timed, os.path.join(folder, "r.rpt"), os.path.join(folder, "r.out")],
                         cwd=os.path.dirname(inp), capture_output=True, text=True)
    if run.returncode:
        raise SystemExit("SWMM on %s: %s" % (inp, run.stderr.strip()[-300:]))
    return json.loads(run.stdout.strip().splitlines()[-1])
