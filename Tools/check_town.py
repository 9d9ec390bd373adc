#!/usr/bin/env python3
"""Check the data under GeoData/: counts, ids, references, every deliberate defect, sizes, and that the town is made again byte for byte.

    python3 Tools/check_town.py [GEODATA]

Standard library only. Exit status 0 where all holds, else 1 with one line for each thing that does not.
"""
import csv
import filecmp
import json
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True
from town import build  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
GEODATA = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "GeoData")
ANLAN = os.path.join(GEODATA, "anlan")
LIMIT, LIMIT_VICTORIA = 8e6, 1.5e6
# at least, at most
COUNTS = {"雨水管点": (1100, 1500), "污水管点": (280, 400), "汇水区": (1000, 1300), "给水管线": (800, 1600), "燃气管线": (200, 700),
          "热力管线": (100, 400), "roads": (500, 900), "settlements": (20, 40), "facilities": (25, 50), "constraints": (12, 40),
          "known_hotspots": (5, 20), "waterbodies": (8, 30), "buildings": (1500, 4000), "地形高程点": (300, 800)}
NUMBER = {"雨水管点": "物探点号", "污水管点": "物探点号", "给水管点": "物探点号", "燃气管点": "物探点号", "热力管点": "物探点号",
          "雨水管线": "管线编号", "污水管线": "管线编号", "给水管线": "管线编号", "燃气管线": "管线编号", "热力管线": "管线编号", "汇水区": "编号"}
failures = []


def hold(ok, what):
    if not ok:
        failures.append(what)


def layer(name):
    with open(os.path.join(ANLAN, name + ".geojson"), encoding="utf-8") as f:
        return [(f["properties"], f["geometry"]["coordinates"]) for f in json.load(f)["features"]]


def listed():
    """The rows of the README's table of defects: (kind, layer, id)."""
    with open(os.path.join(ANLAN, "README.md"), encoding="utf-8") as f:
        table = f.read().split("## Deliberate defects")[1]
    return [(m[1], m[2].replace(".geojson", ""), m[3]) for m in re.finditer(r"^\| (\w+) \| `([^`]+)` \| (\w+) \|", table, re.M)]


def number(v):
    try:
        return float(v)
    except (TypeError, ValueError):
        return None


def width(p):
    """Diameter, or width of a box, in mm."""
    return number(str(p["管径"]).split("X")[0])


class Network:
    """Points and pipes of the drainage layers, for the tests of defects."""

    def __init__(self, layers):
        self.points = {p["物探点号"]: (p, c) for name in ("雨水管点", "污水管点") for p, c in layers[name]}
        self.pipes = {p["管线编号"]: (p, c) for name in ("雨水管线", "污水管线") for p, c in layers[name]}

    def level(self, p, end):
        ground = number(self.points.get(p[end + "点号"], ({},))[0].get("地面高程"))
        given, depth = number(p[end + "管底高程"]), number(p[end + "埋深"])
        return given if given is not None else ground - depth if None not in (ground, depth) else None

    def fall(self, p):
        return self.level(p, "起点") - self.level(p, "终点")

    def above(self, p):
        return [width(q) for q, _ in self.pipes.values() if q["终点点号"] == p["起点点号"] and width(q)]


def shows(kind, name, ident, layers, net):
    """Whether the defect listed is in the file as described."""
    if name == "breaks.csv":
        return ident not in {p["管线编号"] for p, _ in layers["给水管线"]} and any(r["pipe_id"] == ident for r in layers[name])
    key = NUMBER.get(name, "id")
    found = [(p, c) for p, c in layers[name] if p[key] == ident]
    if len(found) != 1:
        return False
    p, c = found[0]
    if kind == "zero_diameter":
        return not number(p["管径"])
    if kind == "impossible_year":
        return not 1880 <= number(p["建设年代"]) <= 2023
    if kind == "end_gap":
        return gap(p, c, name, layers)
    return SIGNS[kind](p, c, net)


def gap(p, c, name, layers):
    """An end between 0.1 and 0.5 m from the nearest point or other end."""
    others = [e for q, d in layers[name] if q is not p for e in (d[0], d[-1])]
    far = lambda a, b: (((a[0] - b[0]) * .81) ** 2 + (a[1] - b[1]) ** 2) ** .5 * 111320
    return any(.1 < min(far(end, o) for o in others) < .5 for end in (c[0], c[-1]))


SIGNS = {
    "adverse_slope": lambda p, c, net: net.fall(p) < -.05,
    "missing_level": lambda p, c, net: None in (net.level(p, "起点"), net.level(p, "终点")),
    "duplicate": lambda p, c, net: any({q["起点点号"], q["终点点号"]} == {p["起点点号"], p["终点点号"]} and q is not p for q, _ in net.pipes.values()),
    "smaller_downstream": lambda p, c, net: max(net.above(p)) > width(p),
    "unknown_node": lambda p, c, net: p["终点点号"] not in net.points,
    "level_above_ground": lambda p, c, net: net.level(p, "终点") > number(net.points[p["终点点号"]][0]["地面高程"]),
    "number_as_text": lambda p, c, net: isinstance(p.get("地面高程"), str) or ("管径" in p and not p["管径"].isdigit()),
    "missing_ground": lambda p, c, net: number(p["地面高程"]) is None,
    "abandoned": lambda p, c, net: p["使用状态"] == "废弃",
    "isolated_piece": lambda p, c, net: all(e.startswith("YS900") for e in (p["起点点号"], p["终点点号"])),
    "mixed_connection": lambda p, c, net: p["起点点号"].startswith("WS") and p["终点点号"].startswith("YS"),
}


def check_ids(layers):
    for name, rows in layers.items():
        if name == "breaks.csv":
            continue
        ids = [p[NUMBER.get(name, "id")] for p, _ in rows]
        hold(len(set(ids)) == len(ids), "%s: an id is given twice" % name)


def check_references(layers, planted):
    """Every end names a point of its own network, but for the ends planted otherwise; every catchment a manhole."""
    for word in ("雨水", "污水", "给水", "燃气", "热力"):
        names = {p["物探点号"] for p, _ in layers[word + "管点"]} | ({p["物探点号"] for p, _ in layers["雨水管点"]} if word == "污水" else set())
        for p, _ in layers[word + "管线"]:
            if p["管线编号"] not in planted:
                hold(p["起点点号"] in names and p["终点点号"] in names, "%s: an end is in no file" % p["管线编号"])
    wells = {p["物探点号"] for p, _ in layers["雨水管点"]}
    hold(all(p["排入井号"] in wells for p, _ in layers["汇水区"]), "汇水区: an outlet is in no file")


def check_falls(net, planted):
    """Pipes without planted defect fall with the flow, and their ends lie below ground."""
    for ident, (p, _) in net.pipes.items():
        if ident in planted or p["起点点号"] in planted or p["终点点号"] in planted:
            continue
        fall = net.fall(p) * (-1 if p["流向"] == "-" else 1)
        hold(fall >= -1e-9, "%s: runs uphill by %.3f m" % (ident, -fall))
        for end in ("起点", "终点"):
            hold(net.level(p, end) < number(net.points[p[end + "点号"]][0]["地面高程"]), "%s: %s above ground" % (ident, end))


def check_again():
    with tempfile.TemporaryDirectory() as folder:
        build.Town(20).deliver(folder)
        names = sorted(os.listdir(folder))
        hold(names == sorted(os.listdir(ANLAN)), "the folder's files are not those the generator writes")
        for name in names:
            hold(filecmp.cmp(os.path.join(folder, name), os.path.join(ANLAN, name), shallow=False), "%s: made again, other bytes" % name)


def size(folder):
    return sum(os.path.getsize(os.path.join(at, f)) for at, _, files in os.walk(folder) for f in files)


def check_tables():
    """Each file of broken/ and reference/ stands in its README, and the other way round."""
    for folder in ("broken", "reference"):
        at = os.path.join(GEODATA, folder)
        with open(os.path.join(at, "README.md"), encoding="utf-8") as f:
            rows = {m.rstrip("/") for m in re.findall(r"^\| `([^`]+)` \|", f.read(), re.M)}
        files = set(os.listdir(at)) - {"README.md"}
        hold(rows == files, "%s/README.md: %s" % (folder, ", ".join(sorted(rows ^ files))))


def main():
    layers = {name[:-8]: layer(name[:-8]) for name in sorted(os.listdir(ANLAN)) if name.endswith(".geojson")}
    with open(os.path.join(ANLAN, "breaks.csv"), encoding="utf-8") as f:
        layers["breaks.csv"] = list(csv.DictReader(f))
    for name, (least, most) in COUNTS.items():
        hold(least <= len(layers[name]) <= most, "%s: %d features, not %d to %d" % (name, len(layers[name]), least, most))
    wells = sum(p["附属物"].endswith("井") for name in ("雨水管点", "污水管点") for p, _ in layers[name])
    hold(1400 <= wells <= 1600, "%d manholes" % wells)
    net, defects = Network(layers), listed()
    planted = {ident for _, _, ident in defects}
    hold(len(defects) >= 25, "only %d defects listed" % len(defects))
    for kind, name, ident in defects:
        hold(shows(kind, name, ident, layers, net), "%s %s in %s does not show" % (kind, ident, name))
    check_ids(layers)
    check_references(layers, planted)
    check_falls(net, planted)
    check_tables()
    check_again()
    hold(size(ANLAN) < LIMIT, "anlan is %d bytes" % size(ANLAN))
    hold(size(os.path.join(GEODATA, "victoria")) < LIMIT_VICTORIA, "victoria is too large")
    for f in failures:
        print(f)
    verdict = "%d things wrong" % len(failures) if failures else "all holds"
    print("%d manholes, %d defects shown, %.2f MB: %s" % (wells, len(defects), size(ANLAN) / 1e6, verdict))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
