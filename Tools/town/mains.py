"""Pressure mains in the streets: laid from a source, sized on the least-cost tree by velocity, closed to loops by the other streets.

One engine for water, gas and heat; what differs is in `supply.py`.
"""
import heapq
import math
import random

from .frame import along, distance, grid
from .layers import feature, line, point
from .survey import OWNER, date, year_text


class Mains:
    """nodes: {p, ground, feature, fitting, street, quarter}; pipes: {a, b, size, year, material, street, quarter, rank}."""

    def __init__(self, streets, land, seed, kind, source, feeder, choose, demand, sizes, least, velocity, offset):
        self.rnd, self.land, self.kind = random.Random("%d:%s" % (seed, kind)), land, kind
        self.nodes, self.pipes = [], []
        self.sizes, self.least, self.velocity, self.offset = sizes, least, velocity, offset
        edges = [e for e in streets.edges if choose(e, self.rnd)]
        self._grow(streets.nodes, edges, source, feeder, demand)

    def node(self, p, street, quarter, trait="", fitting=""):
        self.nodes.append({"p": p, "ground": round(self.land.ground(*p), 3), "feature": trait, "fitting": fitting, "street": street,
                           "quarter": quarter})
        return len(self.nodes) - 1

    def pipe(self, a, b, size, street, quarter, rank):
        self.pipes.append({"a": a, "b": b, "size": size, "street": street, "quarter": quarter, "rank": rank})
        return self.pipes[-1]

    def _grow(self, corners, edges, source, feeder, demand):
        place = lambda k: (corners[k][0] + self.offset[0], corners[k][1] + self.offset[1])
        near = {}
        for e in edges:
            far = distance(corners[e["a"]], corners[e["b"]]) * {"arterial": .6, "ring": .8, "collector": .75, "main_lane": .8}.get(e["rank"], 1.3)
            near.setdefault(e["a"], []).append((e["b"], far, e))
            near.setdefault(e["b"], []).append((e["a"], far, e))
        root = min(near, key=lambda k: distance(corners[k], feeder[-1]))
        best, up, heap = {root: 0.0}, {}, [(0.0, root)]
        while heap:
            cost, a = heapq.heappop(heap)
            if cost > best[a]:
                continue
            for b, far, e in sorted(near[a], key=lambda t: (t[0], t[1])):
                if cost + far < best.get(b, 1e30):
                    best[b], up[b] = cost + far, (a, e)
                    heapq.heappush(heap, (cost + far, b))
        flow, tree = {}, {}
        for k in sorted(best, key=lambda k: (-best[k], k)):
            flow[k] = flow.get(k, 0.0) + sum(demand(e) * distance(corners[e["a"]], corners[e["b"]]) / 2 for _, _, e in near[k])
            if k in up:
                a, e = up[k]
                flow[a] = flow.get(a, 0.0) + flow[k]
                tree[id(e)] = flow[k]
        at = {k: self.node(place(k), near[k][0][2]["street"], near[k][0][2]["quarter"]) for k in sorted(best)}
        for e in edges:
            if e["a"] in best and e["b"] in best:
                self._street(at[e["a"]], at[e["b"]], self._size(tree.get(id(e), 0.0), e["rank"]), e)
        self.total = flow[root]
        self._feeder(source, feeder, at[root], self._size(flow[root], "arterial"))

    def _size(self, flow, rank):
        need = max(math.sqrt(4 * flow / (math.pi * self.velocity)) * 1000, self.least.get(rank, self.sizes[0]))
        return next((s for s in self.sizes if s >= need - 1e-9), self.sizes[-1])

    def _street(self, a, b, size, e):
        self.pipe(a, b, size, e["street"], e["quarter"], e["rank"])

    def _feeder(self, source, feeder, root, size):
        first = last = self.node(source[0], "", "outside", fitting=source[1])
        for p in feeder[:-1]:
            here = self.node(p, "", "outside", "弯头")
            self.pipe(last, here, size, "输送干管", "outside", "arterial")
            last = here
        self.pipe(last, root, size, "输送干管", "outside", "arterial")
        self.source = first

    def split(self, q, t, trait="直线点", fitting=""):
        """Cut a pipe at a share of its length; the upper part keeps the record, the lower part is new. Gives (node, lower part)."""
        p = along(self.nodes[q["a"]]["p"], self.nodes[q["b"]]["p"], t)
        k = self.node(p, q["street"], q["quarter"], trait, fitting)
        lower = dict(q, a=k)
        q["b"] = k
        self.pipes.append(lower)
        return k, lower

    def fittings(self, valve_share, hydrant_every):
        """Valves 6 m from corners; hydrants about every `hydrant_every(pipe)` metres."""
        for q in list(self.pipes):
            run = distance(self.nodes[q["a"]]["p"], self.nodes[q["b"]]["p"])
            every = hydrant_every(q)
            rest = q
            if run > 40 and self.rnd.random() < valve_share(q):
                _, rest = self.split(q, 6 / run, "", "阀门")
                run -= 6
            count = int(run / every + self.rnd.random()) if every else 0
            for k in range(count):
                _, rest = self.split(rest, 1 / (count + 1 - k), "", "消火栓")

    def number(self, prefix):
        degree = {}
        for q in self.pipes:
            for k in (q["a"], q["b"]):
                degree[k] = degree.get(k, 0) + 1
        for k, v in enumerate(self.nodes):
            if not v["fitting"] and not v["feature"]:
                v["feature"] = {1: "终止点", 2: "弯头", 3: "三通", 4: "四通"}.get(degree.get(k), "五通")
        order = sorted(range(len(self.nodes)), key=lambda k: (self.nodes[k]["street"], self.nodes[k]["p"]))
        for i, k in enumerate(order, 1):
            self.nodes[k]["id"] = "%s%04d" % (prefix, i)
        self.pipes.sort(key=lambda q: (self.nodes[q["a"]]["id"], self.nodes[q["b"]]["id"]))
        for i, q in enumerate(self.pipes, 1):
            q["id"] = "%sL%04d" % (prefix, i)


def point_rows(m, word, seed, more=lambda v: {}):
    rnd, out = random.Random("%d:%s points" % (seed, word)), []
    for v in sorted(m.nodes, key=lambda v: v["id"]):
        east, north = grid(v["p"])
        p = {"物探点号": v["id"], "管线种类": word, "特征": v["feature"], "附属物": v["fitting"], "X": round(north, 3), "Y": round(east, 3),
             "地面高程": v["ground"], "道路名称": v["street"], "权属单位": OWNER.replace("市政管理所", word + "公司"), "探测日期": date(rnd)}
        p.update(more(v))
        out.append(feature(point(v["p"]), p))
    return out


def pipe_rows(m, word, seed, depth, more):
    """Rows of pipes; depth is to the crown."""
    rnd, out = random.Random("%d:%s lines" % (seed, word)), []
    for q in m.pipes:
        a, b = m.nodes[q["a"]], m.nodes[q["b"]]
        p = {"管线编号": q["id"], "管线种类": word, "起点点号": a["id"], "终点点号": b["id"]}
        for end, v in (("起点", a), ("终点", b)):
            p[end + "埋深"] = round(rnd.uniform(*depth), 2)
        p.update({"管径": q["size"], "材质": q["material"], "埋设方式": "直埋", "建设年代": year_text(rnd, q["year"]),
                  "管长": round(distance(a["p"], b["p"]), 2), "使用状态": "在用", "道路名称": q["street"]})
        p.update(more(q))
        out.append(feature(line([a["p"], b["p"]]), p))
    return out
