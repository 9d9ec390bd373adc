"""Ground of the town: a river with levees, a terrace that rises to hills in the north, a basin, an underpass.

Levels are metres of one datum (1985), places are local metres.
"""
import math
import random

RIVER_HALF_WIDTH = 42.0                 # water surface at the design flood [m]
ROAD_TO_RIVER = 105.0                   # from the axis of the river to the road behind the levee [m]
UNDERPASS = (780.0, -250.0)             # where Renmin Road dives under the railway
UNDERPASS_DEPTH, RAMP = 4.1, 105.0
BASIN = (372.0, -560.0)                 # old fish ponds, filled and built over
BASIN_DEPTH, BASIN_RADIUS = 2.3, 165.0
STREAM_X = -450.0


def river_y(x):
    """Axis of the river Lan."""
    return -1020 + 75 * math.sin((x + 300) / 640) + 28 * math.sin(x / 270 + 1)


def bank_y(x):
    """Axis of the riverside road, behind the northern levee."""
    return river_y(x) + ROAD_TO_RIVER


def bed(x):
    """Level of the river bed; the river falls 1.6 per mille from west to east."""
    return 402.0 - 0.0016 * x


def flood_stage(x):
    """Level of the river that the outfalls meet in a storm."""
    return bed(x) + 2.3


def levee_crest(x):
    return bed(x) + 7.2


class Terrain:
    def __init__(self, seed):
        rnd = random.Random("%d:terrain" % seed)
        self.waves = [(rnd.uniform(260, 800), rnd.uniform(0, math.tau), rnd.uniform(0, math.tau), rnd.uniform(.08, .2))
                      for _ in range(6)]

    def undulation(self, x, y):
        return sum(h * math.sin(math.tau * (x * math.cos(a) + y * math.sin(a)) / length + phase)
                   for length, phase, a, h in self.waves)

    def natural(self, x, y):
        """Ground without levee and underpass."""
        d = y - bank_y(x)
        if d < -2 * ROAD_TO_RIVER:      # the southern bank
            s = -2 * ROAD_TO_RIVER - d
            hill = max(0.0, s - 900)
            rise = .0032 * s + 2.4e-5 * min(hill, 700.0) ** 2 * (1 + .25 * math.sin(x / 700)) + .034 * max(0.0, hill - 700)
            return bed(x) + 4.6 + rise + self.undulation(x, y) * (1 + min(hill, 900.0) / 110)
        far = max(0.0, d - 1850)
        rise = .0043 * max(d, 0.0) + (3.2e-5 * min(far, 650.0) ** 2 + .042 * max(0.0, far - 650)) * (1 + .3 * math.sin(x / 620 - .845))
        rise += .9 * math.exp(-((x + 360) ** 2 + (y + 330) ** 2) / (2 * 310 ** 2))          # the old core stands high
        rise -= BASIN_DEPTH * math.exp(-((x - BASIN[0]) ** 2 + (y - BASIN[1]) ** 2) / (2 * BASIN_RADIUS ** 2))
        rise -= 2.0 * math.exp(-((x - STREAM_X) / 90) ** 2) * min(1.0, max(0.0, (y - 800) / 500))  # the stream's valley
        return bed(x) + 5.1 + rise + self.undulation(x, y) * (1 + min(far, 900.0) / 75)

    def ground(self, x, y):
        """Ground as surveyed."""
        d = y - bank_y(x)
        across = abs(d + ROAD_TO_RIVER)             # distance from the axis of the river
        if across < RIVER_HALF_WIDTH:
            return bed(x) + 1.2 * (across / RIVER_HALF_WIDTH) ** 2
        if across < ROAD_TO_RIVER - 15:             # the levee, 6 m wide at the crest
            top = max(0.0, 1 - max(0.0, abs(across - 72) - 4) / 18)
            return max(self.natural(x, y) - 1.0, bed(x) + 1.2 + (levee_crest(x) - bed(x) - 1.2) * top)
        z = self.natural(x, y)
        dx, dy = abs(x - UNDERPASS[0]), abs(y - UNDERPASS[1])
        if dx < RAMP and dy < 14:
            z -= UNDERPASS_DEPTH * min(1.0, (RAMP - dx) / (RAMP - 18))
        return z
