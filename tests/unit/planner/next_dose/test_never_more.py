"""After a week that was not good nothing goes up, and it comes back in small stages."""

from rehab.model.dose import Dose
from rehab.model.programme import Reason
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.never_more import never_more, why_repeated
from tests.support.slots import standing

THIN = Reason("dose.thin")
TEN = 10.0  # percent of the dose it leads to, a good week


def minutes(amount: int) -> Dose:
    return Dose(sets=1, minutes=amount)


def walk(amount: int, sessions: int) -> Slot:
    """Return the walk at so many minutes, on so many days of the week."""
    return standing("walk_build", minutes(amount), days=tuple(range(sessions)))


def held(
    had: int, sessions: int, stages: tuple[int, ...], now: int
) -> list[int | None]:
    """The minutes of the way after a red week, with ``now`` sessions from here on."""
    old = walk(had, sessions)
    way = tuple(map(minutes, stages))
    new = walk(10, now)
    new = new.on_way_back(way, Reason("dose.red"), "red_way") if way else new
    (slot,) = never_more((old,), (new,), (), None, TEN)
    return [dose.minutes for dose in slot.way_back]


def test_with_more_sessions_it_comes_up_to_the_first_stage_in_small_ones() -> None:
    assert held(6, 4, (7, 8, 9), now=6) == [4, 5, 6, 7, 8, 9]


def test_what_is_within_the_week_stays_as_it_is() -> None:
    assert held(7, 3, (7, 8, 9), now=3) == [7, 8, 9]


def test_without_a_way_of_its_own_it_comes_back_in_tenths() -> None:
    assert held(8, 3, (), now=3) == [8, 9]


def test_another_week_than_red_holds_it_too() -> None:
    (slot,) = never_more((walk(5, 3),), (walk(6, 3),), (), THIN, TEN)
    assert slot.dose == minutes(5)


def test_a_week_that_somebody_has_done_again_is_told_as_decided() -> None:
    assert why_repeated("amber", "Robin") == Reason(
        "dose.decided_again", {"by": "Robin"}
    )
    assert why_repeated("thin", None) == THIN
    assert why_repeated("red", None) is None
