"""The folder's README.md: what each layer holds, how it was made, and the deliberate defects with their ids."""
import os

from .frame import distance

HEAD = """# Anlan (安澜县): a sample county town

**Synthetic.** No such county exists; no real survey, address or person is in these files. Everything was made by `Tools/make_town.py`
(Python standard library only; the same seed gives the same bytes), seed {seed}. Licence: the project's (Apache-2.0); you may also use the
files of this folder under CC0 1.0.

    python3 Tools/make_town.py            # makes this folder again
    python3 Tools/check_town.py           # counts, ids, defects, size, same bytes

Coordinates are CGCS2000 degrees (taken as WGS 84), 7 decimals; `X` (north) and `Y` (east) in the point tables are metres of the 3-degree zone
of 114 E. Levels are metres of one datum (1985). The place in the southern Taihang foothills is plausible and arbitrary.

## The town in a few words
The river Lan runs from west to east along the south, behind a levee; outfalls through it have flap gates (拍门) and meet the flood stage (常水位).
West of Jiefang Road lies the old core, on a slight rise: narrow crooked lanes, concrete pipes of the 1970s and 80s, combined (合流). The stream
Anlan comes from the northern hills in a walled channel along Yanxi Road and enters a stone culvert 2.6 m x 1.8 m of 1976 at Jianshe Road.
North (1996-2008) and east (2004-2014) are planned quarters with separate sewers; beyond the railway, an industrial zone (2010-2019). Renmin Road dives
under the railway. Around the former fish ponds (Lianchi) the ground is low and the drains were laid for fields. Twelve villages lie about the town;
Liuwan (柳湾村) is the size of one real village project: {roads:,.0f} m of roads, {pipes:,.0f} m of water and sewer pipes, a 50 m3 water tower.

Storm pipes were sized by the rational method with the storm of their time (return period 1 year in the core, 2 in the north, 3 in the east and the
industrial zone, known areas only), crowns matched, cover 0.7 m or more, Manning n 0.013 to 0.018. With the storm of `gradeline.json` (20 years,
120 minutes) EPA SWMM 5.2.4 floods about a tenth of the manholes by more than 5 m3: first at the mouth of the culvert, at the underpass, and
round the ponds. `--inp FILE` writes that model (before the defects).

## Layers
| file | features | what |
|---|---|---|
"""

ROWS = [("雨水管点.geojson", "storm and combined manholes, kerb inlets (雨水篦), outfalls (特征 出水口): 物探点号, 地面高程, 井底深; outfalls: 管底高程, 常水位, 拍门"),
        ("雨水管线.geojson", "storm and combined pipes: 起点/终点 点号, 管底高程, 埋深 (to the invert; one of the two may be empty), 管径 in mm or 宽X高, 材质, 建设年代, 流向; one row in a hundred runs against the flow, its levels with it"),
        ("污水管点.geojson", "sanitary manholes; 出水口 are the inlets of the two treatment plants"),
        ("污水管线.geojson", "sanitary sewers"),
        ("汇水区.geojson", "catchment of every storm manhole: 排入井号, 面积_ha, 不透水率 %, 宽度_m, 坡度 %; HS9001 is the stream's catchment in the hills"),
        ("给水管点.geojson", "corners, valves (阀门), hydrants (消火栓), bulk meters (水表: 用水量_m3d, 用户数), the high-level tank (水池: 水位), the village's tower (水塔)"),
        ("给水管线.geojson", "water mains: 管径, 材质, 内衬, 建设年代, 压力 in MPa, 埋深 to the crown"),
        ("燃气管点.geojson", "gas: gate station (门站), regulators (调压箱), valves"),
        ("燃气管线.geojson", "gas mains, 压力 in MPa, 压力级别 中压A or 低压"),
        ("热力管点.geojson", "heat: plant (热源厂), stations (换热站), valves"),
        ("热力管线.geojson", "heat mains, one row a supply-and-return pair"),
        ("roads.geojson", "streets by piece, county and township roads, lanes of Liuwan"),
        ("settlements.geojson", "quarters of the town (polygons, some old communities) and villages (points) with people, households, forecast, services"),
        ("facilities.geojson", "hospitals, schools, shelters, fire stations, plants, the underpass, the railway"),
        ("constraints.geojson", "urban boundary, permanent basic farmland, ecological red lines, heritage, hazard, source protection"),
        ("known_hotspots.geojson", "the bureau's ledger of waterlogged places; the last one was dealt with since"),
        ("waterbodies.geojson", "the river by reach (level_m is the flood stage), the stream, a pond"),
        ("buildings.geojson", "blocks along the streets, every house of Liuwan"),
        ("地形高程点.geojson", "spot heights"),
        ("ground.asc", "ground grid in degrees, cells of 0.0003 degree"),
        ("breaks.csv", "break history of the water mains 2006-2023"),
        ("gradeline.json", "storm and town class")]

DEFECTS = """
## Deliberate defects
Everything else in the files is meant to be sound. `smaller_downstream`, `zero_diameter` and the like change the record only, not the network of `--inp`;
the mixed connection and the narrow culvert are there in truth. A line end is drawn off by the distance given, to the 7th decimal of a degree.

| kind | file | id | what |
|---|---|---|---|
"""


def count(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if path.endswith(".geojson"):
        return str(text.count('{"type":"Feature",'))
    return str(len(text.split("\n")) - 2) + " rows" if path.endswith(".csv") else ""


def deliver(folder, town, found):
    roads = sum(distance(town.village.at[a], town.village.at[b]) for a, b in town.village.lanes)
    text = HEAD.format(seed=town.seed, roads=roads, pipes=town.village.water_m + town.village.sewer_m)
    text += "".join("| `%s` | %s | %s |\n" % (name, count(os.path.join(folder, name)), what) for name, what in ROWS)
    text += DEFECTS + "".join("| %s | `%s` | %s | %s |\n" % (d["kind"], d["file"] if "." in d["file"] else d["file"] + ".geojson", d["id"], d["what"])
                              for d in found)
    with open(os.path.join(folder, "README.md"), "w", encoding="utf-8", newline="\n") as f:
        f.write(text)
