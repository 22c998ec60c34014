"""The standing body against the figures of Winter's table, and its symmetry."""

import pytest
from hypothesis import given

from rehab.figure.anatomy import LIMITS, PAIRED, SEGMENTS
from rehab.figure.body import shifted
from rehab.figure.posture import Posture
from rehab.figure.skeleton import build, rebuilt
from rehab.figure.vector import UPRIGHT, length, minus
from tests.support.drawn import body, loose
from tests.support.random_poses import all_angles

WINTER = {"knee": 0.285, "hip": 0.530, "shoulder": 0.818, "elbow": 0.630}
BONES = {
    ("hip_{}", "knee_{}"): SEGMENTS["thigh"],
    ("knee_{}", "ankle_{}"): SEGMENTS["shank"],
    ("shoulder_{}", "elbow_{}"): SEGMENTS["upper_arm"],
    ("elbow_{}", "wrist_{}"): SEGMENTS["forearm"],
    ("pelvis", "hip_{}"): SEGMENTS["half_hip"],
}


def posture(angles):
    return Posture(angles=angles, feet={}, hands={}, grip=False, upright=True)


def test_standing_body_is_one_body_height_tall():
    spheres = {n: s for n, s in body().spheres.items() if n != "bun"}  # of hair
    heights = [y + radius for (_, y, _), radius in spheres.values()]
    assert max(heights) == pytest.approx(1.0, abs=0.015)


@pytest.mark.parametrize("side", "rl")
@pytest.mark.parametrize("joint", WINTER)
def test_joints_are_as_high_as_winter_says(joint, side):
    assert body().points[f"{joint}_{side}"][1] == pytest.approx(
        WINTER[joint], abs=0.015
    )


def test_standing_body_stands_on_heels_and_toes():
    spheres = body().spheres
    for name in ("heel_r", "heel_l", "toe_r", "toe_l"):
        (_, y, _), radius = spheres[name]
        assert y == pytest.approx(radius, abs=1e-6)


@given(all_angles())
def test_left_side_mirrors_the_right(angles):
    even = dict(angles)
    for joint in PAIRED:
        even[f"{joint}_l"] = even[f"{joint}_r"]
    for joint in ("side_bend", "twist", "neck_twist", "neck_side"):
        even[joint] = 0.0
    found = build(posture(even), UPRIGHT)
    for name, ((x, y, z), radius) in found.spheres.items():
        if name.endswith("_r"):
            centre, other = found.spheres[f"{name[:-2]}_l"]
            assert centre == pytest.approx((x, y, -z), abs=1e-9)
            assert other == radius


@given(all_angles())
def test_bones_have_one_length_whatever_the_angles(angles):
    points = build(posture(angles), UPRIGHT).points
    for (one, other), bone in BONES.items():
        for side in "rl":
            span = minus(points[one.format(side)], points[other.format(side)])
            assert length(span) == pytest.approx(bone, abs=1e-9)


@given(all_angles(), all_angles())
def test_rebuilt_limbs_are_as_if_built_anew(old, new):
    changed = {**old, **{k: v for k, v in new.items() if k.startswith(("hip", "elb"))}}
    start = shifted(build(posture(old), UPRIGHT), (0.3, 0.2, 0.1))
    limbs = ("leg_r", "leg_l", "arm_r", "arm_l")
    found = rebuilt(start, posture(changed), limbs)
    anew = shifted(build(posture(changed), UPRIGHT), (0.3, 0.2, 0.1))
    for name, point in anew.points.items():
        assert found.points[name] == pytest.approx(point, abs=1e-9)


@pytest.mark.parametrize(
    ("joint", "point", "way"),
    [
        ("hip", "knee_r", (1, 0)),  # flexion brings the knee forward
        ("knee", "ankle_r", (-1, 0)),  # and the heel back
        ("ankle", "ball_r", (0, 1)),  # dorsiflexion lifts the toes
        ("shoulder", "elbow_r", (1, 0)),
        ("elbow", "wrist_r", (1, 0)),
    ],
)
def test_a_positive_angle_is_flexion(joint, point, way):
    before, now = loose().points[point], loose(**{joint: 20}).points[point]
    assert (now[0] - before[0]) * way[0] + (now[1] - before[1]) * way[1] > 0.01


@pytest.mark.parametrize("joint", ["hip_abd", "shoulder_abd"])
def test_abduction_moves_both_limbs_outward(joint):
    end = "ankle" if joint == "hip_abd" else "wrist"
    points, before = loose(**{joint: 30}).points, loose().points
    assert points[f"{end}_r"][2] > before[f"{end}_r"][2] + 0.1
    assert points[f"{end}_l"][2] < before[f"{end}_l"][2] - 0.1


def test_spine_bends_forward_and_to_the_right():
    before = loose().points["head"]
    assert loose(lumbar=30).points["head"][0] > before[0] + 0.05
    assert loose(side_bend=30).points["head"][2] > before[2] + 0.05


def test_a_hand_that_points_forward_does_so_whatever_the_arm():
    for shoulder in (0, 45, 90):
        spheres = loose(shoulder=shoulder, hand="forward").spheres
        palm, finger = spheres["palm_r"][0], spheres["finger_r"][0]
        assert finger[0] > palm[0]
        assert finger[1] == pytest.approx(palm[1], abs=1e-9)


def test_a_flat_foot_is_level_whatever_the_leg():
    for hip in (0, 40):
        spheres = loose(hip=hip, knee=20, foot="flat").spheres
        low = {
            name: spheres[name][0][1] - spheres[name][1]
            for name in ("heel_r", "ball_r")
        }
        assert low["heel_r"] == pytest.approx(low["ball_r"], abs=2e-3)


def test_every_joint_has_limits_around_zero():
    assert all(low <= 0 < high for low, high in LIMITS.values())
