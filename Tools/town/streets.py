"""The street pattern: an irregular old core, gridded newer quarters, an industrial zone, a ring road.

Nodes are street corners in local metres. Edges are pieces of street between corners:
{a, b, street, class, width, quarter, drained}. Every piece is straight.
"""
import random

from .frame import distance
from .terrain import STREAM_X, UNDERPASS, bank_y

WEST, AVENUE, RAIL_WEST, RAIL_EAST, EAST = -900.0, 0.0, 680.0, 880.0, 1900.0
NORTH, MIDDLE, INDUSTRY_NORTH, RENMIN = 900.0, 150.0, 420.0, -250.0
CORE_COLUMNS, CORE_ROWS = 14, 16
NORTH_COLUMNS = [-750, -600, STREAM_X, -300, -150, 140, 280, 420, 555]
NORTH_ROWS = [270, 390, 515, 640, 770]
EAST_COLUMNS, EAST_ROWS = [130, 260, 390, 530], [-785, -650, -515, -380, RENMIN, -120, 20]
INDUSTRY_COLUMNS, INDUSTRY_ROWS = [1120, 1370, 1640], [-690, -470, RENMIN, -50, MIDDLE]
CLASSES = {"ring": ("arterial", 30, 6, 50), "arterial": ("arterial", 36, 6, 50), "collector": ("collector", 20, 4, 40),
           "local": ("local", 12, 2, 30), "main_lane": ("collector", 14, 2, 30), "lane": ("local", 6, 1, 20)}
LANES = ["鼓楼巷", "文庙巷", "城隍庙巷", "豆腐巷", "书院巷", "油坊巷", "铁匠巷", "米市巷", "柴市巷", "马号巷", "衙后巷", "塔寺巷",
         "槐树巷", "水井巷", "染坊巷", "东营巷", "西营巷", "盐店巷", "骡马巷", "麻市巷", "草场巷", "关帝庙巷", "药王巷", "棋盘巷",
         "五道庙巷", "打绳巷", "花园巷", "半截巷", "石牌巷", "后寺巷"]
ROW_NAMES = {270: "和平街", 390: "文昌街", 515: "迎宾街", 640: "学府街", 770: "安康街", -785: "河滨二路", -650: "鱼池路", -515: "莲池路",
             -380: "朝阳路", -120: "新建路", 20: "富民路", -690: "工业三路", -470: "工业二路", -50: "工业一路"}
COLUMN_NAMES = {-750: "西苑路", -600: "府西路", STREAM_X: "沿溪路", -300: "府东路", -150: "体育路", 140: "育才路", 280: "康乐路", 420: "东苑路",
                555: "站前路", 130: "光明路", 260: "幸福路", 390: "池塘路", 530: "东风路", 1120: "创业路", 1370: "兴业路", 1640: "腾飞路"}


class Streets:
    def __init__(self, seed):
        self.rnd = random.Random("%d:streets" % seed)
        self.nodes, self.edges = [], []
        self._lines = {}                # corners on the lines that quarters share
        self._core()
        self._quarter("north", [WEST] + NORTH_COLUMNS + [RAIL_WEST], [MIDDLE] + NORTH_ROWS + [NORTH], .10)
        self._quarter("east", [AVENUE] + EAST_COLUMNS + [RAIL_WEST], [None] + EAST_ROWS + [MIDDLE], .06)
        self._quarter("industry", [RAIL_EAST] + INDUSTRY_COLUMNS + [EAST], [None] + INDUSTRY_ROWS + [INDUSTRY_NORTH], .08)
        self._shared_lines()
        self._crossings()

    # corners
    def _add(self, x, y):
        self.nodes.append((x, y))
        return len(self.nodes) - 1

    def _on(self, shared, x, y):
        """The corner on a shared line nearest (x, y), if within 26 m; else a new one."""
        there = self._lines.setdefault(shared, [])
        near = [k for k in there if distance(self.nodes[k], (x, y)) < 26]
        if near:
            return min(near, key=lambda k: distance(self.nodes[k], (x, y)))
        for other, ks in sorted(self._lines.items()):
            for k in ks:
                if distance(self.nodes[k], (x, y)) < 26:
                    there.append(k)
                    return k
        there.append(self._add(x, y))
        return there[-1]

    def link(self, a, b, street, rank, quarter, drained=True):
        kind, width, lanes, speed = CLASSES[rank]
        self.edges.append({"a": a, "b": b, "street": street, "class": kind, "width": width, "lanes": lanes, "speed": speed,
                           "rank": rank, "quarter": quarter, "drained": drained})

    # quarters
    def _core(self):
        """A lattice pulled out of shape, with a fifth of its lanes missing."""
        rnd, at = self.rnd, {}
        for i in range(CORE_COLUMNS + 1):
            for j in range(CORE_ROWS + 1):
                x = WEST + (AVENUE - WEST) * i / CORE_COLUMNS
                y = bank_y(x) + (MIDDLE - bank_y(x)) * j / CORE_ROWS
                dx, dy = rnd.uniform(-17, 17), rnd.uniform(-17, 17)
                if j == 10:
                    y, dy = RENMIN + 14 * (i in (3, 4, 5)), dy * .12      # Renmin Road bends a little in the old core
                if i == CORE_COLUMNS // 2:
                    dx *= .5
                if i in (0, CORE_COLUMNS) and j == 0:
                    at[i, j] = self._on("river", x, bank_y(x))
                elif i == 0:
                    at[i, j] = self._on("west", x, y + dy * (0 < j < CORE_ROWS))
                elif i == CORE_COLUMNS:
                    at[i, j] = self._on("avenue", x, y + dy * (0 < j < CORE_ROWS and j != 10))
                elif j == 0:
                    at[i, j] = self._on("river", x + dx, bank_y(x + dx))
                elif j == CORE_ROWS:
                    at[i, j] = self._on("middle", x + dx * (i != CORE_COLUMNS // 2), MIDDLE)
                else:
                    at[i, j] = self._add(x + dx, y + dy)
        lanes = []
        for i in range(1, CORE_COLUMNS):
            for j in range(CORE_ROWS):
                self._core_piece(at[i, j], at[i, j + 1], {7: "沟沿街", 10: "鼓楼大街"}.get(i), LANES[i], lanes)
        for j in range(1, CORE_ROWS):
            for i in range(CORE_COLUMNS):
                self._core_piece(at[i, j], at[i + 1, j], {10: "人民路", 5: "南关街"}.get(j), LANES[13 + j], lanes)
        self._thin(lanes, .24)

    def _core_piece(self, a, b, main, lane, lanes):
        if main:
            self.link(a, b, main, "arterial" if main == "人民路" else "main_lane", "core")
        else:
            lanes.append((a, b, lane))

    def _thin(self, lanes, share):
        """Lay the lanes but for a share that can go without cutting a corner off."""
        rnd, keep = self.rnd, list(lanes)
        degree = {}
        for a, b, _ in lanes + [(e["a"], e["b"], "") for e in self.edges]:
            degree[a], degree[b] = degree.get(a, 0) + 1, degree.get(b, 0) + 1
        order = list(range(len(lanes)))
        rnd.shuffle(order)
        gone = set()
        for k in order:
            a, b, _ = lanes[k]
            if len(gone) < share * len(lanes) and degree[a] > 2 and degree[b] > 2:
                gone.add(k)
                degree[a] -= 1
                degree[b] -= 1
        for k, (a, b, name) in enumerate(keep):
            if k not in gone:
                self.link(a, b, name, "lane", "core")

    def _quarter(self, quarter, columns, rows, missing):
        rnd, at = self.rnd, {}
        shared = {WEST: "west", AVENUE: "avenue", RAIL_WEST: "rail_west", RAIL_EAST: "rail_east",
                  EAST: "east"}
        for i, x in enumerate(columns):
            for j, row in enumerate(rows):
                y = bank_y(x) if row is None else row
                name = "river" if row is None else "middle" if row == MIDDLE and quarter != "industry" else \
                    "north" if row == NORTH else "top" if row == INDUSTRY_NORTH else shared.get(x)
                wobble = rnd.uniform(-5, 5), rnd.uniform(-5, 5)
                if name:
                    at[i, j] = self._on(name, x, y)
                    if shared.get(x) and at[i, j] not in self._lines.setdefault(shared[x], []):
                        self._lines[shared[x]].append(at[i, j])
                elif x in (AVENUE, STREAM_X) or row in (MIDDLE, RENMIN):
                    at[i, j] = self._add(x, y)
                else:
                    at[i, j] = self._add(x + wobble[0], y + wobble[1])
        if quarter == "north":
            self._lines.setdefault("avenue", [])
            self._north_avenue(rows, at, columns)
        for i in range(len(columns)):
            for j in range(len(rows) - 1):
                if not shared.get(columns[i]):
                    self._grid_piece(quarter, at[i, j], at[i, j + 1], COLUMN_NAMES.get(columns[i], "解放路"), columns[i], missing)
        for j in range(len(rows)):
            for i in range(len(columns) - 1):
                if rows[j] is not None and rows[j] not in (NORTH, INDUSTRY_NORTH) and not (rows[j] == MIDDLE and quarter != "industry"):
                    name = "人民路" if rows[j] == RENMIN else "建设路" if rows[j] == MIDDLE else ROW_NAMES[rows[j]]
                    self._grid_piece(quarter, at[i, j], at[i + 1, j], name, rows[j], missing)

    def _north_avenue(self, rows, at, columns):
        """Jiefang Road goes on through the northern quarter: its corners cut the rows."""
        left = columns.index(-150)
        for j, y in enumerate(rows):
            k = self._on("middle" if y == MIDDLE else "north" if y == NORTH else "avenue", AVENUE, y)
            if k not in self._lines["avenue"]:
                self._lines["avenue"].append(k)
            at["avenue", j] = k
        for i in range(len(columns) - 1, left, -1):
            for j in range(len(rows)):
                at[i + 1, j] = at[i, j]
        for j in range(len(rows)):
            at[left + 1, j] = at["avenue", j]
        columns.insert(left + 1, AVENUE)

    def _grid_piece(self, quarter, a, b, name, key, missing):
        main = name in ("人民路", "建设路", "解放路", "沿溪路", "迎宾街", "育才路", "朝阳路", "兴业路", "工业二路")
        if not main and self.rnd.random() < missing:
            return                      # a compound or a school closes the street
        rank = "arterial" if name in ("人民路", "建设路", "解放路") else "collector" if main or quarter == "industry" else "local"
        self.link(a, b, name, rank, quarter)

    # what joins them
    def _shared_lines(self):
        n = self.nodes
        by_x, by_y = (lambda k: n[k][0]), (lambda k: n[k][1])
        for name, key, street, rank in (("west", by_y, "环城西路", "ring"), ("avenue", by_y, "解放路", "arterial"),
                                        ("rail_west", by_y, "铁西路", "collector"), ("rail_east", by_y, "铁东路", "collector"),
                                        ("east", by_y, "环城东路", "ring"), ("middle", by_x, "建设路", "arterial"),
                                        ("river", by_x, "滨河路", "ring"), ("north", by_x, "环城北路", "ring"),
                                        ("top", by_x, "工业北路", "collector")):
            ks = sorted(set(self._lines[name]), key=key)
            if name in ("west", "avenue", "rail_west", "rail_east", "east"):
                ks = self._with_ends(name, ks)
            for a, b in zip(ks, ks[1:]):
                if not (n[a][0] < 780 < n[b][0]):                # the railway is crossed below
                    self.link(a, b, street, rank, self.quarter_of(n[a], n[b]))

    def _with_ends(self, name, ks):
        """A shared street begins at the riverside corner nearest it."""
        n, x = self.nodes, self.nodes[ks[0]][0]
        foot = min(self._lines["river"], key=lambda k: abs(n[k][0] - x))
        return ks if foot in ks or abs(n[foot][0] - x) > 30 else [foot] + ks

    def quarter_of(self, p, q):
        x, y = (p[0] + q[0]) / 2, (p[1] + q[1]) / 2
        return "industry" if x > 780 else "north" if y > MIDDLE else "core" if x < -1 else "east"

    def _crossings(self):
        """What crosses the railway, and the ring road in the north-east."""
        n = self.nodes
        corner = lambda x, y: min(range(len(n)), key=lambda k: distance(n[k], (x, y)))
        west, east = corner(RAIL_WEST, RENMIN), corner(RAIL_EAST, RENMIN)
        low = self._add(*UNDERPASS)
        self.low_corner = low
        for a, b in ((west, low), (low, east)):
            self.link(a, b, "人民路", "arterial", "underpass")
        self.link(corner(RAIL_WEST, MIDDLE), corner(RAIL_EAST, MIDDLE), "建设路", "arterial", "industry", drained=False)
        self.link(corner(RAIL_WEST, bank_y(RAIL_WEST)), corner(RAIL_EAST, bank_y(RAIL_EAST)), "滨河路", "ring", "industry", drained=False)
        ring = [corner(RAIL_WEST, NORTH)] + [self._add(*p) for p in ((1000, 905), (1350, 860), (1650, 720), (1830, 560))] \
            + [corner(EAST, INDUSTRY_NORTH)]
        for a, b in zip(ring, ring[1:]):
            self.link(a, b, "环城北路", "ring", "outside", drained=False)
