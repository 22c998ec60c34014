"""What a week tells of one exercise. The sheet asks for three sessions of 2 x 8."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from rehab.model.diary import SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.programme import Colour, Prescription, Reason
from rehab.planner.outcome.exercise import ExerciseWeek, exercise_week
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.results import results
from tests.support.cases import library, plan, session

ROW, LIFT = "chest_supported_row", "deadlift_raised"
MONDAY = datetime.date(2026, 11, 23)
DAYS = tuple(MONDAY + datetime.timedelta(days=n) for n in (0, 2, 4))
ASKED = Dose(sets=2, repetitions=8, load_kg=8.0)
LOWER = ASKED.but(repetitions=5)  # 70 % of 8


def given(name: str) -> Prescription:
    return Prescription(
        exercise=library().exercises[name],
        dose=ASKED,
        days=DAYS,
        chosen=Reason("chosen.hardest"),
        reason=Reason("start.catalogue"),
        envelope=0.0,
        lower=LOWER,
    )


def told(
    *rows: SessionRecord,
    colour: Colour = "green",
    colours: tuple[Colour, ...] = (),
    flare: bool = False,
    name: str = ROW,
) -> ExerciseWeek:
    record = WeekRecord(week=1, sessions=rows, flare=flare)
    sheet = (given(ROW), given(LIFT))
    past = Outcome("hold", colour, record, colours=colours, given=sheet)
    return exercise_week(plan().week_rule, past, name)


def did(*names: str, **changes: Any) -> SessionRecord:
    return session(2, did=names, **changes)


def with_row(repetitions: int) -> SessionRecord:
    dose = Dose(sets=2, repetitions=repetitions, load_kg=8.0)
    return session(2, doses={ROW: dose})


def test_three_fifths_of_its_sessions_are_enough() -> None:
    once = told(did(ROW), did(LIFT), did(LIFT))
    assert (once.got, once.done, once.planned, once.enough) == (
        *("not_enough", 1, 3),
        False,
    )
    twice = told(did(ROW), did(ROW, LIFT), did(LIFT))
    assert (twice.got, twice.done, twice.enough) == ("done", 2, True)


def test_an_exercise_that_no_session_names_was_not_done() -> None:
    assert told(*[did(LIFT)] * 3).done == 0


def test_a_session_that_names_nothing_stands_for_all_of_its_day() -> None:
    assert told(*[session(2)] * 3).done == 3
    on_days = [session(2, day=day) for day in DAYS[:2]]
    tuesday = session(2, day=MONDAY + datetime.timedelta(days=1))  # nothing is due
    assert told(*on_days, tuesday).done == 3
    assert told(*on_days, tuesday, tuesday).done == 4


def test_no_more_sessions_count_without_a_date_than_were_planned() -> None:
    assert told(*[session(2)] * 5).done == 3


def test_clearly_less_in_two_sessions_is_less() -> None:
    # 80 % of 16 repetitions are 12.8
    less = told(with_row(6), with_row(5), session(2))
    assert (less.got, less.dose) == ("less", ASKED.but(repetitions=5))
    assert told(with_row(6), session(2), session(2)).got == "done"
    assert told(*[with_row(7)] * 3).got == "done"  # 14 of 16


def test_the_lower_numbers_on_a_red_day_are_not_less() -> None:
    """The row was red, and the lower numbers were done then and the next time."""
    rows = (with_row(5), with_row(5), session(2))
    told_so = told(*rows, colour="amber", colours=("red", "green", "green"))
    assert (told_so.got, told_so.dose) == ("lower", LOWER)
    on_their_own = told(*rows, colour="amber", colours=("green", "green", "red"))
    assert on_their_own.got == "less"


def test_less_than_the_lower_numbers_is_less_on_a_red_day_too() -> None:
    rows = (with_row(3), with_row(3), session(2))  # 80 % of 10 repetitions are 8
    found = told(*rows, colour="amber", colours=("red", "green", "green"))
    assert found.got == "less"


def test_a_red_day_at_the_end_of_a_week_asks_for_less_in_the_next() -> None:
    row = (with_row(5),)
    record = WeekRecord(week=2, sessions=row)
    one = replace(given(ROW), days=DAYS[:1])
    past = Outcome("hold", "green", record, colours=("green",), given=(one,))
    before = Outcome("hold", "amber", WeekRecord(week=1), colours=("green", "red"))
    rule = plan().week_rule
    assert exercise_week(rule, past, ROW).got == "less"
    assert exercise_week(rule, past, ROW, before).got == "lower"


RANGE = Dose(sets=2, repetitions=12, repetitions_from=8, load_kg=8.0)
HELPED = Dose(repetitions=8, help_kg=20.0)


@pytest.mark.parametrize(
    ("asked", "written", "result"),
    [
        (ASKED, {"sets": 2, "repetitions": 8}, "done"),
        (ASKED, {"sets": 2, "repetitions": 9}, "more"),
        (ASKED, {"sets": 2, "repetitions": 8, "load": "none"}, "less"),
        (ASKED, {"left": "2x7", "right": "2x10"}, "less"),
        (RANGE, {"sets": 2, "repetitions": 8}, "done"),
        (RANGE, {"sets": 2, "repetitions": 7}, "less"),
        (HELPED, {"repetitions": 7}, "less"),
    ],
)
def test_a_session_is_held_against_what_was_asked(asked, written, result) -> None:
    row = session(2, doses={ROW: written})
    sheet = (replace(given(ROW), dose=asked),)
    past = Outcome("hold", "green", WeekRecord(week=1, sessions=(row,)), given=sheet)
    assert [one.result for one in results(past, ROW)] == [result]


def test_the_dose_that_was_done_is_the_middle_one() -> None:
    less = told(with_row(3), with_row(6), with_row(5))
    assert less.dose == ASKED.but(repetitions=5)


def test_a_dose_in_kilograms_is_less_by_its_weight_too() -> None:
    light = session(2, doses={ROW: ASKED.but(load_kg=6.0)})  # 75 % of the work
    assert told(light, light, light).got == "less"


def test_more_than_asked_in_two_sessions_is_more() -> None:
    more = told(with_row(9), with_row(10), session(2))
    assert (more.got, more.dose) == ("more", ASKED.but(repetitions=9))
    assert more.enough
    assert told(with_row(9), session(2), session(2)).got == "done"


def test_one_session_alone_tells_if_it_is_all_there_was() -> None:
    """An exercise of one session a week."""
    one = Prescription(
        **{
            **{n: getattr(given(ROW), n) for n in ("exercise", "dose", "lower")},
            "days": DAYS[:1],
            "envelope": 0.0,
            **dict.fromkeys(("chosen", "reason"), Reason("start.catalogue")),
        }
    )
    record = WeekRecord(week=1, sessions=(with_row(5),))
    past = Outcome("hold", "green", record, given=(one,))
    assert exercise_week(plan().week_rule, past, ROW).got == "less"


def test_the_one_exercise_that_hurt_is_red_alone() -> None:
    rows = (did(ROW, LIFT, sore=ROW), did(ROW, LIFT, sore=ROW), did(ROW, LIFT))
    colours: tuple[Colour, ...] = ("red", "red", "green")
    assert told(*rows, colour="red", colours=colours).colour == "red"
    assert told(*rows, colour="red", colours=colours, name=LIFT).colour == "amber"


def test_all_are_red_where_a_red_session_does_not_say_which() -> None:
    rows = (did(ROW, LIFT, sore=ROW), did(ROW, LIFT), did(ROW, LIFT))
    colours: tuple[Colour, ...] = ("red", "red", "green")
    assert told(*rows, colour="red", colours=colours, name=LIFT).colour == "red"


def test_a_flare_up_is_red_for_every_exercise() -> None:
    rows = (did(ROW, LIFT, sore=ROW),) * 3
    colours: tuple[Colour, ...] = ("red",) * 3
    flare = told(*rows, colour="red", colours=colours, flare=True, name=LIFT)
    assert flare.colour == "red"


def test_of_a_week_to_come_everything_is_taken_as_done() -> None:
    past = Outcome("hold", "projected", given=(given(ROW),))
    found = exercise_week(plan().week_rule, past, ROW)
    assert (found.colour, found.got, found.enough) == ("projected", "done", True)
