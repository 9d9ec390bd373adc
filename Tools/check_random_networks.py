#!/usr/bin/env python3
"""Routes random networks and fails where one gives a result that no water can have.

    python check_random_networks.py GRADELINE [--count 200] [--seed 1] [--first 1] [--models FOLDER] [--keep FOLDER]

Runs `gradeline hotspots` on COUNT models of `random_networks.py` from number FIRST on; or with --models on every `.inp`
below FOLDER and on COUNT mutants of each (see `mutate_models.py`). Of each run it asks:

- exit status 0, or a refusal that names the element: of well-posed networks at most 5 % may be refused;
- numbers only (no NaN, no infinity), no negative depth, no fill beyond 0 to 1;
- no speed beyond three times that of a fall from the highest level to the lowest invert (in conduits of 10 m or more:
  shorter ones have hardly any friction, and a model without local losses says nothing else of them);
- routing continuity under 0.01 %; the books of nodes and outfalls agree with those of the network;
- steps of 1 s or more on average, at most 12 passes a step; no more than a minute of CPU.

Prints a line for each failure and a summary; exit status 1 if anything failed. --keep saves the failing models.
Standard library only.
"""
import argparse
import collections
import concurrent.futures
import datetime
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

import mutate_models
import random_networks

CPU_S = 60
LEAST_MEAN_STEP_S = 1.0
MOST_PASSES = 12
MOST_REFUSED = 0.05
MOST_CONTINUITY_PCT = 0.01
GRAVITY = 9.80665
NODE_FIGURES = ["max_depth_m", "max_head_m", "flood_volume_m3", "flooded_minutes", "max_inflow_m3s", "max_ponded_depth_m"]
LINK_FIGURES = ["max_flow_m3s", "max_velocity_ms", "max_fill", "surcharged_minutes"]


class Wrong(Exception):
    """What is wrong with a run: a kind, to be counted, and the rest."""

    def __init__(self, kind, detail=""):
        super().__init__(kind, detail)


# ------------------------------------------------------------------ what the model says

class Source:
    """The few facts of an .inp file that bound what its results can be, in SI."""

    def __init__(self, path):
        self.sections = collections.defaultdict(list)
        with open(path, encoding="utf-8", errors="replace") as f:
            for section, line in mutate_models.sections(f):
                words = line.split(";")[0].split()
                if words and not line.startswith("["):
                    self.sections[section].append(words)
        options = {w[0].upper(): w[1] for w in self.sections["OPTIONS"] if len(w) > 1}
        self.length = 1.0 if options.get("FLOW_UNITS", "CFS").upper() in ("CMS", "LPS", "MLD") else 0.3048
        self.ponds = options.get("ALLOW_PONDING", "NO").upper() == "YES"
        self.duration = seconds(options, "END") - seconds(options, "START")
        self.inverts = {}
        for name in ("JUNCTIONS", "OUTFALLS", "STORAGE", "DIVIDERS"):
            for words in self.sections[name]:
                self.inverts[words[0]] = float(words[1]) * self.length
        self.lengths = {words[0]: float(words[3]) * self.length for words in self.sections["CONDUITS"]}

    def parts(self):
        """How many connected parts the network has."""
        root = {node: node for node in self.inverts}

        def find(node):
            while root[node] != node:
                node = root[node]
            return node
        for name in ("CONDUITS", "PUMPS", "ORIFICES", "WEIRS", "OUTLETS"):
            for words in self.sections[name]:
                if words[1] in root and words[2] in root:
                    root[find(words[1])] = find(words[2])
        return max(1, sum(node == above for node, above in root.items()))


def seconds(options, which):
    """A date and time of the options in seconds."""
    month, day, year = (int(part) for part in re.split("[/-]", options[which + "_DATE"]))
    clock = [float(part) for part in options.get(which + "_TIME", "0").split(":")] + [0, 0]
    return datetime.date(year, month, day).toordinal() * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2]


# ------------------------------------------------------------------ judgement

def load(folder, name):
    def constant(word):
        raise Wrong("not a number in JSON", "%s: %s" % (name, word))
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return json.load(f, parse_constant=constant)


def rows(folder, name, figures):
    """The properties of a layer, every figure of each a number."""
    found = [feature["properties"] for feature in load(folder, name)["features"]]
    for row in found:
        missing = [figure for figure in figures if row[figure] is None]
        if missing:
            raise Wrong("no number", "%s: %s" % (row["id"], ", ".join(missing)))
    return found


def judge_elements(source, nodes, links):
    for node in nodes:
        for name in NODE_FIGURES:
            if name != "max_head_m" and node[name] < 0:
                raise Wrong("negative %s" % name, "%s: %g" % (node["id"], node[name]))
    highest = max((node["max_head_m"] for node in nodes), default=0)
    fall = highest - min(source.inverts.values(), default=0)
    fastest = 3 * math.sqrt(2 * GRAVITY * max(fall, 0)) + 1
    for link in links:
        if link["id"] not in source.lengths:
            continue
        if not -1e-9 <= link["max_fill"] <= 1 + 1e-9:
            raise Wrong("fill beyond 0 to 1", "%s: %g" % (link["id"], link["max_fill"]))
        if link["max_velocity_ms"] > fastest and source.lengths[link["id"]] >= 10:
            raise Wrong("faster than falling", "%s: %g m/s of %g" % (link["id"], link["max_velocity_ms"], fastest))


def judge_books(source, results, nodes):
    inflow, outflow, flooding = results["inflow_m3"], results["outflow_m3"], results["flooding_m3"]
    if min(outflow, flooding) < 0:
        raise Wrong("negative total", "outflow %g, flooding %g" % (outflow, flooding))
    if abs(results["routing_continuity_pct"]) >= MOST_CONTINUITY_PCT:
        raise Wrong("continuity", "%g %%" % results["routing_continuity_pct"])
    lost = sum(node["flood_volume_m3"] for node in nodes)
    if flooding > lost * (1 + 1e-9) + 1e-9 or (not source.ponds and abs(flooding - lost) > 1e-6 * max(lost, 1)):
        raise Wrong("flood volumes", "%g m3 lost, %g at the nodes" % (flooding, lost))


def judge_work(source, record):
    """Each connected part has a clock of its own; the record counts the steps of all."""
    routing = record["routing"]
    steps = max(1, routing["steps"])
    mean = source.duration * source.parts() / steps
    if mean < LEAST_MEAN_STEP_S:
        raise Wrong("runaway steps", "%g s on average" % mean)
    if routing["iterations"] > MOST_PASSES * steps:
        raise Wrong("runaway passes", "%g a step" % (routing["iterations"] / steps))
    if record["cpu_s"] > CPU_S:
        raise Wrong("slow", "%.0f s of CPU" % record["cpu_s"])


def judge(gradeline, path, folder):
    """Runs one model: the message if it is refused, None if it ran well. Raises `Wrong`."""
    target = os.path.join(folder, "out")
    words = [gradeline, "hotspots", path, "--out", target, "--threads", "1", "--quiet"]
    try:
        run = subprocess.run(words, capture_output=True, text=True, timeout=10 * CPU_S)
    except subprocess.TimeoutExpired:
        raise Wrong("no end", "after %d s" % (10 * CPU_S)) from None
    if run.returncode == 3:
        return run.stderr.strip()
    if run.returncode != 0:
        raise Wrong("exit status %d" % run.returncode, run.stderr.strip()[-500:])
    source = Source(path)
    nodes = rows(target, "drainage_nodes.geojson", NODE_FIGURES)
    judge_elements(source, nodes, rows(target, "drainage_links.geojson", LINK_FIGURES))
    judge_books(source, load(target, "summary.json")["results"], nodes)
    judge_work(source, load(target, "run.json"))
    return None


def judge_case(gradeline, name, path, keep):
    folder = tempfile.mkdtemp(prefix="gradeline-random-")
    try:
        refused = judge(gradeline, path, folder)
        return name, ("refused", refused) if refused else None
    except Wrong as wrong:
        if keep:
            os.makedirs(keep, exist_ok=True)
            shutil.copy(path, os.path.join(keep, re.sub("[^A-Za-z0-9_.-]+", "-", name) + ".inp"))
        return name, ("failed",) + wrong.args
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# ------------------------------------------------------------------ cases

def random_cases(folder, arguments):
    for number in range(arguments.first, arguments.first + arguments.count):
        path = os.path.join(folder, "net%03d.inp" % number)
        with open(path, "w", encoding="ascii") as f:
            f.write(random_networks.Model(number, arguments.seed).text())
        yield "net%03d" % number, path


def mutant_cases(folder, arguments):
    """The models below a folder as they are, then mutated, each in a folder of its own with the files that it names."""
    for place, inner, files in os.walk(arguments.models, followlinks=True):
        inner.sort()
        for name in sorted(n for n in files if n.lower().endswith(".inp")):
            path = os.path.join(place, name)
            label = os.path.basename(place) + "-" + name[:-4]
            yield label, path
            for number, (text, done) in enumerate(mutate_models.mutants(path, arguments.count, arguments.seed), 1):
                home = os.path.join(folder, "%s-%d" % (label, number))
                os.makedirs(home)
                for other in files:
                    os.symlink(os.path.join(os.path.abspath(place), other), os.path.join(home, other))
                mutated = os.path.join(home, "mutant.inp")
                with open(mutated, "w", encoding="utf-8") as f:
                    f.write(text)
                yield "%s (%s)" % (os.path.basename(home), done), mutated


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gradeline")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--models")
    parser.add_argument("--keep")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="gradeline-random-models-")
    cases = list((mutant_cases if arguments.models else random_cases)(folder, arguments))
    kinds, refused = collections.Counter(), []
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for name, wrong in pool.map(lambda case: judge_case(arguments.gradeline, *case, arguments.keep), cases):
            if wrong and wrong[0] == "refused":
                refused.append((name, wrong[1]))
            elif wrong:
                kinds[wrong[1]] += 1
                print("%s: %s: %s" % (name, wrong[1], wrong[2]), flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    for name, said in refused:
        print("%s refused: %s" % (name, said.replace("\n", " ")[:300]))
    for kind, count in kinds.most_common():
        print("%5d %s" % (count, kind))
    print("%d networks, %d refused, %d failed" % (len(cases), len(refused), sum(kinds.values())))
    sys.exit(1 if kinds or len(refused) > MOST_REFUSED * len(cases) else 0)


if __name__ == "__main__":
    main()
