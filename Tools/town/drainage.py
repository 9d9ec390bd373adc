"""The drainage layers of the folder: survey rows, the deliberate defects among them, the catchments."""
from . import survey
from .frame import distance, grid
from .layers import feature, line, point, write


def deliver(folder, drains, sanitary, village, defects, seed):
    """Write the drainage layers; `village` holds the points and rows of the sample village's sewers."""
    n, s = drains.nodes, sanitary.nodes
    storm_points = survey.points(n, survey.storm_system(drains), seed)
    storm_rows = survey.lines(n, drains.pipes, seed, "storm")
    foul_points = survey.points(s, lambda v: "污水", seed + 1)
    foul_rows = survey.lines(s, sanitary.pipes, seed, "sanitary")
    inlet_points, inlet_rows = survey.inlets(drains, seed)
    defects.storm(storm_points, storm_rows)
    _abandoned(drains, defects, storm_rows)
    _isolated(drains, defects, storm_points, storm_rows)
    _mixed(drains, sanitary, defects, foul_rows)
    write(folder, "雨水管点", storm_points + inlet_points)
    write(folder, "雨水管线", storm_rows + inlet_rows)
    write(folder, "污水管点", foul_points + village[0])
    write(folder, "污水管线", foul_rows + village[1])
    write(folder, "汇水区", survey.catchments(drains))


def row(ident, system, ends, places, size, **more):
    """A pipe row; `ends` are (number, ground, level) of the upper and the lower end."""
    p = {"管线编号": ident, "管线种类": system, "起点点号": ends[0][0], "终点点号": ends[1][0]}
    for word, (_, ground, level) in zip(("起点", "终点"), ends):
        p[word + "管底高程"], p[word + "埋深"] = round(level, 3), round(ground - level, 2)
    p.update({"管径": "%d" % size, "断面形式": "圆形", "材质": "砼", "流向": "+", "埋设方式": "直埋", "建设年代": 1979,
              "管长": round(distance(*places), 2), "使用状态": "在用", "道路名称": ""})
    p.update(more)
    return feature(line(places), p)


def _abandoned(drains, defects, rows):
    n = drains.nodes

    def make(ident, a, b, street):
        up, low = (a, b) if n[a]["ground"] > n[b]["ground"] else (b, a)
        ends = [(n[k]["id"], n[k]["ground"], n[k]["ground"] - 1.1) for k in (up, low)]
        return row(ident, "合流", ends, (n[up]["p"], n[low]["p"]), 300, 使用状态="废弃", 建设年代=1968, 道路名称=street)
    defects.abandoned(drains, rows, make)


def _isolated(drains, defects, points, rows):
    """Three manholes of a housing estate outside the ring road, never joined to the town's drains."""
    places = [(-1010.0 - 30 * k, 420.0 + 8 * k) for k in range(3)]
    land, made, pipes = drains.land, [], []
    for k, p in enumerate(places):
        ground = round(land.ground(*p), 3)
        top = made[0][0] if made else ground
        east, north = grid(p)
        made.append((ground, feature(point(p), {"物探点号": "YS900%d" % (k + 1), "管线种类": "雨水", "特征": "", "附属物": "雨水井", "X": round(north, 3),
                                               "Y": round(east, 3), "地面高程": ground, "井底深": round(ground - top + 1.5 + .12 * k, 2), "道路名称": "",
                                               "权属单位": survey.OWNER, "探测日期": "2023-9-14"})))
    for k in range(2):
        ends = [("YS900%d" % (j + 1), made[j][0], made[0][0] - 1.5 - .12 * j) for j in (k, k + 1)]
        pipes.append(row("YSL900%d" % (k + 2), "雨水", ends, places[k:k + 2], 400, 材质="HDPE", 建设年代=2016))
    defects.isolated(points, rows, [f for _, f in made], pipes)


def _mixed(drains, sanitary, defects, rows):
    """A sewer of the eastern quarter led into the storm drain beside it."""
    wet = [v for v in drains.nodes if "id" in v and v["quarter"] == "east" and v["kind"] == "manhole" and v["id"] not in defects.used]
    pairs = []
    for v in sanitary.nodes:
        if v["kind"] == "manhole":
            m = min(wet, key=lambda w: distance(w["p"], v["p"]))
            if distance(m["p"], v["p"]) < 7 and m["invert"] + .1 < v["invert"] + .6 < m["ground"] - .5:
                pairs.append((v["id"], v, m))
    pairs.sort(key=lambda t: t[0])
    _, v, m = pairs[len(pairs) // 2]
    up = v["invert"] + .6
    ends = [(v["id"], v["ground"], up), (m["id"], m["ground"], max(m["invert"], up - .1))]
    defects.mixed(rows, row("WSL9001", "污水", ends, (v["p"], m["p"]), 200, 材质="PVC", 建设年代=2017, 道路名称=v["street"]), v["id"], m["id"])
