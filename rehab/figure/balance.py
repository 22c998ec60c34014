"""Where the body's mass is: a standing figure must stand over its feet."""

from rehab.figure.body import Body
from rehab.figure.vector import Vec, add, between, times

# Share of body mass, the joints it lies between, and how far along: Winter,
# Biomechanics and Motor Control of Human Movement, table 4.1.
_TRUNK = (("thorax", "pelvis", 0.50, 0.497), ("head", "head", 0.0, 0.081))
_LIMBS = (
    ("shoulder", "elbow", 0.436, 0.028),
    ("elbow", "wrist", 0.430, 0.016),
    ("wrist", "grip", 0.5, 0.006),
    ("hip", "knee", 0.433, 0.100),
    ("knee", "ankle", 0.433, 0.0465),
    ("ankle", "ball", 0.5, 0.0145),
)


def centre_of_mass(body: Body) -> Vec:
    """The centre of mass, in body heights."""
    rows = list(_TRUNK)
    for side in "rl":
        rows += [(f"{a}_{side}", f"{z}_{side}", t, m) for a, z, t, m in _LIMBS]
    total: Vec = (0.0, 0.0, 0.0)
    for upper, lower, share, mass in rows:
        middle = between(body.points[upper], body.points[lower], share)
        total = add(total, times(middle, mass))
    return total


def feet_span(body: Body) -> tuple[float, float]:
    """From the hindmost heel to the foremost toe, along x in body heights."""
    spheres = body.spheres
    heels = [spheres[f"heel_{s}"][0][0] - spheres[f"heel_{s}"][1] for s in "rl"]
    toes = [spheres[f"toe_{s}"][0][0] + spheres[f"toe_{s}"][1] for s in "rl"]
    return min(heels), max(toes)
