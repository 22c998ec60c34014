"""What is said of a trigger after it came down: as it is now, not as it was."""

import datetime

import pytest

from rehab.model.programme import Programme, Week
from rehab.model.record import Decision, Record
from rehab.planner.programme import build_programme
from tests.support.cases import client, diary_of, library, plan


def lowered(severity: int, *pins: str) -> Programme:
    """Four green weeks of the slow build, and bending down one severity."""
    told = Decision(
        after_week=4,
        option="lower_trigger",
        by="R. Hale",
        on=datetime.date(2026, 12, 21),
        trigger="flexion",
    )
    triggers = {"flexion": severity}
    person = client(entry_phase="slow_build", triggers=triggers, pins=pins)
    diary = diary_of(dict.fromkeys(range(1, 5), "green"))
    record = Record(decisions=(told,))
    found = build_programme(person, plan(), library(), diary, record)
    assert isinstance(found, Programme)
    return found


def severities(week: Week) -> set[object]:
    """Those that an exercise was passed over for."""
    facts = (reason.facts for _, reason in week.ruled_out)
    return {told["severity"] for told in facts if "severity" in told}


@pytest.mark.parametrize(("was", "now"), [(3, {2}), (2, set())])
def test_what_it_rules_out_is_told_by_the_severity_it_has(was, now) -> None:
    found = lowered(was, "deadlift_kettlebell")  # bends moderately
    before, after = found.week(4), found.week(7)
    assert before is not None
    assert after is not None
    assert severities(before) == {was}
    assert severities(after) == now
    assert not {name for name, _ in after.ruled_out} & set(after.exercises)


def test_a_place_that_is_filled_again_is_warned_of_no_more() -> None:
    found = lowered(3)
    before, after = found.week(4), found.week(5)
    assert before is not None
    assert after is not None
    assert [gap.place for gap in before.gaps] == ["hinge"]
    assert "deadlift_raised" in after.exercises
    assert "hinge" not in {why.facts.get("place") for why in found.warnings}
