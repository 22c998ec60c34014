"""What the physio is told of days that leave an exercise fewer sessions."""

from typing import Any

from tests.support.cases import build, client


def too_close(**person: Any) -> dict[Any, Any]:
    found = build(client(**person)).warnings
    return {
        (why.facts["phase"], why.facts["sessions"]): why.facts
        for why in found
        if why.rule == "warn.days_too_close"
    }


def test_days_with_room_between_them_are_not_told() -> None:
    assert not too_close()
    assert not too_close(days=["tue", "fri"])
    assert not too_close(days=["mon"])  # too few, and told as that


def test_days_next_to_each_other_are_told_with_what_the_plan_wants_of_these() -> None:
    facts = too_close(days=["sat", "sun"])["Slow build", 1]
    assert (facts["days"], facts["least"]) == (2, 2)
    assert "Chest-supported row" in str(facts["exercises"])


def test_from_65_a_heavy_lift_needs_two_free_days() -> None:
    older = {"birth_year": 1956, "days": ["mon", "wed"]}
    hinge = {
        "entry_phase": "slow_build",
        "entry_rungs": {"hinge": "deadlift_kettlebell"},
    }
    dose = {"sets": 2, "repetitions": 8, "load_kg": 24.0}
    found = too_close(**older, **hinge, doses={"deadlift_kettlebell": dose})
    facts = found["Slow build", 1]
    assert "deadlift" in str(facts["exercises"])
    assert "ow" not in str(facts["exercises"])  # rows keep both
