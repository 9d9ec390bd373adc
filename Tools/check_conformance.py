#!/usr/bin/env python3
"""Runs `gradeline check` over a folder of GeoJSON cases (accept/, reject/, either/) and says which it got wrong.

usage: check_conformance.py CASES_DIR GRADELINE

accept: exit status 0 or 1, and no feature left out.
reject: exit status 3 with a message that names a line or a feature, or 1 with a finding of severity error that carries
        the index of the feature left out.
either: taken or refused (0, 1 or 3), within the time limit.
A crash, a hang, or any other exit status is wrong everywhere.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

TIME_LIMIT_S = 60
PLACE = re.compile(r"\bline \d+\b|\bfeature \d+\b|第 ?\d+ ?行")


def run(binary, case, out):
    """Exit status (None: timed out) and all output."""
    command = [binary, "check", str(case), "--out", str(out), "--json", "--no-report"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT_S)
    except subprocess.TimeoutExpired:
        return None, ""
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def left_out(out):
    """Findings of severity error that carry a feature index."""
    path = out / "defects.geojson"
    if not path.exists():
        return []
    properties = [f["properties"] for f in json.loads(path.read_text("utf-8"))["features"]]
    return [p for p in properties if p.get("severity") == "error" and p.get("feature") is not None]


def verdict(kind, status, output, out):
    """What is wrong with one run; None if nothing."""
    if status is None:
        return f"no end within {TIME_LIMIT_S} s"
    if status not in (0, 1, 3):
        return f"exit status {status}"
    if kind == "accept" and status == 3:
        return "refused"
    if kind == "accept" and any(p.get("kind") == "invalid_feature" for p in left_out(out)):
        return "a feature was left out"
    if kind == "reject" and status == 3 and not PLACE.search(output):
        return "refused without a place"
    if kind == "reject" and status != 3 and not left_out(out):
        return "taken silently"
    return None


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    cases, binary = pathlib.Path(sys.argv[1]), sys.argv[2]
    wrong = total = 0
    for kind in ("accept", "reject", "either"):
        for case in sorted((cases / kind).iterdir()):
            total += 1
            with tempfile.TemporaryDirectory() as folder:
                out = pathlib.Path(folder) / "out"
                status, output = run(binary, case, out)
                fault = verdict(kind, status, output, out)
            if fault:
                wrong += 1
                print(f"{kind}/{case.name}: {fault}\n    {output.strip()[:300]}")
    print(f"{total} cases, {wrong} wrong")
    sys.exit(1 if wrong or total == 0 else 0)


if __name__ == "__main__":
    main()
