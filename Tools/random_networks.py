#!/usr/bin/env python3
"""Writes random drainage networks as SWMM 5 models, to find out what a flow router cannot take.

    python random_networks.py FOLDER [--count 200] [--seed 1] [--only NUMBER]

Every model is well posed: SWMM itself reads it without an error. Each has one to three traits, which turn a plain storm
sewer into something that data of real towns hold now and then: the list stands below, and each trait comes first in
every 18th model. Model NUMBER of a seed is the same whatever the count. Standard library only.
"""
import argparse
import math
import os
import random

TRAITS = ["flat", "steep", "looped", "dry", "drowned", "lengths", "adverse", "sudden", "tiny_storage", "sizes",
          "ponding", "surcharge", "shapes", "structures", "tides", "dividers", "sagging", "long"]

# SI to the model's units: flow, length, storage coefficients follow from it.
UNITS = {"CMS": (1, 1), "LPS": (1000, 1), "MLD": (86.4, 1), "CFS": (1 / 0.3048 ** 3, 1 / 0.3048),
         "GPM": (15850.323, 1 / 0.3048), "MGD": (22.824465, 1 / 0.3048)}


def traits_of(number, rng):
    """The trait whose turn it is, and none to two others."""
    first = TRAITS[(number - 1) % len(TRAITS)]
    others = rng.sample([t for t in TRAITS if t != first], rng.choice([0, 1, 1, 2]))
    return [first] + others


class Model:
    """One network while it is drawn: nodes and links as dictionaries in SI, then written in the model's units."""

    def __init__(self, number, seed):
        self.rng = rng = random.Random("%s/%d" % (seed, number))
        self.traits = traits_of(number, rng)
        self.title = "random network %d of seed %s: %s" % (number, seed, ", ".join(self.traits))
        self.units = rng.choice(["CMS", "CMS", "LPS", "MLD", "CFS", "GPM", "MGD"])
        self.flow, self.length = UNITS[self.units]
        self.hours = rng.choice([1, 3, 6]) if not self.has("long") else rng.choice([24, 72])
        self.nodes, self.links, self.inflows = [], [], []
        self.sections = {}
        self.curves, self.series, self.patterns, self.transects, self.rules = [], [], [], [], []
        self.draw()

    def has(self, *names):
        return any(name in self.traits for name in names)

    def chance(self, share):
        return self.rng.random() < share

    def spread(self, low, high):
        """A number between `low` and `high`, any power of ten as likely."""
        return 10 ** self.rng.uniform(math.log10(low), math.log10(high))

    # -------------------------------------------------------------- the network

    def draw(self):
        rng = self.rng
        self.slope = rng.uniform(0.002, 0.02)
        if self.has("flat"):
            self.slope = rng.choice([0, 1e-5, 1e-4])
        elif self.has("steep"):
            self.slope = self.spread(0.05, 0.8)
        for part in range(rng.choice([1, 1, 1, 2])):
            self.draw_part(part, rng.choice([2, 3, 5, 10, 20, 40]))
        for node in self.nodes:
            self.set_depths(node)
        self.draw_inflows()
        if self.has("structures") and self.chance(0.5):
            self.draw_rules()

    def draw_part(self, part, count):
        """A tree on an outfall, some loops, perhaps a second outfall."""
        rng = self.rng
        names = ["N%d_%d" % (part, i) for i in range(count)]
        members = [self.junction(names[0], invert=rng.uniform(-5, 500))]
        for i in range(1, count):
            below = members[rng.randrange(max(0, i - rng.choice([1, 2, 6])), i)]
            length = self.draw_length()
            rise = self.slope * min(length, 2000) * rng.uniform(0.5, 1.5)
            if self.has("adverse"):
                rise = rng.choice([0, -rise, rng.uniform(-0.8, 0.8)])
            if self.has("sagging"):
                rise += 0.6 * math.sin(i / 1.5)
            upper = self.junction(names[i], invert=below["invert"] + rise)
            members.append(upper)
            self.connect(upper, below, length)
        loops = count // 2 if self.has("looped") else count // 12
        for _ in range(loops):
            a, b = rng.choice(members), rng.choice(members)
            if a is not b:
                self.connect(a, b, self.draw_length())
        for k in range(rng.choice([1, 1, 2]) if count > 4 else 1):
            last = members[0] if k == 0 else rng.choice(members)
            self.draw_outfall("O%d_%d" % (part, k), last)

    def draw_length(self):
        if self.has("lengths"):
            return self.spread(0.1, 10_000)
        return self.rng.uniform(20, 150)

    def junction(self, name, invert):
        rng = self.rng
        node = {"id": name, "kind": "junction", "invert": invert, "crown": 0, "depth": 0, "initial": 0, "surcharge": 0,
                "ponded": 0}
        storage = 0.3 if self.has("tiny_storage", "structures") else 0.04
        if self.chance(storage):
            node["kind"] = "storage"
            node["shape"] = self.storage_shape(name)
        elif self.has("dividers") and self.chance(0.5):
            node["kind"] = "divider"
        self.nodes.append(node)
        return node

    def storage_shape(self, name):
        """Words of a storage unit's shape behind its depths."""
        rng = self.rng
        area = self.spread(0.02, 1) if self.has("tiny_storage") else self.spread(5, 5000)
        kind = rng.choice(["FUNCTIONAL", "FUNCTIONAL", "TABULAR", "CYLINDRICAL", "CONICAL", "PARABOLIC", "PYRAMIDAL"])
        L = self.length
        if kind == "FUNCTIONAL":
            exponent = rng.choice([0, 0.5, 1, 2])
            constant = rng.choice([0, area]) if exponent < 1 else area
            coefficient = area / 2
            return [kind, coefficient * L ** (2 - exponent), exponent, constant * L * L]
        if kind == "TABULAR":
            curve = "S" + name
            rows = [(0, rng.choice([0, area / 10, area])), (rng.uniform(0.2, 1.5), area), (4, area * rng.uniform(0.2, 5))]
            self.curves.append((curve, "STORAGE", [(d * L, a * L * L) for d, a in rows]))
            return [kind, curve]
        side = math.sqrt(area)
        if kind == "PARABOLIC":
            return [kind, side * L, side * L, rng.uniform(1, 4) * L]
        slope = 0 if kind == "CYLINDRICAL" else rng.uniform(0.1, 2)
        return [kind, side * L, side * L, slope]

    def set_depths(self, node):
        """Rim, start depth, cover and ponded area, once all pipes are there."""
        rng = self.rng
        if node["kind"] == "outfall":
            return
        node["depth"] = node["crown"] + rng.choice([0, 0.3, 1, 3]) * rng.random() + 0.05
        if node["kind"] != "storage" and self.chance(0.05):
            node["depth"] = 0  # to the highest crown
        if self.has("sagging") and self.chance(0.3):
            node["depth"] = max(0.1, node["depth"] * 0.4)
        if self.chance(0.2) or self.has("drowned"):
            node["initial"] = rng.random() * node["depth"]
        if self.has("surcharge") and node["kind"] != "storage":
            node["surcharge"] = rng.choice([0, 0.1, 5, 100])
        if self.has("ponding"):
            node["ponded"] = rng.choice([0, 0.1, 10, 500, 20_000])

    def draw_outfall(self, name, last):
        rng = self.rng
        fall = self.slope * 30 if not self.has("adverse") else rng.uniform(-0.3, 0.3)
        node = {"id": name, "kind": "outfall", "invert": last["invert"] - fall, "gated": self.chance(0.2), "crown": 0}
        self.nodes.append(node)
        link = self.connect(last, node, self.draw_length(), plain=True)
        top = link["section"][1] if link["section"] else 1
        kind = rng.choice(["FREE", "FREE", "NORMAL", "FIXED"])
        level = node["invert"] + rng.uniform(-0.5, 1.2) * top
        if self.has("drowned"):
            kind, level = "FIXED", node["invert"] + top + rng.choice([0.5, 3, 10])
        elif self.has("tides"):
            kind = rng.choice(["TIDAL", "TIMESERIES"])
        node["boundary"] = [kind]
        if kind == "FIXED":
            node["boundary"].append(level * self.length)
        elif kind == "TIDAL":
            self.curves.append(("C" + name, "TIDAL", [
                (hour, (level + rng.choice([0.3, 3]) * math.sin(hour / 24 * 4 * math.pi)) * self.length)
                for hour in range(25)]))
            node["boundary"].append("C" + name)
        elif kind == "TIMESERIES":
            jumps = [(k * self.hours / 8, (level + rng.uniform(-2, 2)) * self.length) for k in range(9)]
            self.series.append(("T" + name, jumps))
            node["boundary"].append("T" + name)

    # -------------------------------------------------------------- links

    def connect(self, upper, lower, length, plain=False):
        rng = self.rng
        link = {"id": "L%d" % (len(self.links) + 1), "from": upper, "to": lower, "kind": "conduit", "section": None}
        self.links.append(link)
        if self.has("structures") and not plain and self.chance(0.3):
            self.draw_structure(link)
            return link
        section = self.draw_section(link["id"])
        free_offset = 0.5 if self.has("looped", "structures", "steep") else 0.15
        offsets = [rng.choice([0.02, 0.5, 2]) * rng.random() if self.chance(free_offset) else 0 for _ in range(2)]
        if lower["kind"] == "outfall" and self.chance(0.7):
            offsets[1] = 0
        if self.chance(0.15):
            link["from"], link["to"] = (lower, upper) if lower["kind"] != "outfall" else (upper, lower)
        # No pipe falls by more than it is long.
        fall = abs(upper["invert"] - lower["invert"]) + max(offsets)
        link.update(length=max(length, 1.2 * fall), roughness=rng.choice([0.011, 0.013, 0.013, 0.03]), offsets=offsets, section=section,
                    barrels=rng.choice([1, 1, 1, 1, 2, 5]), initial=0, largest=0)
        if self.chance(0.1):
            link["losses"] = [rng.choice([0, 0.5, 5]), rng.choice([0, 1]), rng.choice([0, 0.2])]
            link["gated"] = self.chance(0.3)
        if self.chance(0.05):
            link["largest"] = self.spread(0.01, 1)
        if self.chance(0.05):
            link["initial"] = self.spread(0.001, 0.1)
        for node, offset in zip((link["from"], link["to"]), offsets):
            node["crown"] = max(node["crown"], offset + section[1])
        return link

    def draw_size(self):
        return self.spread(0.03, 10) if self.has("sizes") else self.rng.choice([0.3, 0.4, 0.6, 0.8, 1, 1.5])

    def draw_section(self, link):
        """Words of a cross-section in the model's units behind its height in metres: [word, height, others]."""
        rng = self.rng
        size = self.draw_size()
        common = ["CIRCULAR"] * 5 + ["RECT_CLOSED", "RECT_OPEN", "TRAPEZOIDAL"]
        shape = rng.choice(common if not self.has("shapes") else SHAPES + ["IRREGULAR"])
        L = self.length
        if shape == "IRREGULAR":
            height = 0.6 + size
            name = "X" + link
            width = rng.uniform(2, 20)
            stations = [0, 0.2 * width, 0.4 * width, 0.5 * width, 0.7 * width, width]
            levels = [height, 0.4 * height, 0.3 * height, 0, 0.35 * height, height]
            roughness = rng.choice([(0, 0, 0.03), (0.06, 0.05, 0.03)])
            self.transects.append((name, roughness, stations[1], stations[4],
                                   [(e * L, s * L) for e, s in zip(levels, stations)]))
            return [shape, height, name]
        others = [w if isinstance(w, str) else w for w in SECTION_WORDS[shape](rng, size, L)]
        return [shape, size] + others

    def draw_structure(self, link):
        rng = self.rng
        kind = link["kind"] = rng.choice(["pump", "orifice", "weir", "outlet"])
        size = self.draw_size()
        offset = rng.choice([0, 0, 0.1, 1]) * rng.random()
        link["gated"] = self.chance(0.3)
        link["offset"] = offset
        link["section"] = None
        if kind == "pump":
            self.draw_pump(link)
        elif kind == "orifice":
            words = ["CIRCULAR"] if self.chance(0.5) else ["RECT_CLOSED", size * rng.uniform(0.3, 3) * self.length]
            link["section"] = [words[0], size] + (words[1:] or [0])
            link["words"] = [rng.choice(["SIDE", "BOTTOM"]), offset * self.length, rng.uniform(0.4, 1)]
            link["close"] = rng.choice([0, 0, 0.1])
        elif kind == "weir":
            self.draw_weir(link, size)
        else:
            self.draw_outlet(link)
        link["from"]["crown"] = max(link["from"]["crown"], offset + (size if kind in ("orifice", "weir") else 0.2))

    def draw_pump(self, link):
        rng = self.rng
        kind = rng.choice([1, 2, 3, 4, 5, 0])
        start, stop = sorted((rng.uniform(0.05, 2), rng.uniform(0, 1)), reverse=True)
        link["status"] = rng.choice(["ON", "OFF"])
        link["depths"] = rng.choice([(0, 0), (start, stop)])
        if kind == 0:
            link["curve"] = "*"
            return
        link["curve"] = "P" + link["id"]
        most = self.spread(0.005, 2)
        L, Q = self.length, self.flow
        flows = [most * share * Q for share in (0.2, 0.5, 1)]
        if kind == 1:
            rows = list(zip([v * L ** 3 for v in (1, 10, 100)], flows))
        elif kind in (2, 4):
            rows = list(zip([d * L for d in (0.3, 0.8, 2)], flows))
        else:
            rows = list(zip([h * L for h in (0.5, 3, 12)], reversed(flows)))
        self.curves.append((link["curve"], "PUMP%d" % kind, rows))

    def draw_weir(self, link, size):
        rng = self.rng
        kind = rng.choice(["TRANSVERSE", "SIDEFLOW", "V-NOTCH", "TRAPEZOIDAL", "ROADWAY"])
        metric = self.length == 1
        coefficient = rng.uniform(1.2, 2) * (1 if metric else 1.811)
        width = rng.uniform(0.2, 5) * self.length
        shape = {"V-NOTCH": ["TRIANGULAR", size, width, 0, 0], "TRAPEZOIDAL": ["TRAPEZOIDAL", size, width, 1, 1]}.get(
            kind, ["RECT_OPEN", size, width, 0, 0])
        link["section"] = shape
        link["words"] = [kind, link["offset"] * self.length, coefficient]
        link["contractions"] = rng.choice([0, 1, 2])
        link["surcharges"] = rng.choice(["YES", "NO"])
        link["road"] = [rng.uniform(3, 12) * self.length, rng.choice(["PAVED", "GRAVEL"])] if kind == "ROADWAY" else []

    def draw_outlet(self, link):
        rng = self.rng
        by = rng.choice(["DEPTH", "HEAD"])
        if self.chance(0.5):
            exponent = rng.choice([0.5, 1, 1.5])
            scale = self.flow / self.length ** exponent
            link["words"] = ["FUNCTIONAL/" + by, self.spread(0.005, 2) * scale, exponent]
        else:
            name = "R" + link["id"]
            most = self.spread(0.005, 2) * self.flow
            rows = [(0, 0), (0.5 * self.length, most * 0.4), (2 * self.length, most)]
            self.curves.append((name, "RATING", rows))
            link["words"] = ["TABULAR/" + by, name]

    # -------------------------------------------------------------- water

    def draw_inflows(self):
        rng = self.rng
        junctions = [n for n in self.nodes if n["kind"] != "outfall"]
        if self.has("dry"):
            junctions = rng.sample(junctions, rng.choice([0, 1]))
        peak = self.spread(0.002, 3)
        for node in junctions:
            if self.chance(0.4):
                continue
            name = "Q" + node["id"]
            top = rng.random() * peak
            end = self.hours
            if self.has("sudden"):
                when = rng.uniform(0.05, 0.5) * end
                top *= rng.choice([1, 10])
                rows = [(0, 0), (when, 0), (when + 1 / 3600, top), (when + rng.choice([0.02, 0.3]), top)]
                rows.append((rows[-1][0] + 1 / 3600, 0))
            else:
                rows = [(0, 0), (0.15 * end, 0.1 * top), (0.25 * end, top), (0.4 * end, 0.2 * top), (0.8 * end, 0)]
            base = rng.choice([0, 0, 0.01 * top, -0.001 * top if self.has("sudden") else 0])
            self.series.append((name, [(t, q * self.flow) for t, q in rows]))
            self.inflows.append((node["id"], name, base * self.flow))

    def draw_rules(self):
        rng = self.rng
        movable = [k for k in self.links if k["kind"] in ("pump", "orifice", "weir", "outlet")]
        for i, link in enumerate(movable[:3]):
            node = rng.choice([n for n in self.nodes if n["kind"] != "outfall"])
            on, off = ("STATUS = ON", "STATUS = OFF") if link["kind"] == "pump" else ("SETTING = 1", "SETTING = 0.2")
            what = "%s %s %s" % (link["kind"].upper(), link["id"], "%s")
            depth = rng.uniform(0.1, 1.5) * self.length
            self.rules.append("RULE R%d\nIF NODE %s DEPTH > %.4g\nTHEN %s\nELSE %s\n" % (
                i, node["id"], depth, what % on, what % off))

    # -------------------------------------------------------------- the file

    def text(self):
        return "\n".join(self.options() + self.node_sections() + self.link_sections() + self.data_sections()) + "\n"

    def options(self):
        rng = self.rng
        start = 24 * rng.randrange(1, 20)
        end = start + self.hours
        day = lambda hour: "03/%02d/2023" % (1 + hour // 24)
        rows = [("FLOW_UNITS", self.units), ("FLOW_ROUTING", "DYNWAVE"), ("LINK_OFFSETS", "DEPTH"),
                ("START_DATE", day(start)), ("START_TIME", "00:00:00"), ("REPORT_START_DATE", day(start)),
                ("REPORT_START_TIME", "00:00:00"), ("END_DATE", day(end)), ("END_TIME", "%02d:00:00" % (end % 24)),
                ("REPORT_STEP", "00:01:00" if self.hours <= 6 else "00:15:00"),
                ("ROUTING_STEP", rng.choice(["0.5", "5", "00:00:30"])), ("VARIABLE_STEP", rng.choice(["0", "0.75"])),
                ("ALLOW_PONDING", "YES" if self.has("ponding") else "NO"),
                ("INERTIAL_DAMPING", rng.choice(["NONE", "PARTIAL", "FULL"])),
                ("NORMAL_FLOW_LIMITED", rng.choice(["SLOPE", "FROUDE", "BOTH"])),
                ("FORCE_MAIN_EQUATION", rng.choice(["H-W", "D-W"])),
                ("MIN_SURFAREA", "%.6g" % (self.spread(0.02, 1) * self.length ** 2) if self.has("tiny_storage") else "0"),
                ("MIN_SLOPE", rng.choice(["0", "0", "0.1"]))]
        return ["[TITLE]", self.title, "", "[OPTIONS]"] + ["%-20s %s" % row for row in rows]

    def section(self, name, rows):
        """One section of the file; nothing where it would be empty."""
        if not rows:
            return []
        return ["", "[%s]" % name] + ["  ".join("%.7g" % w if isinstance(w, float) else str(w) for w in row) for row in rows]

    def node_sections(self):
        L = self.length
        depths = lambda n: [n["depth"] * L, n["initial"] * L, n["surcharge"] * L, n["ponded"] * L * L]
        of = lambda kind: [n for n in self.nodes if n["kind"] == kind]
        dividers = []
        for node in of("divider"):
            out = next((k for k in self.links if k["kind"] == "conduit" and k["from"] is node), None)
            if out is None:
                node["kind"] = "junction"
            else:
                kind = self.rng.choice([["OVERFLOW"], ["CUTOFF", 0.1 * self.flow], ["WEIR", 0, 0.5 * L, 3.0]])
                dividers.append([node["id"], node["invert"] * L, out["id"]] + kind + depths(node))
        storage = [[n["id"], n["invert"] * L, n["depth"] * L, n["initial"] * L] + n["shape"] for n in of("storage")]
        outfalls = [[n["id"], n["invert"] * L] + n["boundary"] + ["YES" if n["gated"] else "NO"] for n in of("outfall")]
        return (self.section("JUNCTIONS", [[n["id"], n["invert"] * L] + depths(n) for n in of("junction")])
                + self.section("OUTFALLS", outfalls) + self.section("DIVIDERS", dividers) + self.section("STORAGE", storage))

    def link_sections(self):
        L, Q = self.length, self.flow
        of = lambda kind: [k for k in self.links if k["kind"] == kind]
        ends = lambda k: [k["id"], k["from"]["id"], k["to"]["id"]]
        gate = lambda k: "YES" if k["gated"] else "NO"
        conduits = [ends(k) + [k["length"] * L, k["roughness"], k["offsets"][0] * L, k["offsets"][1] * L,
                               k["initial"] * Q, k["largest"] * Q] for k in of("conduit")]
        pumps = [ends(k) + [k["curve"], k["status"], k["depths"][0] * L, k["depths"][1] * L] for k in of("pump")]
        orifices = [ends(k) + k["words"] + [gate(k), k["close"]] for k in of("orifice")]
        weirs = [ends(k) + k["words"] + [gate(k), k["contractions"], 0, k["surcharges"]] + k["road"] for k in of("weir")]
        outlets = [ends(k) + [k["offset"] * L] + k["words"] + [gate(k)] for k in of("outlet")]
        shapes = []
        for k in self.links:
            if k["section"] is None:
                continue
            word, height, *others = k["section"]
            height = [] if word == "IRREGULAR" else [height * L]
            row = [k["id"], word] + height + others
            row += [0.0] * (6 - len(row)) if word != "IRREGULAR" else [0, 0, 0]
            shapes.append(row + ([k["barrels"]] if k["kind"] == "conduit" else []))
        losses = [[k["id"]] + k["losses"] + [gate(k)] for k in of("conduit") if "losses" in k]
        return (self.section("CONDUITS", conduits) + self.section("PUMPS", pumps) + self.section("ORIFICES", orifices)
                + self.section("WEIRS", weirs) + self.section("OUTLETS", outlets) + self.section("XSECTIONS", shapes)
                + self.section("LOSSES", losses))

    def data_sections(self):
        transects = []
        for name, (left, right, channel), bank1, bank2, points in self.transects:
            L = self.length
            transects += [["NC", left, right, channel],
                          ["X1", name, len(points), bank1 * L, bank2 * L, 0, 0, 0, 0, 0, 0],
                          ["GR"] + [float(v) for point in points for v in point]]
        curves = [[name, kind if i == 0 else "", float(x), float(y)]
                  for name, kind, rows in self.curves for i, (x, y) in enumerate(rows)]
        series = [[name, "%.6f" % t, float(v)] for name, rows in self.series for t, v in rows]
        inflows = [[node, "FLOW", name, "FLOW", 1.0, 1.0, float(base)] for node, name, base in self.inflows]
        rules = ["", "[CONTROLS]"] + self.rules if self.rules else []
        return (self.section("TRANSECTS", transects) + self.section("INFLOWS", inflows) + self.section("CURVES", curves)
                + self.section("TIMESERIES", series) + rules)


# Shapes of a height: what stands behind it, in the model's units.
SECTION_WORDS = {
    "CIRCULAR": lambda rng, h, L: [0],
    "RECT_CLOSED": lambda rng, h, L: [h * rng.uniform(0.3, 3) * L],
    "RECT_OPEN": lambda rng, h, L: [h * rng.uniform(0.5, 10) * L],
    "TRAPEZOIDAL": lambda rng, h, L: [h * rng.choice([0, 0.5, 3]) * L, rng.uniform(0.1, 3), rng.uniform(0, 3)],
}
SHAPES = sorted(SECTION_WORDS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", type=int)
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    numbers = [arguments.only] if arguments.only else range(1, arguments.count + 1)
    for number in numbers:
        with open(os.path.join(arguments.folder, "net%03d.inp" % number), "w", encoding="ascii") as f:
            f.write(Model(number, arguments.seed).text())


if __name__ == "__main__":
    main()
