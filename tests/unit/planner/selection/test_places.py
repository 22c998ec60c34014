"""Which exercise fills a place, and for whom a place is."""

from dataclasses import replace
from typing import Any

import pytest

from rehab.model.dose import Dose
from rehab.model.phase import Phase, Place
from rehab.planner.selection.places import Asked, Selection, fill, is_due, select
from tests.support.cases import client, phase_fields
from tests.support.slots import case_of, phase_of


def phase(*places: dict[str, Any], **changes: Any) -> Phase:
    return Phase(**phase_fields(places=places, **changes))


def asked(of: Phase, **person: Any) -> Asked:
    return Asked(case_of(client(**person)), of)


def chosen(found: Selection) -> list[str]:
    return [choice.exercise.id for choice in found.choices]


def first(place: dict[str, Any], **person: Any) -> str | None:
    """Return the exercise that fills the place in a phase of entry level 2."""
    choice, _ = fill(Place(**place), frozenset(), asked(phase(place), **person))
    return choice.exercise.id if choice else None


@pytest.mark.parametrize(
    ("person", "exercise"),
    [
        ({}, "chest_supported_row"),  # kilograms, the first of equals on the ladder
        ({"equipment": ["chair"]}, "one_arm_row"),  # no bench
        ({"weights_kg": {}}, "band_row"),  # bands before nothing
        ({"baseline": {"band_row": {"tries": [10], "pain": 0}}}, "band_row"),
        ({"entry_rungs": {"row": "bent_over_row_light"}}, "bent_over_row_light"),
    ],
)
def test_a_ladder_begins_with_what_was_tried_or_can_be_counted(
    person: dict[str, Any], exercise: str
) -> None:
    assert first({"ladder": "row"}, **person) == exercise


def test_the_lowest_rung_that_fits_where_the_place_says_so() -> None:
    place = {"ladder": "squat"}
    assert first(place) == "sit_to_stand_weight"
    assert first({**place, "lowest": True}) == "sit_to_stand"
    bare: dict[str, Any] = {"equipment": []}  # no chair to sit down on
    assert first({**place, "lowest": True}, **bare) == "squat_bw"


def test_a_place_that_wants_a_load_looks_above_its_level_before_it_goes_without() -> (
    None
):
    """At level 1 the hinges have no kilograms; the first weight is of level 2."""
    place = {"ladder": "hinge", "entry_level": 1}
    assert first(place) == "hinge_stick"
    assert first({**place, "loaded": True}) == "deadlift_raised"
    assert first({**place, "loaded": True}, weights_kg={}) == "band_deadlift"
    assert first({**place, "loaded": True}, birth_year=1950) == "hinge_stick"


def test_a_bar_comes_before_a_band_where_the_place_wants_a_load() -> None:
    """A bar that is too heavy for the lifts of its level; bands are of level 1."""
    kit: dict[str, Any] = {"weights_kg": {"barbell": [20.0, 22.5]}, "equipment": []}
    for ladder, lift in (
        ("row", "bent_over_row_light"),
        ("hinge", "romanian_deadlift"),
    ):
        place = {"ladder": ladder, "loaded": True}
        assert first(place, **kit) == lift
        assert first({**place, "loaded": False}, **kit).startswith(("band", "pull"))


@pytest.mark.parametrize(
    "place", [{"ladder": "squat"}, {"ladder": "squat", "loaded": True}]
)
def test_what_was_tried_comes_before_what_has_a_weight(place: dict[str, Any]) -> None:
    tried = {"baseline": {"sit_to_stand": {"tries": [12], "pain": 1}}}
    assert first(place) == "sit_to_stand_weight"
    assert first(place, **tried) == "sit_to_stand"


BELLS: dict[str, Any] = {
    "weights_kg": {"dumbbells": [4.0, 8.0, 12.0]},
    "equipment": ["chair"],
    "bands": [],
}
HURT = {"tries": [10], "pain": 5, "load_kg": 8.0}


@pytest.mark.parametrize(
    ("ladder", "person", "exercise"),
    [
        ("hinge", {}, "deadlift_raised"),
        ("hinge", {"equipment": []}, "deadlift_kettlebell"),  # nothing to raise it on
        ("hinge", {"baseline": {"deadlift_raised": HURT}}, "hinge_stick"),
        ("hinge", {"exclude": ["deadlift_raised"]}, "hinge_stick"),
        ("row", {}, "one_arm_row"),
        ("row", {"baseline": {"one_arm_row": HURT}}, None),
        ("row", {"baseline": {"one_arm_row": HURT}, "bands": ["light"]}, "band_row"),
        ("row", {"triggers": {"rotation": 3}}, None),
        ("row", {"weights_kg": {"barbell": [10.0]}}, "bent_over_row_light"),
    ],
)
def test_only_the_kit_sends_a_ladder_up_for_its_weight(
    ladder: str, person: dict[str, Any], exercise: str | None
) -> None:
    """What hurt, a trigger touches or the physio left out is never made harder."""
    place = {"ladder": ladder, "loaded": True}
    assert first(place, **{**BELLS, **person}) == exercise


def test_the_search_for_a_weight_ends_at_what_hurt() -> None:
    """At level 1 it looks above: the raised one hurt, so nothing harder is tried."""
    place = {"ladder": "hinge", "entry_level": 1, "loaded": True}
    assert first(place, **BELLS) == "deadlift_raised"
    hurt = {**BELLS, "baseline": {"deadlift_raised": HURT}}
    assert first(place, **hurt) == "hinge_stick"


def test_a_place_is_left_empty_rather_than_filled_above_its_level_max() -> None:
    place = {"ladder": "row", "level_max": 2, "loaded": True}
    kit = {"weights_kg": {"barbell": [20.0]}, "bands": []}  # for a bent-over row only
    assert first(place, **kit) is None


def test_a_benchmark_lift_is_never_where_a_ladder_begins() -> None:
    place = {"ladder": "extension", "loaded": True}
    person = {"supervised": ["superman"], "exclude": ["prone_chest_lift"]}
    assert first(place, **person) != "superman"


def test_the_physios_swap_stands_for_the_rung() -> None:
    swap = {"swaps": {"chest_supported_row": "one_arm_row"}}
    assert first({"ladder": "row"}, **swap) == "one_arm_row"


def test_places_are_filled_in_order_up_to_the_phases_most() -> None:
    of = phase(
        {"ladder": "row"},
        {"ladder": "hinge"},
        {"ladder": "bridge"},
        exercises=[1, 2],
    )
    assert chosen(select(asked(of))) == ["chest_supported_row", "deadlift_raised"]
    without = select(asked(of, weights_kg={}, bands=[], equipment=[]))
    assert [gap.place for gap in without.gaps] == ["row"]
    assert chosen(without)[-1] == "bridge"  # the spare fills what is left


def test_a_place_for_some_clients_comes_besides_the_phases_number() -> None:
    of = phase(
        {"ladder": "row"},
        {"ladder": "balance", "when": [{"age": 65}], "lowest": True},
        exercises=[1, 1],
    )
    assert chosen(select(asked(of))) == ["chest_supported_row"]
    older = chosen(select(asked(of, birth_year=1950)))
    assert older == ["chest_supported_row", "heel_raise"]


@pytest.mark.parametrize(
    ("when", "person", "number", "due"),
    [
        ({"age": 65}, {"birth_year": 1961}, 1, True),
        ({"age": 65}, {"birth_year": 1962}, 1, False),
        ({"from_week": 4}, {}, 3, False),
        ({"from_week": 4}, {}, 4, True),
        ({"age": 65, "from_week": 4}, {"birth_year": 1961}, 3, False),
        ({"flags": ["balance_risk"]}, {"flags": ["balance_risk"]}, 1, True),
        ({"flags": ["balance_risk"]}, {}, 1, False),
        ({"goal_words": ["run"]}, {"goals": ["Run, then swim."]}, 1, True),
        ({"goal_words": ["run"]}, {"goals": ["Prune the trees."]}, 1, False),
    ],
)
def test_a_place_is_for_whom_all_it_says_holds(
    *, when: dict[str, Any], person: dict[str, Any], number: int, due: bool
) -> None:
    place = Place.model_validate({"ladder": "balance", "when": [when]})
    about = replace(asked(phase({"ladder": "balance"}), **person), number=number)
    assert is_due(place, about) is due


def test_a_place_is_for_whom_any_of_its_lines_holds() -> None:
    of_whom: list[Any] = [{"age": 65}, {"flags": ["balance_risk"]}]
    place = Place.model_validate({"ladder": "balance", "when": of_whom})
    of = phase({"ladder": "balance"})
    assert is_due(place, asked(of, birth_year=1950))
    assert is_due(place, asked(of, flags=["balance_risk"]))
    assert not is_due(place, asked(of))


def test_a_place_waits_until_the_others_have_reached_what_it_needs() -> None:
    ready = [
        {"place": "gait", "dose": {"minutes": 30}},
        {"place": "heel_raise", "dose": {"sets": 2, "repetitions": 15}},
    ]
    place = Place.model_validate({"ladder": "run", "ready": ready})
    about = asked(phase({"ladder": "run"}))
    walks, raises = Dose(minutes=30), Dose(sets=2, repetitions=15)
    for reached, due in (
        ({}, False),
        ({"gait": walks}, False),
        ({"gait": Dose(minutes=29), "heel_raise": raises}, False),
        ({"gait": walks, "heel_raise": raises}, True),
    ):
        assert is_due(place, replace(about, reached=reached)) is due


def test_what_was_kept_from_the_phase_before_stays_though_it_is_harder() -> None:
    about = asked(phase_of(case_of(), "hold"))
    found = select(replace(about, carried={"row": "bent_over_row_light"}))
    assert chosen(found)[0] == "bent_over_row_light"
    assert found.choices[0].reason.rule == "chosen.carried"


def test_an_exercise_fills_one_place_only() -> None:
    of = phase({"menu": ["bridge", "plank"]}, {"menu": ["bridge", "plank"]})
    # the same menu again takes what is left, as another does
    assert chosen(select(asked(of))) == ["bridge", "plank"]
    other = phase({"menu": ["bridge"]}, {"menu": ["bridge", "plank_knees"]})
    assert chosen(select(asked(other))) == ["bridge", "plank_knees"]
