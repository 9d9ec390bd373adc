"""Years, materials and survey numbers of the storm and combined pipes; the catchments by number."""
import random

ERAS = {"core": (1973, 1989), "north": (1996, 2008), "east": (2004, 2014), "industry": (2010, 2019), "underpass": (2006, 2006)}


def year_of(rnd, cache, street, quarter, p):
    """A street is laid block by block: one year for each 250 m of a street."""
    key = street, quarter, int((p[0] + p[1]) // 250)
    if key not in cache:
        first, last = ERAS[quarter]
        share = {"north": (p[1] - 150) / 750, "industry": (p[0] - 880) / 1020}.get(quarter, rnd.random())
        year = round(first + (last - first) * min(1.0, max(0.0, share + rnd.uniform(-.15, .15))))
        if quarter == "core" and rnd.random() < .10:
            year = rnd.randint(2005, 2018)          # a lane opened again and relaid
        cache[key] = year
    return cache[key]


def material_of(rnd, pipe, year):
    if "box" in pipe or "channel" in pipe:
        return "砖石"
    size = pipe["size"]
    if year < 1995:
        return "砼" if rnd.random() < .8 or size > .6 else "混凝土"
    if year < 2004:
        return "钢筋砼" if size >= .6 else "砼"
    return "钢筋砼" if size > .8 else "HDPE"


def _combined(drains):
    """Lanes of the core carry both waters; what a combined pipe runs into is combined too."""
    below, foul = {p["a"]: p for p in drains.pipes if not p.get("tie")}, set()
    for k in drains.order:
        p = below[k]
        if k in foul or (p["quarter"] == "core" and p["rank"] in ("lane", "main_lane", "box")):
            foul.add(p["b"])
            p["system"] = "合流"
        else:
            p["system"] = "雨水"
    for p in drains.pipes:
        p.setdefault("system", "雨水")


def complete(drains, seed):
    """Number nodes and pipes, date them, and list the catchments."""
    rnd, cache, n = random.Random("%d:ages" % seed), {}, drains.nodes
    part = {q: k for k, q in enumerate(("core", "north", "east", "underpass", "industry"))}
    wet = {k for p in drains.pipes for k in (p["a"], p["b"])}
    order = lambda k: (n[k]["kind"] == "outfall", part[n[k]["quarter"]], n[k].get("street", ""), round(n[k]["p"][1]), n[k]["p"][0], k)
    for i, k in enumerate(sorted(wet, key=order), 1):
        n[k]["id"] = "YS%04d" % i
    drains.pipes.sort(key=lambda p: n[p["a"]]["id"])
    for k, p in enumerate(drains.pipes, 1):
        p["id"] = "YSL%04d" % k
        year = year_of(rnd, cache, p["street"], p["quarter"], n[p["a"]]["p"])
        p["year"] = 1976 if "box" in p else 1998 if "channel" in p else year
        p["material"] = material_of(rnd, p, p["year"])
    _combined(drains)
    _catchments(drains)


def _catchments(drains):
    """The catchment of each manhole (100 m of overland flow) and that of the stream in the hills."""
    drained = sorted(((k, v) for k, v in enumerate(drains.nodes) if "ring" in v and "id" in v), key=lambda kv: kv[1]["id"])
    drains.catchments = [{"id": "HS" + v["id"][2:], "to": k, "ring": v["ring"], "hectares": round(v["area"] / 1e4, 4), "impervious": v["impervious"],
                          "width": round(v["area"] / 100, 1), "slope": v["slope"]} for k, v in drained]
    h = drains.hills
    drains.catchments.append({"id": "HS9001", "to": h["to"], "ring": h["ring"], "hectares": round(h["area"] / 1e4, 4), "impervious": 4.0,
                              "width": 520.0, "slope": 6.0})
