"""Deliberate defects in the delivered rows, a few of each kind, and the list of them for the README.

Everything here changes what was written down, never the network that is really there.
"""
import copy
import math
import random

METRE = 1 / 111320.0                    # degrees of latitude in a metre, near enough for a gap of centimetres


class Defects:
    def __init__(self, seed):
        self.rnd = random.Random("%d:defects" % seed)
        self.found, self.used = [], set()

    def tell(self, kind, file, ident, what):
        self.found.append({"kind": kind, "file": file, "id": ident, "what": what})

    def take(self, rows, test, ends=("起点点号", "终点点号"), key="管线编号"):
        """An unused row that passes the test and shares no end with a used one."""
        order = list(rows)
        self.rnd.shuffle(order)
        for r in order:
            p = r["properties"]
            names = {p[key]} | {p.get(e) for e in ends}
            if not names & self.used and p.get("使用状态", "在用") == "在用" and test(p):
                self.used |= names
                return r
        raise ValueError("no row left for a defect")

    # rows of drainage pipes
    def storm(self, points, rows):
        file = "雨水管线"
        plain = lambda p: p["断面形式"] == "圆形" and p["流向"] == "+" and p["管线编号"].startswith("YSL") \
            and p["管径"].isdigit() and int(p["管径"]) >= 400
        both = lambda p: plain(p) and None not in (p["起点管底高程"], p["终点管底高程"], p["起点埋深"], p["终点埋深"])
        for _ in range(2):
            p = self.take(rows, lambda p: both(p) and p["起点管底高程"] - p["终点管底高程"] > .12)["properties"]
            fall, g = p["起点管底高程"] - p["终点管底高程"], (p["起点管底高程"] + p["起点埋深"], p["终点管底高程"] + p["终点埋深"])
            p["起点管底高程"], p["终点管底高程"] = p["终点管底高程"], p["起点管底高程"]
            p["起点埋深"], p["终点埋深"] = round(g[0] - p["起点管底高程"], 2), round(g[1] - p["终点管底高程"], 2)
            self.tell("adverse_slope", file, p["管线编号"], "levels of the two ends swapped; the pipe falls %.2f m the other way" % fall)
        for ends in (("终点",), ("起点", "终点")):
            p = self.take(rows, plain)["properties"]
            for e in ends:
                p[e + "管底高程"], p[e + "埋深"] = None, None
            self.tell("missing_level", file, p["管线编号"], "no level and no depth at " + ("both ends" if len(ends) == 2 else "the lower end"))
        for gap, named in ((.28, True), (.36, False)):
            r = self.take(rows, plain)
            t, c = self.rnd.uniform(0, math.tau), r["geometry"]["coordinates"]
            c[-1] = [round(c[-1][0] + gap * METRE * math.cos(t) / .81, 7), round(c[-1][1] + gap * METRE * math.sin(t), 7)]
            if not named:
                r["properties"]["终点点号"] = ""
            self.tell("end_gap", file, r["properties"]["管线编号"],
                      "lower end drawn %.2f m off its manhole%s" % (gap, "" if named else ", and without its number"))
        r = self.take(rows, both)
        twin = copy.deepcopy(r)
        p = twin["properties"]
        for a, b in (("起点点号", "终点点号"), ("起点管底高程", "终点管底高程"), ("起点埋深", "终点埋深")):
            p[a], p[b] = p[b], p[a]
        p["管线编号"], p["流向"] = "YSL9001", "-"
        twin["geometry"]["coordinates"].reverse()
        rows.append(twin)
        self.tell("duplicate", file, "YSL9001", "the same pipe as %s, the other way round" % r["properties"]["管线编号"])
        for shown in ("0", "不明"):
            p = self.take(rows, plain)["properties"]
            was, p["管径"] = p["管径"], shown
            self.tell("zero_diameter", file, p["管线编号"], "管径 is \"%s\"; it is DN%s" % (shown, was))
        above = {}
        for r in rows:
            p = r["properties"]
            if plain(p):
                above.setdefault(p["终点点号"], []).append(int(p["管径"]))
        for _ in range(2):
            p = self.take(rows, lambda p: plain(p) and 600 <= max(above.get(p["起点点号"], [0])) <= int(p["管径"]))["properties"]
            was, p["管径"] = p["管径"], "400"
            self.tell("smaller_downstream", file, p["管线编号"], "管径 400 below a DN%d pipe; it is DN%s" % (max(above[p["起点点号"]]), was))
        box = next(r["properties"] for r in rows if r["properties"]["断面形式"] == "矩形" and any(
            q["properties"]["断面形式"] == "明渠" and q["properties"]["终点点号"] == r["properties"]["起点点号"] for q in rows))
        self.tell("smaller_downstream", file, box["管线编号"], "the culvert, %s, below the stream's channel (true on the ground as well)" % box["管径"])
        for bad in (2097, "1066"):
            p = self.take(rows, plain)["properties"]
            p["建设年代"] = bad
            self.tell("impossible_year", file, p["管线编号"], "建设年代 is %s" % bad)
        p = self.take(rows, plain)["properties"]
        was, p["终点点号"] = p["终点点号"], "YS0000"
        self.tell("unknown_node", file, p["管线编号"], "终点点号 YS0000 is in no file; the line ends at %s" % was)
        p = self.take(rows, both)["properties"]
        p["终点管底高程"] = round(p["终点管底高程"] + 18.0, 3)
        p["终点埋深"] = None
        self.tell("level_above_ground", file, p["管线编号"], "终点管底高程 is 18 m too high: the end lies above the street")
        for _ in range(2):
            p = self.take(rows, both)["properties"]
            p["管径"] = ("DN%s", "%s毫米")[_] % p["管径"]
            self.tell("number_as_text", file, p["管线编号"], "管径 written \"%s\"" % p["管径"])
        self._ground(points, rows)

    def _ground(self, points, rows):
        by_id = {r["properties"]["物探点号"]: r["properties"] for r in points}
        for value in (None, "无"):
            p = self.take(rows, lambda p: p["管线编号"].startswith("YSL") and p["起点管底高程"] is not None)["properties"]
            by_id[p["起点点号"]]["地面高程"] = value
            self.tell("missing_ground", "雨水管点", p["起点点号"], "地面高程 is %s" % ("null" if value is None else "\"无\""))
        p = self.take(rows, lambda p: p["管线编号"].startswith("YSL"))["properties"]
        q = by_id[p["起点点号"]]
        q["地面高程"] = "%.3f" % q["地面高程"]
        self.tell("number_as_text", "雨水管点", p["起点点号"], "地面高程 is the text \"%s\"" % q["地面高程"])

    def abandoned(self, drains, rows, make):
        """Two old pipes over watersheds, out of use but still in the file."""
        n, laid = drains.nodes, {frozenset((p["a"], p["b"])) for p in drains.pipes}
        free = [(a, b, s) for a in sorted(drains.pieces) for b, s, q, r in sorted(drains.pieces[a])
                if a < b and q == "core" and frozenset((a, b)) not in laid and r == "lane"
                and not {n[a]["id"], n[b]["id"]} & self.used]
        for k, (a, b, street) in enumerate(self.rnd.sample(free, 2), 1):
            ident = "YSL80%02d" % k
            rows.append(make(ident, a, b, street))
            self.used |= {n[a]["id"], n[b]["id"]}
            self.tell("abandoned", "雨水管线", ident, "使用状态 is 废弃: carries no water")

    def isolated(self, points, rows, new_points, new_rows):
        points.extend(new_points)
        rows.extend(new_rows)
        ids = [r["properties"]["管线编号"] for r in new_rows]
        for i in ids:
            self.tell("isolated_piece", "雨水管线", i, "%s touch nothing else" % " and ".join(ids))

    def mixed(self, rows, row, sanitary, storm):
        rows.append(row)
        self.tell("mixed_connection", "污水管线", row["properties"]["管线编号"], "sewage from %s into storm manhole %s (true on the ground as well)"
                  % (sanitary, storm))

    # other networks
    def water(self, rows):
        own = lambda p: p["管线编号"].startswith("GSL")
        p = self.take(rows, lambda p: own(p) and p["管径"] >= 150)["properties"]
        was, p["管径"] = p["管径"], 0
        self.tell("zero_diameter", "给水管线", p["管线编号"], "管径 is 0; it is DN%d" % was)
        r = self.take(rows, own)
        c, t = r["geometry"]["coordinates"], self.rnd.uniform(0, math.tau)
        c[0] = [round(c[0][0] + .3 * METRE * math.cos(t) / .81, 7), round(c[0][1] + .3 * METRE * math.sin(t), 7)]
        r["properties"]["起点点号"] = ""
        self.tell("end_gap", "给水管线", r["properties"]["管线编号"], "start drawn 0.30 m off its point, and without its number")
        p = self.take(rows, own)["properties"]
        p["建设年代"] = 2105
        self.tell("impossible_year", "给水管线", p["管线编号"], "建设年代 is 2105")

    def gas(self, rows):
        p = self.take(rows, lambda p: p["压力级别"] == "中压A")["properties"]
        p["管径"] = None
        self.tell("zero_diameter", "燃气管线", p["管线编号"], "管径 is null")

    def roads(self, features):
        """One street stops short of its corner."""
        r = self.take(features, lambda p: p["class"] == "local", ends=(), key="id")
        c = r["geometry"]["coordinates"]
        c[-1] = [round(c[-1][0] + .4 * METRE / .81, 7), c[-1][1]]
        self.tell("end_gap", "roads", r["properties"]["id"], "end drawn 0.40 m off the corner")
