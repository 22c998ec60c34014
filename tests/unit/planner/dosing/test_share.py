from hypothesis import example, given
from hypothesis import strategies as st

from rehab.model.dose import Dose
from rehab.planner.dosing.share import share

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


@given(DOSES, st.sampled_from([50, 60, 67, 70, 75, 100]))
def test_share_keeps_hold_and_load_and_adds_nothing(dose: Dose, percent: int) -> None:
    cut = share(dose, percent)
    assert cut.load_kg == dose.load_kg
    assert cut.sets <= dose.sets
    for name in ("repetitions", "minutes", "hold_seconds"):
        assert (getattr(cut, name) or 0) <= (getattr(dose, name) or 0)
    if dose.repetitions:
        assert cut.hold_seconds == dose.hold_seconds


def test_sets_go_first() -> None:
    assert share(Dose(sets=3, repetitions=12), 60) == Dose(sets=2, repetitions=10)
    assert share(Dose(sets=2, repetitions=8), 70) == Dose(sets=1, repetitions=8)
    assert share(Dose(minutes=16), 60) == Dose(minutes=9)


def test_descending_sets_are_cut_one_by_one() -> None:
    assert share(Dose(scheme=(5, 3, 1), hold_seconds=8), 60) == Dose(
        scheme=(3, 1, 1), hold_seconds=8
    )
