"""Heavy lifts: from 30 % of the body weight on, which is 24 kg of 80."""

import pytest

from rehab.model.dose import Dose
from rehab.planner.dosing.days import days_of
from rehab.planner.dosing.heavy import is_heavy, with_rest
from tests.support.cases import client, library
from tests.support.slots import case_of, choice_of, phase_of


def lift(kg: float | None) -> Dose:
    return Dose(sets=2, repetitions=8, load_kg=kg)


@pytest.mark.parametrize(
    ("exercise", "kg", "heavy"),
    [
        ("deadlift_kettlebell", 24.0, True),
        ("deadlift_kettlebell", 22.0, False),
        ("bent_over_row", 24.0, False),  # a row is none, whatever it weighs
        ("hinge_wall", None, False),
    ],
)
def test_a_hinge_is_heavy_from_thirty_per_cent_of_the_body_weight(
    *, exercise: str, kg: float | None, heavy: bool
) -> None:
    assert is_heavy(case_of(), library().exercises[exercise], lift(kg)) is heavy


def test_without_a_body_weight_nothing_is_heavy() -> None:
    case = case_of(client(weight_kg=None))
    assert not is_heavy(case, library().exercises["deadlift_kettlebell"], lift(100.0))


def test_a_heavy_dose_rests_two_minutes_unless_it_says_how_long() -> None:
    case, exercise = case_of(), library().exercises["deadlift_kettlebell"]
    assert with_rest(case, exercise, lift(24.0)).rest_seconds == 120
    assert with_rest(case, exercise, lift(22.0)).rest_seconds is None
    own = lift(24.0).but(rest_seconds=180)
    assert with_rest(case, exercise, own) == own


@pytest.mark.parametrize(
    ("born", "kg", "days"),
    [
        (1980, 22.0, (0, 2, 4)),  # three open days, a free one between
        (1980, 24.0, (0, 4)),  # two days, as far apart as may be
        (1950, 24.0, (0, 4)),  # 72 hours from 65 on: three days and four
    ],
)
def test_a_heavy_lift_is_done_twice_a_week(
    born: int, kg: float, days: tuple[int, ...]
) -> None:
    case = case_of(client(birth_year=born))
    choice = choice_of(case, "deadlift_kettlebell", "slow_build", "hinge")
    phase = phase_of(case)
    assert days_of(case, phase, choice.place, choice.exercise, lift(kg)) == days


def test_from_65_on_a_heavy_lift_without_three_days_between_is_done_once() -> None:
    dose, days = lift(24.0), ["mon", "wed"]
    for born, found in ((1980, (0, 2)), (1950, (0,))):
        case = case_of(client(birth_year=born, days=days))
        choice = choice_of(case, "deadlift_kettlebell", "slow_build", None)
        phase = phase_of(case)
        assert days_of(case, phase, choice.place, choice.exercise, dose) == found
