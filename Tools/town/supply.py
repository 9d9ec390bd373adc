"""Water, gas and heat of the town: what is laid where, of what, and when."""
import math
import random

from .ages import year_of

from .layers import write
from .mains import Mains, pipe_rows, point_rows

WATER_SIZES = [100, 150, 200, 250, 300, 400, 500, 600]
GAS_SIZES, HEAT_SIZES = [63, 90, 110, 160, 200, 250, 300], [125, 150, 200, 250, 300, 350, 400, 500, 600]
RESERVOIR, RESERVOIR_LEVEL = (60.0, 2150.0), 3.6            # high-level tank in the northern hills; water above ground [m]
GATE_STATION, HEAT_PLANT = (1180.0, 1040.0), (2030.0, 300.0)
PEOPLE = {"core": .75, "north": .55, "east": .6, "industry": .12, "underpass": 0, "outside": 0}      # per metre of street


def water(streets, land, seed):
    """Gravity supply from the high-level tank; grey cast iron and asbestos cement in the core."""
    def choose(e, rnd):
        return e["quarter"] != "outside" and (e["rank"] != "lane" or rnd.random() < .72)
    demand = lambda e: PEOPLE[e["quarter"]] * .16 * 1.9 / 86400 + (4e-5 if e["quarter"] == "industry" else 0) / 20
    feeder = [(48.0, 1850.0), (40.0, 1500.0), (15.0, 1200.0), (0.0, 900.0)]
    m = Mains(streets, land, seed, "water", (RESERVOIR, "水池"), feeder, choose, demand, WATER_SIZES,
              {"arterial": 300, "ring": 200, "collector": 200, "main_lane": 150, "local": 150, "lane": 100}, .75, (-3.0, -2.5))
    m.fittings(lambda q: .55 if q["rank"] in ("arterial", "collector", "ring") else .22,
               lambda q: {"core": 400 if q["rank"] == "lane" else 170, "outside": 0}.get(q["quarter"], 120))
    rnd, years = random.Random("%d:water ages" % seed), {}
    for q in m.pipes:
        year = year_of(rnd, years, q["street"], {"outside": "north"}.get(q["quarter"], q["quarter"]), m.nodes[q["a"]]["p"])
        q["year"], q["material"] = (1998, "球墨铸铁") if q["quarter"] == "outside" else (year, water_material(rnd, q, year))
        q["lining"] = "水泥砂浆" if q["material"] == "球墨铸铁" else "无"
    meters(m, rnd)
    m.number("GS")
    return m


def water_material(rnd, q, year):
    if year < 1990:
        t = rnd.random() if q["size"] <= 200 else 0
        return "灰口铸铁" if t < .72 else "石棉水泥" if t < .86 else "镀锌钢"
    if q["size"] >= 200:
        return "球墨铸铁"
    return "PVC" if year < 2004 else "PE"


def meters(m, rnd):
    """Bulk meters on short branches at every third corner; their demand is that of the streets about."""
    corners = [k for k, v in enumerate(m.nodes) if not v["fitting"] and not v["feature"] and v["quarter"] not in ("outside", "underpass")]
    chosen = corners[::2]
    for k in chosen:
        v = m.nodes[k]
        t = rnd.uniform(.15, .6)
        s = m.node((v["p"][0] - 7 * math.cos(t), v["p"][1] - 7 * math.sin(t)), v["street"], v["quarter"], "", "水表")
        customers = 6 if v["quarter"] == "industry" else rnd.randint(50, 115)
        m.nodes[s].update(customers=customers, demand=round(rnd.uniform(35, 90) * customers if v["quarter"] == "industry" else customers * .42, 1))
        branch = m.pipe(k, s, 100 if v["quarter"] == "industry" else 80, v["street"], v["quarter"], "branch")
        old = v["quarter"] == "core" and rnd.random() < .6
        branch.update(year=1986 if old else 2012, material="镀锌钢" if old else "PE", lining="无")
    for v in m.nodes:
        if v["fitting"] == "水表" and v["quarter"] == "industry":
            v["demand"] = round(v["demand"] / 6, 1)


def gas(streets, land, seed):
    """Medium pressure in main streets, low pressure cast iron left in a few old lanes."""
    def choose(e, rnd):
        if e["quarter"] == "outside":
            return True
        return e["rank"] in ("arterial", "collector", "main_lane", "ring") and e["street"] != "滨河路" or \
            e["rank"] == "local" and rnd.random() < .6 or e["street"] in ("鼓楼巷", "文庙巷", "书院巷", "米市巷")
    demand = lambda e: PEOPLE[e["quarter"]] * 2.2e-6 / 1.2
    m = Mains(streets, land, seed, "gas", (GATE_STATION, "门站"), [(1120.0, 960.0), (1000.0, 905.0)], choose, demand, GAS_SIZES,
              {"arterial": 200, "ring": 200, "collector": 160, "main_lane": 110, "local": 90, "lane": 63}, 6.0, (2.5, -3.0))
    m.fittings(lambda q: .35, lambda q: 0)
    rnd, years = random.Random("%d:gas ages" % seed), {}
    for q in m.pipes:
        low = q["rank"] == "lane"
        if q["quarter"] == "core":
            year = 1988 if low else rnd.choice((1994, 1995, 1996))
            material = "灰口铸铁" if low else "钢"
        else:
            year = max(2003, year_of(rnd, years, q["street"], {"outside": "industry"}.get(q["quarter"], q["quarter"]), m.nodes[q["a"]]["p"]))
            material = "PE" if q["size"] < 250 else "钢"
        q.update(year=year, material=material, level="低压" if low else "中压A", pressure=.003 if low else .4)
    touch = {}
    for q in m.pipes:
        for k in (q["a"], q["b"]):
            touch.setdefault(k, set()).add(q["level"])
    for k in sorted(touch):
        v = m.nodes[k]
        if len(touch[k]) == 2 or (not v["fitting"] and v["quarter"] != "outside" and rnd.random() < .10):
            v["fitting"] = "调压箱"
    m.number("RQ")
    return m


def heat(streets, land, seed):
    """A hot-water loop from the heat plant: supply and return side by side, one row a pair; stations at corners."""
    mains = {"建设路", "解放路", "人民路", "工业北路", "兴业路", "迎宾街", "育才路", "朝阳路", "铁西路"}

    def choose(e, rnd):
        if e["quarter"] == "core":
            return e["street"] in ("建设路", "鼓楼大街", "解放路")
        branch = e["quarter"] in ("north", "east") and e["rank"] == "local"
        return e["street"] in mains or e["quarter"] == "underpass" or (branch and rnd.random() < .3)
    demand = lambda e: PEOPLE[e["quarter"]] * 30 * 55 / (4.18e6 * 45)
    m = Mains(streets, land, seed, "heat", (HEAT_PLANT, "热源厂"), [(1960.0, 250.0), (1900.0, 150.0)], choose, demand, HEAT_SIZES,
              {"arterial": 300, "collector": 200, "main_lane": 150, "local": 125}, 1.2, (-5.5, 4.0))
    m.fittings(lambda q: .3, lambda q: 0)
    rnd = random.Random("%d:heat ages" % seed)
    for q in m.pipes:
        first = {"core": 2003, "north": 1999, "east": 2006}.get(q["quarter"], 2011)
        q.update(year=first + len(q["street"].encode()) * 7 % 6, material="钢")
    for v in m.nodes:
        if not v["fitting"] and v["quarter"] in ("north", "east", "core") and rnd.random() < .35:
            v.update(fitting="换热站", area=rnd.randint(3, 11) * 10000)
    m.number("RL")
    return m


def deliver(folder, mains, village, defects, seed):
    """Write the three networks, with the sample village's water mains among the town's."""
    w, g, h = mains
    node_extra = lambda v: {"用水量_m3d": v["demand"], "用户数": v["customers"]} if "demand" in v else \
        {"水位": round(v["ground"] + RESERVOIR_LEVEL, 2), "容积_m3": 3000} if v["fitting"] == "水池" else {}
    rows = pipe_rows(w, "给水", seed, (1.1, 1.5), lambda q: {"压力": .35, "内衬": q["lining"]})
    defects.water(rows)
    write(folder, "给水管点", point_rows(w, "给水", seed, node_extra) + village.points)
    write(folder, "给水管线", rows + village.rows)
    write(folder, "燃气管点", point_rows(g, "燃气", seed, lambda v: {"出口压力_MPa": .4} if v["fitting"] == "门站" else {}))
    gas_rows = pipe_rows(g, "燃气", seed, (.9, 1.3), lambda q: {"压力": q["pressure"], "压力级别": q["level"]})
    defects.gas(gas_rows)
    write(folder, "燃气管线", gas_rows)
    write(folder, "热力管点", point_rows(h, "热力", seed, lambda v: {"供热面积_m2": v["area"]} if "area" in v else {}))
    write(folder, "热力管线", pipe_rows(h, "热力", seed, (1.0, 1.6), lambda q: {"压力": 1.6, "供回水": "一供一回"}))
