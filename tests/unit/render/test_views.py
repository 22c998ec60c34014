"""What the views say, before any template prints it."""

import datetime
from dataclasses import replace

import pytest

from rehab.model.dose import Dose
from rehab.render.view import build_view


def _chosen(made, shelf, programme, weeks, copy="client"):
    return build_view(
        programme,
        shelf,
        made.words(),
        weeks=weeks,
        copy=copy,
        draft=False,
        fingerprint="abc123",
    )


def _on_days(week, *offsets):
    """The week with the first exercises on these days of it."""
    given = tuple(
        replace(p, days=tuple(week.start + datetime.timedelta(days=n) for n in days))
        for p, days in zip(week.prescriptions, offsets, strict=True)
    )
    return replace(week, prescriptions=given)


@pytest.mark.parametrize(
    ("weeks", "review"),
    [((1,), "12\xa0January"), ((3, 4), "2\xa0February"), ((1, 2, 3, 4, 5), "2\xa0Feb")],
)
def test_the_review_follows_the_last_printed_week(weeks, review, shelf, made):
    view = _chosen(made, shelf, made.programme(shelf, weeks=6), weeks)
    assert f"the review on {review}" in view.weeks[0].limits.review
    assert review in view.way.review


def test_minutes_are_told_by_kind_of_day(shelf, made):
    programme = made.programme(shelf, names=("bridge", "walk_build"), weeks=1)
    week = _on_days(programme.weeks[0], (0, 2, 4), (0, 1, 2, 4, 5))
    view = made.handout(replace(programme, weeks=(week,)), shelf)
    assert view.weeks[0].summary[:2] == (
        "Mon, Wed, Fri: 2 exercises, about 15 minutes.",
        "Tue, Sat: walking build-up only, about 10 minutes.",
    )


def test_all_seven_days_are_every_day(shelf, made):
    programme = made.programme(shelf, names=("walk_build",), weeks=1)
    week = _on_days(programme.weeks[0], tuple(range(7)))
    view = made.handout(replace(programme, weeks=(week,)), shelf)
    assert view.weeks[0].cards[0].days == "Every day"


def test_the_rest_is_the_one_the_doses_give(shelf, made):
    programme = made.programme(shelf, names=("bridge",), weeks=1)
    week = programme.weeks[0]
    dose = Dose(sets=2, repetitions=8, rest_seconds=90)
    given = replace(week.prescriptions[0], dose=dose)
    week = replace(week, prescriptions=(given,))
    view = made.handout(replace(programme, weeks=(week,)), shelf)
    assert "Rest about 90 seconds" in view.weeks[0].how_often
    assert "60 seconds" in made.handout(programme, shelf).weeks[0].how_often


def test_a_phase_before_the_printed_weeks_says_so(shelf, made):
    programme = made.programme(shelf, weeks=4)
    other = shelf.plans["recurrent-spasm"].phases[2]
    weeks = tuple(
        replace(week, phase=other) if week.number > 2 else week
        for week in programme.weeks
    )
    view = _chosen(made, shelf, replace(programme, weeks=weeks), (3,))
    assert [row.dates.rpartition("(")[2] for row in view.way.phases] == [
        "before this)",
        "now)",
    ]


def test_the_physio_reads_the_client_and_the_units(shelf, made):
    programme = made.programme(
        shelf,
        names=("deadlift", "bird_dog", "walk_build"),
        triggers={"flexion": 2},
        weights_kg={"dumbbells": (2, 4)},
    )
    view = _chosen(made, shelf, programme, (1, 2), copy="physio")
    first, second = (week.physio for week in view.weeks)
    assert first.sign_off == "code abc123"
    facts = dict(first.facts)
    assert facts["Usual pain"] == "2 of 10"
    assert facts["Triggers"].endswith(": 2")
    assert "2, 4 kg a piece" in facts["Weights"]
    assert not second.facts
    units = [row.volume.partition(" ")[2] for row in first.rows]
    assert units == ["kg·reps", "s", "min"]


def test_the_stop_signs_are_told_apart_from_what_to_do(shelf, made):
    stops = made.handout(made.programme(shelf), shelf).help.stops
    assert "Call 112" in stops.action
    assert stops.signs
    assert stops.last.startswith("Do not wait")


def test_the_last_sheet_leads_to_the_review_and_the_others_to_the_next(shelf, made):
    weeks = made.handout(made.programme(shelf, weeks=2), shelf).weeks
    first, last = (week.limits.next_text for week in weeks)
    assert first[0][1] == "go to the next sheet."
    assert "your review on 19\xa0January" in last[0][1]
    assert first[2][1] == shelf.plans["recurrent-spasm"].phases[1].step_back
