import pytest

from rehab.figure.posture import BASES, on_base, posture_of, root_turn
from rehab.figure.vector import apply
from rehab.model.figure import BothHands, Limbs, Pose


def angles(**fields):
    return posture_of(on_base(Pose(**fields))).angles


def test_standing_has_every_angle_at_zero():
    assert set(angles().values()) == {0.0}


def test_base_gives_what_the_pose_does_not_say():
    sitting = on_base(Pose(base="sitting"))
    assert (sitting.hip, sitting.knee, sitting.contact) == (90, 90, ("heels", "toes"))


def test_pose_has_the_last_word_over_its_base():
    given = angles(base="sitting", knee=60)
    assert (given["knee_r"], given["knee_l"], given["hip_r"]) == (60, 60, 90)


def test_nothing_is_a_word_too():
    assert on_base(Pose(base="sitting", contact=())).contact == ()
    assert on_base(Pose(base="quadruped", hand=None)).hand is None


def test_one_side_has_the_last_word_over_both():
    given = angles(hip=30, right={"hip": 80}, left={"knee": 10})
    assert (given["hip_r"], given["hip_l"]) == (80, 30)
    assert (given["knee_r"], given["knee_l"]) == (0, 10)


def test_one_side_may_be_zero():
    assert angles(hip=30, left={"hip": 0})["hip_l"] == 0


def test_one_side_keeps_what_its_base_says():
    given = angles(base="half-kneeling", right={"ankle": 0})
    assert (given["knee_r"], given["ankle_r"], given["hip_l"]) == (90, 0, 90)


def test_merging_changes_no_base():
    before = BASES["half-kneeling"].model_copy(deep=True)
    on_base(Pose(base="half-kneeling", right=Limbs(knee=5), contact=("feet",)))
    assert BASES["half-kneeling"] == before


def test_feet_and_hands_by_side():
    posture = posture_of(Pose(foot="flat", hand=BothHands(left="up"), hands="grip"))
    assert posture.feet == {"r": "flat", "l": "flat"}
    assert posture.hands == {"l": "up"}
    assert posture.grip


@pytest.mark.parametrize(
    ("fields", "head"),
    [
        ({}, (0, 1, 0)),
        ({"pitch": 90}, (1, 0, 0)),  # on the front
        ({"pitch": -90}, (-1, 0, 0)),  # on the back
        ({"roll": 90}, (0, 0, 1)),  # to the right
    ],
)
def test_the_whole_body_turns(fields, head):
    found = apply(root_turn(Pose(**fields)), (0, 1, 0))
    assert found == pytest.approx(head, abs=1e-9)


def test_the_figure_faces_where_it_is_headed():
    assert apply(root_turn(Pose(yaw=90)), (1, 0, 0)) == pytest.approx((0, 0, 1))


@pytest.mark.parametrize(("base", "up"), [("side-right", -1), ("side-left", 1)])
def test_on_its_side_the_figure_lies_on_that_side(base, up):
    right = apply(root_turn(on_base(Pose(base=base))), (0, 0, 1))
    assert right[1] == pytest.approx(up)
