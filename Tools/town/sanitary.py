"""The sanitary sewers: beside the storm drains of the newer quarters, along the river to the treatment plant.

The old core has none: its drains are combined. Sewers are sized by population (Manning, 70 % full) and laid at the least slope of their size.
"""
import heapq
import math
import random

from .frame import along, distance
from .terrain import bank_y

PLANT = (2105.0, -905.0)                # treatment plant, downstream of the town
SIZES = [.3, .4, .5, .6, .8, 1.0]
SLOPE = {.3: .003, .4: .0022, .5: .0016, .6: .0012, .8: .0009, 1.0: .0007}
PEOPLE_PER_METRE = {"north": 2.0, "east": 2.2, "industry": .5, "core": .8}
YEARS = {"north": (1999, 2009), "east": (2005, 2014), "industry": (2011, 2019), "core": (2008, 2008)}
SIDE = 4.0                              # a sewer lies this far beside the axis of its street [m]


class Sanitary:
    """nodes: {p, ground, invert, kind, street}; pipes: {a, b, up, down, size, street, quarter, year, material}."""

    def __init__(self, streets, land, seed):
        self.rnd, self.land = random.Random("%d:sanitary" % seed), land
        self.nodes, self.pipes = [], []
        down, order = self._tree(streets)
        self._lay(streets, down, order)

    def _served(self, e, n):
        if e["rank"] == "local":
            return False                # houses connect to the nearest main street
        if e["street"] == "滨河路":
            return n[e["a"]][0] > -880
        return e["quarter"] in ("north", "east", "industry") and e["street"] not in ("沿溪路", "环城北路") and e["drained"]

    def _tree(self, streets):
        n, near = streets.nodes, {}
        for e in streets.edges:
            if self._served(e, n):
                far = distance(n[e["a"]], n[e["b"]])
                for a, b in ((e["a"], e["b"]), (e["b"], e["a"])):
                    near.setdefault(a, []).append((b, far * (.6 if e["street"] == "滨河路" else 1), e))
        root = max((k for k in near if abs(n[k][1] - bank_y(n[k][0])) < 8), key=lambda k: n[k][0])
        best, down, heap = {root: 0.0}, {}, [(0.0, root)]
        while heap:
            cost, a = heapq.heappop(heap)
            if cost > best[a]:
                continue
            for b, far, e in sorted(near[a], key=lambda t: (t[0], t[1])):
                climb = max(0.0, self.land.ground(*n[a]) - self.land.ground(*n[b]))
                if cost + far + 250 * climb < best.get(b, 1e30):
                    best[b], down[b] = cost + far + 250 * climb, (a, e)
                    heapq.heappush(heap, (best[b], b))
        self.root = root
        return down, sorted(best, key=lambda k: (-best[k], k))

    def _manhole(self, p, street, kind="manhole"):
        self.nodes.append({"p": p, "ground": round(self.land.ground(*p) + self.rnd.uniform(-.05, .05), 3), "kind": kind, "street": street})
        return len(self.nodes) - 1

    def _lay(self, streets, down, order):
        n, at = streets.nodes, {}
        place = lambda k: (n[k][0] + SIDE, n[k][1] + SIDE * .75)
        for k in order:
            at[k] = self._manhole(place(k), down[k][1]["street"] if k in down else "滨河路")
        people, level, big = {}, {}, {}
        for k in order:
            node = at[k]
            level.setdefault(node, self.nodes[node]["ground"] - self.rnd.uniform(2.0, 2.4))
            if k == self.root:
                break
            b, e = down[k]
            people[k] = people.get(k, 0) + PEOPLE_PER_METRE[e["quarter"]] * distance(n[k], n[b])
            size = max(self._size(people[k]), big.get(k, .3))
            parts = max(1, round(distance(n[k], n[b]) / (60 if e["quarter"] == "industry" else 52)))
            chain = [node] + [self._manhole(along(place(k), place(b), t / parts), e["street"]) for t in range(1, parts)] + [at[b]]
            year = self.rnd.randint(*YEARS[e["quarter"]])
            for u, v in zip(chain, chain[1:]):
                self._pipe(u, v, level, size, e, year)
            people[b], big[b] = people.get(b, 0) + people[k], max(big.get(b, .3), size)
        self._to_plant(at[self.root], level, big[self.root])
        for k, v in enumerate(self.nodes):
            v["invert"] = min([p["up"] for p in self.pipes if p["a"] == k] + [p["down"] for p in self.pipes if p["b"] == k])

    def _size(self, people):
        """Smallest size that carries the peak at 70 % depth (0.84 of the full flow)."""
        mean = people * .13 / 86400
        flow = mean * min(2.7, max(1.5, 2.7 / (mean * 1000) ** .11)) if mean > 0 else 0     # GB 50014 peak factor by size
        return next((s for s in SIZES if .84 * .3117 / .013 * s ** (8 / 3) * math.sqrt(SLOPE[s]) >= flow), SIZES[-1])

    def _pipe(self, u, v, level, size, e, year):
        run = distance(self.nodes[u]["p"], self.nodes[v]["p"])
        fall = (self.nodes[u]["ground"] - self.nodes[v]["ground"]) / run
        up = level[u]
        lowest = self.nodes[v]["ground"] - 1.6 - size
        down = min(up - SLOPE[size] * run, max(lowest, up - .02 * run) if fall > 0 else up)
        level[v] = min(level.get(v, 1e9), down)
        material = "HDPE" if size <= .6 and year >= 2004 else "钢筋砼" if size > .3 else "砼"
        self._record(u, v, up, down, size, e["street"], e["quarter"], year, material)

    def _record(self, u, v, up, down, size, street, quarter, year, material):
        to_cm = lambda k, z: round(self.nodes[k]["ground"] - round(self.nodes[k]["ground"] - z, 2), 3)
        self.pipes.append({"a": u, "b": v, "up": to_cm(u, up), "down": to_cm(v, down), "size": size, "street": street, "quarter": quarter,
                           "year": year, "material": material, "system": "污水"})

    def _to_plant(self, root, level, size):
        start, last = self.nodes[root]["p"], root
        for t in range(1, 4):
            here = self._manhole(along(start, PLANT, t / 4), "滨河路")
            self._pipe(last, here, level, size, {"street": "滨河路", "quarter": "industry"}, 2011)
            last = here
        end = self._manhole(PLANT, "滨河路", "outfall")
        self._pipe(last, end, level, size, {"street": "滨河路", "quarter": "industry"}, 2011)


def number(sanitary):
    order = sorted(range(len(sanitary.nodes)), key=lambda k: (sanitary.nodes[k]["kind"] == "outfall", sanitary.nodes[k]["street"],
                                                              sanitary.nodes[k]["p"]))
    for i, k in enumerate(order, 1):
        sanitary.nodes[k]["id"] = "WS%04d" % i
    sanitary.pipes.sort(key=lambda p: sanitary.nodes[p["a"]]["id"])
    for i, p in enumerate(sanitary.pipes, 1):
        p["id"] = "WSL%04d" % i
