"""Roads to the villages, waters, constraints, ground: what lies about the town."""
import math
import random

from . import roads
from .frame import distance, lonlat
from .layers import feature, line, point, polygon, write
from .terrain import BASIN, RIVER_HALF_WIDTH, STREAM_X, bank_y, bed, flood_stage, levee_crest, river_y

# name, class, way points
ROUTES = [("安澜南大桥", "county", [(0, None), (0, -1180)]),
          ("南大街延伸线", "county", [(0, -1180), (60, -1450), (210, -1640), (330, -1790)]),
          ("河南-南坪公路", "township", [(330, -1790), (-150, -1960), (-700, -2120), (-1320, -2330)]),
          ("安澜东大桥", "county", [(1900, None), (1900, -1240)]), ("东大桥-柿树坪公路", "township", [(1900, -1240), (1950, -1700), (2080, -2200), (2120, -2620)]),
          ("河滨南路", "township", [(330, -1790), (900, -1500), (1450, -1330), (1900, -1240)]),
          ("西一级路", "county", [(-900, -250), (-1250, -180), (-1600, 60), (-1840, 420)]),
          ("马家湾公路", "township", [(-1600, 60), (-2300, -120), (-2900, -300), (-3330, -420)]),
          ("上庄公路", "township", [(-1840, 640), (-2250, 980), (-2600, 1300), (-2950, 1480)]),
          ("石门公路", "township", [(0, 900), (-40, 1300), (60, 1700), (-180, 2300), (-520, 2850), (-720, 3290)]),
          ("岭后便道", "village", [(-520, 2850), (-1100, 3150), (-1500, 3480), (-1910, 3680)]),
          ("杨家沟便道", "village", [(1000, 905), (1060, 1500), (980, 2200), (950, 2920)]),
          ("东岭公路", "township", [(1650, 720), (2000, 1000), (2300, 1240), (2560, 1380)]),
          ("东一级路", "county", [(1900, -250), (2300, -290), (2650, -310), (2960, -330)]),
          ("白塔公路", "township", [(2960, -330), (3250, -100), (3560, 210), (3880, 430)]),
          ("污水厂路", "township", [(1900, -690), (2030, -760), (2110, -840)])]
TOWN_EDGE = [(2190, -960), (2190, 420), (1960, 640), (1400, 960), (1000, 980), (690, 990), (-960, 990)]
# name, kind, rule, factor, centre, half axes
AREAS = [("城西永久基本农田", "permanent_farmland", "forbidden", None, (-1420, 330), (280, 250)),
         ("柳湾南永久基本农田", "permanent_farmland", "forbidden", None, (-2000, -330), (520, 170)),
         ("马家湾永久基本农田", "permanent_farmland", "forbidden", None, (-2850, 320), (230, 300)),
         ("官庄北永久基本农田", "permanent_farmland", "forbidden", None, (2560, 260), (340, 330)),
         ("官庄南永久基本农田", "permanent_farmland", "forbidden", None, (3150, -690), (420, 160)),
         ("河南村永久基本农田", "permanent_farmland", "forbidden", None, (-420, -1560), (330, 190)),
         ("河滨南永久基本农田", "permanent_farmland", "forbidden", None, (1080, -1830), (520, 240)),
         ("南坪永久基本农田", "permanent_farmland", "forbidden", None, (-1750, -1750), (480, 260)),
         ("北山生态保护红线", "ecological_red_line", "forbidden", None, (-1250, 2550), (560, 620)),
         ("东岭生态保护红线", "ecological_red_line", "forbidden", None, (1950, 2650), (720, 560)),
         ("石门滑坡隐患区", "hazard", "cost_factor", 3.0, (-560, 2700), (110, 150)),
         ("高位水池水源保护区", "water_body", "approval", 1.5, (95, 2130), (170, 150))]
HERITAGE = [("文庙保护范围", "forbidden", None, (-345, -345, -275, -275)), ("鼓楼历史文化街区", "approval", 2.5, (-245, -330, -175, -265))]
WIDTH = {"county": (9, 2, 60), "township": (6.5, 2, 40), "village": (3.5, 1, 20)}


def nearest(streets, p):
    return min(streets.nodes, key=lambda q: distance(p, q))


def routes(streets, village, seed):
    """Roads to the villages, bent a little between their way points; ends that meet a street meet its corner."""
    rnd, out = random.Random("%d:routes" % seed), []
    for k, (name, kind, way) in enumerate(ROUTES, 1):
        way = [(x, bank_y(x) if y is None else y) for x, y in way]
        way[0] = nearest(streets, way[0]) if distance(nearest(streets, way[0]), way[0]) < 45 else way[0]
        if name == "西一级路":
            way[-1] = village.gate
        if name == "上庄公路":
            way[0] = village.at[3, 2]
        path = [way[0]]
        for p, q in zip(way, way[1:]):
            far, parts = distance(p, q), max(1, round(distance(p, q) / 130))
            swing = rnd.uniform(-.05, .05) * far if "桥" not in name[-1] else 0
            for t in range(1, parts):
                s = math.sin(math.pi * t / parts) * swing
                path.append((p[0] + (q[0] - p[0]) * t / parts - (q[1] - p[1]) / far * s, p[1] + (q[1] - p[1]) * t / parts + (q[0] - p[0]) / far * s))
            path.append(q)
        width, lanes, speed = WIDTH[kind]
        more = {"structure": "bridge"} if name.endswith("桥") else {"ditch_m3s": .6} if kind != "village" else {}
        out.append(feature(line(path), roads.properties(rnd, "RC%02d" % k, name, kind, width, lanes, speed, rnd.randint(1996, 2016), **more)))
    return out


def waterbodies(land):
    out = []
    edges = [-4000 + 1000 * k for k in range(10)]
    for k, (x0, x1) in enumerate(zip(edges, edges[1:]), 1):
        xs = [x0 + (x1 - x0) * t / 12 for t in range(13)]
        ring = [(x, river_y(x) - RIVER_HALF_WIDTH) for x in xs] + [(x, river_y(x) + RIVER_HALF_WIDTH) for x in reversed(xs)]
        mid, town = (x0 + x1) / 2, -1100 < (x0 + x1) / 2 < 2300
        bank = levee_crest(mid) if town else bed(mid) + 4.6
        out.append(feature(polygon(ring), {"id": "W%02d" % k, "name": "澜河", "kind": "river", "level_m": round(flood_stage(mid), 2),
                                           "bank_m": round(bank, 2), "bed_m": round(bed(mid), 2), "design_capacity_m3s": 560 if town else 420}))
    stream = [(-430, 2900), (-380, 2500), (-420, 2150), (-455, 1750), (-470, 1350), (STREAM_X, 905)]
    out.append(feature(line(stream), {"id": "W20", "name": "安澜溪", "kind": "stream", "level_m": round(land.ground(*stream[-1]) - 1.2, 2),
                                      "bank_m": round(land.ground(*stream[-1]), 2), "design_capacity_m3s": 12}))
    pond = [(BASIN[0] + 52 + 30 * math.cos(t), BASIN[1] - 27 + 22 * math.sin(t)) for t in (k * math.tau / 14 for k in range(14))]
    out.append(feature(polygon(pond), {"id": "W21", "name": "莲池", "kind": "pond", "level_m": round(land.ground(*BASIN) - .9, 2),
                                       "bank_m": round(land.ground(*BASIN), 2)}))
    return out


def blob(rnd, centre, half, sides=14):
    """An irregular field: an ellipse with an uneven edge."""
    ring = []
    for k in range(sides):
        t, s = math.tau * k / sides, rnd.uniform(.82, 1.1)
        ring.append((centre[0] + half[0] * math.cos(t) * s, centre[1] + half[1] * math.sin(t) * s))
    return ring


def constraints(seed):
    rnd, out = random.Random("%d:constraints" % seed), []

    def put(ring, name, kind, rule, factor=None):
        p = {"id": "K%02d" % (len(out) + 1), "name": name, "kind": kind, "rule": rule}
        if factor:
            p["factor"] = factor
        out.append(feature(polygon(ring), p))
    along_river = [(x, bank_y(x) - 10) for x in [-960] + list(range(-800, 2200, 200))]
    put(along_river + TOWN_EDGE, "安澜县城镇开发边界", "urban_boundary", "cost_factor", 1.0)
    for name, kind, rule, factor, centre, half in AREAS:
        put(blob(rnd, centre, half, 20 if kind == "ecological_red_line" else 14), name, kind, rule, factor)
    for name, rule, factor, (x0, y0, x1, y1) in HERITAGE:
        put([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], name, "heritage", rule, factor)
    upstream = range(-4000, -1499, 250)
    corridor = [(x, river_y(x) - 95) for x in upstream] + [(x, river_y(x) + 95) for x in reversed(upstream)]
    put(corridor, "澜河上游水源涵养生态保护红线", "ecological_red_line", "approval", 2.0)
    return out


def known_hotspots(streets):
    """The bureau's ledger: seven places, one of them (the last) dealt with since."""
    rows = [("建设路沟沿街口", (STREAM_X, 150), .55, 95, "2021-07-20"), ("建设路体育路口西", (-310, 150), .40, 70, "2021-07-20"),
            ("人民路铁路下穿", (780, -250), 1.30, 180, "2021-07-20"), ("朝阳路池塘路口", (345, -384), .45, 120, "2021-07-20"),
            ("莲池路低洼处", (221, -519), .60, 150, "2016-07-19"), ("南关街沟沿街口", (STREAM_X, -590), .35, 60, "2018-08-11"),
            ("兴业路与工业二路口", (1370, -470), .25, 40, "2016-07-19")]
    place = lambda k, p: p if k in (1, 3, 4) else nearest(streets, p)      # between corners, or at one
    return [feature(point(place(k, p)), {"id": "H%02d" % (k + 1), "name": name, "depth_m": deep, "minutes": minutes, "date": day})
            for k, (name, p, deep, minutes, day) in enumerate(rows)]


def spot_heights(land, streets, seed):
    rnd, out = random.Random("%d:spots" % seed), []
    places = list(streets.nodes[::2])
    places += [(rnd.uniform(-3800, 4200), rnd.uniform(-2900, 3700)) for _ in range(160)]
    places += [(x, river_y(x) + s) for x in range(-3600, 4200, 400) for s in (-72, 0, 72)]
    for k, p in enumerate(places, 1):
        out.append(feature(point(p), {"id": "GC%04d" % k, "elevation_m": round(land.ground(*p) + rnd.uniform(-.05, .05), 2)}))
    return out


def grid_file(path, land, cell=.0003):
    """ESRI ASCII grid in degrees, about 27 m by 33 m; rows from the north. Places by an affine fit (error under 2 m over the county)."""
    origin, ex, ey = lonlat((0, 0)), lonlat((4000, 0)), lonlat((0, 4000))
    a, b, c, d = ((ex[0] - origin[0]) / 4000, (ey[0] - origin[0]) / 4000, (ex[1] - origin[1]) / 4000, (ey[1] - origin[1]) / 4000)
    det = a * d - b * c
    west, south = round(origin[0] - .0447, 4), round(origin[1] - .0302, 4)
    columns, rows = 310, 222
    lines = ["ncols %d" % columns, "nrows %d" % rows, "xllcorner %.4f" % west, "yllcorner %.4f" % south, "cellsize %.4f" % cell, "NODATA_value -9999"]
    for j in range(rows - 1, -1, -1):
        lat = south + (j + .5) * cell - origin[1]
        row = []
        for i in range(columns):
            lon = west + (i + .5) * cell - origin[0]
            row.append("%.1f" % land.ground((d * lon - b * lat) / det, (a * lat - c * lon) / det))
        lines.append(" ".join(row))
    with open(path, "w", newline="\n") as f:
        f.write("\n".join(lines) + "\n")


def deliver(folder, town):
    write(folder, "waterbodies", waterbodies(town.land))
    write(folder, "constraints", constraints(town.seed))
    write(folder, "known_hotspots", known_hotspots(town.streets), kind="known_hotspots")
    write(folder, "地形高程点", spot_heights(town.land, town.streets, town.seed))
    grid_file(folder + "/ground.asc", town.land)
