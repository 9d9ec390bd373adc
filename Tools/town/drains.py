"""The storm and combined sewers: where water goes, and pipes sized as their time sized them.

Every street has a drain. Water takes the least-cost way to an outfall at the river, where climbing costs; the pipes of that tree are
sized by the rational method with the storm and the delay factor m of their decade (GB 50014 before 2014: t = t1 + m t2, m = 2), crowns
matched. `grown` is the share of today's area that the designers knew of.
"""
import heapq
import math
import random

from .frame import along, distance
from .streets import AVENUE
from .terrain import BASIN, RIVER_HALF_WIDTH, STREAM_X, UNDERPASS, bank_y, bed, flood_stage, river_y
from .voronoi import cells, centroid_area

SIZES = [.3, .4, .5, .6, .7, .8, .9, 1.0, 1.2, 1.35, 1.5, 1.65, 1.8, 2.0, 2.2]
STORM = (3073.0, .892, 15.1, .824)      # Zhengzhou: q = 167A1 (1 + C lg P) / (t + b)^n [L/s/ha]
SMOOTH, ROUGH, STONE = .013, .014, .018
# return period [a], delay factor m, runoff coefficient, share of today's area, cover [m], manhole spacing [m], impervious % from-to
QUARTERS = {"core": (1, 1.0, .90, 1.0, .8, 46, 56, 70), "north": (2, 1.0, .80, 1.0, 1.2, 48, 42, 56),
            "east": (3, 1.0, .75, 1.0, 1.2, 48, 45, 60), "industry": (3, 1.0, .72, 1.0, 1.2, 55, 40, 60),
            "underpass": (3, 1.0, .8, .40, .7, 30, 70, 80)}
OUTFALLS = [(-745, "core"), (-450, "core"), (-258, "core"), (0, "core"), (262, "east"), (530, "east"), (680, "east"), (880, "industry"),
            (1370, "industry"), (1640, "industry")]
ENTRY_MINUTES = 8                       # from roof and yard to the first inlet
BASIN_REACH, BASIN_GROWN = 230.0, .30   # from the filled ponds down, drains were laid for the fields that were there
BOX = (2.6, 1.8)                        # the stone culvert under the old core: width, height [m]
CHANNEL = (3.2, 2.1)                    # the walled stream above it


def intensity(p, minutes):
    """Mean storm intensity over `minutes` with return period `p` years [L/s/ha]."""
    a, c, b, n = STORM
    return a * (1 + c * math.log10(p)) / (minutes + b) ** n


def least_slope(size):
    return max(.0008, .003 * (.3 / size) ** 1.15)


class Drains:
    """nodes: {p, ground, invert, quarter, kind, area, ring, ...}; pipes: {a, b, up, down, size | box | channel, ...}."""

    def __init__(self, streets, land, seed):
        self.rnd = random.Random("%d:drains" % seed)
        self.streets, self.land = streets, land
        self.nodes, self.pieces, self.pipes = [], {}, []
        self._manholes()
        self._outfalls()
        self._route()
        self._areas()
        self._design()

    # manholes along the streets
    def _node(self, p, quarter, kind="manhole"):
        noise = self.rnd.uniform(-.06, .06) if kind == "manhole" else 0
        ground = self.land.ground(*p) + noise
        self.nodes.append({"p": p, "ground": round(ground, 3), "quarter": quarter, "kind": kind, "area": 0.0})
        return len(self.nodes) - 1

    def _piece(self, a, b, street, quarter, rank):
        for u, v in ((a, b), (b, a)):
            self.pieces.setdefault(u, []).append((v, street, quarter, rank))

    def _manholes(self):
        corner = {}
        for e in self.streets.edges:
            if not e["drained"]:
                continue
            for k in (e["a"], e["b"]):
                if k not in corner:
                    corner[k] = self._node(self.streets.nodes[k], e["quarter"])
            p, q = self.streets.nodes[e["a"]], self.streets.nodes[e["b"]]
            stream = e["street"] == "沿溪路"
            spacing = 120 if stream else QUARTERS[e["quarter"]][5]
            parts = max(1, round(distance(p, q) / spacing))
            chain = [corner[e["a"]]] + [self._node(along(p, q, k / parts), e["quarter"]) for k in range(1, parts)] + [corner[e["b"]]]
            for a, b in zip(chain, chain[1:]):
                rank = "channel" if stream else "box" if e["street"] == "沟沿街" else e["rank"]
                self._piece(a, b, e["street"], e["quarter"], rank)
        self.corner = corner
        self._underpass_drain(corner[self.streets.low_corner])

    def _underpass_drain(self, low):
        """The underpass has a drain of its own along the railway to the river."""
        x, last = UNDERPASS[0] + 14, low
        foot = bank_y(x) + 8
        steps = round((UNDERPASS[1] - foot) / 60)
        for k in range(1, steps + 1):
            here = self._node((x, UNDERPASS[1] + (foot - UNDERPASS[1]) * k / steps), "underpass")
            self._piece(last, here, "铁路边沟", "underpass", "rail_drain")
            last = here
        self.rail_foot = last

    def _outfalls(self):
        self.roots = {}
        n = self.nodes
        for x, quarter in OUTFALLS + [(None, "underpass")]:
            top = self.rail_foot if x is None else \
                min((k for k in self.corner.values() if abs(n[k]["p"][1] - bank_y(n[k]["p"][0])) < 6), key=lambda k: abs(n[k]["p"][0] - x))
            px = n[top]["p"][0]
            root = self._node((px + 3, river_y(px) + RIVER_HALF_WIDTH - 4), quarter, "outfall")
            n[root].update(stage=round(flood_stage(px), 2), ground=round(bed(px) + 4.2, 3))
            self.roots[root] = top

    def _route(self):
        """The least-cost tree from the outfalls up: `down[k]` is the next node below k."""
        n, best, self.down, heap = self.nodes, {}, {}, []
        for root, top in self.roots.items():
            best[top], self.down[top] = 0.0, root
            heapq.heappush(heap, (0.0, top))
        weight = {"channel": .62, "box": .55, "arterial": .75, "main_lane": .7, "ring": 1.3, "collector": .85, "rail_drain": .8}
        while heap:
            cost, a = heapq.heappop(heap)
            if cost > best[a]:
                continue
            for b, street, quarter, rank in sorted(self.pieces.get(a, [])):
                run = distance(n[a]["p"], n[b]["p"])
                w_rail = .7 if street == "铁西路" else 1.0
                climb = max(0.0, n[a]["ground"] - n[b]["ground"]) / run
                w = weight.get(rank, 1.0) * (6 if {n[a]["quarter"], n[b]["quarter"]} == {"core", "north"} and rank != "box" else 1)
                step = run * w * w_rail * (1 + (0 if rank == "rail_drain" else 160 * climb))
                if "underpass" in (n[a]["quarter"], n[b]["quarter"]) and n[a]["quarter"] != n[b]["quarter"]:
                    step += 3000        # the ramps drain to the low point alone
                if quarter == "core" and n[a]["p"][0] > AVENUE - 6:
                    step += 1500        # combined lanes keep out of the storm drain under Jiefang Road
                if cost + step < best.get(b, 1e30):
                    best[b], self.down[b] = cost + step, a
                    heapq.heappush(heap, (cost + step, b))
        self.order = sorted(best, key=lambda k: (-best[k], k))       # from the top down

    # catchments
    def _areas(self):
        n = self.nodes
        inside = [k for k in self.order if n[k]["kind"] == "manhole"]
        rings = cells([n[k]["p"] for k in inside], 72.0)
        for k, ring in zip(inside, rings):
            ring = [(x, max(y, bank_y(x) - 12)) for x, y in ring]
            (x, y), area = centroid_area(ring)
            q = QUARTERS[n[k]["quarter"]]
            edge = x < -880 or y > 890 or x > 1880
            n[k].update(ring=ring, area=area, impervious=round(self.rnd.uniform(q[6], q[7]) * (.7 if edge else 1), 1),
                        slope=round(self.rnd.uniform(.4, 1.4), 2), street="")
        head = min((k for k in inside if n[k]["quarter"] == "north" and abs(n[k]["p"][0] - STREAM_X) < 2), key=lambda k: -n[k]["p"][1])
        self.hills = {"to": head, "ring": [(-520, 930), (-380, 930), (-200, 1350), (-160, 1900), (-420, 2150), (-720, 1950), (-690, 1400)]}
        self.hills["area"] = centroid_area(self.hills["ring"])[1]

    # sizes and levels
    def _design(self):
        n = self.nodes
        up = {}
        for a in self.order:
            v, b = n[a], self.down[a]
            w, run = n[b], distance(n[a]["p"], n[b]["p"])
            street, rank, quarter = self._street(a, b)
            v["street"] = street
            p, m, psi, grown, cover = QUARTERS[quarter][:5]
            s = up.setdefault(a, {"area": 0.0, "time": 0.0, "big": .3, "crown": 1e9, "invert": 1e9, "ponds": False})
            s["area"] += v["area"] / 1e4
            top = v["ground"] - cover
            fall = (v["ground"] - w["ground"]) / run if w["kind"] != "outfall" else .004
            ponds = s["ponds"] or distance(v["p"], BASIN) < BASIN_REACH
            if ponds:
                grown = BASIN_GROWN
            if rank == "rail_drain":
                fall = .001             # it ends little above the water of the river
            flow = psi * intensity(p, ENTRY_MINUTES + m * s["time"]) * s["area"] * grown / 1000
            pipe = self._section(rank, quarter, flow, fall, s)
            height = pipe["height"]
            slope = min(.025, max(fall, least_slope(height if rank in ("channel", "box") else pipe["size"])))
            if rank == "channel":
                invert = min(v["ground"] - CHANNEL[1], s["invert"])
            else:
                invert = min(min(s["crown"], top) - height, s["invert"] if rank == "box" else 1e9)
            if w["kind"] == "outfall":
                slope = max(slope, .004)
            low = invert - slope * run
            need = w["ground"] - (CHANNEL[1] if rank == "channel" else height + (cover if w["kind"] == "manhole" else 1.5))
            if low > need and w["kind"] == "manhole" and rank != "rail_drain":         # too shallow at the lower end
                invert, low = invert - (low - need) if invert - (low - need) > invert - .6 else invert - .6, need
            self._lay(a, b, invert, low, dict(pipe, street=street, rank=rank, quarter=quarter, run=run))
            below = up.setdefault(b, {"area": 0.0, "time": 0.0, "big": .3, "crown": 1e9, "invert": 1e9, "ponds": False})
            below["area"] += s["area"]
            below["ponds"] |= ponds
            below["time"] = max(below["time"], s["time"] + run / 1.2 / 60)
            below["big"] = max(below["big"], pipe["size"] if quarter == "core" or rank not in ("channel", "box") else .3)
            below["crown"], below["invert"] = min(below["crown"], low + height), min(below["invert"], low)
        self._ties()
        self._bottoms()

    def _section(self, rank, quarter, flow, fall, s):
        if rank == "channel":
            return {"size": .3, "height": CHANNEL[1], "channel": CHANNEL}
        if rank == "box":
            return {"size": .3, "height": BOX[1], "box": BOX}
        for size in SIZES:
            slope = min(.025, max(fall, least_slope(size)))
            if size >= s["big"] and .3117 / SMOOTH * size ** (8 / 3) * math.sqrt(slope) >= flow:
                break
        return {"size": size, "height": size}

    def _ties(self):
        """A few relief lines between branches, over the watershed of a street, in the newer quarters."""
        n = self.nodes
        bottom = {}
        for p in self.pipes:
            for k, z in ((p["a"], p["up"]), (p["b"], p["down"])):
                bottom[k] = min(bottom.get(k, 1e9), z)
        for a in sorted(self.pieces):
            for b, street, quarter, rank in sorted(self.pieces[a]):
                if a > b or self.down.get(a) == b or self.down.get(b) == a or quarter not in ("north", "east", "industry"):
                    continue
                up, low = (a, b) if bottom[a] >= bottom[b] else (b, a)
                invert = max(bottom[a], bottom[b] + .05) + .25
                if self.rnd.random() < .16 and invert + .4 + 1.0 < min(n[a]["ground"], n[b]["ground"]) and "channel" != rank:
                    self._lay(up, low, invert, invert - .03, {"size": .4, "height": .4, "street": street, "rank": rank, "quarter": quarter,
                                                              "run": distance(n[a]["p"], n[b]["p"]), "tie": True})

    def _lay(self, a, b, up, down, more):
        """Depths are surveyed to the centimetre, so levels are ground less a whole number of centimetres."""
        to_cm = lambda k, z: round(self.nodes[k]["ground"] - round(self.nodes[k]["ground"] - z, 2), 3)
        self.pipes.append(dict(more, a=a, b=b, up=to_cm(a, up), down=to_cm(b, down)))

    def _bottoms(self):
        for p in self.pipes:
            for k, z in ((p["a"], p["up"]), (p["b"], p["down"])):
                self.nodes[k]["invert"] = min(self.nodes[k].get("invert", 1e9), z)

    def _street(self, a, b):
        for other, street, quarter, rank in self.pieces.get(a, []):
            if other == b:
                return street, rank, quarter
        top = self.nodes[a]
        stone = abs(top["p"][0] - STREAM_X) < 12 and top["quarter"] == "core"
        return ("沟沿街" if stone else "滨河路"), ("box" if stone else "outlet"), self.nodes[b]["quarter"]
