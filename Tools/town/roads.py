"""The roads layer: streets of the town, roads to the villages, lanes of the sample village."""
import random

from .layers import feature, line, write

SURFACE = {"arterial": "asphalt", "collector": "asphalt", "local": "concrete", "county": "asphalt", "township": "concrete", "village": "concrete"}


def properties(rnd, ident, name, kind, width, lanes, speed, year, **more):
    age = 2023 - year
    p = {"id": ident, "name": name, "class": kind, "width_m": width, "lanes": lanes, "surface": SURFACE[kind], "oneway": False,
         "speed_kmh": speed, "build_year": year, "condition": "poor" if age > 24 else "fair" if age > 12 else "good"}
    if age > 14 and rnd.random() < .35:
        p["planned_year"] = rnd.randint(2025, 2030)
    p.update(more)
    return p


def town(streets, seed):
    rnd, out = random.Random("%d:roads" % seed), []
    first = {"core": 1988, "north": 1998, "east": 2006, "industry": 2012, "underpass": 2006, "outside": 2014}
    years = {}
    for k, e in enumerate(sorted(streets.edges, key=lambda e: (e["street"], e["a"], e["b"])), 1):
        year = years.setdefault((e["street"], e["quarter"]), first[e["quarter"]] + rnd.randint(0, 8))
        more = {"oneway": True} if e["street"] == "鼓楼巷" else {}
        if e["quarter"] == "underpass":
            more["structure"] = "underpass"
        if e["street"] == "建设路" and not e["drained"]:
            more["structure"] = "bridge"
        out.append(feature(line([streets.nodes[e["a"]], streets.nodes[e["b"]]]),
                           properties(rnd, "R%04d" % k, e["street"], e["class"], e["width"], e["lanes"], e["speed"], year, **more)))
    return out


def village_lane(ident, name):
    main = name.endswith("主街")
    return {"id": ident, "name": name, "class": "village", "width_m": 5 if main else 3.5, "lanes": 1, "surface": "concrete", "oneway": False,
            "speed_kmh": 20, "build_year": 2019, "condition": "good"}


def deliver(folder, features, defects):
    defects.roads(features)
    write(folder, "roads", features)
