#!/usr/bin/env python3
"""Feeds the built program thousands of damaged inputs and reports every one that it does not survive with grace.

    python fuzz_cli.py GRADELINE SEED COUNT [FOLDER ...] [--keep DIR] [--only CASE]

Each case is a valid input (files of GeoData, tiny networks made here, and what lies in FOLDER), damaged by one to four
mutations drawn with SEED, and given to `gradeline check` and `gradeline hotspots`. Reported are: an exit status outside
0 to 4, a signal, a run over 20 s, a refusal (2, 3 or 4) without a message or whose message names none of the input's files,
anything left behind by a refusal, and results that are not strict JSON or do not balance. --keep saves the inputs of
failing cases; --only runs one case again. Standard library only; exit status 1 if a case failed.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TIMEOUT_S = 20
LARGEST_BYTES = 60_000
MOST_FEATURES = 12

NUMBERS = ["0", "-0.0", "-1", "-12.5", "1e308", "-1e308", "1e-320", "1e400", "-1e400", "9223372036854775808",
           "1e19", "-1e19", "1e300", "1e155", "4503599627370497.5", "0.0000001", "NaN", "nan", "Infinity", "-inf", "1,5", "0x10",
           "1.2.3", "--1", "1e", "５０", "100000", "3000", "DN-300", "1" * 400]
TEXTS = ["", " ", "*", "NONE", "Nul\u0000l", "管" * 300, "\"", "\\", "\u202e", "😀", "null", "true", "-", "a b", "0", "YES", "🏳️‍🌈" * 20]
VALUES = [None, True, False, 0, -1, 1e308, -1e308, 1e-320, 2 ** 63, -2 ** 63, 1e19, 1e300, 12.5, "", " ", "NaN", "粗管", "0",
          "-300", "1e308", "9" * 40, [], {}, [[]], [[0, 0], [0, 0]], [[1e308, -1e308]], {"a": {"b": [1]}}, "600X", "X800",
          "0X0", "1e200X1e200", "2024-13-45", "99999-01-01", "0000-00-00"]
COORDINATES = [[], [0], [0, 0], [1e308, 1e308], [-1e308, 0], [180, 90], [-180, -90], [200, 100], [1e-320, 1e-320],
               [113.65, 35.93, 1e308], [500000, 3980000], [38500000, 3980000], None, "x", [[113, 35]], [None, None]]
SETTINGS = ["simulation.duration_s", "simulation.routing_step_s", "simulation.report_step_s", "simulation.wet_step_s",
            "simulation.dry_step_s", "simulation.report_start_s", "simulation.start", "simulation.minimum_slope",
            "simulation.minimum_surface_area_m2", "simulation.allow_ponding", "simulation.inertial_damping",
            "simulation.dry_days", "storm.return_period_years", "storm.duration_min", "storm.formula", "storm.peak_ratio",
            "storm.factor", "storm.place", "ponding.depth_m", "ponding.minutes", "ponding.area_m2", "ponding.reach_m",
            "snapping.tolerance_m", "town_class", "storm", "simulation", "no.such.key", ""]
WORDS = [["--return-period", "2,5,100"], ["--return-period", "0.1"], ["--return-period", "10000"], ["--return-period", ""],
         ["--duration", "4320"], ["--duration", "5"], ["--peak-ratio", "0.99"], ["--peak-ratio", "nan"], ["--storm-factor", "10"],
         ["--storm-factor", "0"], ["--step", "600"], ["--step", "inf"], ["--tolerance", "1"], ["--tolerance", "1e-6"],
         ["--formula", "9.9,1,0,0.99"], ["--formula", "1e308,0,0,0.5"], ["--formula", "1,2,3"], ["--place", "Shanghai"],
         ["--place", ""], ["--crs", "EPSG:4547"], ["--crs", "EPSG:0"], ["--crs", "BD09"], ["--crs", "GCJ02"], ["--crs", ""],
         ["--threads", "1"], ["--strict"], ["--lang", "zh"], ["--no-report"], ["--json"], ["--layer", "gas"]]


# ------------------------------------------------------------------ valid inputs

class Case:
    """Files by name, the inputs named on the command line, and further words."""

    def __init__(self, name, files, inputs):
        self.name, self.files, self.inputs, self.words = name, dict(files), inputs, {"check": [], "hotspots": []}


def town(rng):
    """A short street of drains with its catchments, in the attribute names of a survey."""
    count = rng.randint(2, 6)
    at = lambda i: [113.65 + 0.0005 * i, 35.93 + 0.0002 * (i % 2)]
    points = [feature({"物探点号": "Y%d" % i, "附属物": "检查井" if i < count - 1 else "出水口", "地面高程": 52 - 0.2 * i,
                       "井底高程": 50 - 0.2 * i}, "Point", at(i)) for i in range(count)]
    pipes = [feature({"管线编号": "P%d" % i, "起点点号": "Y%d" % i, "终点点号": "Y%d" % (i + 1), "起点管底高程": 50 - 0.2 * i,
                      "终点管底高程": 49.8 - 0.2 * i, "管径": rng.choice(["600", 800, "1200X800"]), "材质": "砼"},
                     "LineString", [at(i), at(i + 1)]) for i in range(count - 1)]
    files = {"雨水管点.geojson": collection(points), "雨水管线.geojson": collection(pipes)}
    if rng.random() < 0.5:
        box = lambda x, y: [[[x, y], [x + 4e-4, y], [x + 4e-4, y + 4e-4], [x, y + 4e-4], [x, y]]]
        files["汇水区.geojson"] = collection([feature(
            {"编号": "H%d" % i, "出水口": "Y%d" % i, "不透水率": 65, "坡度": 1.5}, "Polygon", box(*at(i)))
            for i in range(count - 1)])
    if rng.random() < 0.5:
        files["道路.geojson"] = collection([feature({"id": "R1", "class": "branch", "width_m": 12}, "LineString", [at(0), at(count - 1)])])
    if rng.random() < 0.4:
        files["易涝点台账.geojson"] = collection([feature({"name": "桥下", "depth_m": 0.4, "date": "2021-07-20"}, "Point", at(0))])
    if rng.random() < 0.3:
        files["爆管.csv"] = "pipe_id,date,kind\nP0,2019-05-01,leak\nP1,2020-11-30,burst\n".encode()
    if rng.random() < 0.3:
        files["ground.asc"] = ("ncols 3\nnrows 2\nxllcorner 113.65\nyllcorner 35.93\ncellsize 0.001\nnodata_value -9999\n"
                               "52 51.8 51.6\n52.1 -9999 51.7\n").encode()
    if rng.random() < 0.5:
        files["gradeline.json"] = json.dumps({"simulation": {"duration_s": 7200}, "storm": {"duration_min": 60}}).encode()
    return Case("town", files, ["town"])


def feature(properties, kind, coordinates):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(features):
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def cut(path, rng):
    """The file, of a large collection a few neighbouring features."""
    with open(path, "rb") as f:
        data = f.read()
    if len(data) <= LARGEST_BYTES:
        return data
    try:
        tree = json.loads(data)
        start = rng.randrange(max(1, len(tree["features"]) - MOST_FEATURES))
        tree["features"] = tree["features"][start:start + MOST_FEATURES]
        return json.dumps(tree, ensure_ascii=False).encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        return data[:LARGEST_BYTES]


def converted(gradeline, folder):
    """Folders of layers that `convert` makes of the reference models."""
    models = os.path.join(REPOSITORY, "GeoData", "reference")
    for name in sorted(n for n in os.listdir(models) if n.endswith(".inp")):
        subprocess.run([gradeline, "convert", os.path.join(models, name), os.path.join(folder, name[:-4]), "--quiet"], check=True)


def seeds(folders):
    """(single files, folders of layers) that mutation starts from."""
    single, layered = [], []
    for top in [os.path.join(REPOSITORY, "GeoData")] + folders:
        for here, below, names in os.walk(top):
            below.sort()
            paths = [os.path.join(here, n) for n in sorted(names)]
            single += [p for p in paths if p.endswith((".geojson", ".inp", ".csv", ".asc", ".json"))
                       and (os.path.getsize(p) < LARGEST_BYTES or p.endswith("geojson") and os.path.getsize(p) < 3_000_000)]
            layers = [p for p in paths if p.endswith("json") and not p.endswith(("run.json", "summary.json"))
                      and os.path.getsize(p) < 3_000_000]
            if len(layers) > 1 and "broken" not in os.path.relpath(here, top).split(os.sep)[:1]:
                layered.append((here, layers))
    return single, layered


def draw(rng, single, layered):
    choice = rng.random()
    if choice < 0.35:
        return town(rng)
    if choice < 0.6 and layered:
        here, layers = rng.choice(layered)
        return Case(here, {os.path.basename(p): cut(p, rng) for p in layers}, ["town"])
    models = [p for p in single if p.endswith(".inp")]
    path = rng.choice(models) if choice < 0.85 and models else rng.choice(single)
    name = os.path.basename(path)
    return Case(path, {name: cut(path, rng)}, [os.path.join("town", name)])


# ------------------------------------------------------------------ damage

def damage_bytes(data, rng):
    data = bytearray(data)
    if not data:
        return b"\x00"
    at = rng.randrange(len(data))
    length = min(len(data) - at, int(2 ** rng.uniform(0, 8)))
    kind = rng.randrange(6)
    if kind == 0:
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.randrange(256)
    elif kind == 1:
        del data[at:at + length]
    elif kind == 2:
        del data[at:]
    elif kind == 3:
        data[at:at] = data[at:at + length] * rng.choice([1, 2, 50])
    elif kind == 4:
        data[at:at] = bytes(rng.randrange(256) for _ in range(length))
    else:
        data[at:at] = rng.choice([b"[" * 100_000, b"{\"a\":" * 3000, b"\r", b"\n\n", b"\xef\xbb\xbf", b"\x00" * 64, b";", b"\t"])
    return bytes(data)


def damage_words(data, rng):
    """Puts an odd number or text in the place of a number."""
    text = data.decode("utf-8", "surrogateescape")
    found = [m.span() for m in re.finditer(r"-?\d+(\.\d+)?", text)]
    if not found:
        return damage_bytes(data, rng)
    for start, end in sorted((rng.choice(found) for _ in range(rng.randint(1, 3))), reverse=True):
        text = text[:start] + rng.choice(NUMBERS if rng.random() < 0.85 else TEXTS) + text[end:]
    return text.encode("utf-8", "surrogateescape")


def damage_collection(data, rng):
    try:
        tree = json.loads(data)
        features = tree["features"] = [f for f in tree["features"] if isinstance(f, dict)]
        one = rng.choice(features)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return damage_bytes(data, rng)
    kind = rng.randrange(14)
    properties = one["properties"] if isinstance(one.get("properties"), dict) else {}
    if kind in (0, 1, 2) and properties:
        properties[rng.choice(sorted(properties))] = rng.choice(VALUES)
    elif kind == 3 and properties:
        column, value = rng.choice(sorted(properties)), rng.choice(VALUES)
        for f in features:
            if isinstance(f.get("properties"), dict):
                f["properties"][column] = value
    elif kind == 4:
        other = rng.choice(features)
        one["properties"], other["properties"] = other.get("properties"), one.get("properties")
    elif kind == 5:
        features.extend([one] * rng.choice([1, 3, 40]))
    elif kind == 6:
        features.remove(one)
    elif kind == 7:
        place(one, lambda _: rng.choice(COORDINATES))
    elif kind == 8:
        same = rng.choice([[113.65, 35.93], [0, 0], [180, 0], [1e15, 1e15], [500000, 3980000]])
        for f in features:
            place(f, lambda _: same)
    elif kind == 9:
        factor = rng.choice([0, -1, 1e-9, 1e9, 1e300])
        for f in features:
            place(f, lambda p: [v * factor if isinstance(v, (int, float)) else v for v in p])
    elif kind == 10:
        one["geometry"] = rng.choice([None, {}, {"type": "Point"}, {"type": "GeometryCollection", "geometries": []},
                                      {"type": "MultiLineString", "coordinates": [[], [[0, 0], [0, 0]]]},
                                      {"type": "LineString", "coordinates": [[113.65, 35.93]] * 2},
                                      {"type": "Polygon", "coordinates": [[[113.65, 35.93]] * 4]},
                                      {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 1], [1, 0], [0, 0]]]}])
    elif kind == 11 and len(properties) > 1:
        a, b = rng.sample(sorted(properties), 2)
        for f in features if rng.random() < 0.5 else [one]:
            p = f["properties"] if isinstance(f.get("properties"), dict) else {}
            if a in p and b in p:
                p[a], p[b] = p[b], p[a]
    elif kind == 12:
        tree[rng.choice(["kind", "network", "crs", "name", "type", "bbox", "features"])] = rng.choice(
            VALUES + ["water", "gas", "road", {"type": "name", "properties": {"name": "EPSG:4547"}}, {"type": "name", "properties": {"name": "EPSG:3547"}}])
    else:
        one[rng.choice(["id", "type", "properties", "geometry"])] = rng.choice(VALUES)
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


def damage_tree(data, rng):
    """Changes one value anywhere in a JSON file: model data, settings."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return damage_bytes(data, rng)
    here = tree
    while isinstance(here, (dict, list)) and here:
        key = rng.choice(sorted(here) if isinstance(here, dict) else range(len(here)))
        if not isinstance(here[key], (dict, list)) or not here[key] or rng.random() < 0.15:
            if rng.random() < 0.2:
                del here[key]
            else:
                here[key] = rng.choice(VALUES + [-1, 1, 60, 1e9, -1e300])
            break
        here = here[key]
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


def place(one, change):
    """Changes every position of a feature."""
    def walk(value):
        if isinstance(value, list) and value and isinstance(value[0], (int, float)):
            return change(value)
        return [walk(v) for v in value] if isinstance(value, list) else value
    geometry = one.get("geometry")
    if isinstance(geometry, dict) and "coordinates" in geometry:
        geometry["coordinates"] = walk(geometry["coordinates"])


def damage_model(data, rng):
    """Damages the lines of a SWMM model."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    full = [i for i, l in enumerate(lines) if l.strip() and not l.startswith((";", "["))]
    heads = [i for i, l in enumerate(lines) if l.startswith("[")]
    if not full or not heads:
        return damage_bytes(data, rng)
    at = rng.choice(full)
    words = lines[at].split()
    names = sorted({l.split()[0] for l in (lines[i] for i in full)})
    kind = rng.randrange(13)
    if kind in (0, 1, 2, 3):
        words[rng.randrange(len(words))] = rng.choice(NUMBERS)
        lines[at] = "  ".join(words)
    elif kind == 4:
        words[rng.randrange(len(words))] = rng.choice(names + [n for n in TEXTS if "\n" not in n])
        lines[at] = "  ".join(words)
    elif kind == 5:
        del words[rng.randrange(len(words))]
        lines[at] = "  ".join(words)
    elif kind == 6:
        lines[at:at] = [lines[at]] * rng.choice([1, 2, 200])
    elif kind == 7:
        del lines[at]
    elif kind == 8:
        head = rng.choice(heads)
        end = next((h for h in heads if h > head), len(lines))
        del lines[head:end]
    elif kind == 9:
        other = rng.choice(full)
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 10:
        lines.append(rng.choice([
            "[OPTIONS]\nSTART_DATE 07/02/2024\nEND_DATE 07/01/2024", "[OPTIONS]\nROUTING_STEP 0", "[OPTIONS]\nREPORT_STEP 00:00:00",
            "[OPTIONS]\nWET_STEP 0", "[OPTIONS]\nDRY_STEP -1", "[OPTIONS]\nFLOW_UNITS XXX", "[OPTIONS]\nMIN_SURFAREA -1",
            "[OPTIONS]\nMIN_SLOPE 500", "[OPTIONS]\nEND_TIME 99:99:99", "[OPTIONS]\nSTART_DATE 01/01/0001", "[OPTIONS]\nINFILTRATION X",
            "[OPTIONS]\nSTART_DATE 02/30/2024", "[OPTIONS]\nALLOW_PONDING MAYBE", "[OPTIONS]\nROUTING_STEP 1e-300",
            "[OPTIONS]\nVARIABLE_STEP -3", "[NOSUCH]\na b c", "[EVAPORATION]\nCONSTANT 1e308", "[OPTIONS]\nLINK_OFFSETS UP",
            "[OPTIONS]\nFLOW_ROUTING KINWAVE", "[OPTIONS]\nREPORT_START_DATE 01/01/2050"]))
    elif kind == 11:
        pipes = section(lines, "CONDUITS")
        if pipes:
            i = rng.choice(pipes)
            words = lines[i].split()
            if len(words) > 3:
                nodes = [lines[j].split()[0] for j in section(lines, "JUNCTIONS") + section(lines, "OUTFALLS")] or ["x"]
                words[rng.choice([1, 2])] = rng.choice(nodes + [words[1], words[2]])
                lines[i] = " ".join(words)
    else:
        areas = section(lines, "SUBCATCHMENTS")
        if areas:
            i, j = rng.choice(areas), rng.choice(areas)
            words = lines[i].split()
            if len(words) > 2:
                words[2] = lines[j].split()[0]
                lines[i] = " ".join(words)
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def section(lines, name):
    """Numbers of the data lines of one section."""
    inside, found = False, []
    for i, line in enumerate(lines):
        if line.startswith("["):
            inside = line.strip().upper() == "[%s]" % name
        elif inside and line.split() and not line.startswith(";"):
            found.append(i)
    return found


def odd_settings(rng):
    tree = {}
    for _ in range(rng.randint(1, 4)):
        key = rng.choice(SETTINGS).split(".")
        value = rng.choice(VALUES + [1, 5, 60, 0.5, 3600, [1, 2], [10, 0.5, 5, 0.7], "full", "2024-07-01T00:00:00"])
        if len(key) > 1 and isinstance(tree.setdefault(key[0], {}), dict):
            tree[key[0]][key[1]] = value
        else:
            tree[key[0]] = value
    return json.dumps(tree).encode()


def damage(case, rng):
    for _ in range(rng.choice([1, 1, 1, 2, 3, 4])):
        name = rng.choice(sorted(case.files))
        data, dice = case.files[name], rng.random()
        if name.endswith(".inp"):
            change = damage_model if dice < 0.7 else damage_words if dice < 0.85 else damage_bytes
        elif name.endswith(".json"):
            change = damage_tree if dice < 0.5 else damage_words if dice < 0.85 else damage_bytes
        elif name.endswith("json"):
            change = damage_collection if dice < 0.7 else damage_words if dice < 0.85 else damage_bytes
        else:
            change = damage_words if dice < 0.6 else damage_bytes
        case.files[name] = change(data, rng)
    if rng.random() < 0.1:
        case.files["settings.txt"] = odd_settings(rng)
        for words in case.words.values():
            words += ["--settings", os.path.join("town", "settings.txt")]
    if rng.random() < 0.15:
        words = rng.choice(WORDS)
        case.words["hotspots"] += words
        if words[0] in ("--crs", "--threads", "--strict", "--lang", "--json", "--layer"):
            case.words["check"] += words
    if rng.random() < 0.05:
        storm = b"time,mm/h\n0,0\n10,30\n20,60\n60,0\n"
        case.files["storm.txt"] = rng.choice([damage_words, damage_bytes])(storm, rng)
        case.words["hotspots"] += ["--storm", os.path.join("town", "storm.txt")]


# ------------------------------------------------------------------ judgement

def judge(gradeline, case, command, folder):
    """What is wrong with one run, None if nothing."""
    words = [command, *case.inputs, "--out", "out", *case.words[command]]
    before = sorted(os.listdir(folder))
    try:
        run = subprocess.run([gradeline, *words], cwd=folder, capture_output=True, timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired:
        return None if is_long_run(gradeline, words, folder) else ("timeout", " ".join(words))
    said = run.stderr.decode("utf-8", "replace")
    if run.returncode not in (0, 1, 2, 3, 4):
        return "exit %d" % run.returncode, said[-1500:]
    if run.returncode >= 2:
        left = sorted(set(os.listdir(folder)) - set(before))
        if left:
            return "left behind %s" % left, said[:500]
        # A wrong option or setting is named itself.
        named = [os.path.basename(n) for n in list(case.files) + case.inputs] + ["setting "]
        named += [w for w in case.words[command] if w.startswith("--")]
        if not any(n in said for n in named):
            return "exit %d names no file" % run.returncode, said[:500]
        odd = re.search(r"Optional\(|Error Domain|Fatal error|NSCocoa|rawValue|\bnil\b", said)
        return ("odd words: %s" % odd.group(), said[:500]) if odd else None
    wrong = unsound(os.path.join(folder, "out"))
    shutil.rmtree(os.path.join(folder, "out"), ignore_errors=True)
    return wrong


def is_long_run(gradeline, words, folder):
    """Whether what was asked for is merely long, as of a model without START_DATE: an hour of it is over soon."""
    short = os.path.join(folder, "town", "short.txt")
    with open(short, "w", encoding="utf-8") as f:
        json.dump({"simulation": {"duration_s": 3600}}, f)
    try:
        run = subprocess.run([gradeline, *words, "--settings", short], cwd=folder, capture_output=True, timeout=TIMEOUT_S)
        return run.returncode in (0, 1)
    except subprocess.TimeoutExpired:
        return False
    finally:
        shutil.rmtree(os.path.join(folder, "out"), ignore_errors=True)


def odd_numbers(value):
    """Numbers that no result can have."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [value] if abs(value) > 1e12 else []
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [n for child in children for n in odd_numbers(child)]


def unsound(out):
    """What is wrong with the results in `out`, None if nothing."""
    def constant(word):
        raise ValueError("%s is not JSON" % word)
    for name in sorted(os.listdir(out)):
        if not name.endswith("json"):
            continue
        try:
            with open(os.path.join(out, name), encoding="utf-8") as f:
                tree = json.load(f, parse_constant=constant)
        except ValueError as e:
            return "bad JSON in " + name, str(e)
        odd = odd_numbers(tree.get("features", [])) + odd_numbers(tree.get("results", {}))
        if odd:
            return "odd number in " + name, str(odd[:3])
        if name == "summary.json":
            balance = tree["results"].get("routing_continuity_pct", 0)
            if balance is None or abs(balance) > 0.1:
                return "water balance", "routing_continuity_pct %s" % balance
    return None


def run_case(number, arguments, single, layered):
    rng = random.Random("%s/%d" % (arguments.seed, number))
    case = draw(rng, single, layered)
    damage(case, rng)
    folder = tempfile.mkdtemp(prefix="gradeline-fuzz-")
    try:
        os.mkdir(os.path.join(folder, "town"))
        for name, data in case.files.items():
            with open(os.path.join(folder, "town", name), "wb") as f:
                f.write(data)
        for command in ("check", "hotspots"):
            wrong = judge(arguments.gradeline, case, command, folder)
            if wrong:
                if arguments.keep:
                    kept = os.path.join(arguments.keep, "%s-%d" % (arguments.seed, number))
                    shutil.copytree(os.path.join(folder, "town"), os.path.join(kept, "town"), dirs_exist_ok=True)
                return number, command, case, wrong
        return None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gradeline")
    parser.add_argument("seed")
    parser.add_argument("count", type=int)
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--keep")
    parser.add_argument("--only", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    arguments.gradeline = os.path.abspath(arguments.gradeline)
    folders = tempfile.mkdtemp(prefix="gradeline-seeds-")
    converted(arguments.gradeline, folders)
    single, layered = seeds(arguments.folders + [folders])
    numbers = [arguments.only] if arguments.only is not None else range(arguments.count)
    failures = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for failed in pool.map(lambda n: run_case(n, arguments, single, layered), numbers):
            if failed:
                number, command, case, (kind, said) = failed
                failures[kind] += 1
                print("case %d: %s: %s: %s\n    %s" % (number, kind, command + " " + " ".join(case.words[command]), case.name,
                                                       said.strip().replace("\n", "\n    ")), flush=True)
    shutil.rmtree(folders, ignore_errors=True)
    for kind, count in failures.most_common():
        print("%5d %s" % (count, kind))
    print("%d cases, %d failed" % (len(numbers), sum(failures.values())))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
