import datetime
from typing import Any

import pytest

from rehab.handout.gates import unsignable
from rehab.model.diary import Diary, WeekRecord
from rehab.model.record import Record
from rehab.review.issued import issue
from rehab.review.proposal import propose
from rehab.review.verdict import against, already, stop_sign
from tests.support.cases import client, diary_of, library, screened
from tests.support.reviews import decision, planned_with, reviewed
from tests.support.signing import issued_for

GREEN = {1: "green", 2: "green", 3: "green", 4: "green"}
RED = {**GREEN, 4: "red"}


ROW = "chest_supported_row"


def dose(exercise, why=None, **fields):
    named = {"exercise": exercise, "dose": fields, "reason": why}
    return decision(4, "set_dose", **named)


def by_option(found):
    return {choice.option: choice for choice in found.choices}


def doses(choice):
    return {c.exercise.id: c.next for c in choice.changes if c.next}


def rules(reasons):
    return [reason.rule for reason in reasons]


def test_each_exercise_has_what_it_was_what_it_becomes_and_why():
    found = reviewed(diary_of(RED))
    for change in found.changes:
        assert change.next.volume < change.was.volume
        assert rules(change.reasons) == ["dose.red"]


def test_an_exercise_that_leaves_names_what_takes_its_place():
    told = decision(4, "swap", exercise="walk_build", instead="walk_short")
    found = reviewed(diary_of(GREEN), record=Record(decisions=(told,)))
    (leaving,) = [c for c in found.changes if c.next is None]
    assert leaving.exercise.id == "walk_build"
    assert rules(leaving.reasons) == ["review.replaced"]
    assert found.decided == (told,)


@pytest.mark.parametrize("words", [GREEN, RED, {1: "thin"}, {1: "amber", 2: "flare"}])
def test_there_are_two_options_and_more_each_really_planned(words):
    found = reviewed(diary_of(words))
    options = [choice.option for choice in found.choices]
    assert options[:3] == ["go_on", "repeat", "step_back"]
    assert all(choice.week or choice.refused for choice in found.choices)


def test_stepping_back_gives_less_than_going_on():
    choices = by_option(reviewed(diary_of(GREEN)))
    back, on = doses(choices["step_back"]), doses(choices["go_on"])
    assert all(back[name].volume <= on[name].volume for name in on)
    assert back != on
    assert not choices["step_back"].needs_reason


def test_repeating_after_a_red_week_is_more_than_the_rules_give():
    choices = by_option(reviewed(diary_of(RED)))
    assert choices["repeat"].needs_reason
    assert not choices["go_on"].needs_reason


def test_a_swap_is_offered_for_each_exercise_and_never_for_one_that_is_there():
    found = reviewed(diary_of(GREEN))
    there = {given.exercise.id for given in found.week.prescriptions}
    swaps = [choice for choice in found.choices if choice.option == "swap"]
    assert {choice.exercise.id for choice in swaps} <= there
    assert swaps
    for choice in swaps:
        assert choice.instead.id not in there
        assert choice.instead.id in doses(choice)


@pytest.mark.parametrize("weeks", [1, 6], ids=["the same day", "weeks later"])
def test_what_was_swapped_out_may_come_back_without_a_reason(weeks):
    away = {"exercise": "deadlift_raised", "instead": "hinge_stick"}
    back = {"exercise": "hinge_stick", "instead": "deadlift_raised"}
    record = Record(decisions=(decision(1, "swap", reason="no weights", **away),))
    diary = diary_of(dict.fromkeys(range(1, weeks + 1), "green"))
    found = planned_with(diary=diary, record=record)
    assert against(found, library(), decision(weeks, "swap", **back)) == ()


def test_a_swap_never_offers_what_a_trigger_forbids():
    person = client(triggers={"flexion": 3})
    for choice in reviewed(diary_of(GREEN), person=person).choices:
        if choice.instead:
            assert "flexion" not in choice.instead.tags


def test_what_the_next_week_would_change_is_tried_out():
    found = {w.colour: w for w in reviewed(diary_of(GREEN)).what_ifs}
    assert set(found) == {"green", "amber", "red", "none"}
    assert found["red"].down > 0
    assert found["red"].up == 0
    assert found["amber"].up == found["none"].up == 0


def test_after_a_green_week_that_felt_easy_as_much_rises_as_is_planned():
    found = reviewed(diary_of({1: "green", 2: "green"}))
    tried = next(one for one in found.what_ifs if one.colour == "green")
    planned = found.programme.week(4)
    assert found.week.phase.id == "light_load"
    assert tried.up > 0
    assert {p.exercise.id: p.dose for p in tried.week.prescriptions} == {
        p.exercise.id: p.dose for p in planned.prescriptions
    }


def test_sheets_that_are_out_change_nothing_of_what_is_tried_out():
    lower = client(usual_pain=1)
    for person in (client(), lower):  # the sheets said 2
        record = Record(issued=(issued_for(client(usual_pain=2)),))
        diary = diary_of({1: "green", 2: "green"}, pain=2)
        found = propose(planned_with(person, diary=diary, record=record), library())
        tried = {one.colour: one for one in found.what_ifs}
        assert tried["green"].up > 0
        assert tried["amber"].up == tried["amber"].down == 0
        assert tried["red"].up == tried["none"].up == 0
        assert tried["red"].down > 0
        nothing = (*diary.weeks, WeekRecord(week=3, away="work"))
        back = planned_with(person, diary=Diary(weeks=nothing), record=record)
        assert [p.dose for p in back.week(4).prescriptions] == [
            p.dose for p in tried["none"].week.prescriptions
        ]


def test_conditions_not_yet_met_are_there_with_what_was_reported():
    found = reviewed(diary_of({1: "green"}))
    measures = {unmet.criterion.measure: unmet.value for unmet in found.unmet}
    assert measures["green_weeks"] == 1


def test_the_same_decision_stands_once():
    told = decision(4, "repeat")
    record = Record(decisions=(told,))
    assert already(record, decision(4, "repeat", by="Sam Roe")) == told
    assert already(record, decision(8, "repeat")) is None
    assert already(record, decision(4, "step_back")) is None


def test_of_decisions_about_the_whole_week_the_last_counts():
    record = Record(decisions=(decision(4, "repeat"), decision(4, "go_on")))
    assert already(record, decision(4, "repeat")) is None


def test_a_swap_stands_beside_a_repeat():
    swap = decision(4, "swap", exercise="walk_build", instead="walk_short")
    record = Record(decisions=(swap, decision(4, "repeat")))
    assert already(record, swap) == swap


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        (decision(4, "repeat"), "decide.more_than_rules"),
        (
            decision(4, "swap", exercise="deadlift", instead="plank"),
            "decide.not_there",
        ),
        (
            decision(4, "swap", exercise="walk_build", instead="deadlift_raised"),
            "decide.may_not",
        ),
        (
            decision(4, "swap", exercise="walk_build", instead="bridge"),
            "decide.swap_not_offered",
        ),
        (decision(4, "lower_trigger", trigger="flexion"), "decide.no_trigger"),
        (dose("deadlift", sets=2, repetitions=5, load_kg=20.0), "decide.not_there"),
        (dose(ROW, sets=2, hold_seconds=30), "decide.other_kind"),
        (dose(ROW, sets=2, repetitions=8), "decide.other_kind"),
        (dose(ROW, sets=2, repetitions=8, band="light"), "decide.other_kind"),
        (dose(ROW, sets=4, repetitions=8, load_kg=4.0), "decide.above_cap"),
        (dose(ROW, sets=2, repetitions=16, load_kg=4.0), "decide.above_cap"),
        (dose(ROW, sets=2, repetitions=8, load_kg=5.0), "decide.no_such_load"),
        # 28 kg are at hand, but the row ends at 30 % of 80 kg
        (dose(ROW, sets=2, repetitions=8, load_kg=28.0), "decide.no_such_load"),
        (dose(ROW, sets=2, repetitions=8, load_kg=24.0), "decide.more_than_rules"),
        (dose(ROW, sets=3, repetitions=12, load_kg=4.0), "decide.more_than_rules"),
        (dose(ROW, sets=1, repetitions=1, load_kg=12.0), "decide.more_than_rules"),
        (decision(4, "rung_down", exercise="deadlift"), "decide.not_there"),
        (decision(4, "lower_trigger", trigger="rotation"), "decide.trigger_not_yet"),
    ],
)
def test_what_the_rules_do_not_offer_is_named(told, rule):
    owned: dict[str, Any] = dict(client().weights_kg)
    owned = {**owned, "dumbbells": [*owned["dumbbells"], 14.0]}
    person = client(triggers={"rotation": 1}, weights_kg=owned)
    programme = planned_with(person, diary=diary_of(RED))
    assert against(programme, library(), told)[0].rule == rule


@pytest.mark.parametrize(
    "told",
    [
        decision(4, "repeat", reason="the garden"),
        decision(4, "step_back"),
        decision(4, "go_on"),
        decision(4, "swap", exercise="walk_build", instead="walk_short"),
        decision(4, "swap", exercise="walk_build", instead="bridge", reason="ice"),
        decision(4, "lower_trigger", trigger="rotation", reason="tested here"),
        dose(ROW, sets=1, repetitions=6, load_kg=4.0),
        dose(ROW, sets=3, repetitions=12, load_kg=4.0, why="did that here"),
        decision(4, "rung_down", exercise=ROW),
    ],
)
def test_what_is_offered_or_has_its_reason_may_be_decided(told):
    programme = planned_with(client(triggers={"rotation": 1}), diary=diary_of(RED))
    assert against(programme, library(), told) == ()


def test_a_reason_never_brings_in_what_a_trigger_forbids():
    person = client(triggers={"flexion": 3})
    programme = planned_with(person, diary=diary_of(GREEN))
    told = decision(
        4, "swap", exercise="walk_build", instead="childs_pose", reason="likes it"
    )
    found = rules(against(programme, library(), told))
    assert found == ["decide.may_not", "ruled_out.trigger"]


def test_before_anything_came_back_there_is_nothing_to_decide():
    found = against(planned_with(), library(), decision(0, "go_on"))
    assert rules(found) == ["decide.nothing_back"]


def test_a_stop_sign_says_its_week_and_what_the_diary_says():
    diary = diary_of({1: "green", 2: "stop"}).model_dump()
    diary["weeks"][1]["new_symptoms"] = "numb foot"
    found = stop_sign(Diary(**diary), 2)
    assert (found.week, found.said) == (2, ("numb foot",))
    assert stop_sign(Diary(**diary), None) is None


@pytest.mark.parametrize(
    ("screened_on", "weeks", "rule"),
    [
        ("2026-11-20", (1, 2, 3, 4), None),
        ("2026-11-20", (4,), None),
        ("2026-11-20", (5, 6, 7, 8), "sign.old_screen"),
        ("2026-12-19", (5, 6, 7, 8), None),
        ("2026-12-19", (1, 2), "sign.screened_later"),
        ("2027-01-20", (5, 6), "sign.screen_ahead"),
    ],
)
def test_only_weeks_soon_after_the_screening_are_signed(screened_on, weeks, rule):
    person = screened(client(), on=screened_on)
    earlier = dict.fromkeys(range(1, weeks[0]), "green")
    programme = planned_with(person, diary=diary_of(earlier))
    today = datetime.date(2026, 12, 20)
    found = rules(unsignable(programme, library(), weeks, today))
    assert found == ([rule] if rule else [])


def test_after_a_stop_sign_somebody_screens_again_before_signing():
    told = decision(2, "step_back", reason="seen by Dr Mair")
    record = Record(decisions=(told,))
    diary = diary_of({1: "green", 2: "stop"})
    today = datetime.date(2026, 12, 20)
    for screened_on, rule in (("2026-11-20", "sign.stop_since"), ("2026-12-06", None)):
        person = screened(client(), on=screened_on)
        programme = planned_with(person, diary=diary, record=record)
        found = rules(unsignable(programme, library(), (3, 4), today))
        assert found == ([rule] if rule else [])


AMBERS = {1: "green", 2: "amber", 3: "amber", 4: "amber"}


def sore_in(diary, week, exercise):
    """The diary, in which this exercise hurt in the first session of the week."""
    data = diary.model_dump()
    data["weeks"][week - 1]["sessions"][0]["sore"] = exercise
    return Diary(**data)


@pytest.mark.parametrize(
    "words", [{1: "amber", 2: "amber"}, {**AMBERS, 3: "thin"}, {**AMBERS, 4: "green"}]
)
def test_no_easier_rung_is_offered_before_three_amber_weeks(words):
    assert "rung_down" not in by_option(reviewed(diary_of(words)))


def test_after_three_amber_weeks_an_easier_rung_is_offered_for_each():
    found = reviewed(diary_of(AMBERS))
    down = [choice for choice in found.choices if choice.option == "rung_down"]
    there = {given.exercise.id: given for given in found.week.prescriptions}
    assert len(down) > 1
    for choice in down:
        assert choice.instead == there[choice.exercise.id].easier


def test_the_one_that_hurt_alone_is_offered_an_easier_rung():
    found = reviewed(sore_in(diary_of(AMBERS), 3, ROW))
    down = [choice for choice in found.choices if choice.option == "rung_down"]
    assert [choice.exercise.id for choice in down] == [ROW]


def test_another_dose_of_the_same_exercise_is_another_decision():
    told = dose(ROW, sets=1, repetitions=6, load_kg=4.0)
    record = Record(decisions=(told,))
    assert already(record, told) == told
    assert already(record, dose(ROW, sets=1, repetitions=7, load_kg=4.0)) is None


def test_below_the_lowest_rung_that_may_be_done_there_is_none():
    programme = planned_with(client(exclude=["walk_short"]), diary=diary_of(GREEN))
    told = decision(4, "rung_down", exercise="walk_build")
    assert rules(against(programme, library(), told)) == ["decide.no_rung_below"]


SUNDAY = datetime.date(2026, 12, 20)  # the last day of week 4


def signing(diary, weeks, days=0, **given):
    programme = planned_with(screened(client(), on="2026-12-19"), diary=diary, **given)
    on = SUNDAY + datetime.timedelta(days=days)
    return unsignable(programme, library(), weeks, on)


@pytest.mark.parametrize(
    ("words", "days", "told"),
    [
        ({1: "green", 2: "green", 3: "green"}, 0, []),  # week 4 is on its last day
        ({1: "green", 2: "green", 3: "green"}, 1, ["4"]),
        ({1: "green", 3: "green"}, 1, ["2", "4"]),
        ({}, 1, ["1-4"]),
        (dict.fromkeys((1, 2, 3, 4), "green"), 1, []),
    ],
)
def test_weeks_that_ended_and_did_not_come_back_keep_later_ones(words, days, told):
    found = signing(diary_of(words), (5, 6, 7, 8), days)
    assert [reason.facts["weeks"] for reason in found] == told


def test_a_week_marked_away_keeps_nobody_waiting():
    away = {"week": 4, "away": "holiday"}
    weeks = diary_of({1: "green", 2: "green", 3: "green"}).model_dump()["weeks"]
    assert signing(Diary.model_validate({"weeks": [*weeks, away]}), (5, 6), 1) == ()


def test_weeks_are_signed_late_unless_their_sheets_are_out():
    weeks, diary = (4, 5, 6, 7), diary_of({1: "green", 2: "green", 3: "green"})
    person = screened(client(), on="2026-12-14")
    programme = planned_with(person, diary=diary)
    on = SUNDAY + datetime.timedelta(days=1)
    assert unsignable(programme, library(), weeks, on) == ()
    record = Record(issued=(issue(programme, weeks, "Robin Hale", SUNDAY, "x"),))
    programme = planned_with(person, diary=diary, record=record)
    assert rules(unsignable(programme, library(), weeks, on)) == ["sign.not_back"]
