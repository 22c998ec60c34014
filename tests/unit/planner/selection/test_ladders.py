"""Easier and harder, from the order of a ladder."""

from typing import Any

from rehab.model.phase import Place
from rehab.planner.selection.ladders import easier_rung, harder_rungs
from tests.support.cases import client, library
from tests.support.slots import case_of, phase_of

ROWS = ("band_row", "one_arm_row", "bent_over_row_light")


def harder(
    exercise: str,
    ladder: str,
    *taken: str,
    phase: str = "slow_build",
    place: dict[str, Any] | None = None,
    **person: Any,
) -> list[str]:
    case = case_of(client(**person))
    found = harder_rungs(
        case,
        phase_of(case, phase),
        Place(ladder=ladder, **(place or {})),
        library().exercises[exercise],
        frozenset(taken),
    )
    return [rung.id for rung in found]


def easier(exercise: str, ladder: str, **person: Any) -> str | None:
    case = case_of(client(**person))
    place = Place(ladder=ladder)
    found = easier_rung(case, phase_of(case), place, library().exercises[exercise])
    return found.id if found else None


def test_harder_rungs_are_those_above_within_the_level_nearest_first() -> None:
    assert harder("sit_to_stand", "squat", place={"level_max": 3}) == [
        *("sit_to_stand_weight", "squat_bw", "step_up", "goblet_squat", "split_squat")
    ]


def test_a_place_may_end_below_the_phase_and_never_above() -> None:
    low = harder("sit_to_stand", "squat", place={"level_max": 2})
    assert low == ["sit_to_stand_weight", "squat_bw", "step_up"]
    light = harder("sit_to_stand", "squat", phase="hold", place={"level_max": 3})
    assert light == low  # the hold's own level is 2


def test_a_rung_that_is_taken_is_passed_over() -> None:
    found = harder("sit_to_stand", "squat", "squat_bw", place={"level_max": 3})
    assert found == ["sit_to_stand_weight", "step_up", "goblet_squat", "split_squat"]


def test_what_is_reached_by_passing_over_is_at_most_two_levels_harder() -> None:
    """Over a row that is left out from level 1 to 3 at most, and from level 2 to 4."""
    levels = {name: library().exercises[name].level for name in ROWS}
    assert levels == {"band_row": 1, "one_arm_row": 2, "bent_over_row_light": 4}
    owned: dict[str, Any] = {
        "weights_kg": {**client().weights_kg, "backpack": [8.0, 12.0]}
    }
    out: dict[str, Any] = {
        **owned,
        "exclude": ["chest_supported_row", "row_kettlebell_two_hands"],
    }
    assert "bent_over_row_light" in harder("band_row", "row", **owned)
    assert "bent_over_row_light" not in harder("band_row", "row", **out)
    assert "bent_over_row_light" in harder("one_arm_row", "row", **out)


def test_a_rung_of_a_lower_level_is_not_harder_though_it_comes_later() -> None:
    shelf = library().exercises
    found = harder("deadlift_raised", "hinge")
    assert found
    assert all(shelf[name].level >= 2 for name in found)


def test_the_easier_rung_is_the_nearest_that_may_be_done() -> None:
    assert easier("deadlift_kettlebell", "hinge") == "deadlift_raised"
    out = {"exclude": ["deadlift_raised", "deadlift_backpack"]}
    assert easier("deadlift_kettlebell", "hinge", **out) == "pull_through"
    assert easier("walk_short", "gait") is None


def test_a_swap_holds_on_the_way_up_and_down() -> None:
    swaps: dict[str, Any] = {"swaps": {"squat_bw": "wall_walk"}}
    assert "squat_bw" not in harder("sit_to_stand", "squat", **swaps)
    assert easier("wall_walk", "squat", **swaps) == "sit_to_stand_weight"


def test_a_place_without_a_ladder_has_nothing_above_or_below() -> None:
    case = case_of()
    place, plank = Place(exercise="plank"), library().exercises["plank"]
    assert list(harder_rungs(case, phase_of(case), place, plank, frozenset())) == []
    assert easier_rung(case, phase_of(case), place, plank) is None
