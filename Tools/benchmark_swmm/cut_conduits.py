"""Conduits of a SWMM model cut into equal pieces, as Gradeline's max_link_length_m cuts them.

    python cut_conduits.py MODEL.inp METRES > CUT.inp

Between the pieces stand junctions on the conduit's straight bed that hold any pressure; they and the further pieces are
called ID@1, ID@2, ... Entry losses stay at the first piece, exit losses and flap gates at the last. SWMM gives every
junction its minimum surface area: pieces much shorter than that over the conduit's width store too much.
"""
import math
import re
import sys

FT = 0.3048
UNLIMITED = "1000"


def sections(text):
    """Rows of words by section, comments left out, in the order of the file."""
    found, name = {}, None
    for line in text.splitlines():
        line = line.split(";")[0].strip()
        if line.startswith("["):
            name = line.strip("[]").upper()
        elif line and name:
            found.setdefault(name, []).append(line.split())
    return found


def cut(text, metres):
    import swmm_reference as swmm
    tables = sections(text)
    unit = FT if (swmm.option(text, "FLOW_UNITS", "CFS")).upper() in swmm.US else 1.0
    by_level = (swmm.option(text, "LINK_OFFSETS", "DEPTH")).upper() == "ELEVATION"
    invert = {row[0]: float(row[1]) for name in ("JUNCTIONS", "OUTFALLS", "DIVIDERS", "STORAGE") for row in tables.get(name, [])}
    shapes = {row[0]: row for row in tables["XSECTIONS"]}
    losses = {row[0]: row for row in tables.get("LOSSES", [])}
    new = {name: [] for name in ("JUNCTIONS", "CONDUITS", "XSECTIONS", "LOSSES")}
    gone = set()
    for row in tables.get("CONDUITS", []):
        count = math.ceil(float(row[3]) * unit / metres)
        if count < 2:
            continue
        gone.add(row[0])
        pieces = cut_one(row + ["0"] * (9 - len(row)), shapes[row[0]], losses.get(row[0]), count, invert, by_level)
        for name, rows in pieces.items():
            new[name] += rows
    return written(text, gone, new)


def cut_one(row, shape, loss, count, invert, by_level):
    name, up, down, length, roughness, first, last, flow, limit = row[:9]
    level = lambda node, word: invert[node] if word == "*" else float(word) if by_level else invert[node] + float(word)
    high, low = level(up, first), level(down, last)
    at = [high + (low - high) * k / count for k in range(count + 1)]
    inner, bed = lambda k: "%s@%d" % (name, k), "*" if by_level else "0"
    rows = {"JUNCTIONS": [[inner(k), "%.6f" % at[k], "0", "0", UNLIMITED, "0"] for k in range(1, count)],
            "CONDUITS": [], "XSECTIONS": [], "LOSSES": []}
    for k in range(count):
        piece = inner(k) if k else name
        ends = (inner(k) if k else up, inner(k + 1) if k < count - 1 else down)
        offsets = (first if not k else bed, last if k == count - 1 else bed)
        rows["CONDUITS"].append([piece, *ends, "%.6f" % (float(length) / count), roughness, *offsets, flow, limit])
        rows["XSECTIONS"].append([piece] + shape[1:])
        if loss:
            rows["LOSSES"].append([piece, loss[1] if not k else "0", loss[2] if k == count - 1 else "0",
                                   "%g" % (float(loss[3]) / count), loss[4] if k == count - 1 and len(loss) > 4 else "NO"])
    return rows


def written(text, gone, new):
    """The file with the rows of cut conduits left out and the new ones behind their sections' heads."""
    out, name, met = [], None, set()
    for line in text.splitlines():
        words = line.split(";")[0].split()
        if line.strip().startswith("["):
            name = re.split(r"[\[\]]", line)[1].upper()
            out.append(line)
            if name in new and name not in met:
                met.add(name)
                out += [" ".join(row) for row in new[name]]
            continue
        if name in ("CONDUITS", "XSECTIONS", "LOSSES") and words and words[0] in gone:
            continue
        out.append(line)
    return "\n".join(out) + "\n"


def joined(links):
    """Figures of whole conduits from those of their pieces: of each the largest."""
    whole = {}
    for name, figures in links.items():
        known = whole.setdefault(name.split("@")[0], dict(figures))
        for key in ("max_flow_cms", "max_velocity_ms", "max_depth_m"):
            known[key] = max(known[key], figures[key])
    return whole


if __name__ == "__main__":
    with open(sys.argv[1], encoding="latin-1") as model:
        sys.stdout.write(cut(model.read(), float(sys.argv[2])))
