"""The first dose: the physio's, else of a try, else the exercise's own."""

from typing import Any

import pytest

from rehab.model.plan import Plan
from rehab.model.programme import Reason
from rehab.planner.dosing.new_slot import loads_of
from rehab.planner.dosing.start import Start, start_dose
from tests.support.cases import client, short, small_plan
from tests.support.slots import case_of, choice_of, phase_of


def start(exercise: str, of: Plan | None = None, **person: Any) -> Start:
    """Return the first dose in the plan's second phase."""
    case = case_of(client(**person), of)
    phase = case.plan.phases[1]
    choice = choice_of(case, exercise, phase.id, None)
    found = loads_of(case, choice)
    return start_dose(choice.exercise, case.client, case.plan, phase, found)


def tried(exercise: str, *tries: int, pain: int = 0, **more: Any) -> dict[str, Any]:
    return {"baseline": {exercise: {"tries": tries, "pain": pain, **more}}}


ROW = "chest_supported_row"


def test_the_phase_of_these_tests_begins_with_seventy_per_cent() -> None:
    assert phase_of(case_of(), "light_load").start_percent == 70


def test_untried_it_is_the_exercises_start_with_the_nearest_weight() -> None:
    found = start(ROW)
    assert (short(found.dose), found.reason.rule) == ("2×8 8 kg", "start.catalogue")


def test_only_weight_that_is_heavier_is_begun_with_six_repetitions() -> None:
    found = start(ROW, weights_kg={"dumbbells": [6.0]})
    assert short(found.dose) == "2×6 12 kg"
    facts = {"repetitions": 6, "kg": 12.0}
    assert found.reason == Reason("start.only_weight", facts)


@pytest.mark.parametrize(
    ("tries", "pain", "kg", "dose"),
    [
        ((12,), 0, 12.0, "2×9 12 kg"),  # 80 % is 9.6, with the tried weight
        ((14, 13, 14), 2, 12.0, "2×10 12 kg"),  # 10.9, and 10 is the top of a set
        ((10,), 2, 8.0, "2×8 8 kg"),
        ((10,), 3, 8.0, "2×7 8 kg"),  # painful: the phase's 70 %
        ((14,), 3, 8.0, "2×8 8 kg"),  # painful: never above the start
        ((1,), 0, 8.0, "2×1 8 kg"),
    ],
)
def test_a_try_counts_for_four_fifths_and_a_painful_one_for_less(
    tries: tuple[int, ...], pain: int, kg: float, dose: str
) -> None:
    found = start(ROW, **tried(ROW, *tries, pain=pain, load_kg=kg))
    assert short(found.dose) == dose


@pytest.mark.parametrize(
    ("exercise", "amount", "pain", "rule", "facts"),
    [
        (ROW, 10, 0, "start.baseline", {"share": 8}),
        (ROW, 14, 3, "start.try_painful", {"share": 9, "most": 8}),
        (ROW, 20, 0, "start.try_top", {"share": 16, "most": 12}),
        ("walk_build", 30, 3, "start.try_painful", {"share": 21, "most": 12}),
        ("walk_build", 60, 0, "start.try_top", {"share": 48, "most": 30}),
        ("plank", 27, 0, "start.baseline", {"share": 20}),  # on the clock
        ("plank", 27, 5, "start.try_painful", {"share": 15, "most": 10}),
        (ROW, 1, 0, "start.baseline", {"share": 1}),
    ],
)
def test_where_the_share_of_a_try_is_cut_the_reason_tells_to_what(
    exercise: str, amount: int, pain: int, rule: str, facts: dict[str, int]
) -> None:
    percent = 70 if pain else 80
    found = start(exercise, **tried(exercise, amount, pain=pain))
    mean = float(amount)
    assert found.reason == Reason(rule, {"percent": percent, "mean": mean, **facts})


@pytest.mark.parametrize(
    ("pain", "kg", "bells", "dose"),
    [
        (2, 24.0, [4.0, 8.0, 12.0], "2×9 24 kg"),
        (3, 24.0, [4.0, 8.0, 12.0], "2×8 8 kg"),  # painful: the weight of the start
        (3, 24.0, [12.0], "2×6 24 kg"),  # and few, where there is none so light
        (3, 4.0, [2.0, 4.0], "2×8 4 kg"),  # a lighter one stays
    ],
)
def test_a_painful_try_never_gives_a_heavier_weight_than_none(
    pain: int, kg: float, bells: list[float], dose: str
) -> None:
    person = tried(ROW, 12, pain=pain, load_kg=kg)
    found = start(ROW, weights_kg={"dumbbells": bells}, **person)
    assert short(found.dose) == dose


def test_a_try_that_hurt_no_more_than_usual_keeps_its_weight() -> None:
    person = tried(ROW, 10, pain=3, load_kg=12.0)
    assert short(start(ROW, usual_pain=3, **person).dose) == "2×7 12 kg"
    assert short(start(ROW, usual_pain=2, **person).dose) == "2×7 8 kg"


def test_a_try_of_holds_or_minutes_stays_under_the_cap() -> None:
    lift = tried("prone_chest_lift", 9, 10, 9, pain=2)  # 80 % of 9.3 is 7.5
    assert short(start("prone_chest_lift", **lift).dose) == "2×7×2 s"
    assert short(start("walk_build", **tried("walk_build", 20)).dose) == "1×16 min"
    assert short(start("walk_build", **tried("walk_build", 60)).dose) == "1×30 min"


@pytest.mark.parametrize(
    ("tries", "pain", "dose"),
    [
        ((11,), 0, "3×8 s"),  # 80 % is 8.8
        ((27,), 0, "3×20 s"),  # 21.6
        ((32, 33), 0, "3×25 s"),  # 26
        ((27,), 5, "3×10 s"),  # painful: never above the start
    ],
)
def test_a_try_of_a_timed_hold_gives_one_on_a_mark_of_the_clock(
    tries: tuple[int, ...], pain: int, dose: str
) -> None:
    found = start("plank", **tried("plank", *tries, pain=pain))
    assert short(found.dose) == dose


def test_the_physios_dose_goes_before_a_try_and_ends_at_the_cap() -> None:
    given = {ROW: {"sets": 5, "repetitions": 20, "load_kg": 12.0}}
    found = start(ROW, doses=given, **tried(ROW, 10))
    assert (short(found.dose), found.reason.rule) == ("3×15 12 kg", "start.physio")


def test_a_dose_of_the_physios_without_a_weight_has_the_nearest() -> None:
    given = {ROW: {"sets": 1, "repetitions": 5}}
    assert short(start(ROW, doses=given).dose) == "1×5 8 kg"


def test_a_quota_begins_with_a_share_of_one_try() -> None:
    """Seventy per cent of 10, in one set, whatever the pain."""
    policy = {"kind": "quota", "weeks": 8}
    quota = small_plan({"id": "first"}, {"policy": policy, "start_percent": 70.0})
    found = start("squat_bw", quota, **tried("squat_bw", 10, pain=6))
    assert short(found.dose) == "1×7"
