"""The body as numbers: segment lengths, thickness, joint limits and named parts.

Lengths are fractions of body height: Drillis and Contini (1966), as drawn in
Winter, Biomechanics and Motor Control of Human Movement, figure 4.1. Thickness is
by eye: every part is the hull of a few spheres, so that its picture from any side
is the hull of a few circles.
"""

from typing import NamedTuple, TypeAlias

from rehab.figure.vector import Vec

SEGMENTS = {
    "thigh": 0.245,
    "shank": 0.246,
    "upper_arm": 0.186,
    "forearm": 0.146,
    "half_hip": 0.050,
    "half_shoulder": 0.100,
}

Ball: TypeAlias = tuple[str, Vec, float]  # name, centre in its segment, radius

# Of the right side; the left is the mirror image.
PELVIS: tuple[Ball, ...] = (
    ("butt", (-0.014, 0.012, 0.040), 0.060),
    ("iliac", (-0.003, 0.060, 0.040), 0.056),
)
CROTCH: Ball = ("crotch", (0.010, -0.006, 0.0), 0.046)


class Level(NamedTuple):
    """One joint of the spine: how far above the last, and the two spheres there."""

    name: str
    up: float
    region: str
    share: float  # of the region's angle
    ball: Vec
    radius: float


SPINE = (
    Level("waist", 0.060 + 0.048, "lumbar", 1 / 3, (0.006, 0.0, 0.038), 0.0495),
    Level("ribs", 0.045, "lumbar", 1 / 3, (0.006, 0.0, 0.043), 0.0535),
    Level("chest", 0.040, "lumbar", 1 / 3, (0.006, 0.0, 0.049), 0.0575),
    Level("chest2", 0.040, "thoracic", 1 / 2, (0.004, 0.0, 0.052), 0.0570),
    Level("yoke", 0.055, "thoracic", 1 / 2, (-0.004, -0.012, 0.060), 0.044),
)
BELLY = {"waist": 1.0, "ribs": 0.8}  # how much of a breath shows there
NECK_BASE: Vec = (-0.006, 0.018, 0.0)
NECK_LENGTH = 0.050
NECK_RADII = (0.034, 0.029)
SKULL: Vec = (0.008, 0.058, 0.0)  # the head's centre above the neck
HEAD: tuple[Ball, ...] = (
    ("cran", (-0.004, 0.004, 0.0), 0.050),
    ("chin", (0.031, -0.047, 0.0), 0.019),
    ("nose", (0.057, -0.013, 0.0), 0.006),
    ("hair1", (-0.008, 0.008, 0.0), 0.0525),
    ("hair2", (-0.020, -0.018, 0.0), 0.037),
    ("fringe", (0.018, 0.034, 0.0), 0.026),
    ("nape", (-0.026, -0.046, 0.0), 0.026),
    ("bun", (-0.034, 0.058, 0.0), 0.021),
    ("short", (-0.016, -0.004, 0.0), 0.041),
)
FACE: tuple[Ball, ...] = (  # on both sides
    ("face", (0.020, -0.004, 0.006), 0.034),
    ("jaw", (0.016, -0.040, 0.010), 0.021),
    ("brow", (0.026, 0.012, 0.009), 0.026),
    ("ear", (-0.005, -0.012, 0.046), 0.0085),
    ("eye", (0.045, -0.002, 0.017), 0.0045),
)
THIGH: tuple[Ball, ...] = (
    ("hip", (0.0, 0.0, 0.0), 0.055),
    ("thigh1", (0.005, -0.070, 0.0), 0.0500),
    ("hem", (0.005, -0.125, 0.0), 0.0445),
    ("thigh2", (0.004, -0.190, 0.0), 0.0370),
    ("knee", (0.001, -0.245, 0.0), 0.0335),
)
SHANK: tuple[Ball, ...] = (
    ("calf0", (0.001, 0.0, 0.0), 0.0335),
    ("calf1", (-0.006, -0.070, 0.0), 0.0330),
    ("calf2", (-0.004, -0.150, 0.0), 0.0250),
    ("ankle", (0.0, -0.246, 0.0), 0.0200),
)
FOOT: tuple[Ball, ...] = (
    ("heel", (-0.033, -0.021, 0.0), 0.018),
    ("instep", (0.026, -0.010, 0.0), 0.0195),
    ("ball", (0.066, -0.024, 0.0), 0.015),
)
TOE: Ball = ("toe", (0.026, -0.004, 0.0), 0.011)
UPPER_ARM: tuple[Ball, ...] = (
    ("shoulder", (0.0, 0.0, 0.0), 0.0385),
    ("sleeve", (0.002, -0.065, 0.0), 0.0315),
    ("biceps", (0.003, -0.115, 0.0), 0.0285),
    ("elbow", (0.0, -0.186, 0.0), 0.0240),
)
FOREARM: tuple[Ball, ...] = (
    ("farm0", (0.0, 0.0, 0.0), 0.0240),
    ("farm1", (0.001, -0.045, 0.0), 0.0250),
    ("farm2", (0.001, -0.100, 0.0), 0.0200),
    ("wrist", (0.0, -0.146, 0.0), 0.0160),
)
OPEN_HAND: tuple[Ball, ...] = (
    ("palm", (0.0, -0.036, 0.0), 0.0195),
    ("finger", (0.0, -0.093, 0.0), 0.0095),
    ("thumb", (0.020, -0.044, 0.0), 0.0085),
)
FIST: tuple[Ball, ...] = (
    ("palm", (0.004, -0.036, 0.0), 0.0235),
    ("finger", (0.010, -0.046, 0.0), 0.0165),
    ("thumb", (0.012, -0.030, 0.0), 0.0125),
)
GRIP: Vec = (0.008, -0.042, 0.0)  # where a held thing sits in the hand

# Degrees. Passive range of motion as in the neutral-zero tables of clinical
# goniometry, rounded outward a little; a default to edit.
LIMITS = {
    "hip": (-35, 140),
    "hip_abd": (-40, 60),
    "hip_rot": (-60, 60),
    "knee": (-5, 160),
    "ankle": (-60, 40),
    "toes": (-40, 80),
    "shoulder": (-65, 185),
    "shoulder_abd": (-60, 185),
    "shoulder_rot": (-100, 100),
    "elbow": (-5, 155),
    "wrist": (-90, 90),
    "lumbar": (-45, 65),
    "thoracic": (-30, 55),
    "neck": (-75, 70),
    "side_bend": (-45, 45),
    "twist": (-70, 70),
    "neck_twist": (-90, 90),
    "neck_side": (-50, 50),
}
CENTRAL = (
    *("lumbar", "thoracic", "neck", "side_bend", "twist"),
    *("neck_twist", "neck_side"),
)
PAIRED = tuple(joint for joint in LIMITS if joint not in CENTRAL)
