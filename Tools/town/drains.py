"""The storm and combined sewers: manholes along the streets, outfalls at the river, and the way that water takes.

Every street has a drain. Water takes the least-cost way to an outfall, where climbing costs; the pipes of that tree are sized in `sizing.py`.
"""
import heapq
import random

from . import sizing
from .frame import along, distance
from .sizing import HABITS
from .streets import AVENUE
from .terrain import RIVER_HALF_WIDTH, STREAM_X, UNDERPASS, bank_y, bed, flood_stage, river_y
from .voronoi import cells, centroid_area

OUTFALLS = [(-745, "core"), (-450, "core"), (-258, "core"), (0, "core"), (262, "east"), (530, "east"), (680, "east"), (880, "industry"),
            (1370, "industry"), (1640, "industry")]
CHEAP = {"channel": .62, "box": .55, "arterial": .75, "main_lane": .7, "ring": 1.3, "collector": .85, "rail_drain": .8}


class Drains:
    """nodes: {p, ground, invert, quarter, kind, area, ring, ...}; pipes: {a, b, up, down, size | box | channel, ...}."""

    def __init__(self, streets, land, seed):
        self.rnd = random.Random("%d:drains" % seed)
        self.streets, self.land = streets, land
        self.nodes, self.pieces = [], {}
        self._manholes()
        self._outfalls()
        self._route()
        self._areas()
        self.pipes = sizing.design(self)

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
            spacing = 120 if stream else HABITS[e["quarter"]].spacing
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
        while heap:
            cost, a = heapq.heappop(heap)
            if cost > best[a]:
                continue
            for b, street, quarter, rank in sorted(self.pieces.get(a, [])):
                step = self._cost(n[a], n[b], street, quarter, rank)
                if cost + step < best.get(b, 1e30):
                    best[b], self.down[b] = cost + step, a
                    heapq.heappush(heap, (cost + step, b))
        self.order = sorted(best, key=lambda k: (-best[k], k))       # from the top down

    @staticmethod
    def _cost(below, above, street, quarter, rank):
        """Cost of leading water from `above` to `below`, in metres of level lane."""
        run = distance(below["p"], above["p"])
        climb = 0.0 if rank == "rail_drain" else max(0.0, below["ground"] - above["ground"])
        cost = (run + 160 * climb) * CHEAP.get(rank, 1.0) * (.7 if street == "铁西路" else 1.0)
        quarters = {below["quarter"], above["quarter"]}
        if quarters == {"core", "north"} and rank != "box":
            cost *= 6                   # the north keeps out of the lanes
        if "underpass" in quarters and len(quarters) == 2:
            cost += 3000                # the ramps drain to the low point alone
        if quarter == "core" and below["p"][0] > AVENUE - 6:
            cost += 1500                # combined lanes keep out of the storm drain under Jiefang Road
        return cost

    # catchments
    def _areas(self):
        n = self.nodes
        inside = [k for k in self.order if n[k]["kind"] == "manhole"]
        rings = cells([n[k]["p"] for k in inside], 72.0)
        for k, ring in zip(inside, rings):
            ring = [(x, max(y, bank_y(x) - 12)) for x, y in ring]
            (x, y), area = centroid_area(ring)
            least, most = HABITS[n[k]["quarter"]].impervious
            edge = x < -880 or y > 890 or x > 1880
            n[k].update(ring=ring, area=area, impervious=round(self.rnd.uniform(least, most) * (.7 if edge else 1), 1),
                        slope=round(self.rnd.uniform(.4, 1.4), 2), street="")
        head = min((k for k in inside if n[k]["quarter"] == "north" and abs(n[k]["p"][0] - STREAM_X) < 2), key=lambda k: -n[k]["p"][1])
        self.hills = {"to": head, "ring": [(-520, 930), (-380, 930), (-200, 1350), (-160, 1900), (-420, 2150), (-720, 1950), (-690, 1400)]}
        self.hills["area"] = centroid_area(self.hills["ring"])[1]

    def street_of(self, a, b):
        for other, street, quarter, rank in self.pieces.get(a, []):
            if other == b:
                return street, rank, quarter
        top = self.nodes[a]
        stone = abs(top["p"][0] - STREAM_X) < 12 and top["quarter"] == "core"
        return ("沟沿街" if stone else "滨河路"), ("box" if stone else "outlet"), self.nodes[b]["quarter"]
