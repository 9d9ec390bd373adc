"""The models of the benchmark, and EPA SWMM's references for them: as it is, and refined."""
import dataclasses
import filecmp
import json
import os
import shutil
import subprocess
import sys


@dataclasses.dataclass
class Model:
    name: str
    folder: str                  # model.inp beside reference/ and refined/, each with SWMM's results
    manholes: int = 0            # of a synthetic town, else 0
    has_refined: bool = True     # whether SWMM's converged run is within reach

    @property
    def inp(self):
        return os.path.join(self.folder, "model.inp")

    @property
    def reference(self):
        return os.path.join(self.folder, "reference")

    @property
    def refined(self):
        return os.path.join(self.folder, "refined", "reference")


TOWNS = (("grid-1000-seed-1", 1000, 1, False), ("grid-1000-seed-2", 1000, 2, False), ("grid-1000-seed-3-ponding", 1000, 3, True))
LARGE = (("grid-10000-seed-1", 10000, 1, False), ("grid-100000-seed-1", 100000, 1, False))


class Workshop:
    """Copies and makes models under `work`, and keeps what takes SWMM long from run to run while model.inp stays the same."""

    def __init__(self, shared, work):
        self.shared, self.work = shared, os.path.abspath(work)
        self.tools = os.path.join(shared, "tools")
        sys.dont_write_bytecode = True
        sys.path.insert(0, self.tools)

    def models(self, suite, large, only):
        """One after the other, each ready to run."""
        for top in ["drainage"] + ["swmm-suite"] * suite:
            for name in sorted(os.listdir(os.path.join(self.shared, "data", top))):
                source = os.path.join(self.shared, "data", top, name)
                if only in name and os.path.exists(os.path.join(source, "model.inp")) and is_dynamic_wave(source):
                    yield self.copied(name, source)
        for town in TOWNS + LARGE * large:
            if only in town[0]:
                yield self.town(*town, has_refined=town[1] < 100_000)

    def copied(self, name, source):
        model = Model(name, os.path.join(self.work, name))
        if not os.path.exists(model.inp) or not filecmp.cmp(model.inp, os.path.join(source, "model.inp"), shallow=False):
            shutil.rmtree(model.folder, ignore_errors=True)
            shutil.copytree(source, model.folder, copy_function=shutil.copyfile)
            os.makedirs(model.reference)
            for f in ("reference.json", "reference_outfalls.csv"):
                os.rename(os.path.join(model.folder, f), os.path.join(model.reference, f))
        self.refine(model)
        return model

    def town(self, name, manholes, seed, ponding, has_refined):
        model = Model(name, os.path.join(self.work, name), manholes, has_refined)
        os.makedirs(model.folder, exist_ok=True)
        fresh = model.inp + ".new"
        self.tool("make_grid_inp.py", str(manholes), fresh, "--seed", str(seed), *["--ponding"] * ponding)
        if not os.path.exists(model.inp) or not filecmp.cmp(model.inp, fresh, shallow=False):
            shutil.rmtree(model.folder)
            os.makedirs(model.folder)
            self.tool("make_grid_inp.py", str(manholes), fresh, "--seed", str(seed), *["--ponding"] * ponding)
        os.replace(fresh, model.inp)
        if not os.path.exists(os.path.join(model.reference, "reference.json")):
            self.tool("swmm_reference.py", model.inp, "--out", model.reference, "--repeats", "1",
                      *["--no-self"] * (not has_refined))
        if has_refined:
            self.refine(model)
        return model

    def refine(self, model):
        """SWMM at a quarter of the step with tight tolerances, as swmm_reference.py's quarter_step_tight: element by element."""
        if os.path.exists(os.path.join(model.refined, "reference.json")):
            return
        import swmm_reference as swmm
        text = swmm.read_text(model.inp)
        tolerance = float(swmm.option(text, "HEAD_TOLERANCE", "0")) or (
            0.005 if swmm.option(text, "FLOW_UNITS", "CFS").upper() in swmm.US else 0.005 * swmm.FT)
        for key, value in (
                ("ROUTING_STEP", swmm.seconds(swmm.option(text, "ROUTING_STEP", "20")) / 4), ("HEAD_TOLERANCE", tolerance / 10),
                ("MAX_TRIALS", 40), ("VARIABLE_STEP", float(swmm.option(text, "VARIABLE_STEP", "0")) / 2)):
            text = swmm.set_option(text, key, "%g" % value)
        refined = os.path.join(model.folder, "refined.inp")
        with open(refined, "w", encoding="latin-1") as f:
            f.write(text)
        self.tool("swmm_reference.py", refined, "--out", model.refined, "--repeats", "0", "--no-self")

    def tool(self, name, *words):
        run = subprocess.run([sys.executable, os.path.join(self.tools, name), *words], capture_output=True, text=True)
        if run.returncode:
            sys.exit("%s %s: %s" % (name, " ".join(words), (run.stdout + run.stderr).strip()[-500:]))


def is_dynamic_wave(folder):
    with open(os.path.join(folder, "reference.json"), encoding="utf-8") as f:
        reference = json.load(f)
    return bool(reference["links"]) and reference["routing_method"] in ("DYNWAVE", "DW")
