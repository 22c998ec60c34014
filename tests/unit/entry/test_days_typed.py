"""A day that is typed says that day and nothing else, or it is asked again."""

import datetime

import pytest

from rehab.entry.answers import Unclear, a_day, an_absence, days_meant
from rehab.entry.log_asked import typed_log
from rehab.entry.new_typed import date, weekdays
from rehab.reader.csv_cells import vocabulary

MONDAY = datetime.date(2026, 11, 23)
WEEK = [MONDAY + datetime.timedelta(days=n) for n in range(7)]
KNOWN = vocabulary({}, {"yes": ["yes"], "no": ["no"], "nothing": ["-"]}, {})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mon-fri", "mon tue wed thu fri"),
        ("fri-mon", "fri sat sun mon"),
        ("Friday \u2013 monday, wed", "fri sat sun mon wed"),
        ("fri-fri", "fri"),
        ("tues thurs", "tue thu"),
        ("mon-wed-fri", "mon-wed-fri"),
        ("mondey", "mondey"),
        ("-", "-"),
    ],
)
def test_from_one_day_to_another_goes_forward(typed, meant):
    assert weekdays(typed) == meant.split()


@pytest.mark.parametrize(
    "typed", ["Monday 30.11.", "monday next week", "mon 30", "mon-wed", "money"]
)
def test_a_first_day_is_a_weekday_or_a_date_and_not_half_of_each(typed):
    assert date(MONDAY)(typed) == typed


@pytest.mark.parametrize("typed", ["tue 18", "mon-wed", "monkey"])
def test_a_day_of_the_week_is_no_more_than_its_weekday(typed):
    with pytest.raises(Unclear):
        a_day(typed, WEEK)
    assert a_day("Tues.", WEEK) == a_day("24", WEEK) == a_day("24.11.2026", WEEK)


def test_a_sign_may_be_there_from_one_day_to_another():
    assert days_meant(KNOWN, WEEK, (), "mon-wed sat") == (*WEEK[:3], WEEK[5])
    assert days_meant(KNOWN, WEEK, (), "2026-11-23") == (MONDAY,)
    with pytest.raises(Unclear):
        days_meant(KNOWN, WEEK[:3], (), "fri-mon")
    with pytest.raises(Unclear):
        days_meant(KNOWN, WEEK, (), ",")


def test_a_line_of_the_log_is_of_one_day():
    with pytest.raises(Unclear):
        typed_log(KNOWN, WEEK, "mon-wed 5 sore")


@pytest.mark.parametrize("typed", ["ok", "i", "word"])
def test_why_nothing_was_done_is_not_guessed(typed):
    with pytest.raises(Unclear):
        an_absence(typed)
