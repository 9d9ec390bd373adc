"""Mutants of SWMM 5 models: the same network with lengths, sizes, slopes or inflows a hundredth to a hundred times as large.

`mutant(text, rng)` gives the changed text and what was done. Standard library only.
"""
import random

# What to scale: sections and the columns in them. Shapes that are named elsewhere have no size of their own.
LENGTHS = {"CONDUITS": [3]}
SIZES = {"XSECTIONS": [2, 3]}
LEVELS = {"JUNCTIONS": [1], "OUTFALLS": [1], "STORAGE": [1], "DIVIDERS": [1]}
INFLOWS = {"INFLOWS": [5], "DWF": [2], "SUBCATCHMENTS": [3]}
NAMED_SHAPES = {"IRREGULAR", "CUSTOM", "STREET", "STREET_XSECTION", "DUMMY"}
CHANGES = [("lengths", LENGTHS), ("sizes", SIZES), ("slopes", LEVELS), ("inflows", INFLOWS)]


def mutant(text, rng):
    lines, said = text.splitlines(), []
    for name, columns in rng.sample(CHANGES, rng.choice([1, 1, 2])):
        factor = 10 ** rng.uniform(-2, 2)
        spread = rng.choice([0, 0, 0.5])  # one factor for all, or one around it for each element
        lines = [scaled(line, section, columns, lambda: factor * 10 ** rng.uniform(-spread, spread))
                 for section, line in sections(lines)]
        said.append("%s times %.3g%s" % (name, factor, ", scattered" if spread else ""))
    return "\n".join(lines) + "\n", "; ".join(said)


def sections(lines):
    """Each line with the name of the section it stands in."""
    section = ""
    for line in lines:
        if line.strip().startswith("["):
            section = line.strip().strip("[]").upper()
        yield section, line


def scaled(line, section, columns, factor):
    """The line with its numbers in the given columns multiplied; slopes are those of levels around 0."""
    words = line.split()
    if section not in columns or not words or words[0].startswith((";", "[")):
        return line
    if section == "XSECTIONS" and len(words) > 1 and words[1].upper() in NAMED_SHAPES:
        return line
    times = factor()
    for column in columns[section]:
        try:
            words[column] = "%.9g" % (float(words[column]) * times)
        except (IndexError, ValueError):
            pass  # a line without this column, or a word in its place
    return "  ".join(words)


def mutants(path, count, seed):
    """`count` mutants of a model file: texts and what was done."""
    with open(path, encoding="utf-8", errors="replace") as f:
        text = f.read()
    for number in range(count):
        yield mutant(text, random.Random("%s/%s/%d" % (seed, path, number)))
