"""A sheet that was handed out as it was planned changes nothing."""

import datetime
from typing import Any

import pytest

from rehab.model.diary import Diary
from rehab.model.programme import Programme
from rehab.model.record import Record
from rehab.planner.programme import build_programme
from rehab.review.issued import issue
from tests.support.cases import client, library, phase_fields, plan

CALM = {"before": 2, "during": 2, "next_morning": 2, "effort": 3}
HEAVY = [{"sets": 2, "repetitions": n, "load_kg": 24.0} for n in (6, 7, 8, 9, 10)]
LIFT = {"exercise": "deadlift_kettlebell"}
WALK = {"exercise": "walk_brisk", "every_days": 2}  # 4 sessions a week, then 3
MINUTES = [{"minutes": n} for n in range(5, 14)]


def laid_out(
    place: dict[str, Any],
    doses: list[dict[str, Any]],
    diary: Diary | None = None,
    record: Record | None = None,
) -> Programme:
    """Lay out a phase of one place, each session with the next of these doses."""
    rows = [{"from_session": n, "dose": dose} for n, dose in enumerate(doses, 1)]
    place = {**place, "policy": {"kind": "table", "rows": rows}}
    phase = phase_fields(places=[place], level_max=5, last=True)
    of = plan(phases=[phase], last_phase_weeks_shown=3)
    found = build_programme(client(entry_phase=None), of, library(), diary, record)
    assert isinstance(found, Programme), found
    return found


def all_done(of: Programme, weeks: int) -> Diary:
    """Return these weeks with every session done, and calm."""
    days = [sorted(d for p in w.prescriptions for d in p.days) for w in of.weeks]
    return Diary.model_validate(
        {
            "weeks": [
                {"week": n, "sessions": [{"day": day, **CALM} for day in own]}
                for n, own in enumerate(days[:weeks], start=1)
            ]
        }
    )


def on_sheets(of: Programme) -> list[Any]:
    """Return what each sheet says, and why."""
    return [
        [(p.dose, p.days, p.reason) for p in week.prescriptions] for week in of.weeks
    ]


@pytest.mark.parametrize(
    ("place", "doses", "sessions"),
    [(LIFT, HEAVY, [2, 2, 2]), (WALK, MINUTES, [4, 3, 4])],
    ids=["a heavy dose has a rest on the sheet", "more sessions in one week"],
)
def test_a_table_by_session_goes_on_as_it_was_handed_out(
    place, doses, sessions
) -> None:
    plain = laid_out(place, doses)
    out = issue(plain, (1, 2), "R. Hale", datetime.date(2026, 11, 22), "x")
    diary, record = all_done(plain, 2), Record(issued=(out,))
    again = laid_out(place, doses, diary, record)
    counts = [sum(len(p.days) for p in week.prescriptions) for week in again.weeks]
    assert counts == sessions
    assert on_sheets(again) == on_sheets(plain)
    assert not any(p.by_rules for week in again.weeks for p in week.prescriptions)
