"""Sessions on other days than planned: a row may stand on any day of the sheet."""

import datetime
from typing import Any

import pytest

from rehab.model.diary import Diary
from rehab.model.programme import Programme
from rehab.planner.programme import build_programme
from tests.support.cases import client, library, plan

CALM = {"before": 2, "during": 2, "next_morning": 2, "effort": 3}


def planned(diary: Diary | None = None, of: str = "recurrent-spasm") -> Programme:
    signs = library().region(plan(of)).signs
    asked = {**client().screening.model_dump(), "answers": dict.fromkeys(signs, "no")}
    phase = "hold" if of == "recurrent-spasm" else None
    person = client(plan=of, entry_phase=phase, screening=asked)
    found = build_programme(person, plan(of), library(), diary)
    assert isinstance(found, Programme), found
    return found


def moved(of: Programme, weeks: int, days: int, **told: Any) -> Diary:
    """Every session of these weeks, so many days after the one it was due on."""
    later = datetime.timedelta(days=days)
    rows = [
        [
            {"day": day + later, **CALM, **told}
            for day in sorted({d for p in week.prescriptions for d in p.days})
        ]
        for week in of.weeks[:weeks]
    ]
    found = [
        {"week": n, "confidence": 8, "sessions": own} for n, own in enumerate(rows, 1)
    ]
    return Diary.model_validate({"weeks": found})


def doses(of: Programme, week: int) -> dict[str, str]:
    found = of.week(week)
    assert found is not None
    return {p.exercise.id: str(p.dose) for p in found.prescriptions}


@pytest.mark.parametrize("name", ["recurrent-spasm", "couch-to-5k", "levels-a-to-d"])
def test_a_session_on_a_day_with_nothing_due_is_any_session(name: str) -> None:
    plain = planned(of=name)
    assert all(
        {day.weekday() for p in week.prescriptions for day in p.days} <= {0, 2, 4}
        for week in plain.weeks[:4]
    )
    on_time = planned(moved(plain, 4, 0), name)
    later = planned(moved(plain, 4, 1), name)
    for week in range(1, 6):
        assert doses(later, week) == doses(on_time, week)


def test_what_a_row_tells_of_an_exercise_counts_on_whatever_day() -> None:
    less = {
        "doses": {"chest_supported_row": {"sets": 1, "repetitions": 4, "load_kg": 8}}
    }
    found = planned(moved(planned(), 1, 1, **less))
    assert (
        doses(found, 2)["chest_supported_row"] != doses(found, 1)["chest_supported_row"]
    )
    week = found.week(2)
    assert week is not None
    row = week.given("chest_supported_row")
    assert row is not None
    assert (row.dose.sets, row.dose.repetitions) == (1, 4)
    assert row.reason.rule == "dose.done_less"
