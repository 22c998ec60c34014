"""The week that the how-to shows filled in."""

import datetime
import re
from dataclasses import replace

import pytest

from rehab.model.limits import GridColumn

WORST_LAST = ("green", "amber", "red", "stop_today")
LETTERS = {"green": "G", "amber": "A", "red": "R", "stop_today": "R!"}


def _week(week, offsets, **changed):
    """The week with every exercise on these days of it."""
    days = tuple(week.start + datetime.timedelta(days=n) for n in offsets)
    given = tuple(replace(one, days=days) for one in week.prescriptions)
    return replace(week, prescriptions=given, **changed)


def _example(made, shelf, offsets=(0, 2, 4), **changed):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=1)
    week = _week(programme.weeks[0], offsets, **changed)
    view = made.handout(replace(programme, weeks=(week,)), shelf)
    return week, view.howto[-1].example


def _rows(example):
    return {name: dict(enumerate(texts)) for name, texts in example.rows}


def _meant(week, pain, at):
    fits = (c for c in week.pain_grid if c.lowest <= int(pain) <= c.highest)
    return getattr(next(fits), at)


def test_its_colours_are_the_worst_of_its_numbers(shelf, made):
    week, example = _example(made, shelf)
    rows = _rows(example)
    moments = {
        "Pain before": "before",
        "Worst pain": "during",
        "Pain next morning": "morning",
    }
    for day in range(7):
        found = [
            _meant(week, rows[name][day], at)
            for name, at in moments.items()
            if rows[name][day]
        ]
        letter = LETTERS[max(found, key=WORST_LAST.index)]
        assert rows["Worst colour"][day].split()[0] == letter
    assert set(rows["Worst colour"].values()) == {"A 1", "G", "R"}


def test_only_the_days_of_a_session_have_its_numbers(shelf, made):
    _, example = _example(made, shelf, (1, 3, 5))
    rows = _rows(example)
    written = [day for day, text in rows["Pain before"].items() if text]
    assert written == [day for day, text in rows["Worst pain"].items() if text]
    assert written == [1, 3, 5]
    assert all(rows["Pain next morning"].values())


def test_it_says_what_the_red_day_asks_of_the_next_session(shelf, made):
    _, example = _example(made, shelf, (1, 3, 5))
    assert example.told[0].startswith("Tuesday: ")
    assert example.told[1].startswith("Monday, rest: ")
    assert re.match(r"Friday morning.s \d goes under Thursday", example.told[2])
    assert example.told[3].startswith("So Saturday: lower numbers")


def test_a_week_without_a_rest_day_tells_of_none(shelf, made):
    _, example = _example(made, shelf, range(7))
    assert not any(", rest: " in line for line in example.told)
    assert len(example.told) == 4


def test_boxes_for_two_times_a_day_have_no_example(shelf, made):
    _, example = _example(made, shelf, (0, 0, 2, 2, 4, 4))
    assert example is None


@pytest.mark.parametrize("offsets", [(0,), (0, 3)])
def test_few_sessions_have_no_example(offsets, shelf, made):
    _, example = _example(made, shelf, offsets)
    assert example is None


def test_without_an_amber_or_a_red_pain_there_is_no_example(shelf, made):
    all_green = GridColumn(
        lowest=0, highest=10, before="green", during="green", morning="green"
    )
    _, example = _example(made, shelf, pain_grid=(all_green,))
    assert example is None
