"""The sample village Liuwan: about 3,000 m of roads, 3,500 m of water and sewer pipes, a 50 m3 water tower."""
import random

from .frame import along, distance, grid
from .layers import feature, line, point
from .survey import OWNER

CORNER = (-2480.0, 330.0)               # south-west corner of the village
ROADS, WATER, SEWER = 3000.0, 1900.0, 1600.0        # metres
HOUSES, PEOPLE = 262, 905


class Village:
    def __init__(self, land, seed):
        self.rnd, self.land = random.Random("%d:village" % seed), land
        self._lanes()
        self._pipes()
        self._houses()

    def _lanes(self):
        """Three lanes along the slope and five across, a piece missing here and there, scaled to the stated length."""
        at, lanes = {}, []
        for i in range(5):
            for j in range(3):
                at[i, j] = (150 * i + self.rnd.uniform(-16, 16), 140 * j + 8 * i + self.rnd.uniform(-14, 14))
        for i in range(5):
            for j in range(3):
                if i < 4 and (i, j) != (3, 2):
                    lanes.append(((i, j), (i + 1, j)))
                if j < 2 and (i, j) != (4, 1):
                    lanes.append(((i, j), (i, j + 1)))
        scale = ROADS / sum(distance(at[a], at[b]) for a, b in lanes)
        self.at = {k: (CORNER[0] + scale * p[0], CORNER[1] + scale * p[1]) for k, p in at.items()}
        self.lanes = lanes
        self.gate = self.at[4, 1]

    def roads(self, make):
        return [feature(line([self.at[a], self.at[b]]), make("RV%02d" % k, "柳湾村主街" if a[1] == b[1] == 1 else "柳湾村巷"))
                for k, (a, b) in enumerate(self.lanes, 1)]

    def _reach(self, root, limit):
        """Lanes outward from a corner until `limit` metres are used; the last one is cut. Gives (near, far, far place)."""
        done, seen, queue, out, used = {root}, set(), [root], [], 0.0
        while queue:
            a = queue.pop(0)
            for lane in self.lanes:
                if a not in lane or lane in seen:
                    continue
                seen.add(lane)
                b = lane[1] if lane[0] == a else lane[0]
                run = distance(self.at[a], self.at[b])
                take = min(.93 if b in done else 1.0, (limit - used) / run)
                if take * run < 5:
                    continue
                used += take * run
                out.append((a, b if take == 1.0 else lane, along(self.at[a], self.at[b], take)))
                if take == 1.0:
                    done.add(b)
                    queue.append(b)
        return out

    def _pipes(self):
        self.points, self.rows = [], []
        tower = (self.at[1, 2][0] - 12, self.at[1, 2][1] + 28)
        place = {k: (p[0] - 2, p[1] - 1.5) for k, p in self.at.items()}
        number = {}

        def put(key, p, trait="", fitting="", **more):
            if key not in number:
                number[key] = "GS8%03d" % (len(number) + 1)
                east, north = grid(p)
                q = {"物探点号": number[key], "管线种类": "给水", "特征": trait, "附属物": fitting, "X": round(north, 3), "Y": round(east, 3),
                     "地面高程": round(self.land.ground(*p), 3), "道路名称": "柳湾村", "权属单位": "柳湾村委会", "探测日期": "2023-10-12"}
                q.update(more)
                self.points.append(feature(point(p), q))
            return number[key]

        def lay(a, b, p, q, size):
            self.rows.append(feature(line([p, q]), {
                "管线编号": "GSL8%03d" % (len(self.rows) + 1), "管线种类": "给水", "起点点号": a, "终点点号": b, "起点埋深": 1.2, "终点埋深": 1.2,
                "管径": size, "材质": "PE", "埋设方式": "直埋", "建设年代": 2019, "管长": round(distance(p, q), 2), "使用状态": "在用", "道路名称": "柳湾村",
                "压力": .2, "内衬": "无"}))
        level = round(self.land.ground(*tower) + 18.5, 2)
        first = put("tower", tower, "", "水塔", 水位=level, 容积_m3=50, 塔高_m=16)
        lay(first, put((1, 2), place[1, 2], "三通"), tower, place[1, 2], 160)
        used = distance(tower, place[1, 2])
        for a, b, p in self._reach((1, 2), WATER - used):
            q = (p[0] - 2, p[1] - 1.5)
            lay(number[a], put(b, q, "三通" if b in self.at else "盖堵"), place[a], q, 110 if a[1] == 1 and b in self.at and b[1] == 1 else 90)
        self.water_m = sum(r["properties"]["管长"] for r in self.rows)

    def sewers(self):
        """Gravity sewers to the village's small plant below its south-eastern corner: (points, rows)."""
        low = (self.at[4, 0][0] + 35, self.at[4, 0][1] - 45)
        place = {k: (p[0] + 2, p[1] + 1.5) for k, p in self.at.items()}
        pieces = [((4, 0), "plant", low)] + [(b, a, p) for a, b, p in self._reach((4, 0), SEWER - distance(place[4, 0], low))]
        nodes = {"plant": low}
        for b, a, p in pieces[1:]:
            nodes[a], nodes[b] = place[a], (p[0] + 2, p[1] + 1.5)
        ground = {k: round(self.land.ground(*p), 3) for k, p in nodes.items()}
        number = {k: "WS8%03d" % i for i, k in enumerate(nodes, 1)}
        level, rows, ends = {}, [], []
        for b, a, _ in reversed(pieces):                    # from the far ends down
            run = distance(nodes[b], nodes[a])
            up = min(level.get(b, 1e9), ground[b] - 1.0)
            down = min(up - .0045 * run, ground[a] - 1.0)
            level[a], level[b] = min(level.get(a, 1e9), down), up
            ends.append((b, a, up, down))
        for i, (b, a, up, down) in enumerate(reversed(ends), 1):
            rows.append(feature(line([nodes[b], nodes[a]]), {
                "管线编号": "WSL8%03d" % i, "管线种类": "污水", "起点点号": number[b], "终点点号": number[a], "起点管底高程": round(up, 3),
                "终点管底高程": round(down, 3), "起点埋深": round(ground[b] - up, 2), "终点埋深": round(ground[a] - down, 2), "管径": "200" if i > 6 else "300",
                "断面形式": "圆形", "材质": "HDPE", "流向": "+", "埋设方式": "直埋", "建设年代": 2020, "管长": round(distance(nodes[b], nodes[a]), 2),
                "使用状态": "在用", "道路名称": "柳湾村"}))
        points = []
        for k, p in nodes.items():
            east, north = grid(p)
            end = k == "plant"
            q = {"物探点号": number[k], "管线种类": "污水", "特征": "出水口" if end else "", "附属物": "" if end else "污水井", "X": round(north, 3),
                 "Y": round(east, 3), "地面高程": ground[k]}
            q.update({"管底高程": round(level[k], 3), "拍门": 0} if end else {"井底深": round(ground[k] - level[k], 2)})
            q.update({"道路名称": "柳湾村", "权属单位": OWNER, "探测日期": "2023-10-12"})
            points.append(feature(point(p), q))
        self.plant = low
        self.sewer_m = sum(r["properties"]["管长"] for r in rows)
        return points, rows

    def _houses(self):
        """Yards along the lanes, alternately on both sides."""
        self.houses = []
        spots = []
        for a, b in self.lanes:
            p, q = self.at[a], self.at[b]
            run = distance(p, q)
            nx, ny = -(q[1] - p[1]) / run, (q[0] - p[0]) / run
            for k in range(int((run - 24) / 19)):
                for side in (-1, 1):
                    x, y = along(p, q, (16 + 19 * k) / run)
                    off = side * self.rnd.uniform(10, 14)
                    spots.append((x + nx * off, y + ny * off))
        keep = sorted(self.rnd.sample(range(len(spots)), min(HOUSES, len(spots))))
        people = PEOPLE
        for i, k in enumerate(keep):
            n = max(1, round(people / (len(keep) - i) + self.rnd.uniform(-1.6, 1.6))) if i < len(keep) - 1 else max(1, people)
            people -= n
            self.houses.append((spots[k], n))
