#!/usr/bin/env python3
"""What SWMM makes of every cross-section: the figures that Tests/HydraulicsTests/Section*.swift compare with.

    pip install swmm-toolkit==0.17 && python Tools/section_reference.py

Prints SWMM's "Cross Section Summary" of sections a thousand times as large, which shows more of its digits, and its
relative tables of shapes, transects and streets.
"""
import tempfile
from pathlib import Path

from swmm.toolkit import solver

SCALE = 1000

# Name, shape, numbers; lengths are scaled, what stands in quotation marks is not.
SHAPES = """
circular CIRCULAR 1.2
filled FILLED_CIRCULAR 1.5 0.4
box RECT_CLOSED 1.5 2
open0 RECT_OPEN 1.5 2 '0'
open1 RECT_OPEN 1.5 2 '1'
open2 RECT_OPEN 1.5 2 '2'
trapezoid TRAPEZOIDAL 2 1 '1' '2'
triangle TRIANGULAR 1 3
parabola PARABOLIC 1.5 4
power3 POWER 1.5 4 '3'
power1/2 POWER 1.2 2 '0.5'
rect_triangular RECT_TRIANGULAR 2 1.5 0.5
rect_round RECT_ROUND 2 1.5 1
rect_half_round RECT_ROUND 2 1.5 0.1
basket MODBASKETHANDLE 2 1.5 1
lying HORIZ_ELLIPSE 1 1.616
upright VERT_ELLIPSE 1.616 1
arch ARCH 1 1.6
egg EGG 1.5
horseshoe HORSESHOE 1.5
gothic GOTHIC 1.5
catenary CATENARY 1.5
semielliptical SEMIELLIPTICAL 1.5
baskethandle BASKETHANDLE 1.5
semicircular SEMICIRCULAR 1.5
bell CUSTOM 1.5 'SH'
open_rows CUSTOM 1.5 'SH2'
stepped IRREGULAR 'T1'
valley IRREGULAR 'T2'
one_sided STREET 'S1'
guttered STREET 'S2'
backed STREET 'S3'
crowned STREET 'S4'
"""
TRANSECTS = """
NC '0.06' '0.08' '0.03'
X1 'T1' '8' 10 14 0 0 0 0 0
GR 3 0 2 0 2 10 0 10 0 14 2 14 2 24 3 24
NC '0.04' '0.05' '0.03'
X1 'T2' '5' 10 20 0 0 '1.5' 0 0
GR 2.5 0 2 10 0 15 2 20 3 32
"""
STREETS = """
S1 7 0.15 '2' '0.016' 0 0 '1'
S2 7 0.15 '2' '0.016' 0.025 0.6 '1'
S3 7 0.15 '2' '0.016' 0.025 0.6 '2' 3 '4' '0.03'
S4 12 0.1 '3' '0.016' 0.05 0.5 '2'
"""
CURVES = "SH SHAPE 0 0 0.2 0.6 0.5 1 0.8 0.9 1 0.4\nSH2 SHAPE 0.1 0.5 0.6 1.2"


def scaled(text: str, words: int) -> list[list[str]]:
    """Rows of tokens, all but the first `words` of each a length unless quoted."""
    rows = [line.split() for line in text.strip().splitlines()]
    return [
        row[:words] + [t.strip("'") if t.startswith("'") else f"{float(t) * SCALE:.12g}" for t in row[words:]]
        for row in rows
    ]


def main() -> None:
    shapes = scaled(SHAPES, 2)
    names = [row[0] for row in shapes]
    sections = {
        "OPTIONS": ["FLOW_UNITS CMS", "FLOW_ROUTING DYNWAVE", "START_DATE 01/01/2020", "END_DATE 01/01/2020",
                    "END_TIME 00:01:00", "ROUTING_STEP 5", "REPORT_STEP 00:01:00"],
        "REPORT": ["INPUT YES"],
        "JUNCTIONS": [f"J{name} 1000 20000" for name in names],
        "OUTFALLS": [f"O{name} 0 FREE" for name in names],
        "CONDUITS": [f"{name} J{name} O{name} 100000 0.013 0 0" for name in names],
        "XSECTIONS": [" ".join(row + ["0"] * (6 - len(row))) for row in shapes],
        "TRANSECTS": [" ".join(row) for row in scaled(TRANSECTS, 1)],
        "STREETS": [" ".join(row) for row in scaled(STREETS, 1)],
        "CURVES": CURVES.splitlines(),
    }
    text = "".join(f"[{name}]\n" + "\n".join(lines) + "\n\n" for name, lines in sections.items())
    with tempfile.TemporaryDirectory() as folder:
        model, report = Path(folder, "model.inp"), Path(folder, "model.rpt")
        model.write_text(text)
        solver.swmm_run(str(model), str(report), str(Path(folder, "model.out")))
        lines = report.read_text()
    print(lines[lines.index("Cross Section Summary") : lines.index("Analysis Options")])


if __name__ == "__main__":
    main()
