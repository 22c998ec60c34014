from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.figure.anatomy import SEGMENTS
from rehab.figure.fault import Fault
from rehab.figure.parts import place
from rehab.figure.reach import reached
from rehab.figure.vector import length, minus
from rehab.model.figure import Pose, Reach
from tests.support.drawn import body, fault_of, loose
from tests.support.random_poses import LIMBS, WORDS, angles

ARM = SEGMENTS["upper_arm"] + SEGMENTS["forearm"]
LEG = SEGMENTS["thigh"] + SEGMENTS["shank"]
SHORTEST = 0.08  # nearer than this no limb can fold
STEPS = st.floats(-0.4, 0.4)
BENDS = st.none() | st.lists(st.sampled_from(WORDS), min_size=1, max_size=2)


def off(found, point, target):
    return length(minus(found.points[point], target))


@given(
    st.sampled_from(LIMBS),
    st.tuples(STEPS, STEPS, STEPS),
    angles(("lumbar", "twist", "side_bend")),
    st.floats(-180, 180),
    BENDS,
)
def test_wrist_or_ankle_is_at_a_target_in_reach(who, away, bent, pitch, bend):
    before = loose(base="free", pitch=pitch, **bent)
    arm = "hand" in who
    end, start = ("wrist", "shoulder") if arm else ("ankle", "hip")
    for side in "rl" if who in ("hands", "feet") else who[0]:
        x, y, z = before.points[f"{start}_{side}"]
        sign = 1 if side == "r" else -1
        target = x + away[0], y + away[1], (abs(z) + away[2]) * sign
        far = length(minus(target, (x, y, z)))
        if not SHORTEST < far < (ARM if arm else LEG) * 0.999:
            continue
        way: dict[str, Any] = {"dx": away[0], "y": target[1], "z": target[2] * sign}
        if bend:
            way["bend"] = " ".join(bend)
        name = {"r": "right_", "l": "left_"}[side] + ("hand" if arm else "foot")
        try:
            found = reached(before, Pose(reach={name: Reach(**way)}))
        except Fault as fault:  # told to bend along the line
            if fault.place == (name, "bend"):
                continue
            raise
        assert off(found, f"{end}_{side}", target) < 1e-3


def test_both_hands_reach_their_own_side_of_a_part():
    found = body(
        base="sitting", reach={"hands": {"part": "knee_*"}}, hip=100, lumbar=20
    )
    for side in "rl":
        x, y, _ = place(found, f"knee_{side}")
        assert found.points[f"wrist_{side}"][:2] == pytest.approx((x, y), abs=1e-3)


def test_without_full_the_hand_stays_before_its_shoulder():
    reach = {"right_hand": {"part": "head", "dx": 0.2, "dy": -0.1}}
    assert body(reach=reach).points["wrist_r"][2] == pytest.approx(0.1, abs=1e-3)
    reach["right_hand"]["full"] = True
    assert body(reach=reach).points["wrist_r"][2] == pytest.approx(0.0, abs=1e-3)


def test_what_is_a_little_too_far_is_pointed_at():
    found = body(reach={"right_hand": {"dx": ARM + 0.02, "y": 0.806}})
    arm = minus(found.points["wrist_r"], found.points["shoulder_r"])
    assert length(arm) == pytest.approx(ARM, abs=1e-3)
    assert arm[0] > 0.99 * ARM


def test_what_is_much_too_far_is_a_fault_with_the_gap():
    fault = fault_of(reach={"right_hand": {"dx": 2.0, "y": 0.806}})
    assert fault.place == ("reach", "right_hand")
    assert fault.message.endswith(" is 1.668 of body height too short to get there")


def test_straight_to_the_side_the_elbow_still_bends():
    found = loose(reach={"right_hand": {}})
    x, y, z = found.points["shoulder_r"]
    bent = reached(found, Pose(reach={"right_hand": Reach(y=y, z=z + 0.2)}))
    assert off(bent, "wrist_r", (x, y, z + 0.2)) < 1e-3


@pytest.mark.parametrize(("bend", "way"), [("up", 1), ("down", -1)])
def test_the_elbow_goes_where_it_is_told(bend, way):
    found = body(reach={"right_hand": {"dx": 0.25, "y": 0.8, "bend": bend}})
    elbow, wrist = found.points["elbow_r"], found.points["wrist_r"]
    assert (elbow[1] - wrist[1]) * way > 0.05


def test_a_reach_is_written_as_angles():
    found = body(reach={"right_hand": {"dx": 0.25, "y": 0.8}})
    assert found.posture.angles["elbow_r"] > 30
    assert found.posture.angles["elbow_l"] == 0


@pytest.mark.parametrize(
    ("reach", "place_of", "message"),
    [
        ({"hnds": {}}, ("reach", "hnds"), "unknown limb, got 'hnds'"),
        (
            {"hands": {"part": "kne_*"}},
            ("reach", "hands", "part"),
            "unknown part of the body, got 'kne_r'",
        ),
        (
            {"feet": {"bend": "up outwards"}},
            ("reach", "feet", "bend"),
            "unknown way to bend, got 'outwards'",
        ),
        (
            {"hands": {"y": 0.6, "bend": "in out"}},
            ("reach", "hands", "bend"),
            "the limb cannot bend along its own line",
        ),
    ],
)
def test_what_nobody_knows_is_a_fault_at_its_place(reach, place_of, message):
    fault = fault_of(reach=reach)
    assert (fault.place, fault.message) == (place_of, message)
