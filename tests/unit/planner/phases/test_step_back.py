"""Bad weeks that end a phase, good ones that are banked, and when to look again."""

import datetime

from rehab.model.programme import Programme
from rehab.model.record import Decision, Record
from rehab.planner.programme import build_programme
from tests.support.cases import build, client, diary_of, library, plan, week_numbered

DAY = datetime.date(2026, 12, 1)


def after(words: dict[int, str], phase: str = "slow_build") -> Programme:
    return build(client(entry_phase=phase), diary=diary_of(words))


def rules(found: Programme, number: int) -> set[str]:
    return {reason.rule for reason in week_numbered(found, number).asks}


def test_two_red_weeks_go_back_to_the_routine_for_four_good_weeks() -> None:
    found = after({1: "green", 2: "red", 3: "red"})
    phases = [week.phase.id for week in found.weeks]
    assert phases[:4] == ["slow_build"] * 3 + ["hold"]
    assert week_numbered(found, 4).phase_reason.rule == "phase.back"
    assert {"ask.reds", "ask.back"} <= rules(found, 4)
    first = phases.index("slow_build", 4)
    assert first - 3 >= 4  # weeks of the routine


def test_who_steps_back_twice_running_goes_back_a_phase_and_the_page_says_who() -> None:
    backs = tuple(
        Decision(after_week=week, option="step_back", by="RH", on=DAY)
        for week in (1, 2)
    )
    person = client(entry_phase="slow_build")
    words = dict.fromkeys((1, 2), "green")
    record = Record(decisions=backs)
    found = build_programme(person, plan(), library(), diary_of(words), record)
    assert isinstance(found, Programme)
    why = week_numbered(found, 3).phase_reason
    assert (why.rule, why.facts["by"]) == ("phase.decided_back", "RH")


def test_two_flares_in_four_weeks_go_back_to_light_load() -> None:
    found = after({1: "flare", 2: "green", 3: "flare"}, "hold")
    assert week_numbered(found, 4).phase.id == "light_load"
    assert "ask.flares" in rules(found, 4)


def test_a_flare_takes_two_good_weeks_away() -> None:
    calm = after(dict.fromkeys(range(1, 9), "green"), "hold")
    sore = after({**dict.fromkeys(range(1, 9), "green"), 5: "flare"}, "hold")
    assert week_numbered(calm, 9).phase.id == "slow_build"
    assert week_numbered(sore, 9).phase.id == "hold"


def test_three_weeks_that_were_not_good_ask_for_the_physio() -> None:
    found = after(dict.fromkeys(range(1, 4), "amber"))
    assert "ask.repeats" in rules(found, 4)
    assert "ask.repeats" not in rules(after({1: "amber", 2: "amber"}), 3)
