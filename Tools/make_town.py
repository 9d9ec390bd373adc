#!/usr/bin/env python3
"""Make the sample county town Anlan: all layers, from a seed. Standard library only; the same seed gives the same bytes.

    python3 Tools/make_town.py [--seed 20] [--out GeoData/anlan] [--inp FILE [--return-period 20] [--ponding]]

Writes the layers and README.md into the folder. --inp also writes the true storm network, before the deliberate
defects, as a SWMM 5 model with a Chicago storm, to be run by EPA SWMM.
"""
import argparse
import os
import sys

sys.dont_write_bytecode = True
from town import build  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seed", type=int, default=20)
    ap.add_argument("--out", default=os.path.join(HERE, "..", "GeoData", "anlan"))
    ap.add_argument("--inp")
    ap.add_argument("--return-period", type=float, default=20)
    ap.add_argument("--ponding", action="store_true", help="in the model, water ponds on 800 m2 per manhole and comes back")
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    town = build.Town(a.seed)
    print(town.deliver(a.out))
    if a.inp:
        build.swmm.write(a.inp, town.drains, a.return_period, a.ponding)


if __name__ == "__main__":
    main()
