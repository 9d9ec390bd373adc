"""The figures of compare_swmm.py between any two of four runs: Gradeline's and SWMM's, each as it is and refined.

compare_swmm.py holds a folder of Gradeline's results against a folder with a SWMM reference. A run of the wrong kind is put
into the other's form first. Limits are those of the model's own reference in every table."""
import json
import os
import shutil

INFLOWS = ("dry_weather_inflow_m3", "wet_weather_inflow_m3", "groundwater_inflow_m3", "rdii_inflow_m3", "external_inflow_m3",
           "initial_storage_m3")


def load(*path):
    with open(os.path.join(*path), encoding="utf-8") as f:
        return json.load(f)


def save(value, *path):
    with open(os.path.join(*path), "w", encoding="utf-8") as f:
        json.dump(value, f)


def differences(result, reference):
    """Rows of compare_swmm.py that are differences, which leaves out the run's own continuity error."""
    from compare_swmm import compare
    return [row for row in compare(result, reference) if not row["figure"].startswith("own ")]


def refined_limits(self_difference):
    """SWMM's difference from itself for a table in which the refined run is the reference: there its sites are the ones
    that can be missed, and those of the run as it is can be extra."""
    out = {}
    for key, value in self_difference.items():
        out[key] = dict(value)
        if "flooded_nodes_base" in value:
            out[key]["flooded_nodes_base"] = value["flooded_nodes_variant"]
            out[key]["flooded_nodes_variant"] = value["flooded_nodes_base"]
    return out


def with_limits_of(reference, other, folder):
    """SWMM's run in `other` as a reference under the limits of `reference`."""
    base, ref = load(reference, "reference.json"), load(other, "reference.json")
    os.makedirs(folder, exist_ok=True)
    for key in ("continuity_error_percent", "routing_step_option_s"):
        ref[key] = base[key]
    ref["self_difference"] = refined_limits(base["self_difference"])
    ref["subcatchments"] = {}
    save(ref, folder, "reference.json")
    shutil.copyfile(os.path.join(other, "reference_outfalls.csv"), os.path.join(folder, "reference_outfalls.csv"))
    return folder


def as_reference(result, reference, folder):
    """Gradeline's run in `result` in the form of a reference under the limits of `reference`."""
    base = load(reference, "reference.json")
    totals, ours = base["totals"], load(result, "summary.json")["results"]
    layer = lambda name: {f["properties"]["id"]: f["properties"] for f in load(result, name)["features"]}
    nodes, links = layer("drainage_nodes.geojson"), layer("drainage_links.geojson")
    base["totals"] = {key: totals.get(key) for key in INFLOWS} | {
        "outfall_volume_m3": ours["outflow_m3"], "flooding_volume_m3": ours["flooding_m3"]}
    base["nodes"] = {k: {"max_depth_m": nodes[k]["max_depth_m"] or 0.0, "flood_volume_m3": nodes[k]["flood_volume_m3"] or 0.0}
                     for k in base["nodes"]}
    base["links"] = {k: {"max_flow_cms": abs(links[k]["max_flow_m3s"] or 0.0)} for k in base["links"]}
    base["subcatchments"] = {}
    base["self_difference"] = refined_limits(base["self_difference"])
    os.makedirs(folder, exist_ok=True)
    save(base, folder, "reference.json")
    shutil.copyfile(os.path.join(result, "outfalls.csv"), os.path.join(folder, "reference_outfalls.csv"))
    return folder


def as_result(reference, folder):
    """SWMM's run in `reference` in the form of Gradeline's results."""
    ref = load(reference, "reference.json")
    feature = lambda properties: {"type": "Feature", "geometry": None, "properties": properties}
    layer = lambda rows: {"type": "FeatureCollection", "features": [feature(row) for row in rows]}
    os.makedirs(folder, exist_ok=True)
    save(layer({"id": k, "max_depth_m": v["max_depth_m"], "flood_volume_m3": v["flood_volume_m3"]}
               for k, v in ref["nodes"].items()), folder, "drainage_nodes.geojson")
    save(layer({"id": k, "max_flow_m3s": v["max_flow_cms"]} for k, v in ref["links"].items()), folder, "drainage_links.geojson")
    save({"results": {"outflow_m3": ref["totals"]["outfall_volume_m3"], "flooding_m3": ref["totals"]["flooding_volume_m3"],
                      "routing_continuity_pct": ref["continuity_error_percent"]["routing"]}}, folder, "summary.json")
    shutil.copyfile(os.path.join(reference, "reference_outfalls.csv"), os.path.join(folder, "outfalls.csv"))
    return folder


def worst(rows):
    """The row nearest its limit, and how near (1: at it)."""
    row = max(rows, key=lambda r: r["value"] / r["limit"])
    return row, row["value"] / row["limit"]
