"""Buildings as points: blocks of the town along its streets, and every house of the sample village."""
import random

from .frame import along, distance
from .layers import feature, point, write

# spacing [m], share built, households from-to, kind, people per household
HABITS = {"core": (34, .62, (1, 14), "house", 2.9), "north": (58, .72, (6, 18), "apartment", 2.9), "east": (56, .72, (7, 20), "apartment", 2.9),
          "industry": (110, .75, (0, 0), "factory", 0)}


def town(streets, land, seed):
    rnd, out = random.Random("%d:buildings" % seed), []
    for e in streets.edges:
        if e["quarter"] not in HABITS or not e["drained"]:
            continue
        spacing, share, households, kind, each = HABITS[e["quarter"]]
        p, q = streets.nodes[e["a"]], streets.nodes[e["b"]]
        run = distance(p, q)
        nx, ny = -(q[1] - p[1]) / run, (q[0] - p[0]) / run
        for k in range(int((run - 20) / spacing) + 1):
            for side in (-1, 1):
                if rnd.random() > share or e["street"] in ("滨河路", "环城西路", "环城北路", "环城东路", "铁西路", "铁东路") and side == river_side(e["street"]):
                    continue
                x, y = along(p, q, min(.92, (14 + spacing * k) / run))
                off = side * (e["width"] / 2 + rnd.uniform(6, 14))
                place = (x + nx * off, y + ny * off)
                n = rnd.randint(*households)
                b = {"id": "B%04d" % (len(out) + 1), "kind": kind}
                if n:
                    b.update(households=n, people=round(n * each))
                b["elevation_m"] = round(land.ground(*place) + (rnd.uniform(0, .25) if e["quarter"] == "core" else rnd.uniform(.2, .5)), 2)
                out.append(feature(point(place), b))
    return out


def river_side(street):
    """The side of an edge street that faces away from the town: none is built there."""
    return {"滨河路": -1, "环城西路": 1, "环城北路": 1, "环城东路": -1, "铁西路": -1, "铁东路": 1}[street]


def village(v, land):
    return [feature(point(p), {"id": "BV%03d" % k, "kind": "house", "households": 1, "people": n, "elevation_m": round(land.ground(*p) + .2, 2)})
            for k, (p, n) in enumerate(v.houses, 1)]


def deliver(folder, streets, land, v, seed):
    write(folder, "buildings", town(streets, land, seed) + village(v, land))
