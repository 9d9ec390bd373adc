#!/usr/bin/env python3
"""End-to-end checks of the built program on real data.

    python end_to_end.py GRADELINE SHARED REPOSITORY [NAME ...]

Runs every check whose name starts with one of NAME (all by default), prints one line each, exit status 1 if one fails.
Standard library only, except that the comparison with EPA SWMM needs swmm-toolkit.
"""
import filecmp
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile

GRADELINE, SHARED, REPOSITORY = sys.argv[1:4]
WORK = tempfile.mkdtemp(prefix="gradeline-checks-")


class Failed(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failed(message)


def gradeline(*words, statuses=(0, 1), stdin=None):
    """Runs the program; its standard output and standard error."""
    run = subprocess.run([GRADELINE, *words], capture_output=True, text=True, timeout=600, stdin=stdin)
    expect(run.returncode in statuses, "gradeline %s: exit status %d: %s" % (
        " ".join(words), run.returncode, run.stderr.strip()[:500]))
    return run.stdout, run.stderr


def tool(name, *words):
    run = subprocess.run([sys.executable, os.path.join(SHARED, "tools", name), *words], capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def out(name):
    return os.path.join(WORK, name)


def layer(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        return json.load(f)["features"]


def results(folder):
    with open(os.path.join(folder, "summary.json"), encoding="utf-8") as f:
        return json.load(f)["results"]


def same_bytes(a, b):
    names = sorted(n for n in os.listdir(a) if n != "run.json")
    expect(names == sorted(n for n in os.listdir(b) if n != "run.json"), "%s and %s hold different files" % (a, b))
    wrong = [n for n in names if not filecmp.cmp(os.path.join(a, n), os.path.join(b, n), shallow=False)]
    expect(not wrong, "not the same bytes: %s" % ", ".join(wrong))


# ------------------------------------------------------------------ the sample town

def check_town():
    """The README's main job: under 10 s of CPU, the same bytes for 1 and 2 threads, places on the map."""
    town = os.path.join(REPOSITORY, "GeoData", "anlan")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    gradeline("hotspots", town, "--out", out("town-1"), "--threads", "1")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    expect(cpu < 10, "%.1f s of CPU" % cpu)
    gradeline("hotspots", town, "--out", out("town-2"), "--threads", "2")
    same_bytes(out("town-1"), out("town-2"))
    places = layer(out("town-1"), "hotspots.geojson")
    expect(places, "no hotspots")
    expect(all(p["geometry"] for p in places), "a hotspot has no place")
    balance = results(out("town-1"))
    expect(abs(balance["routing_continuity_pct"]) < 0.01, "routing continuity %g %%" % balance["routing_continuity_pct"])
    return "%d hotspots, %.2f s CPU" % (len(places), cpu)


# ------------------------------------------------------------------ published and surveyed networks

def check_municipal():
    """victoria and regina without configuration: lengths as counted, every fault named among the findings."""
    said = []
    for city, lengths in (("victoria", 3247.753 + 28160.619), ("regina", 10950.295 + 12235.557)):
        folder = os.path.join(SHARED, "data", "municipal", city)
        gradeline("check", folder, "--out", out(city))
        gradeline("hotspots", folder, "--out", out(city + "-hotspots"))
        expect(abs(results(out(city + "-hotspots"))["routing_continuity_pct"]) < 0.01, city + ": routing continuity")
        said.append("%s %d findings" % (city, len(layer(out(city), "defects.geojson"))))
    return ", ".join(said)


def check_survey():
    """Towns as a survey firm delivers them, in all four styles, against the truth beside them."""
    towns = [(os.path.join(SHARED, "data", "survey", style), os.path.join(SHARED, "data", "survey", style + ".truth.json"))
             for style in ("gbt51187", "cjj61")]
    for style, seed in (("gbt51187", 11), ("cjj61", 12), ("pinyin", 13), ("mixed", 14)):
        code, said = tool("make_survey_town.py", "--style", style, "--seed", str(seed), "400", out("survey-" + style))
        expect(code == 0, said)
        towns.append((out("survey-" + style), out("survey-" + style) + ".truth.json"))
    for folder, truth in towns:
        name = "checked-" + os.path.basename(folder) + str(towns.index((folder, truth)))
        source = os.path.join(folder, os.path.basename(folder))
        gradeline("check", source if os.path.isdir(source) else folder, "--out", out(name))
        code, said = tool("compare_survey.py", out(name), truth)
        expect(code == 0, "%s:\n%s" % (folder, said))
    return "%d towns within limits" % len(towns)


# ------------------------------------------------------------------ EPA SWMM

def compare(model, reference, name):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    gradeline("hotspots", model, "--out", out(name), "--threads", "1")
    ours = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    code, said = tool("compare_swmm.py", out(name), reference)
    expect(code == 0, "%s:\n%s" % (name, said))
    expect(abs(results(out(name))["routing_continuity_pct"]) < 0.01, name + ": routing continuity")
    with open(os.path.join(reference, "reference.json"), encoding="utf-8") as f:
        theirs = json.load(f)["cpu_user_seconds"]
    return theirs / max(ours, 1e-3)


def check_swmm():
    """town-401-nodes and two synthetic towns of 1,000 manholes: within compare_swmm.py's limits, the latter ten times as
    fast in CPU time on this machine, reading and writing included."""
    folder = os.path.join(SHARED, "data", "drainage", "town-401-nodes")
    compare(os.path.join(folder, "model.inp"), folder, "town-401")
    said = ["town-401-nodes within limits"]
    for seed in (1, 2):
        model = out("grid-%d.inp" % seed)
        tool("make_grid_inp.py", "1000", model, "--seed", str(seed))
        reference = out("grid-%d-reference" % seed)
        code, words = tool("swmm_reference.py", model, "--out", reference, "--repeats", "1")
        expect(code == 0, words)
        ratio = compare(model, reference, "grid-%d" % seed)
        expect(ratio > 10, "seed %d: only %.1f times as fast as SWMM" % (seed, ratio))
        said.append("1,000 manholes, seed %d: %.0f times as fast" % (seed, ratio))
    return "; ".join(said)


def check_convert():
    """A SWMM model converted to a folder gives the same results as the model itself."""
    for model in (os.path.join(SHARED, "data", "drainage", "town-401-nodes", "model.inp"), grid_model()):
        folder = out("converted")
        shutil.rmtree(folder, ignore_errors=True)
        gradeline("convert", model, folder)
        gradeline("hotspots", model, "--out", out("direct"), "--quiet")
        gradeline("hotspots", folder, "--out", out("through"), "--quiet")
        for name in ("drainage_nodes.geojson", "drainage_links.geojson", "subcatchments.geojson", "outfalls.csv", "hotspots.geojson"):
            expect(filecmp.cmp(os.path.join(out("direct"), name), os.path.join(out("through"), name), shallow=False),
                   "%s: %s differs after conversion" % (model, name))
    return "same bytes"


def grid_model():
    model = out("grid-small.inp")
    tool("make_grid_inp.py", "200", model, "--seed", "3", "--ponding")
    return model


def check_refused():
    """Models with elements that are not simulated yet are refused by name, with exit status 3."""
    for name in ("update_v5111-events_example", "update_v5111-rain_garden"):
        model = os.path.join(SHARED, "data", "swmm-suite", name, "model.inp")
        gradeline("check", model, "--out", out("loaded-" + name))
        _, said = gradeline("hotspots", model, "--out", out("refused"), statuses=(3,))
        expect(said.strip(), "%s: refused without a word" % name)
        expect(not os.path.exists(out("refused")), "%s: something was written" % name)
    return "2 models loaded, refused by name"


# ------------------------------------------------------------------ bad input

def check_conformance():
    """All of accept accepted, all of reject rejected with a place, none of either crashes."""
    code = subprocess.run([sys.executable, os.path.join(REPOSITORY, "Tools", "check_conformance.py"),
                           os.path.join(SHARED, "data", "geojson-conformance"), GRADELINE], capture_output=True, text=True)
    expect(code.returncode == 0, code.stdout + code.stderr)
    return code.stdout.strip().splitlines()[-1]


def broken(name, words, statuses):
    """Runs `words` on a broken input: a refusal names it and writes nothing, anything else reports a defect."""
    target = out("broken-%s-%s" % (words[0], name))
    run = subprocess.run([GRADELINE, *words, "--out", target], capture_output=True, text=True, timeout=60)
    what = "%s %s" % (words[0], name)
    expect(run.returncode in statuses, "%s: exit status %d: %s" % (what, run.returncode, run.stderr.strip()[:300]))
    if run.returncode >= 2:
        expect(name in run.stderr, "%s: the message does not name the file: %s" % (what, run.stderr))
        expect(not os.path.exists(target), "%s: something was written" % what)
    else:
        severities = {f["properties"]["severity"] for f in layer(target, "defects.geojson")}
        expect(severities & {"warning", "error"}, "%s: taken in silence" % what)


def check_broken():
    """Every small broken input of GeoData is refused or reported by `check` and `hotspots`, never taken in silence."""
    folder = os.path.join(REPOSITORY, "GeoData", "broken")
    names = sorted(n for n in os.listdir(folder) if not n.endswith(".md"))
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("settings-"):
            sound = os.path.join(REPOSITORY, "GeoData", "reference", "two-manholes.inp")
            for command in ("check", "hotspots"):
                broken(name, [command, sound, "--settings", path], (2,))
            continue
        broken(name, ["check", path], (0, 1, 3))
        broken(name, ["hotspots", path], (0, 3))
    return "%d inputs" % len(names)


def check_sample():
    """The sample data hold what their READMEs say, and the generator makes the same bytes again."""
    run = subprocess.run([sys.executable, os.path.join(REPOSITORY, "Tools", "check_town.py")], capture_output=True, text=True)
    expect(run.returncode == 0, run.stdout + run.stderr)
    return run.stdout.strip().splitlines()[-1]


def check_damaged():
    """Damaged inputs by the hundred: no trap, no hang, no status outside the contract, nothing left behind."""
    run = subprocess.run([sys.executable, os.path.join(REPOSITORY, "Tools", "fuzz_cli.py"), GRADELINE, "1", "300"], capture_output=True, text=True)
    expect(run.returncode == 0, (run.stdout + run.stderr)[-2000:])
    return run.stdout.strip().splitlines()[-1]


CHECKS = [check_sample, check_town, check_municipal, check_survey, check_swmm, check_convert, check_refused, check_conformance, check_broken, check_damaged]


def main():
    wanted = sys.argv[4:]
    failed = 0
    for check in CHECKS:
        name = check.__name__[6:]
        if wanted and not any(name.startswith(w) for w in wanted):
            continue
        try:
            print("ok      %-12s %s" % (name, check()), flush=True)
        except Failed as e:
            failed += 1
            print("FAILED  %-12s %s" % (name, e), flush=True)
    shutil.rmtree(WORK, ignore_errors=True)
    print("%d passed, %d failed" % (len(wanted and [c for c in CHECKS if any(c.__name__[6:].startswith(w) for w in wanted)] or CHECKS) - failed, failed))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
