import pytest

from rehab.figure.anatomy import LIMITS
from rehab.figure.parts import lowest
from tests.support.drawn import body, fault_of

CLOSE = 1e-5
# A pose in which the joint alone can bring the part to the floor or the height.
WAYS = [
    ({"base": "supine", "hip": 60}, "feet", "hip", 0.0),
    ({"base": "supine", "hip": 60}, "feet", "hip", 0.2),
    ({"base": "side-right", "left": {"hip_abd": 40}}, "left_foot", "hip_abd", 0.1),
    ({"base": "supine", "hip": 70, "knee": 90}, "feet", "hip_rot", 0.2),
    ({"base": "supine", "hip": 45, "knee": 60}, "feet", "knee", 0.0),
    ({"base": "supine", "hip": 45, "knee": 60}, "feet", "knee", 0.25),
    ({"base": "quadruped", "lower": {}}, "toes", "ankle", 0.0),
    ({"contact": ["heels"], "toes": 40, "ankle": 5}, "toes", "toes", 0.03),
    ({"base": "supine", "shoulder": 90}, "hands", "shoulder", 0.02),
    ({"base": "supine", "shoulder": 90}, "right_hand", "shoulder", 0.15),
    (
        {"base": "supine", "shoulder_abd": 50, "shoulder": 40},
        "hands",
        "shoulder_abd",
        0.1,
    ),
    ({"base": "supine", "shoulder": 40, "elbow": 90}, "hands", "shoulder_rot", 0.3),
    ({"base": "supine", "shoulder": 40, "elbow": 90}, "hands", "elbow", 0.3),
    ({"base": "prone", "neck": -30}, "head", "neck", 0.0),
    ({"base": "supine", "neck": 40}, "head", "neck", 0.05),
]


@pytest.mark.parametrize(("fields", "part", "joint", "to"), WAYS)
def test_the_joint_brings_the_part_down(fields, part, joint, to):
    by = {joint: to} if to else joint
    found = body(**{**fields, "lower": {part: by}})
    sides = ("",) if joint == "neck" or "_" in part else ("right_", "left_")
    for side in sides:
        assert lowest(found, side + part) == pytest.approx(to, abs=CLOSE)
    for name, angle in found.posture.angles.items():
        if name.startswith(joint):
            low, high = LIMITS[joint] if name[-2:] in ("_r", "_l") else (-360, 360)
            assert low - 1e-9 <= angle <= high + 1e-9 or joint not in name


def test_every_joint_that_may_be_named_is_tried():
    assert {joint for _, _, joint, _ in WAYS} == {
        *("hip", "hip_abd", "hip_rot", "knee", "ankle", "toes"),
        *("shoulder", "shoulder_abd", "shoulder_rot", "elbow", "neck"),
    }


def test_only_the_side_that_is_named_moves():
    found = body(base="supine", hip=60, lower={"left_foot": "hip"}).posture.angles
    assert found["hip_r"] == 60
    assert found["hip_l"] < 20


def test_one_part_after_the_other():
    found = body(base="supine", hip=60, lower={"feet": "hip", "head": {"neck": 0.05}})
    assert lowest(found, "feet") == pytest.approx(0, abs=CLOSE)
    assert lowest(found, "head") == pytest.approx(0.05, abs=CLOSE)


def test_what_cannot_be_reached_is_a_fault_with_the_gap():
    fault = fault_of(lower={"hands": "shoulder"})
    assert fault.place == ("lower", "hands")
    assert fault.message == (
        "right_hands cannot reach the floor by the shoulder: "
        "0.372 of body height is left"
    )


@pytest.mark.parametrize(
    ("part", "joint"), [("right_hand", "knee"), ("pelvis", "hip"), ("hands", "neck")]
)
def test_a_joint_that_does_not_carry_the_part_is_a_fault(part, joint):
    assert fault_of(lift=0.1, base="free", lower={part: joint}).place == ("lower", part)


def test_a_part_the_limb_does_not_have_is_a_fault():
    fault = fault_of(lower={"head": "hip"})
    assert (fault.place, fault.message) == (
        ("lower", "head"),
        "unknown part of the body, got 'right_head'",
    )
