"""Settlements and facilities: quarters of the town, villages about it, and what the networks must serve."""
from .layers import feature, point, polygon, write
from .terrain import UNDERPASS, bank_y

# name, place, households, population, forecast in ten years, has_water, has_sewer, has_road
VILLAGES = [("上庄村", (-2950, 1480), 310, 1080, 930, True, False, True), ("石门村", (-720, 3290), 86, 240, 96, False, False, True),
            ("杨家沟村", (950, 2920), 54, 131, 48, False, False, False), ("东岭村", (2560, 1380), 190, 640, 560, True, False, True),
            ("官庄村", (2960, -330), 420, 1560, 1610, False, False, True), ("白塔村", (3880, 430), 260, 870, 760, False, False, True),
            ("河南村", (330, -1790), 380, 1340, 1300, False, False, True), ("南坪村", (-1320, -2330), 150, 470, 365, False, False, True),
            ("柿树坪村", (2120, -2620), 71, 188, 80, False, False, True), ("马家湾村", (-3330, -420), 230, 790, 690, True, False, True),
            ("岭后自然村", (-1910, 3680), 23, 41, 12, False, False, False)]
# name, corners x0 y0 x1 y1 (None: the riverside), population, built, old community
QUARTERS = [("西关社区", -886, -235, -462, 138, 4300, 1979, True), ("北关社区", -438, -235, -14, 138, 4600, 1982, True),
            ("南关社区", -886, None, -462, -265, 4900, 1976, True), ("鼓楼社区", -438, None, -14, -265, 5200, 1974, True),
            ("府西社区", -886, 166, -464, 886, 5400, 1999, False), ("文昌社区", -436, 166, -20, 886, 5200, 2001, False),
            ("育才社区", 20, 166, 412, 886, 4800, 2003, False), ("站前社区", 428, 166, 666, 886, 2700, 2006, False),
            ("光明社区", 20, -234, 666, 134, 4100, 2007, False), ("莲池社区", 20, None, 666, -266, 4600, 2010, False),
            ("工业园社区", 894, -456, 1362, 136, 1100, 2013, False), ("开发区社区", 1380, -456, 1884, 136, 700, 2017, False)]
# name, kind, place, half sides of the site, critical, capacity
SITES = [("县人民医院", "hospital", (-222, 330), (55, 45), True, 420), ("县中医院", "hospital", (-340, -160), (22, 20), True, 160),
         ("妇幼保健院", "hospital", (330, -185), (30, 30), True, 120), ("县第一中学", "school", (-225, 580), (60, 50), True, 2600),
         ("县第二中学", "school", (480, 580), (45, 48), True, 1900), ("实验小学", "school", (-560, -440), (20, 18), True, 1500),
         ("城关小学", "school", (-150, -480), (18, 18), True, 1200), ("育才小学", "school", (210, 330), (48, 40), True, 1400),
         ("莲池小学", "school", (455, -580), (40, 42), True, 1100), ("职业技术学校", "school", (1240, 280), (80, 70), True, 1800),
         ("县体育场", "shelter", (-75, 705), (55, 48), False, 6000), ("人民广场", "shelter", (75, 215), (45, 40), False, 4000),
         ("莲池公园", "shelter", (200, -580), (45, 45), False, 2500), ("西关小游园", "shelter", (-690, 30), (14, 14), False, 300),
         ("县消防救援大队", "fire_station", (350, 705), (35, 30), True, None), ("工业园消防站", "fire_station", (1500, 50), (30, 25), True, None)]
SPOTS = [("县人民政府", "government", (-375, 580), True, None), ("县养老院", "nursing_home", (-675, 330), True, 220),
         ("110kV城东变电站", "substation", (1760, -360), True, None), ("县自来水厂", "waterworks", (130, 2090), True, 20000),
         ("天然气门站", "gas_station", (1180, 1052), True, None), ("城东热源厂", "heat_plant", (2040, 312), True, None),
         ("县污水处理厂", "treatment_plant", (2125, -890), True, 20000), ("滨河污水提升泵站", "pump_station", (1180, -860), True, 900),
         ("人民路铁路下穿", "underpass", UNDERPASS, True, None), ("长途汽车站", "bus_station", (620, 215), False, None),
         ("火车站", "railway_station", (735, 330), False, None), ("粮食储备库", "depot", (1000, 60), False, 30000)]


def corners(x0, y0, x1, y1):
    """A rectangle, or one whose lower side follows the riverside road."""
    if y0 is not None:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    steps = [x0 + (x1 - x0) * k / 6 for k in range(7)]
    return [(x, bank_y(x) + 16) for x in steps] + [(x1, y1), (x0, y1)]


def settlements(land, village):
    out = []
    for k, (name, x0, y0, x1, y1, people, built, old) in enumerate(QUARTERS, 1):
        ring = corners(x0, y0, x1, y1)
        mid = (x0 + x1) / 2, (max(p[1] for p in ring) + min(p[1] for p in ring)) / 2
        out.append(feature(polygon(ring), {
            "id": "Q%02d" % k, "name": name, "kind": "community", "households": round(people / 2.9), "population": people,
            "population_forecast": round(people * (.97 if old else 1.04)), "has_water": True, "has_sewer": True,
            "has_gas": not old or name in ("北关社区", "鼓楼社区"), "has_heat": not old, "elevation_m": round(land.ground(*mid), 1), "old_community": old, "build_year": built}))
    rows = [("柳湾村", village.at[2, 1], len(village.houses), 905, 880, True, True, True)] + VILLAGES
    for k, (name, p, households, people, forecast, has_water, has_sewer, has_road) in enumerate(rows, 1):
        out.append(feature(point(p), {
            "id": "V%02d" % k, "name": name, "kind": "village", "households": households, "population": people, "population_forecast": forecast,
            "has_water": has_water, "has_sewer": has_sewer, "has_gas": False, "has_heat": False, "has_road": has_road,
            "elevation_m": round(land.ground(*p), 1), "old_community": False}))
    return out


def box(p, half):
    return [(p[0] - half[0], p[1] - half[1]), (p[0] + half[0], p[1] - half[1]), (p[0] + half[0], p[1] + half[1]), (p[0] - half[0], p[1] + half[1])]


def facilities(land, village):
    out = []

    def put(geometry, name, kind, p, critical, capacity):
        q = {"id": "F%02d" % (len(out) + 1), "name": name, "kind": kind, "critical": critical,
             "floor_m": round(land.ground(*p) + (0 if kind == "underpass" else .45), 2)}
        if capacity:
            q["capacity"] = capacity
        out.append(feature(geometry, q))
    for name, kind, p, half, critical, capacity in SITES:
        put(polygon(box(p, half)), name, kind, p, critical, capacity)
    for name, kind, p, critical, capacity in SPOTS:
        put(point(p), name, kind, p, critical, capacity)
    put(point(village.plant), "柳湾村污水处理站", "treatment_plant", village.plant, False, 100)
    put(point(village.at[2, 2]), "柳湾村小学", "school", village.at[2, 2], True, 90)
    put(polygon([(765, -2900), (795, -2900), (795, 3600), (765, 3600)]), "铁路", "railway", (780, 900), True, None)
    return out


def deliver(folder, land, village):
    write(folder, "settlements", settlements(land, village))
    write(folder, "facilities", facilities(land, village))
