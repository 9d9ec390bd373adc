"""The true storm network as a SWMM 5 model, with a Chicago storm: for checking against EPA SWMM."""
from .frame import distance, lonlat
from .sizing import ROUGH, SMOOTH, STONE, intensity

OPTIONS = """[OPTIONS]
FLOW_UNITS CMS
INFILTRATION HORTON
FLOW_ROUTING DYNWAVE
LINK_OFFSETS ELEVATION
MIN_SLOPE 0
ALLOW_PONDING %s
START_DATE 07/01/2024
START_TIME 00:00:00
REPORT_START_DATE 07/01/2024
REPORT_START_TIME 00:00:00
END_DATE 07/01/2024
END_TIME 06:00:00
DRY_DAYS 5
REPORT_STEP 00:05:00
WET_STEP 00:01:00
DRY_STEP 01:00:00
ROUTING_STEP 5
INERTIAL_DAMPING PARTIAL
NORMAL_FLOW_LIMITED BOTH
VARIABLE_STEP 0.75
LENGTHENING_STEP 0
MIN_SURFAREA 1.167
MAX_TRIALS 8
HEAD_TOLERANCE 0.0015
MINIMUM_STEP 0.5
THREADS 1
"""


def chicago(years, minutes=120, step=5, ratio=.4):
    """Rain [mm] of each step; the depth tau minutes before the peak is ratio H(tau / ratio)."""
    depth = lambda t: intensity(years, t) * t * .006
    peak = ratio * minutes

    def total(t):
        if t <= peak:
            return ratio * (depth(minutes) - depth((peak - t) / ratio))
        return ratio * depth(minutes) + (1 - ratio) * depth((t - peak) / (1 - ratio))
    return [total(t + step) - total(t) for t in range(0, minutes, step)]


def roughness(pipe):
    return STONE if "box" in pipe or "channel" in pipe else SMOOTH if pipe["material"] in ("HDPE", "钢筋砼") else ROUGH


def write(path, drains, years, ponding=False):
    n, out = drains.nodes, []
    put = lambda *words: out.append(" ".join(str(w) for w in words))
    here = [k for k in range(len(n)) if "id" in n[k]]
    manholes = [k for k in here if n[k]["kind"] == "manhole"]
    put("[TITLE]\nSynthetic county town Anlan, true storm network, %g-year storm of 120 min\n" % years)
    put(OPTIONS % ("YES" if ponding else "NO"))
    put("[EVAPORATION]\nCONSTANT 0\n\n[RAINGAGES]\nRG INTENSITY 0:05 1.0 TIMESERIES STORM\n\n[SUBCATCHMENTS]")
    for c in drains.catchments:
        put(c["id"], "RG", n[c["to"]]["id"], "%.4f" % c["hectares"], c["impervious"], c["width"], c["slope"], 0)
    put("\n[SUBAREAS]")
    for c in drains.catchments:
        put(c["id"], .014, .2, 1.5, 5, 25, "OUTLET")
    put("\n[INFILTRATION]")
    for c in drains.catchments:
        put(c["id"], 60, 8, 4, 7, 0)
    put("\n[JUNCTIONS]")
    for k in manholes:
        put(n[k]["id"], "%.3f" % n[k]["invert"], "%.3f" % (n[k]["ground"] - n[k]["invert"]), 0, 0, 800 if ponding else 0)
    put("\n[OUTFALLS]")
    for k in here:
        if n[k]["kind"] == "outfall":
            put(n[k]["id"], "%.3f" % n[k]["invert"], "FIXED", "%.2f" % n[k]["stage"], "YES")
    put("\n[CONDUITS]")
    for p in drains.pipes:
        put(p["id"], n[p["a"]]["id"], n[p["b"]]["id"], "%.2f" % distance(n[p["a"]]["p"], n[p["b"]]["p"]), roughness(p),
            "%.3f" % p["up"], "%.3f" % p["down"], 0)
    put("\n[XSECTIONS]")
    for p in drains.pipes:
        if "box" in p:
            put(p["id"], "RECT_CLOSED", p["box"][1], p["box"][0], 0, 0)
        elif "channel" in p:
            put(p["id"], "RECT_OPEN", p["channel"][1], p["channel"][0], 0, 0)
        else:
            put(p["id"], "CIRCULAR", p["size"], 0, 0, 0)
    put("\n[TIMESERIES]")
    for k, mm in enumerate(chicago(years)):
        put("STORM", "%d:%02d" % (k * 5 // 60, k * 5 % 60), "%.3f" % (mm * 12))
    put("STORM 2:00 0\n\n[REPORT]\nINPUT NO\nCONTROLS NO\nNODES ALL\nLINKS ALL\n\n[MAP]\nUNITS Degrees\n\n[COORDINATES]")
    for k in here:
        put(n[k]["id"], "%.7f %.7f" % tuple(lonlat(n[k]["p"])))
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(out) + "\n")
