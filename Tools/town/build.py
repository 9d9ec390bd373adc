"""The whole town in the order in which it came about: ground, streets, drains, everything else; then its delivery."""
import json
import os

from . import ages, drainage, roads, sanitary, swmm
from .defects import Defects
from .drains import Drains
from .streets import Streets
from .terrain import Terrain

SETTINGS = {"storm": {"place": "Zhengzhou", "return_period_years": 20, "duration_min": 120, "peak_ratio": .4}, "town_class": "medium_small"}


class Town:
    def __init__(self, seed):
        self.seed = seed
        self.land = Terrain(seed)
        self.streets = Streets(seed)
        self.drains = Drains(self.streets, self.land, seed)
        ages.complete(self.drains, seed)
        self.sanitary = sanitary.Sanitary(self.streets, self.land, seed)
        sanitary.number(self.sanitary)

    def deliver(self, folder):
        """Write every layer; gives one line that says what was written."""
        defects = Defects(self.seed)
        drainage.deliver(folder, self.drains, self.sanitary, defects, self.seed)
        roads.deliver(folder, roads.town(self.streets, self.seed))
        with open(os.path.join(folder, "gradeline.json"), "w", encoding="utf-8", newline="\n") as f:
            f.write(json.dumps(SETTINGS, indent=1) + "\n")
        storm = sum(v["kind"] == "manhole" and "id" in v for v in self.drains.nodes)
        foul = sum(v["kind"] == "manhole" for v in self.sanitary.nodes)
        return "%d storm and combined manholes, %d sanitary, %d deliberate defects" % (storm, foul, len(defects.found))
