"""Other weights at home after sheets came back: new sheets have loads of now."""

import datetime
from typing import Any

import pytest

from rehab.model.programme import Programme
from rehab.model.record import Record
from rehab.planner.programme import build_programme
from rehab.review.issued import issue
from tests.support.cases import client, diary_of, in_week, library, plan, short
from tests.support.facts_tell import hold
from tests.support.own_work import work

ROW, HINGE = "chest_supported_row", "deadlift_raised"
EVEN, ODD = [4.0, 5.0, 6.0, 8.0], [3.0, 5.0, 7.0, 9.0, 11.0]
ON = datetime.date(2026, 11, 21)


def then_and_now(
    before: dict[str, Any], after: dict[str, Any], last: str, weeks: int = 4
) -> tuple[Programme, Programme]:
    """Return what one file led to, and the other with the same sheets and diary.

    Every week was green but the ``last`` one, of which the diary says this.
    """
    words = {**dict.fromkeys(range(1, weeks), "green"), weeks: last}
    diary, record = diary_of(words), Record()
    for number in words:  # each sheet is handed out after the week before
        told = diary_of({n: word for n, word in words.items() if n < number})
        found = built(before, told, record)
        sheet = issue(found, (number,), "R. Hale", ON, "x")
        record = Record(issued=(*record.issued, sheet))
    return built(before, diary, record), built(after, diary, record)


def built(file: dict[str, Any], diary: Any, record: Record) -> Programme:
    found = build_programme(client(**file), plan(), library(), diary, record)
    assert isinstance(found, Programme), found
    return found


def dumbbells(*each: float) -> dict[str, Any]:
    return {"weights_kg": {"dumbbells": each}}


@pytest.mark.parametrize("last", ["green", "amber", "red", "flare", "thin"])
@pytest.mark.parametrize(
    ("before", "after"), [(EVEN, ODD), (ODD, EVEN), (EVEN, [3.0]), (ODD, [10.0])]
)
def test_no_new_sheet_asks_for_a_weight_that_is_gone(before, after, last) -> None:
    was, now = then_and_now(dumbbells(*before), dumbbells(*after), last)
    for number in range(5, 20):
        week = in_week(now, number)
        for name, hands in ((ROW, 2), (HINGE, 1)):
            if name in week:
                loads = {kg * hands for kg in after}
                assert week[name].dose.load_kg in loads, (number, name)
    for name, given in in_week(now, 5).items():
        sheet = in_week(was, 4).get(name)
        if last != "green" and sheet:
            assert work(given.dose) <= work(sheet.dose), name
    hold(now)


@pytest.mark.parametrize("last", ["green", "amber", "red", "flare", "thin"])
def test_weeks_that_came_back_stay_what_their_sheets_were(last) -> None:
    was, now = then_and_now(dumbbells(*EVEN), dumbbells(*ODD), last)
    for number in range(1, 5):
        doses = [
            {name: short(one.dose) for name, one in in_week(of, number).items()}
            for of in (was, now)
        ]
        assert doses[0] == doses[1], number
    hold(now)


def test_the_same_again_is_as_much_with_the_nearest_that_asks_less() -> None:
    was, now = then_and_now(dumbbells(*EVEN), dumbbells(*ODD), "amber")
    old, new = in_week(was, 5)[ROW], in_week(now, 5)[ROW]
    assert (short(old.dose), old.reason.rule) == ("2×8 10 kg", "dose.amber")
    assert (short(new.dose), new.reason.rule) == ("2×8 10 kg", "dose.amber")
    old, new = in_week(was, 5)[HINGE], in_week(now, 5)[HINGE]
    assert (short(old.dose), short(new.dose)) == ("2×11 8 kg", "2×11 7 kg")
    assert (new.reason.rule, new.stepped) == ("dose.load_gone", False)


def test_where_all_that_are_left_ask_more_there_are_fewer() -> None:
    was, now = then_and_now(dumbbells(*EVEN), dumbbells(8.0), "amber")
    old, new = in_week(was, 5)[ROW], in_week(now, 5)[ROW]
    assert (short(old.dose), short(new.dose)) == ("2×8 10 kg", "2×5 16 kg")
    assert new.reason.rule == "dose.only_heavier"


def test_a_band_that_is_gone_gives_way_to_a_lighter_one() -> None:
    bands = {"weights_kg": {}, "bands": ["light", "medium"]}
    was, now = then_and_now(bands, {**bands, "bands": ["light"]}, "amber", 10)
    for name, old in in_week(was, 11).items():
        if old.dose.band == "medium":
            new = in_week(now, 11)[name]
            assert new.dose == old.dose.but(band="light"), name
            assert new.reason.rule == "dose.load_gone"


def test_a_weight_that_another_thing_has_stays() -> None:
    own = {"doses": {HINGE: {"sets": 2, "repetitions": 8, "load_kg": 12.0}}}
    both = {"dumbbells": [4.0, 5.0, 6.0], "kettlebell": [12.0, 16.0]}
    before = {"weights_kg": both, **own}
    was, now = then_and_now(before, {"weights_kg": both}, "amber")
    assert in_week(now, 5)[HINGE].dose == in_week(was, 5)[HINGE].dose


@pytest.mark.parametrize("last", ["flare", "red", "amber"])
def test_a_sheet_with_loads_of_now_leads_on_as_it_was_to(last: str) -> None:
    """Printed, done and written down: the way back goes on from there."""
    old, new = dumbbells(*EVEN), dumbbells(*ODD)
    words = {1: "green", 2: "green", 3: "green", 4: last}
    was, now = then_and_now(old, new, last)
    sheets = tuple(issue(was, (n,), "R. Hale", ON, "x") for n in words)
    fifth = issue(now, (5,), "R. Hale", ON, "x")
    record = Record(issued=(*sheets, fifth))
    then = built(new, diary_of({**words, 5: "green"}), record)
    for number in (5, 6):
        had, has = in_week(now, number), in_week(then, number)
        for name in {ROW, HINGE} & had.keys():
            assert short(has[name].dose) == short(had[name].dose), (number, name)
