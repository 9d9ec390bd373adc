"""Break history of the water mains: Poisson by material, age, size and a factor of each pipe's own."""
import random

from .frame import distance

# breaks per km and year at 40 years of age
RATES = {"灰口铸铁": .55, "石棉水泥": .50, "镀锌钢": .65, "PVC": .16, "球墨铸铁": .06, "PE": .07}
KINDS = {"灰口铸铁": ("circumferential", "circumferential", "joint", "longitudinal"), "石棉水泥": ("longitudinal", "joint"),
         "镀锌钢": ("corrosion", "corrosion", "joint"), "PVC": ("joint", "longitudinal"),
         "球墨铸铁": ("joint", "third_party"), "PE": ("joint", "third_party")}
FIRST, LAST = 2006, 2023
UNKNOWN = ("GSL9071", "GSL9118")        # mains taken out since: in the history, not in the inventory


def history(water, seed):
    """Rows (pipe id, date, kind), by date."""
    rnd, rows = random.Random("%d:breaks" % seed), []
    for q in water.pipes:
        km = distance(water.nodes[q["a"]]["p"], water.nodes[q["b"]]["p"]) / 1000
        own = rnd.gammavariate(1.2, 1 / 1.2)
        for year in range(max(FIRST, q["year"] + 1), LAST + 1):
            rate = RATES[q["material"]] * ((year - q["year"]) / 40) ** 1.3 * (150 / max(80, q["size"])) ** .6
            if rnd.random() < rate * km * own:
                month = rnd.choice((1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 12, 12, 12))     # cold months break more
                rows.append((q["id"], "%d-%02d-%02d" % (year, month, rnd.randint(1, 28)), rnd.choice(KINDS[q["material"]])))
    rows += [(UNKNOWN[0], "2009-12-19", "circumferential"), (UNKNOWN[1], "2011-01-23", "joint")]
    return sorted(rows, key=lambda r: (r[1], r[0]))


def deliver(path, rows, defects):
    for ident in UNKNOWN:
        defects.tell("unknown_pipe", "breaks.csv", ident, "a break on a main that is no longer in the inventory")
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("pipe_id,date,kind\n" + "".join("%s,%s,%s\n" % r for r in rows))
