import datetime
from typing import Any

from rehab.model.dose import Dose
from rehab.model.record import Decision, Record, Signature
from rehab.review.issued import differences, is_issued, print_again
from tests.support.cases import (
    client,
    diary_of,
    edited,
    library,
    plan,
)
from tests.support.reviews import planned_with
from tests.support.signing import ISSUED_ON as ON
from tests.support.signing import code, is_reviewed, issued_for, signed_by

WEEKS = (1, 2, 3, 4)


def signed_record(person=None, weeks=WEEKS, on="2026-11-21"):
    programme = planned_with(person or client())
    name: dict[str, Any] = {
        "by": "Robin Hale",
        "on": on,
        "weeks": f"{weeks[0]}-{weeks[-1]}",
        "fingerprint": code(programme, weeks),
    }
    return Record(signatures=(Signature(**name),))


def test_an_issue_keeps_each_weeks_doses_and_days():
    issued = issued_for()
    assert issued.weeks == "1-4"
    assert (issued.plan, issued.version) == ("recurrent-spasm", "0.1")
    week = issued.sheets[0]
    assert week.start == datetime.date(2026, 11, 23)
    assert week.phase == "light_load"
    assert week.days >= 3
    assert week.doses["deadlift_raised"].sessions == 3


def test_the_same_sheets_are_issued_once():
    issued = issued_for()
    assert is_issued(Record(issued=(issued,)), issued)
    assert not is_issued(Record(), issued)


def test_sheets_printed_again_after_others_are_issued_again():
    first = issued_for()
    other = issued_for(client(exclude=["deadlift_raised"]))
    assert not is_issued(Record(issued=(first, other)), first)
    later = issued_for(weeks=(5, 6))
    assert is_issued(Record(issued=(first, later)), first)


def test_a_week_is_judged_by_its_sheet_though_the_clients_days_changed():
    record = Record(issued=(issued_for(client(days=["mon", "tue", "wed", "thu"])),))
    sheet = record.sheet(1)
    diary = diary_of({1: "green"})
    programme = planned_with(client(days=["mon"]), diary=diary, record=record)
    assert programme.weeks[0].sessions == sheet.days


def test_a_week_keeps_the_usual_pain_that_its_sheet_was_printed_with():
    diary = diary_of({1: "green"}, pain=2)
    lower = client(usual_pain=0)
    alone = planned_with(lower, diary=diary)
    assert alone.weeks[0].colour == "red"  # 2 above the usual pain of now
    record = Record(issued=(issued_for(client(usual_pain=2)),))
    had = planned_with(lower, diary=diary, record=record)
    assert had.weeks[0].colour == "green"
    green = [week.pain_grid[0].highest for week in had.weeks[:2]]
    assert green == [2, 0]  # the next sheet has the new one


def test_sheets_of_one_handing_out_are_told_from_later_ones():
    first, later = issued_for(weeks=(1, 2, 3, 4)), issued_for(weeks=(3, 4))
    record = Record(issued=(first, later))
    assert record.together(1, 2)
    assert record.together(3, 4)
    assert not record.together(2, 3)
    assert not record.together(4, 5)


def test_after_a_bad_week_the_sheets_printed_ahead_ask_for_what_the_rules_do():
    person, record = client(), Record(issued=(issued_for(),))
    for word in ("amber", "red"):
        diary = diary_of({1: word, 2: "green"})
        ahead = planned_with(person, diary=diary, record=record)
        rules = planned_with(person, diary=diary)
        for one, two in zip(
            ahead.weeks[1].prescriptions, rules.weeks[1].prescriptions, strict=True
        ):
            assert one.dose == two.dose, (word, one.exercise.id)
            assert one.by_rules is None


def test_a_past_dose_that_the_rules_would_not_give_now_is_named():
    record = Record(issued=(issued_for(),))
    person = client(doses={"deadlift_raised": {"sets": 2, "repetitions": 5}})
    programme = planned_with(person, diary=diary_of({1: "green"}), record=record)
    # Week 2 goes on from the dose of the sheet.
    (reason,) = differences(programme, library(), 1)
    assert reason.rule == "issued.differs"
    now = reason.facts["now"]
    assert isinstance(now, Dose)
    assert (reason.facts["week"], now.repetitions) == (1, 5)


def test_other_weekdays_are_named_and_the_sheet_to_come_is_printed_again():
    record = Record(issued=(issued_for(weeks=(1, 2)),))
    assert record.sheet(1).doses["deadlift_raised"].weekdays == ("mon", "wed", "fri")
    person = client(days=["tue", "thu", "sat"])
    programme = planned_with(person, diary=diary_of({1: "green"}), record=record)
    found = list(differences(programme, library(), 1))
    days = [r.facts for r in found if r.rule == "issued.days"]
    assert {facts["week"] for facts in days} == {2}  # a past week stays what it was
    assert {facts["was"] for facts in days} >= {"mon, wed, fri"}
    assert {facts["now"] for facts in days} >= {"tue, thu, sat"}
    assert any("raised spot" in str(facts["exercises"]) for facts in days)
    again = [r.facts["week"] for r in found if r.rule == "issued.print_again"]
    assert again == [2]


def test_a_sheet_whose_days_nobody_wrote_down_differs_in_none():
    data: Any = issued_for().model_dump()
    for sheet in data["sheets"]:
        for dose in sheet["doses"].values():
            del dose["weekdays"]
    person = client(days=["tue", "thu", "sat"])
    diary = diary_of(dict.fromkeys(WEEKS, "green"))
    programme = planned_with(person, diary=diary, record=Record(issued=(data,)))
    rules = [reason.rule for reason in differences(programme, library(), 1)]
    assert "issued.days" not in rules


def test_nothing_differs_when_nothing_changed():
    record = Record(issued=(issued_for(),))
    programme = planned_with(client(), diary=diary_of({1: "green"}), record=record)
    assert differences(programme, library(), 1) == ()


def test_a_sheet_to_come_that_a_red_week_changed_is_printed_again():
    record = Record(issued=(issued_for(),))
    programme = planned_with(client(), diary=diary_of({1: "red"}), record=record)
    weeks = [r.facts["week"] for r in differences(programme, library(), 1)]
    assert 2 in weeks
    assert 1 not in weeks


def test_a_new_version_of_the_plan_is_named():
    record = Record(issued=(issued_for(),))
    newer = edited(plan(), version="0.2")
    programme = planned_with(client(), of=newer, record=record)
    found = differences(programme, library(), 1)
    (reason,) = [r for r in found if r.rule == "issued.version"]
    assert reason.facts["was"] == "recurrent-spasm 0.1"


def test_an_exercise_that_would_not_be_given_now_has_its_name():
    record = Record(issued=(issued_for(),))
    person = client(exclude=["deadlift_raised"])
    programme = planned_with(person, diary=diary_of({1: "green"}), record=record)
    found = differences(programme, library(), 1)
    called = [r.facts["exercise"] for r in found if r.rule == "issued.not_now"]
    assert called == ["Deadlift from a raised spot"]


def test_an_exercise_the_library_lost_is_told_and_no_fault():
    gone: Any = issued_for().model_dump()
    doses = gone["sheets"][0]["doses"]
    doses["old_favourite"] = doses.pop("deadlift_raised")
    record = Record(issued=(gone,))
    programme = planned_with(client(), diary=diary_of({1: "green"}), record=record)
    rules = {reason.rule for reason in differences(programme, library(), 1)}
    assert {"issued.not_now", "issued.new_since"} <= rules


def test_a_signature_of_the_record_counts_like_the_client_files():
    programme = planned_with(client(), record=signed_record())
    assert is_reviewed(programme, WEEKS)
    assert signed_by(programme, WEEKS).by == "Robin Hale"
    assert not is_reviewed(programme, (1, 2))


def test_a_changed_dose_makes_signed_weeks_a_draft_again():
    changed = client(doses={"deadlift_raised": {"sets": 2, "repetitions": 9}})
    assert not is_reviewed(planned_with(changed, record=signed_record()), WEEKS)


def test_issued_sheets_do_not_hide_a_changed_dose():
    record = Record(issued=(issued_for(),), signatures=signed_record().signatures)
    changed = client(doses={"deadlift_raised": {"sets": 2, "repetitions": 9}})
    assert is_reviewed(planned_with(client(), record=record), WEEKS)
    assert not is_reviewed(planned_with(changed, record=record), WEEKS)


def test_a_signature_older_than_the_screening_counts_for_nothing():
    record = signed_record(on="2026-11-19")  # screened on the 20th
    assert not is_reviewed(planned_with(client(), record=record), WEEKS)


def again(person=None, **back):
    """Weeks 1-4 were handed out; which of them are to be printed again now."""
    record = Record(issued=(issued_for(),), decisions=back.pop("decisions", ()))
    diary = diary_of(back.pop("weeks"))
    programme = planned_with(person or client(), diary=diary, record=record)
    return [why.facts["week"] for why in print_again(programme, library())]


def decision(option, **more):
    return Decision(after_week=1, option=option, by="Robin Hale", on=ON, **more)


def test_sheets_of_one_handing_out_lead_by_themselves_after_good_and_amber_weeks():
    assert again(weeks={1: "green"}) == []
    assert again(weeks={1: "amber"}) == []
    assert again(weeks={1: "amber", 2: "amber"}) == []


def test_after_a_red_week_the_paper_says_to_call_and_is_printed_again():
    assert again(weeks={1: "red"}) == [2]


def test_a_decision_or_another_file_makes_the_sheets_at_home_wrong():
    assert again(weeks={1: "green"}, decisions=(decision("repeat"),))[0] == 2
    assert again(weeks={1: "amber"}, decisions=(decision("repeat"),)) == []
    onward = decision("go_on", reason="A cold, and no more.")
    assert again(weeks={1: "amber"}, decisions=(onward,)) == [2]
    no_hinge = client(exclude=["deadlift_raised"])
    assert again(no_hinge, weeks={1: "green"}) == [2, 3, 4]
    assert again(no_hinge, weeks={1: "amber"}) == [2, 3, 4]
    assert again(client(usual_pain=1), weeks={1: "green"}) == [2, 3, 4]
