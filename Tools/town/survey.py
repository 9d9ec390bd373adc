"""The drainage layers as a survey firm delivers them: CJJ 61 style, Chinese names, depth to the invert.

Levels, depths or both are given for a pipe end; ground is to the millimetre, depths to the centimetre, and every
true level is ground less a whole number of centimetres, so all three agree exactly.
"""
import math
import random

from .frame import distance, grid
from .layers import feature, line, point, polygon

SYSTEM_POINT = {"雨水": "雨水井", "合流": "检查井", "污水": "污水井"}
OWNER, FIRM_DATES = "安澜县市政管理所", ("2023-%d-%d", 3, 11)


def year_text(rnd, year, habit=True):
    """A year as surveyors write it: mostly a number, sometimes text, a decade or nothing."""
    t = rnd.random()
    if not habit or t < .72:
        return year
    if t < .80:
        return "%d年" % year
    if t < .86:
        return "%d-%02d" % (year, rnd.randint(1, 12))
    if t < .94:
        return "%d年代" % (year // 10 * 10 % 100) if year < 2000 else year
    return None


def date(rnd):
    return "%s" % (FIRM_DATES[0] % (rnd.randint(FIRM_DATES[1], FIRM_DATES[2]), rnd.randint(1, 28)))


def points(nodes, system_of, seed):
    """Features of manholes and outfalls, by survey number."""
    rnd, out = random.Random("%d:points" % seed), []
    for v in sorted((v for v in nodes if "id" in v), key=lambda v: v["id"]):
        east, north = grid(v["p"])
        system, outfall = system_of(v), v["kind"] == "outfall"
        p = {"物探点号": v["id"], "管线种类": system, "特征": "出水口" if outfall else "", "附属物": "" if outfall else SYSTEM_POINT[system],
             "X": round(north, 3), "Y": round(east, 3), "地面高程": v["ground"]}
        if outfall:
            p.update({"管底高程": v["invert"], "拍门": 1 if "stage" in v else 0})
            if "stage" in v:
                p["常水位"] = v["stage"]
        else:
            p["井底深"] = round(v["ground"] - v["invert"], 2)
        p.update({"道路名称": v.get("street", ""), "权属单位": OWNER, "探测日期": date(rnd)})
        out.append(feature(point(v["p"]), p))
    return out


def section_text(pipe):
    if "box" in pipe or "channel" in pipe:
        w, h = pipe.get("box") or pipe["channel"]
        return "%dX%d" % (round(w * 1000), round(h * 1000)), "明渠" if "channel" in pipe else "矩形"
    return "%d" % round(pipe["size"] * 1000), "圆形"


def lines(nodes, pipes, seed, name):
    """Features of pipes. One row in a hundred runs against the flow, its levels with it."""
    rnd, out = random.Random("%d:lines:%s" % (seed, name)), []
    for q in pipes:
        ends = [(q["a"], q["up"]), (q["b"], q["down"])]
        turned = rnd.random() < .01
        if turned:
            ends.reverse()
        p = {"管线编号": q["id"], "管线种类": q["system"], "起点点号": nodes[ends[0][0]]["id"], "终点点号": nodes[ends[1][0]]["id"]}
        for word, (k, level) in zip(("起点", "终点"), ends):
            given = rnd.choice(("both", "both", "both", "level", "depth")) if nodes[k]["kind"] == "manhole" else "both"
            p[word + "管底高程"] = level if given != "depth" else None
            p[word + "埋深"] = round(nodes[k]["ground"] - level, 2) if given != "level" else None
        p["管径"], p["断面形式"] = section_text(q)
        boxed = p["断面形式"] != "圆形"
        p.update({"材质": q["material"], "流向": "-" if turned else "+", "埋设方式": ("明渠" if "channel" in q else "方沟") if boxed else "直埋",
                  "建设年代": year_text(rnd, q["year"]), "管长": round(distance(nodes[q["a"]]["p"], nodes[q["b"]]["p"]), 2),
                  "使用状态": "在用", "道路名称": q["street"]})
        out.append(feature(line([nodes[k]["p"] for k, _ in ends]), p))
    return out


def inlets(drains, seed):
    """Kerb inlets beside main streets, each with a connection pipe: (points, lines)."""
    rnd, n = random.Random("%d:inlets" % seed), drains.nodes
    pts, rows = [], []
    for q in drains.pipes:
        main = q["rank"] in ("arterial", "main_lane", "ring", "collector")
        if not main or q.get("tie") or rnd.random() > .30:
            continue
        v, w = n[q["a"]], n[q["b"]]
        t = math.atan2(w["p"][1] - v["p"][1], w["p"][0] - v["p"][0]) + math.radians(rnd.choice((62, -62)))
        p = (v["p"][0] + 6.5 * math.cos(t), v["p"][1] + 6.5 * math.sin(t))
        if any(_near(p, n[r["a"]]["p"], n[r["b"]]["p"]) < 1.5 for r in drains.pipes if q["a"] in (r["a"], r["b"])):
            continue
        ground = round(v["ground"] - .06, 3)
        ident = "YB%04d" % (len(pts) + 1)
        east, north = grid(p)
        pts.append(feature(point(p), {"物探点号": ident, "管线种类": "雨水", "特征": "", "附属物": "雨水篦", "X": round(north, 3), "Y": round(east, 3),
                                      "地面高程": ground, "井底深": .8, "道路名称": q["street"], "权属单位": OWNER, "探测日期": date(rnd)}))
        low = max(round(v["ground"] - .95, 3), v["invert"])
        rows.append(feature(line([p, v["p"]]), {
            "管线编号": "YBL%04d" % len(pts), "管线种类": "雨水", "起点点号": ident, "终点点号": v["id"], "起点管底高程": round(ground - .8, 3),
            "终点管底高程": low, "起点埋深": .8, "终点埋深": round(v["ground"] - low, 2), "管径": "300", "断面形式": "圆形", "材质": "HDPE" if
            q["year"] > 2003 else "砼", "流向": "+", "埋设方式": "直埋", "建设年代": q["year"], "管长": 6.5, "使用状态": "在用", "道路名称": q["street"]}))
    return pts, rows


def _near(p, a, b):
    """Distance of p from the segment ab."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def catchments(drains):
    return [feature(polygon(c["ring"]), {"编号": c["id"], "排入井号": drains.nodes[c["to"]]["id"], "面积_ha": c["hectares"], "不透水率": c["impervious"],
                                         "宽度_m": c["width"], "坡度": c["slope"]}) for c in drains.catchments]


def storm_system(drains):
    """The system of a storm node: combined where all its pipes are."""
    touching = {}
    for p in drains.pipes:
        for k in (p["a"], p["b"]):
            touching.setdefault(drains.nodes[k]["id"], set()).add(p["system"])
    return lambda v: "合流" if touching[v["id"]] == {"合流"} else "雨水"
