"""A row of a table is what its author wrote: from the file to the page, exactly."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.app.pages import make_pdf
from rehab.app.planned import Planned, plan_client
from rehab.app.words import words
from rehab.entry.emit import item
from rehab.model.diary import Diary, SessionRecord
from rehab.model.dose import Dose
from rehab.model.programme import Programme
from rehab.planner.programme import build_programme
from rehab.reader.check import check
from rehab.reader.source import read_source
from rehab.render.view import build_view
from rehab.report.programme import plan_json
from tests.support.cases import diary_of
from tests.support.examples import many
from tests.support.own_work import ROUNDING, work
from tests.support.printed import bare, sides
from tests.support.tables import (
    BANDS,
    EXERCISES,
    ONE_SIDED,
    OWNED,
    WEEKS,
    write_library,
    write_plan,
)
from tests.test_same_as_plan import labels_of, plain, read_dose, rows_of

MOST = 4  # exercises at once


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library and a client, whose plan is still to be written."""
    made = tmp_path_factory.mktemp("tables") / "library"
    write_library(made)
    return made


@st.composite
def doses(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Draw a dose, for one side or for each its own where the exercise has sides."""
    one = draw(of_one_side(name))
    if name not in ONE_SIDED:
        return one
    sides: list[dict[str, Any]] = [
        one,
        {**one, "side": draw(st.sampled_from(["left", "right"]))},
        {"left": one, "right": draw(of_one_side(name))},
    ]
    return draw(st.sampled_from(sides))


@st.composite
def of_one_side(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Draw any dose up to the cap, with a load that the client has."""
    _, cap, load = EXERCISES[name]
    found: dict[str, Any] = {}
    for key, most in cap.items():
        if isinstance(most, list):
            found[key] = [draw(st.integers(1, one)) for one in most]
        else:
            found[key] = draw(st.integers(1, most))
    if "repetitions" in cap:
        found = draw(st.sampled_from([found, *_ways_to_count(draw, found, cap)]))
        found |= draw(st.sampled_from([{}, {"tempo": draw(tempos(found))}]))
    if load and load["kind"] == "band":
        found["band"] = draw(st.sampled_from(BANDS))
    elif load and load["kind"] == "help":
        helped = {"help_kg": draw(st.sampled_from(OWNED[name]))}
        found |= draw(st.sampled_from([helped, {"load": "none"}]))
    elif load:
        found |= draw(st.sampled_from(_loads(draw, name)))
    if draw(st.booleans()):
        found["rest_seconds"] = draw(st.sampled_from([0, 30, 45, 90, 120]))
    return found


def _ways_to_count(
    draw: st.DrawFn, found: dict[str, Any], cap: dict[str, Any]
) -> list[dict[str, Any]]:
    """Draw the same dose as a range, and as a list with a number for each set."""
    most = cap["repetitions"]
    fewest = draw(st.integers(1, most - 1))
    span = [fewest, draw(st.integers(fewest + 1, most))]
    each = st.lists(st.integers(1, most), min_size=2, max_size=cap["sets"])
    rest = {k: v for k, v in found.items() if k not in ("sets", "repetitions")}
    return [{**found, "repetitions": span}, {**rest, "scheme": draw(each)}]


def _loads(draw: st.DrawFn, name: str) -> list[dict[str, Any]]:
    """Draw one that the client has, one to be found by effort, or none."""
    return [
        {"load_kg": draw(st.sampled_from(OWNED[name]))},
        {"load": {"rm": draw(st.integers(1, 20))}},
        {"load": {"effort": draw(st.integers(0, 10))}},
        {"load": "none"},
    ]


def tempos(dose: dict[str, Any]) -> st.SearchStrategy[list[int]]:
    """Return any tempo: with no wait at the end where there is a hold."""
    seconds = st.integers(0, 6)
    wait = st.just(0) if "hold_seconds" in dose else seconds
    return st.tuples(seconds, wait, seconds).filter(lambda t: t[0] or t[2]).map(list)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Draw a table for each of some exercises: rows from the first week on."""
    names = st.lists(st.sampled_from(sorted(EXERCISES)), min_size=1, max_size=MOST)
    later = st.sets(st.integers(2, WEEKS), max_size=WEEKS - 1)
    return {
        name: [
            {"from_week": week, "dose": draw(doses(name))}
            for week in (1, *sorted(draw(later)))
        ]
        for name in dict.fromkeys(draw(names))
    }


def planned(folder: Path) -> Planned:
    """Return the programme of the plan that was written last."""
    found = plan_client(folder / "client.yaml", None, folder)
    assert isinstance(found, Planned), found
    return found


def given_in(made: Planned) -> list[dict[str, dict[str, Any]]]:
    """Return the doses of each week by exercise, as other programs read them."""
    numbers = range(1, WEEKS + 1)
    weeks = json.loads(plan_json(made, numbers))["weeks"]
    return [{one["exercise"]: one for one in week["prescriptions"]} for week in weeks]


def written(rows: list[dict[str, Any]], week: int) -> dict[str, Any]:
    """Return the dose of the last row that has begun."""
    (*_, row) = (row for row in rows if row["from_week"] <= week)
    sides = {"left", "right"} & set(row["dose"])
    if sides:
        return {side: {"sets": 1, **row["dose"][side]} for side in sides}
    return {"sets": 1, **row["dose"]}


@many(0.3)
@given(tables())
def test_every_row_is_given_as_it_is_written(folder: Path, told) -> None:
    write_plan(folder, told)
    made = planned(folder)
    for number, sheet in enumerate(given_in(made), start=1):
        assert sheet.keys() == told.keys()
        for name, rows in told.items():
            assert sheet[name]["dose"] == written(rows, number), (number, name)
    for week in made.programme.weeks:
        for one in week.prescriptions:
            row = max(
                row["from_week"]
                for row in told[one.exercise.id]
                if row["from_week"] <= week.number
            )
            assert one.reason.rule == "dose.table"
            assert one.reason.facts == {"week": row}


@many(0.03)
@given(tables())
def test_every_row_is_printed_as_it_is_written(folder: Path, told) -> None:
    write_plan(folder, told)
    made = planned(folder).laid_out("weekly")
    names = {bare(one): key for key, one in _names(made).items()}
    pdf = make_pdf(made, range(1, WEEKS + 1), "client")
    pages = [side for side in sides(pdf) if side.boxes]
    assert len(pages) == WEEKS
    for number, side in enumerate(pages, start=1):
        labels = list(labels_of(side, rows_of(side)))[: len(told)]
        for label in labels:
            name = next(one for one in names if label.startswith(one))
            dose, _ = read_dose(label.removeprefix(name))
            wanted = rested(written(told[names[name]], number))
            assert dose == wanted, (number, name)


def rested(dose: dict[str, Any]) -> dict[str, Any]:
    """Return the dose as it is printed: without a rest of nothing."""
    if "left" in dose:
        return {side: rested(one) for side, one in dose.items()}
    shown = plain(dose)
    return {k: v for k, v in shown.items() if k != "rest_seconds" or v}


def _names(made: Planned) -> dict[str, str]:
    return {key: one.name for key, one in made.library.exercises.items()}


WORDS = ("green", "green", "amber", "red", "flare", "thin", "none")


@many(0.1)
@given(tables(), st.lists(st.sampled_from(WORDS), max_size=WEEKS), st.data())
def test_bad_weeks_leave_less_of_every_row_and_all_of_it_is_told(
    folder: Path, told, weeks: list[str], data: st.DataObject
) -> None:
    write_plan(folder, told)
    made = planned(folder)
    back = diary_of(dict(enumerate(weeks, start=1)), pain=0)
    less = {
        name: Dose.model_validate(data.draw(doses(name)))
        for name in told
        if data.draw(st.booleans())
    }
    rows = [
        week.model_copy(
            update={"sessions": tuple(_with(s, less) for s in week.sessions)}
        )
        for week in back.weeks
    ]
    programme = build_programme(
        made.programme.client,
        made.programme.plan,
        made.library,
        Diary(weeks=tuple(rows)),
        made.programme.record,
    )
    assert isinstance(programme, Programme)
    for week in programme.weeks:
        for one in week.prescriptions:
            for dose in (one.lower, *one.back):
                assert work(dose) <= work(one.dose) + ROUNDING
                assert one.exercise.dose.allows(dose)
    for copy in ("client", "physio"):
        numbers = range(1, WEEKS + 1)
        assert build_view(
            programme,
            made.library,
            words(),
            weeks=numbers,
            copy=copy,
            draft=True,
            fingerprint="",
        )
    for row in rows:
        text = f"weeks:\n{item(row)}"
        source, problems = read_source(text.encode(), "diary.yaml")
        assert source is not None, problems
        assert check(Diary, source) == (Diary(weeks=(row,)), ())


def _with(session: SessionRecord, doses: dict[str, Dose]) -> SessionRecord:
    return session.model_copy(update={"doses": doses})
