"""Writing layers: compact GeoJSON, one feature a line, coordinates in degrees with 7 decimals."""
import json
import os

from .frame import lonlat


def point(p):
    return {"type": "Point", "coordinates": lonlat(p)}


def line(points):
    return {"type": "LineString", "coordinates": [lonlat(p) for p in points]}


def polygon(ring):
    """A polygon without holes; the ring is turned counter-clockwise and closed."""
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))
    ring = list(ring if turn > 0 else reversed(ring))
    return {"type": "Polygon", "coordinates": [[lonlat(p) for p in ring + ring[:1]]]}


def feature(geometry, properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def write(folder, name, features, **members):
    """One collection named after its file. `members` are further members of the collection, such as `kind`."""
    text = lambda v: json.dumps(v, ensure_ascii=False, separators=(",", ":"))
    head = dict({"type": "FeatureCollection", "name": name}, **members)
    with open(os.path.join(folder, name + ".geojson"), "w", encoding="utf-8", newline="\n") as f:
        f.write(text(head)[:-1] + ',"features":[\n' + ",\n".join(map(text, features)) + "\n]}\n")
