"""A share of a dose is that share, as near as whole numbers come."""

from hypothesis import example, given
from hypothesis import strategies as st

from rehab.model.dose import Dose
from rehab.planner.dosing.share import share
from tests.support.doses import ROUNDING, inside_of
from tests.support.examples import many

SETS = st.integers(1, 6)
LOADS = st.sampled_from([None, 4.0, 12.5])
DOSES = st.one_of(
    st.builds(Dose, sets=SETS, repetitions=st.integers(1, 25), load_kg=LOADS),
    st.builds(Dose, sets=SETS, hold_seconds=st.integers(1, 60)),
    st.builds(Dose, sets=SETS, minutes=st.integers(1, 60)),
    st.builds(Dose, sets=SETS, metres=st.integers(1, 60), load_kg=LOADS),
    st.builds(
        Dose,
        scheme=st.lists(st.integers(1, 8), min_size=2, max_size=4).map(tuple),
        hold_seconds=st.none() | st.integers(5, 10),
    ),
    st.builds(
        Dose,
        sets=SETS,
        repetitions=st.integers(1, 15),
        hold_seconds=st.integers(1, 10),
        load_kg=LOADS,
    ),
)
COUNTED, MARK = 10, 5  # seconds: longer holds are printed in steps of five
UP_AND_DOWN = 3  # seconds of a held repetition
PERCENTS = st.integers(1, 100)


def one_of(dose: Dose) -> float:
    """Return the volume of a repetition, a second, a minute or a metre."""
    held = dose.hold_seconds if inside_of(dose) != "hold_seconds" else None
    return (held + UP_AND_DOWN if held else 1) * (dose.load_kg or 1)


def step(dose: Dose) -> float:
    """Return the smallest step down: one less in each set, or one mark of the clock."""
    if inside_of(dose) == "hold_seconds" and (dose.hold_seconds or 0) > COUNTED:
        return MARK * dose.sets
    return one_of(dose) * (len(dose.scheme) if dose.scheme else dose.sets)


def least(dose: Dose) -> float:
    """Return the volume of one set of one, or of a scheme of ones."""
    return one_of(dose) * len(dose.scheme or (1,))


@example(Dose(sets=2, repetitions=8), 50, 70)
@example(Dose(sets=6, minutes=2), 50, 75)
@many(5)
@given(DOSES, PERCENTS, PERCENTS)
def test_share_grows_with_its_percentage(dose: Dose, one: int, two: int) -> None:
    less, more = (share(dose, percent) for percent in sorted((one, two)))
    assert less.volume <= more.volume + ROUNDING, (less, more)


@example(Dose(sets=2, repetitions=8), 70)
@many(5)
@given(DOSES, PERCENTS)
def test_share_is_never_off_by_more_than_one_smallest_step(
    dose: Dose, percent: int
) -> None:
    wanted, cut = dose.volume * percent / 100, share(dose, percent)
    assert cut.volume >= min(wanted, dose.volume) - step(dose) - ROUNDING, cut
    assert cut.volume <= max(wanted + step(dose), least(dose)) + ROUNDING, cut


@many(5)
@given(DOSES, PERCENTS)
def test_share_is_never_below_one(dose: Dose, percent: int) -> None:
    cut = share(dose, percent)
    numbers = cut.scheme or (cut.sets, getattr(cut, inside_of(cut)))
    assert min(numbers) >= 1
    assert (cut.hold_seconds or 1) >= 1
    assert cut.load_kg == dose.load_kg


@many(5)
@given(SETS, st.integers(1, 120), st.integers(1, 99))
def test_share_of_a_long_hold_is_on_a_mark_of_the_clock(
    sets: int, seconds: int, percent: int
) -> None:
    cut = share(Dose(sets=sets, hold_seconds=seconds), percent)
    assert cut.hold_seconds
    assert cut.hold_seconds <= COUNTED or cut.hold_seconds % MARK == 0


@many(5)
@given(DOSES)
def test_whole_dose_is_its_own_share(dose: Dose) -> None:
    assert share(dose, 100) == dose
