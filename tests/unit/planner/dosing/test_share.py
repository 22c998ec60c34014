from hypothesis import example, given
from hypothesis import strategies as st

from rehab.model.dose import Dose
from rehab.planner.dosing.share import fewer_sets, of_sets, share

DOSES = st.one_of(
    st.builds(Dose, sets=st.integers(1, 5), repetitions=st.integers(1, 25)),
    st.builds(Dose, sets=st.integers(1, 5), hold_seconds=st.integers(1, 60)),
    st.builds(Dose, sets=st.integers(1, 3), minutes=st.integers(1, 60)),
    st.builds(
        Dose,
        scheme=st.lists(st.integers(1, 8), min_size=2, max_size=4).map(tuple),
        hold_seconds=st.integers(5, 10),
    ),
    st.builds(
        Dose,
        sets=st.integers(1, 4),
        repetitions=st.integers(1, 15),
        hold_seconds=st.integers(1, 10),
        load_kg=st.sampled_from([None, 4.0]),
    ),
)


@example(Dose(sets=3, hold_seconds=1), 60)
@example(Dose(sets=2, repetitions=1), 75)
@example(Dose(scheme=(3, 1, 1), hold_seconds=8), 70)
@given(DOSES, st.sampled_from([50, 60, 67, 70, 75, 100]))
def test_share_is_never_more_than_its_percent_unless_it_cannot_be_less(
    dose: Dose, percent: int
) -> None:
    cut = share(dose, percent)
    alone = cut.repetitions or cut.minutes or cut.hold_seconds
    smallest = set(cut.scheme or (cut.sets, alone)) == {1}
    assert cut.volume <= dose.volume * percent / 100 + 1e-9 or smallest, cut


@example(Dose(scheme=(1, 1, 5), hold_seconds=8), 39, 40)
@example(Dose(scheme=(1, 8, 1), hold_seconds=8), 24, 25)
@given(DOSES, st.integers(1, 100), st.integers(1, 100))
def test_a_larger_share_never_gives_less(dose: Dose, one: int, two: int) -> None:
    less, more = sorted((one, two))
    assert share(dose, less).volume <= share(dose, more).volume
    assert of_sets(dose, less).volume <= of_sets(dose, more).volume


@given(DOSES, st.sampled_from([50, 60, 67, 70, 75, 100]))
def test_share_keeps_hold_and_load_and_adds_nothing(dose: Dose, percent: int) -> None:
    cut = share(dose, percent)
    assert cut.load_kg == dose.load_kg
    assert cut.sets <= dose.sets
    for name in ("repetitions", "minutes", "hold_seconds"):
        assert (getattr(cut, name) or 0) <= (getattr(dose, name) or 0)
    if dose.repetitions:
        assert cut.hold_seconds == dose.hold_seconds


@given(DOSES, st.integers(1, 100), st.integers(1, 100))
def test_larger_percentage_never_gives_less(dose: Dose, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert share(dose, low).volume <= share(dose, high).volume


@given(DOSES, st.sampled_from([50, 60, 67, 70, 75, 100]))
def test_share_is_short_of_its_percent_by_less_than_one_in_each_set(
    dose: Dose, percent: int
) -> None:
    if dose.scheme:
        return
    amount = dose.repetitions or dose.minutes
    long = 5 if not amount and dose.hold_seconds > 10 else 1  # marks of the clock
    one_less = long * dose.volume / (amount or dose.hold_seconds)
    assert share(dose, percent).volume > dose.volume * percent / 100 - one_less


def test_share_of_a_timed_hold_is_on_a_mark_of_the_clock() -> None:
    """What is counted one by one, up to 10 seconds, may be any number."""
    hold = Dose(sets=2, hold_seconds=30)
    shares = [share(hold, percent).hold_seconds for percent in (25, 50, 60, 70, 75, 90)]
    assert shares == [7, 15, 15, 20, 20, 25]
    assert share(hold.but(hold_seconds=22), 100).hold_seconds == 22
    held = Dose(sets=2, repetitions=8, hold_seconds=12)
    assert share(held, 50) == held.but(repetitions=4)


def test_what_is_in_a_set_goes_first() -> None:
    assert share(Dose(sets=3, repetitions=12), 60) == Dose(sets=3, repetitions=7)
    assert share(Dose(sets=2, repetitions=8), 70) == Dose(sets=2, repetitions=5)
    assert share(Dose(minutes=16), 60) == Dose(minutes=9)


def test_sets_go_where_a_set_cannot_be_smaller() -> None:
    assert share(Dose(sets=6, minutes=1), 50) == Dose(sets=3, minutes=1)
    assert share(Dose(sets=4, repetitions=1), 70) == Dose(sets=2, repetitions=1)
    assert share(Dose(sets=1, repetitions=1), 10) == Dose(sets=1, repetitions=1)


def test_share_of_the_sets_leaves_what_is_in_them() -> None:
    assert of_sets(Dose(sets=3, repetitions=12), 67) == Dose(sets=2, repetitions=12)
    assert of_sets(Dose(sets=2, repetitions=12), 67) == Dose(sets=1, repetitions=12)
    assert of_sets(Dose(sets=3, repetitions=12), 100) == Dose(sets=3, repetitions=12)
    assert of_sets(Dose(minutes=30), 67) == Dose(minutes=20)  # a single set


def test_an_easy_week_takes_a_set_or_a_share_of_the_only_one() -> None:
    dose = Dose(sets=3, repetitions=10, load_kg=20.0)
    assert fewer_sets(dose, 1, 67) == dose.but(sets=2)
    assert fewer_sets(dose.but(sets=1), 1, 67) == dose.but(sets=1, repetitions=6)
    assert fewer_sets(Dose(scheme=(5, 3, 1), hold_seconds=8), 1, 67) == Dose(
        scheme=(3, 2, 1), hold_seconds=8
    )


def test_descending_sets_are_cut_one_by_one() -> None:
    assert share(Dose(scheme=(5, 3, 1), hold_seconds=8), 60) == Dose(
        scheme=(3, 1, 1), hold_seconds=8
    )
