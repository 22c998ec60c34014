import pytest

from rehab.figure.checks import faults_of
from rehab.figure.parts import lowest
from rehab.figure.posture import BASES
from tests.support.drawn import body, fault_of, figure

CLOSE = 1e-6


@pytest.mark.parametrize("base", BASES)
def test_every_base_draws_without_a_fault(base):
    assert faults_of(figure({"base": base})) == ()


@pytest.mark.parametrize("base", BASES)
def test_every_base_is_on_the_floor(base):
    low = min(y - radius for (_, y, _), radius in body(base=base).spheres.values())
    assert -0.012 <= low <= CLOSE


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({"hip": 60, "knee": 60}, ("heels", "toes")),
        ({"base": "quadruped"}, ("knees", "hands")),
        ({"base": "half-kneeling"}, ("right_knee", "left_foot")),
        (
            {
                "base": "prone",
                "contact": ["forearms", "toes"],
                "shoulder": 80,
                "elbow": 90,
            },
            ("forearms", "toes"),
        ),
    ],
)
def test_both_parts_touch(fields, parts):
    found = body(**fields)
    for part in parts:
        assert lowest(found, part) == pytest.approx(0, abs=CLOSE)


def test_one_part_touches():
    found = body(base="free", hip=90, contact=["bottom"])
    assert lowest(found, "bottom") == pytest.approx(0, abs=CLOSE)


def test_a_part_stands_on_a_height():
    found = body(
        contact=[{"right_toes": 0.1}, {"left_foot": 0.0}], right={"hip": 40, "knee": 40}
    )
    assert lowest(found, "right_toes") == pytest.approx(0.1, abs=CLOSE)
    assert lowest(found, "left_foot") == pytest.approx(0.0, abs=CLOSE)


def test_without_contacts_the_lowest_point_is_on_the_floor():
    found = body(base="free", pitch=37, hip=50)
    low = min(y - radius for (_, y, _), radius in found.spheres.values())
    assert low == pytest.approx(0, abs=CLOSE)


def test_flat_feet_stay_flat_when_the_body_tips():
    found = body(base="quadruped", hand="forward", shoulder=60)
    assert lowest(found, "hands") == pytest.approx(0, abs=CLOSE)
    assert lowest(found, "knees") == pytest.approx(0, abs=CLOSE)


def test_impossible_pair_names_both_and_the_gap():
    fault = fault_of(contact=["bottom", {"head": -2.0}])
    assert fault.place == ("contact",)
    assert fault.message.startswith("cannot put both bottom and head down: ")
    assert fault.message.endswith(" of body height apart")


def test_unknown_part_has_its_hint():
    fault = fault_of(contact=["heals"])
    assert fault.place == ("contact",)
    assert fault.message == "unknown part of the body, got 'heals'"
    assert "heels" in fault.known


def test_a_jump_is_above_the_floor():
    assert lowest(body(lift=0.2), "feet") == pytest.approx(0.2, abs=CLOSE)


def test_an_anchor_has_its_place():
    assert body(hip=40, anchor="ankle_r", anchor_x=0.3).points["ankle_r"][0] == (
        pytest.approx(0.3)
    )
    assert fault_of(anchor="ancle").place == ("anchor",)
