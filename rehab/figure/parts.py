"""The names a pose may use for parts of the body, and where each part is."""

from rehab.figure.body import Body, Sphere
from rehab.figure.fault import Fault
from rehab.figure.vector import Vec, add, times

_SPINE = ("waist", "ribs", "chest", "chest2", "yoke")

_GROUPS = {  # names of spheres; those in pairs without their side
    "heels": ("heel",),
    "toes": ("toe",),
    "balls": ("ball",),
    "feet": ("heel", "toe", "ball"),
    "knees": ("knee",),
    "shins": ("calf1", "calf2"),
    "hands": ("palm", "finger"),
    "elbows": ("elbow",),
    "forearms": ("elbow", "farm1", "wrist"),
    "back": ("butt", *_SPINE),
    "upper_back": ("chest", "chest2", "yoke"),
    "bottom": ("butt",),
    "belly": ("waist", "ribs"),
    "chest": ("chest",),
    "pelvis": ("iliac", "hip"),
    "thighs": ("thigh1", "thigh2"),
    "shoulders": ("shoulder",),
}
_MIDDLE = {"pelvis": ("crotch",), "head": ("cran", "face_r", "chin", "hair1")}
_SINGULAR = {"foot": "feet", "pelvis": "pelvis"}


def _named() -> dict[str, tuple[str, ...]]:
    """Every group with the full names of its spheres, both sides and each side."""
    table = {name: list(_MIDDLE.get(name, ())) for name in (*_GROUPS, *_MIDDLE)}
    for name, spheres in _GROUPS.items():
        for side, letter in (("right", "r"), ("left", "l")):
            one_side = [f"{sphere}_{letter}" for sphere in spheres]
            table[name] += one_side
            table[f"{side}_{name}"] = one_side
            table[f"{side}_{_single(name)}"] = one_side
    return {name: tuple(spheres) for name, spheres in table.items()}


def _single(group: str) -> str:
    known = {plural: single for single, plural in _SINGULAR.items()}
    return known.get(group, group.removesuffix("s"))


GROUPS = _named()


def names_of(body: Body, part: str) -> tuple[str, ...]:
    """The spheres of a part, by name.

    Raises:
        Fault: If there is no such part.
    """
    if part in GROUPS:
        return GROUPS[part]
    if part in body.spheres:
        return (part,)
    known = sorted({*GROUPS, *body.spheres})
    raise Fault(f"unknown part of the body, got {part!r}", known=tuple(known))


def spheres_of(body: Body, part: str) -> list[Sphere]:
    """The spheres of a part."""
    return [body.spheres[name] for name in names_of(body, part)]


def lowest(body: Body, part: str) -> float:
    """The height of the part's lowest point, in body heights."""
    return min(centre[1] - radius for centre, radius in spheres_of(body, part))


def place(body: Body, part: str) -> Vec:
    """The joint of that name, or the middle of the part."""
    if part in body.points:
        return body.points[part]
    centres = [centre for centre, _ in spheres_of(body, part)]
    total: Vec = (0.0, 0.0, 0.0)
    for centre in centres:
        total = add(total, centre)
    return times(total, 1 / len(centres))
