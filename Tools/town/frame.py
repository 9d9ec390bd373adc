"""The town's own frame and the way from it to CGCS2000 degrees.

The town is laid out in local metres (x along the river, y away from it); the frame turns them by `TURN`,
so that streets do not run along the meridian, and moves them into the 3-degree Gauss-Krueger zone of 114 E.
"""
import math

CENTRAL_MERIDIAN = 114.0
EAST, NORTH = 468400.0, 3978300.0       # grid coordinates of the local origin
TURN = math.radians(-8.0)

SEMI_MAJOR, FLATTENING = 6378137.0, 1 / 298.257222101
_T = FLATTENING / (2 - FLATTENING)
_RADIUS = SEMI_MAJOR / (1 + _T) * (1 + _T ** 2 / 4 + _T ** 4 / 64)
_BETA = (_T / 2 - 2 * _T ** 2 / 3 + 37 * _T ** 3 / 96, _T ** 2 / 48 + _T ** 3 / 15, 17 * _T ** 3 / 480)
_E2 = FLATTENING * (2 - FLATTENING)


def grid(p):
    """Local metres to grid (east, north)."""
    c, s = math.cos(TURN), math.sin(TURN)
    return EAST + p[0] * c - p[1] * s, NORTH + p[0] * s + p[1] * c


def local(east, north):
    """Grid (east, north) to local metres."""
    c, s = math.cos(TURN), math.sin(TURN)
    e, n = east - EAST, north - NORTH
    return e * c + n * s, -e * s + n * c


def degrees(east, north):
    """Grid metres to (longitude, latitude): Krueger's series (J. H. L. Krueger, 1912), good to 1e-9 degree here."""
    xi, eta = north / _RADIUS, (east - 500000.0) / _RADIUS
    a = xi - sum(b * math.sin(2 * k * xi) * math.cosh(2 * k * eta) for k, b in enumerate(_BETA, 1))
    b = eta - sum(b * math.cos(2 * k * xi) * math.sinh(2 * k * eta) for k, b in enumerate(_BETA, 1))
    conformal = math.asin(math.sin(a) / math.cosh(b))
    latitude, e = conformal, math.sqrt(_E2)
    for _ in range(8):                  # conformal to geodetic latitude, by fixed point
        s = e * math.sin(latitude)
        latitude = 2 * math.atan(math.tan(math.pi / 4 + conformal / 2) * ((1 + s) / (1 - s)) ** (e / 2)) - math.pi / 2
    return CENTRAL_MERIDIAN + math.degrees(math.atan2(math.sinh(b), math.cos(a))), math.degrees(latitude)


def lonlat(p):
    """Local metres to [longitude, latitude], rounded as files carry them."""
    lon, lat = degrees(*grid(p))
    return [round(lon, 7), round(lat, 7)]


def distance(p, q):
    return math.hypot(p[0] - q[0], p[1] - q[1])


def along(p, q, t):
    """The point a share `t` of the way from p to q."""
    return p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])
