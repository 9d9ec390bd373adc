"""The whole town in the order in which it came about: ground, streets, drains, everything else; then its delivery."""
import json
import os

from . import ages, breaks, buildings, drainage, places, readme, roads, sanitary, supply, surroundings, swmm
from .defects import Defects
from .drains import Drains
from .streets import Streets
from .terrain import Terrain
from .village import Village

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
        self.water, self.gas, self.heat = (make(self.streets, self.land, seed) for make in (supply.water, supply.gas, supply.heat))
        self.village = Village(self.land, seed)

    def deliver(self, folder):
        """Write every layer and the README; gives one line that says what was written."""
        defects, v, seed = Defects(self.seed), self.village, self.seed
        drainage.deliver(folder, self.drains, self.sanitary, v.sewers(), defects, seed)
        supply.deliver(folder, (self.water, self.gas, self.heat), v, defects, seed)
        roads.deliver(folder, roads.town(self.streets, seed) + surroundings.routes(self.streets, v, seed) + v.roads(roads.village_lane), defects)
        places.deliver(folder, self.land, v)
        surroundings.deliver(folder, self)
        buildings.deliver(folder, self.streets, self.land, v, seed)
        breaks.deliver(os.path.join(folder, "breaks.csv"), breaks.history(self.water, seed), defects)
        with open(os.path.join(folder, "gradeline.json"), "w", encoding="utf-8", newline="\n") as f:
            f.write(json.dumps(SETTINGS, indent=1) + "\n")
        readme.deliver(folder, self, defects.found)
        storm = sum(n["kind"] == "manhole" and "id" in n for n in self.drains.nodes)
        foul = sum(n["kind"] == "manhole" for n in self.sanitary.nodes)
        return "%d storm and combined manholes, %d sanitary, %d water mains, %d deliberate defects" % (
            storm, foul, len(self.water.pipes), len(defects.found))
