"""Change between the first score and the last, and the project's own counters."""

from dataclasses import replace
from typing import Any

import pytest

from rehab.model.diary import Diary, WeekRecord
from rehab.model.dose import Dose
from rehab.standing.change import changes
from rehab.standing.counters import follow_up
from tests.support.cases import build, client, diary_of, library, session

BOOK = library().measures


def found(*days, **changes_to_book):
    """The changes by measure, of days from the first month on."""
    dated = [{"on": f"2026-{n:02}-01", **day} for n, day in enumerate(days, 1)]
    known = BOOK.model_copy(update=changes_to_book)
    return {c.measure: c for c in changes(client(measures=dated), known)}


def verdict(measure, *days):
    return found(*days)[measure].reason.rule.removeprefix("change.")


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        (6, 4, "improved"),  # 2 points
        (6, 5, "same"),
        (4, 2, "improved"),
        (4, 3, "same"),  # 1 point is chance
        (5, 3, "improved"),
        (8, 6, "same"),  # 25 %, and 3 points count from here
        (8, 5, "improved"),
        (10, 7, "improved"),
        (3, 1, "too_low"),
        (3, 2, "too_low"),
        (3, 5, "worse"),  # worse is always said
        (3, 4, "too_low"),
        (6, 8, "worse"),
        (0, 2, "worse"),
        (0, 0, "too_low"),
        (5, 5, "same"),
    ],
)
def test_pain_is_judged_by_two_points_or_thirty_percent_beyond_chance(
    first, last, word
):
    assert verdict("nprs", {"nprs": first}, {"nprs": last}) == word


def test_a_single_score_says_nothing():
    assert verdict("nprs", {"nprs": 6}) == "once"


def test_worst_pain_is_never_held_against_usual_pain():
    days: list[dict[str, Any]] = [{"nprs": 8, "nprs_is": "worst"}, {"nprs": 4}]
    dated = [{"on": f"2026-0{n}-01", **day} for n, day in enumerate(days, 1)]
    both = changes(client(measures=dated), BOOK)
    assert [(c.about, c.reason.rule) for c in both] == [
        ("worst", "change.once"),
        ("usual", "change.once"),
    ]


def test_the_days_may_stand_in_any_order():
    days = [{"on": "2026-03-01", "nprs": 2}, {"on": "2026-01-01", "nprs": 6}]
    (change,) = changes(client(measures=days), BOOK)
    assert change.reason.rule == "change.improved"


def test_own_activities_are_the_mean_of_those_rated_both_times():
    first = {"psfs": {"dig": 2, "drive": 4, "cook": 6}}
    last = {"psfs": {"dig": 4, "drive": 6, "cook": 8, "run": 0}}
    change = found(first, last)["psfs"]
    assert [p.value for p in change.points] == [4, 6]
    assert change.activities == ("dig", "drive", "cook")
    assert change.reason.rule == "change.improved"


def test_a_mean_of_two_thirds_is_still_two_points():
    first = {"psfs": {"dig": 3, "drive": 3, "cook": 4}}
    last = {"psfs": {"dig": 5, "drive": 5, "cook": 6}}
    assert verdict("psfs", first, last) == "improved"


def test_fewer_than_three_activities_need_three_points():
    assert verdict("psfs", {"psfs": {"dig": 2}}, {"psfs": {"dig": 4}}) == "same"
    assert verdict("psfs", {"psfs": {"dig": 2}}, {"psfs": {"dig": 5}}) == "improved"


def test_other_activities_are_not_compared():
    days = {"psfs": {"dig": 2}}, {"psfs": {"run": 9}}
    assert verdict("psfs", *days) == "other_activities"
    assert found(*days)["psfs"].needed is None


def test_the_back_hold_has_to_change_by_more_than_chance():
    days = [{"back_hold_seconds": 60}, {"back_hold_seconds": 108}]
    assert verdict("back_hold", *days) == "same"
    days[1]["back_hold_seconds"] = 109
    assert verdict("back_hold", *days) == "real_gain"
    assert verdict("back_hold", *reversed(days)) == "real_loss"


@pytest.mark.parametrize(
    ("score", "word"),
    [(1, "felt_same"), (2, "felt_better"), (-2, "felt_worse"), (0, "felt_same")],
)
def test_the_change_as_felt_needs_no_first_score(score, word):
    assert verdict("groc", {"groc": score}) == word


def test_forms_are_judged_by_their_total_alone():
    days = [{"scores": {"roland_morris": 12, "start_back": 4}}]
    days += [{"scores": {"roland_morris": 8, "start_back": 2}}]
    assert verdict("roland_morris", *days) == "improved"  # 33 %
    assert verdict("start_back", *days) == "not_judged"


def test_no_rule_says_cured():
    text = str(BOOK.model_dump())
    assert "cured" not in text


def test_the_broken_line_is_the_smallest_change_that_counts():
    change = found({"nprs": 8}, {"nprs": 5})["nprs"]
    assert (change.least, change.needed) == (3, pytest.approx(5.6))
    assert found({"nprs": 3}, {"nprs": 1})["nprs"].needed is None


def test_every_measure_names_its_source_and_licence():
    assert {m.licence for m in BOOK.measures.values()} == {"bundled", "score_only"}
    for name in ("roland_morris", "start_back", "ompsq_sf", "odi"):
        assert BOOK.measures[name].licence == "score_only"


# --- Counters ------------------------------------------------------------------


def counted(person, diary):
    return follow_up(build(person, diary=diary), library()).counters


def test_adherence_counts_only_what_came_back():
    counters = counted(client(), diary_of({1: "green", 3: "thin"}))
    assert counters.sessions_planned > counters.sessions_done > 0


def test_more_sessions_than_planned_do_not_make_up_for_missed_ones():
    many = WeekRecord(week=1, sessions=(session(2),) * 20)
    counters = counted(client(), Diary(weeks=(many, WeekRecord(week=2))))
    assert counters.sessions_done == counters.sessions_planned / 2


def test_spasm_free_days_begin_again_after_a_flare_up():
    counters = counted(client(), diary_of({1: "green", 2: "flare", 3: "green"}))
    assert counters.spasm_free_days == 7
    assert counters.episodes == 1


def row_mark():
    """The dose that passes for somebody of 80 kg."""
    programme = build(client(supervised=["bent_over_row"]))
    (aim,) = (aim for aim in programme.aims if aim.ladder == "row")
    assert aim.exercise.id == "bent_over_row"
    return aim.dose


@pytest.mark.parametrize(
    ("changes", "passed"),
    [
        ({}, True),
        ({"sets": 2}, False),
        ({"repetitions": 14}, False),
        ({"load_kg": 17.5}, False),
        ({"load_kg": None}, False),
    ],
)
def test_a_pass_of_the_row_is_three_times_fifteen_at_a_quarter(changes, passed):
    dose = Dose(sets=3, repetitions=15, load_kg=20.0).but(**changes)
    assert dose.at_least(row_mark()) is passed


def row_session(**changes):
    dose = Dose(sets=3, repetitions=15, load_kg=20.0)
    row = {"did": ["bent_over_row"], "doses": {"bent_over_row": dose}}
    return session(1, **{**row, **changes})


@pytest.mark.parametrize(
    ("changes", "passes"),
    [
        ({}, 1),
        ({"during": 3}, 0),
        ({"next_morning": 4}, 0),
        ({"next_morning": None}, 0),
        ({"during": None}, 0),
        ({"spasm": True}, 0),
        ({"did": ["walk_build"]}, 0),
    ],
)
def test_a_pass_has_to_feel_well_and_to_be_reported(changes, passes):
    programme = build(client(supervised=["bent_over_row"]))
    diary = Diary(weeks=(WeekRecord(week=1, sessions=(row_session(**changes),)),))
    counters = follow_up(replace(programme, diary=diary), library()).counters
    assert {n: c for n, c, _ in counters.passes}["bent_over_row"] == passes
