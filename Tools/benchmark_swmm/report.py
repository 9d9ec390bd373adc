"""The tables as text."""
import math

from figures import worst

SHORT = {
    "depth median, m": "depth median", "depth p95, m": "depth p95", "peak flow median, %": "peak flow",
    "outfall timing, s": "lag", "outfall volume, % of inflow": "outfall volume",
    "flooding volume, % of inflow": "flooding volume", "flooded nodes missed, %": "sites missed",
    "flooded nodes extra, %": "sites extra", "own routing continuity, %": "continuity"}
TABLES = (("agreement", "Gradeline against SWMM"), ("own", "Gradeline against its own run at a quarter of step and tolerance"),
          ("swmm_own", "SWMM against its own run at a quarter of step and tight tolerances"),
          ("limits_apart", "the two refined runs against each other"))
HEAD = "%-30s %8s %8s %6s  %-22s %-22s %-22s %-22s" % (
    "model", "ours, s", "SWMM, s", "ratio", "against SWMM", "against own limit", "SWMM against its own", "limits apart")


def is_within(found):
    return all(row["ok"] for row in found["agreement"] + found["own"])


def short(rows):
    """The figure nearest its limit, value / limit."""
    if not rows:
        return "-"
    row, share = worst(rows)
    return "%.2f %s" % (share, SHORT.get(row["figure"], row["figure"].split(",")[0]))


def line(m):
    seconds = lambda x, form: form % x if x is not None else "-"
    return "%-30s %8s %8s %6s  %-22s %-22s %-22s %-22s" % (
        m["name"], seconds(m["seconds"], "%.3f"), seconds(m["swmm_seconds"], "%.2f"), seconds(m["ratio"], "%.1f"),
        *(short(m.get(key)) for key, _ in TABLES))


def growth(found):
    """CPU time over manholes of the synthetic towns of seed 1, and what the solver keeps of each."""
    towns = sorted((m for m in found if m["manholes"] and m["name"].endswith("seed-1")), key=lambda m: m["manholes"])
    lines = ["Growth: user CPU of the whole process over the number of manholes (seed 1)",
             "%10s %10s %10s %14s %12s" % ("manholes", "ours, s", "exponent", "state, bytes", "memory, MB")]
    for before, m in zip([None] + towns, towns):
        exponent = "-" if not before else "%.2f" % (
            math.log(m["seconds"] / before["seconds"]) / math.log(m["manholes"] / before["manholes"]))
        state = m["run"].get("solver", {}).get("bytes_per_manhole")
        lines.append("%10d %10.3f %10s %14s %12s" % (
            m["manholes"], m["seconds"], exponent, "%.0f" % state if state else "-",
            "%.0f" % m["run"]["peak_memory_mb"]))
    return lines


def details(m):
    by_key = {key: {row["figure"]: row for row in m.get(key) or []} for key, _ in TABLES}
    lines = ["", m["name"], "  %-32s %10s %12s %12s %12s %12s" % (
        "figure", "limit", "against SWMM", "own limit", "SWMM's own", "limits apart")]
    for row in m["agreement"]:
        cells = (by_key[key].get(row["figure"]) for key, _ in TABLES)
        lines.append("  %-32s %10.4g %12s %12s %12s %12s" % (
            row["figure"], row["limit"],
            *("-" if c is None else "%.4g%s" % (c["value"], "" if c["ok"] else " !") for c in cells)))
    return lines


def text(found, refused, with_details):
    lines = ["Flood routing beside EPA SWMM 5.2.4, paired runs on one thread each: median user CPU seconds of whole runs.",
             "The other columns give, of the figures of compare_swmm.py, the one nearest its limit, value / limit:"]
    lines += ["  %-22s %s" % (head, long) for head, (_, long) in zip(
        ("against SWMM", "against own limit", "SWMM against its own", "limits apart"), TABLES)]
    lines += ["", HEAD] + [line(m) for m in found] + ["%-30s refused: %s" % r for r in refused]
    if sum(m["manholes"] > 0 for m in found) > 1:
        lines += [""] + growth(found)
    if with_details:
        lines += [part for m in found for part in details(m)]
    return "\n".join(lines) + "\n"
