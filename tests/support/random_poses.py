"""Hypothesis strategies: any pose a file can hold, with angles a body can take."""

from typing import Any

from hypothesis import strategies as st

from rehab.figure.anatomy import CENTRAL, LIMITS, PAIRED
from rehab.figure.parts import GROUPS
from rehab.figure.posture import BASES
from rehab.model.figure import Figure, Limbs, Pose

PARTS = sorted(GROUPS)
LIMBS = ("hands", "right_hand", "left_hand", "feet", "right_foot", "left_foot")
JOINTS = (
    *("hip", "hip_abd", "hip_rot", "knee", "ankle", "toes"),
    *("shoulder", "shoulder_abd", "shoulder_rot", "elbow", "neck"),
)
PAINTED = ("head", "trunk", "right_arm", "left_arm", "right_leg", "left_leg")
WORDS = ("back", "front", "down", "up", "out", "in")
VIEWS = ("side", "front", "back", "top", "three-quarter", "rear-quarter")
PROPS: tuple[Any, ...] = (
    *("mat", "stick", "wall", "counter", "dumbbells", "kettlebell", "barbell"),
    *("blocks", "backpack", "medicine_ball", {"ball": {"under": "pelvis"}}),
    *({"bench": {"under": "bottom"}}, {"roller": {"under": "knees"}}),
    {"chair": {"side": "front"}},
    {"band": {"ends": ["right_hand", [0.5, 0.9, 0.0]]}},
)


def within(joint: str) -> st.SearchStrategy[float]:
    """Return an angle the joint can take."""
    low, high = LIMITS[joint]
    return st.floats(low, high)


def lengths(low: float = -1.0, high: float = 1.0) -> st.SearchStrategy[float]:
    """Return a length in body heights."""
    return st.floats(low, high)


def just_one(
    key: st.SearchStrategy[str], value: st.SearchStrategy[float]
) -> st.SearchStrategy[dict[str, float]]:
    """Return a block of a single key."""
    return st.dictionaries(key, value, min_size=1, max_size=1)


def angles(joints: tuple[str, ...]) -> st.SearchStrategy[dict[str, float]]:
    """Return angles of some of the joints."""
    return st.fixed_dictionaries({}, optional={name: within(name) for name in joints})


def all_angles() -> st.SearchStrategy[dict[str, float]]:
    """Return an angle for every joint, by the names of a posture."""
    names = {name: name for name in CENTRAL}
    names |= {f"{name}_{side}": name for name in PAIRED for side in "rl"}
    return st.fixed_dictionaries({key: within(name) for key, name in names.items()})


def reaches() -> st.SearchStrategy[dict[str, Any]]:
    """Return where a limb goes."""
    some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2)
    optional: dict[str, st.SearchStrategy[Any]] = {
        "part": st.sampled_from(PARTS),
        "full": st.booleans(),
        "bend": some_words.map(" ".join),
    }
    optional |= {key: lengths(-0.3, 0.3) for key in ("dx", "dy", "dz", "y", "z")}
    return st.fixed_dictionaries({}, optional=optional)


def poses() -> st.SearchStrategy[Pose]:
    """Return a pose; no body may be able to take it."""
    part, whole = st.sampled_from(PARTS), st.floats(-180, 180)
    limbs = st.one_of(st.none(), angles(PAIRED).map(lambda given: Limbs(**given)))
    touch = st.one_of(part, just_one(part, lengths(0, 0.5)))
    joint = st.sampled_from(JOINTS)
    drop = st.one_of(joint, just_one(joint, lengths(0, 1)))
    heading = st.sampled_from(("forward", "back", "up", "down"))
    optional: dict[str, st.SearchStrategy[Any]] = {
        "base": st.sampled_from(sorted(BASES)),
        "right": limbs,
        "left": limbs,
        **dict.fromkeys(("pitch", "roll", "turn", "yaw"), whole),
        "contact": st.lists(touch, max_size=2),
        "reach": st.dictionaries(st.sampled_from(LIMBS), reaches(), max_size=2),
        "lower": st.dictionaries(part, drop, max_size=2),
        "foot": st.just("flat"),
        "hand": heading,
        "hands": st.sampled_from(("open", "grip")),
        "anchor": part,
        "order": just_one(st.sampled_from(PAINTED), lengths()),
        "focus": st.fixed_dictionaries({"at": part, "radius": st.floats(0.02, 0.5)}),
        "inset": st.fixed_dictionaries({"at": part, "radius": st.floats(0.02, 0.5)}),
    }
    fields = st.fixed_dictionaries({}, optional=optional)
    return st.tuples(angles((*CENTRAL, *PAIRED)), fields).map(_pose)


def _pose(given: tuple[dict[str, Any], dict[str, Any]]) -> Pose:
    return Pose(**given[0], **given[1])


def figures() -> st.SearchStrategy[Figure]:
    """Return a figure of one to three poses, with things and arrows."""
    part = st.sampled_from(PARTS)
    way = st.tuples(lengths(), lengths())
    panel = st.integers(0, 2)
    arrow = st.one_of(
        st.fixed_dictionaries(
            {"at": part, "go": way}, optional={"panel": panel, "both": st.booleans()}
        ),
        st.fixed_dictionaries(
            {"trace": part},
            optional={"between": st.tuples(panel, panel), "reverse": st.booleans()},
        ),
    )
    fields: dict[str, st.SearchStrategy[Any]] = {
        "view": st.sampled_from(VIEWS),
        "layout": st.sampled_from(("auto", "row", "column", "ghost")),
        "props": st.lists(st.sampled_from(PROPS), max_size=2),
        "poses": st.lists(poses(), min_size=1, max_size=3),
        "arrows": st.lists(arrow, max_size=2),
    }
    drawn = st.fixed_dictionaries(fields, optional={"crop": part})
    return drawn.map(Figure.model_validate)
