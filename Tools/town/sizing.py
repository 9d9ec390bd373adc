"""Sizes and levels of the storm and combined pipes, by the rational method with the storm of their time.

From the top of the tree down: flow = runoff coefficient x intensity(travel time) x area that the designers knew of; the smallest size that
carries it full at the slope of the street; crowns matched at manholes, cover kept. Every level is ground less whole centimetres of depth.
"""
import math
from dataclasses import dataclass
from typing import NamedTuple

from .frame import distance
from .terrain import BASIN

SIZES = [.3, .4, .5, .6, .7, .8, .9, 1.0, 1.2, 1.35, 1.5, 1.65, 1.8, 2.0, 2.2]
STORM = (3073.0, .892, 15.1, .824)      # Zhengzhou: q = 167A1 (1 + C lg P) / (t + b)^n [L/s/ha]
SMOOTH, ROUGH, STONE = .013, .014, .018 # Manning n
STEEPEST, ENTRY_MINUTES, VELOCITY = .025, 8, 1.2
BASIN_REACH, BASIN_KNOWN = 230.0, .30   # from the filled ponds down, drains were laid for the fields that were there
BOX = (2.6, 1.8)                        # the stone culvert under the old core: width, height [m]
CHANNEL = (3.2, 2.1)                    # the walled stream above it


class Habit(NamedTuple):
    """How a quarter's drains were designed, and what stands there today."""
    years: float            # return period [a]
    runoff: float           # runoff coefficient of the design
    known: float            # share of today's area that the designers knew of
    cover: float            # [m]
    spacing: float          # of manholes [m]
    impervious: tuple       # least and most today [%]


HABITS = {"core": Habit(1, .90, 1.0, .8, 46, (56, 70)), "north": Habit(2, .80, 1.0, 1.2, 48, (42, 56)), "east": Habit(3, .75, 1.0, 1.2, 48, (45, 60)),
          "industry": Habit(3, .72, 1.0, 1.2, 55, (40, 60)), "underpass": Habit(3, .80, .40, .7, 30, (70, 80))}


@dataclass
class Arriving:
    """What the pipes from above bring to a manhole."""
    hectares: float = 0.0
    minutes: float = 0.0
    largest: float = .3
    crown: float = 1e9
    invert: float = 1e9
    ponds: bool = False


def intensity(p, minutes):
    """Mean storm intensity over `minutes` with return period `p` years [L/s/ha]."""
    a, c, b, n = STORM
    return a * (1 + c * math.log10(p)) / (minutes + b) ** n


def least_slope(size):
    return max(.0008, .003 * (.3 / size) ** 1.15)


def full_flow(size, slope):
    """Manning, round pipe running full [m3/s]."""
    return .3117 / SMOOTH * size ** (8 / 3) * math.sqrt(slope)


def design(drains):
    """The pipes of the tree and a few ties; sets each node's `street` and `invert`."""
    n, pipes, arriving = drains.nodes, [], {}
    for a in drains.order:
        b = drains.down[a]
        v, w = n[a], n[b]
        street, rank, quarter = drains.street_of(a, b)
        v["street"] = street
        s = arriving.setdefault(a, Arriving())
        s.hectares += v["area"] / 1e4
        s.ponds |= distance(v["p"], BASIN) < BASIN_REACH
        run = distance(v["p"], w["p"])
        fall = .004 if w["kind"] == "outfall" else .001 if rank == "rail_drain" else (v["ground"] - w["ground"]) / run
        pipe = section(rank, needed(s, quarter), fall, s.largest)
        invert, low = levels(v, w, s, rank, HABITS[quarter].cover, pipe, fall, run)
        pipes.append(record(n, a, b, invert, low, dict(pipe, street=street, rank=rank, quarter=quarter)))
        hand_on(s, arriving.setdefault(b, Arriving()), pipe, rank, low, run)
    pipes += ties(drains, pipes)
    bottoms(n, pipes)
    return pipes


def needed(s, quarter):
    """Design flow [m3/s]."""
    habit = HABITS[quarter]
    known = BASIN_KNOWN if s.ponds else habit.known
    return habit.runoff * intensity(habit.years, ENTRY_MINUTES + s.minutes) * s.hectares * known / 1000


def section(rank, flow, fall, largest):
    if rank == "channel":
        return {"height": CHANNEL[1], "channel": CHANNEL}
    if rank == "box":
        return {"height": BOX[1], "box": BOX}
    fits = (d for d in SIZES if d >= largest and full_flow(d, min(STEEPEST, max(fall, least_slope(d)))) >= flow)
    size = next(fits, SIZES[-1])
    return {"size": size, "height": size}


def levels(v, w, s, rank, cover, pipe, fall, run):
    """Inverts of the upper and the lower end: crowns matched, along the street's fall where it is steep enough, deep enough at both ends."""
    height = pipe["height"]
    slope = min(STEEPEST, max(fall, least_slope(height)))
    if rank == "channel":
        invert = min(v["ground"] - height, s.invert)
    else:
        invert = min(min(s.crown, v["ground"] - cover) - height, s.invert if rank == "box" else 1e9)
    low = invert - slope * run
    deepest = w["ground"] - height - (0 if rank == "channel" else cover)
    if low > deepest and w["kind"] == "manhole" and rank != "rail_drain":
        invert, low = invert - min(low - deepest, .6), deepest
    return invert, low


def hand_on(s, below, pipe, rank, low, run):
    below.hectares += s.hectares
    below.ponds |= s.ponds
    below.minutes = max(below.minutes, s.minutes + run / VELOCITY / 60)
    below.largest = max(below.largest, pipe.get("size", .3))
    below.crown, below.invert = min(below.crown, low + pipe["height"]), min(below.invert, low)


def ties(drains, pipes):
    """A few relief lines between branches, over the watershed of a street, in the newer quarters."""
    n, bottom, out = drains.nodes, {}, []
    for p in pipes:
        for k, z in ((p["a"], p["up"]), (p["b"], p["down"])):
            bottom[k] = min(bottom.get(k, 1e9), z)
    for a in sorted(drains.pieces):
        for b, street, quarter, rank in sorted(drains.pieces[a]):
            if a > b or drains.down.get(a) == b or drains.down.get(b) == a or quarter not in ("north", "east", "industry"):
                continue
            up, low = (a, b) if bottom[a] >= bottom[b] else (b, a)
            invert = max(bottom[a], bottom[b] + .05) + .25
            if drains.rnd.random() < .16 and invert + .4 + 1.0 < min(n[a]["ground"], n[b]["ground"]) and rank != "channel":
                out.append(record(n, up, low, invert, invert - .03, {"size": .4, "height": .4, "street": street, "rank": rank, "quarter": quarter,
                                                                    "tie": True}))
    return out


def record(nodes, a, b, up, down, more):
    to_cm = lambda k, z: round(nodes[k]["ground"] - round(nodes[k]["ground"] - z, 2), 3)
    return dict(more, a=a, b=b, up=to_cm(a, up), down=to_cm(b, down))


def bottoms(nodes, pipes):
    for p in pipes:
        for k, z in ((p["a"], p["up"]), (p["b"], p["down"])):
            nodes[k]["invert"] = min(nodes[k].get("invert", 1e9), z)
