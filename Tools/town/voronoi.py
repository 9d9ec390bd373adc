"""Cells nearest to each of many points, cut to a radius: convex polygons by clipping with bisectors."""
import math


def clip(ring, a, b, c):
    """The part of a convex ring with a x + b y <= c."""
    out = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        s0, s1 = a * x0 + b * y0 - c, a * x1 + b * y1 - c
        if s0 <= 0:
            out.append((x0, y0))
        if (s0 < 0) != (s1 < 0) and s0 != s1:
            t = s0 / (s0 - s1)
            out.append((x0 + t * (x1 - x0), y0 + t * (y1 - y0)))
    return out


def cells(points, radius, sides=12):
    """The Voronoi cell of each point within a polygon of `radius` about it. O(n k), k neighbours within 2 radii."""
    size, bins = 2 * radius, {}
    for k, (x, y) in enumerate(points):
        bins.setdefault((int(x // size), int(y // size)), []).append(k)
    rings = []
    for k, (x, y) in enumerate(points):
        ring = [(x + radius * math.cos(math.tau * (i + .5) / sides), y + radius * math.sin(math.tau * (i + .5) / sides))
                for i in range(sides)]
        i, j = int(x // size), int(y // size)
        near = [q for di in (-1, 0, 1) for dj in (-1, 0, 1) for q in bins.get((i + di, j + dj), []) if q != k]
        for q in sorted(near, key=lambda q: math.hypot(points[q][0] - x, points[q][1] - y)):
            px, py = points[q]
            ring = clip(ring, px - x, py - y, (px * px + py * py - x * x - y * y) / 2)
        rings.append(ring)
    return rings


def centroid_area(ring):
    """Centroid and area of a simple ring."""
    cross = [(a[0] * b[1] - b[0] * a[1], a, b) for a, b in zip(ring, ring[1:] + ring[:1])]
    twice = sum(c for c, _, _ in cross)
    x = sum(c * (a[0] + b[0]) for c, a, b in cross) / (3 * twice)
    y = sum(c * (a[1] + b[1]) for c, a, b in cross) / (3 * twice)
    return (x, y), abs(twice) / 2
