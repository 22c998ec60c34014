"""What each reader must do with any bytes: a value or problems, and nothing else.

A target raises only when its reader does something it may not. The same functions are
run over the kept seeds in the tests, and guided by what they reach with ``python -m
tests.fuzz``.
"""

import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

from rehab.app.words import words
from rehab.entry.appending import safely_appended
from rehab.entry.emit import item
from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.fault import Fault as FigureFault
from rehab.handout.fingerprint import fingerprint
from rehab.model.client import Client
from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.exercise import Exercise
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.record import Record
from rehab.model.safety import Safety
from rehab.planner.programme import build_programme
from rehab.reader.check import check
from rehab.reader.csv_cells import vocabulary
from rehab.reader.csv_diary import read_csv
from rehab.reader.diary_weeks import diary_problems
from rehab.reader.drawings import svg_problems
from rehab.reader.expected import Expected
from rehab.reader.guards import Fault
from rehab.reader.places import Read, Source
from rehab.reader.record_entries import record_problems
from rehab.reader.source import read_source
from rehab.render.strokes import strokes
from tests.support.cases import client, library, plan

SEEDS = Path(__file__).parent / "seeds"  # a folder for each target
MODELS = (Client, Diary, Record, Plan, Safety)
MOST_LINES = 120  # of problems in one file; somebody has to read them
WEEKS = 4


def told(problems: tuple[Problem, ...]) -> None:
    """Problems are in one line each, and hold nothing that a terminal obeys."""
    for problem in problems:
        assert str(problem).isprintable(), problem
        assert problem.line >= 1
        assert problem.column >= 1


def told_in_few(problems: tuple[Problem, ...]) -> None:
    """The same of what counts its problems itself; elsewhere each line may have one."""
    assert len(problems) <= MOST_LINES
    told(problems)


def yaml(raw: bytes) -> None:
    """Any bytes as each kind of file."""
    source, problems = read_source(raw, "any.yaml")
    told(problems)
    if source is None:
        return
    for model in MODELS:
        value, problems = check(model, source)
        told_in_few(problems)
        if isinstance(value, Diary):
            told(tuple(diary_problems(Read(value, source))))
        if isinstance(value, Record):
            told(tuple(record_problems(Read(value, source), library())))


def csv(raw: bytes) -> None:
    """Any bytes as a spreadsheet's table."""
    told_in_few(read_table_of(raw))


def read_table_of(raw: bytes) -> tuple[Problem, ...]:
    """The problems of these bytes as a table."""
    start = datetime.date(2026, 11, 23)
    held = Expected(start=start, exercises=frozenset(library().exercises))
    return read_csv(raw, "any.csv", _vocabulary(), held)[1]


@cache
def _vocabulary():
    return vocabulary(
        words().lists("diary.columns"),
        words().lists("diary.meaning"),
        {key: exercise.name for key, exercise in library().exercises.items()},
        words().lists("diary.felt"),
    )


def svg(raw: bytes) -> None:
    """Any bytes as a clinic's own drawing."""
    problems = svg_problems("any.svg", raw)
    told(problems)
    if not problems:
        strokes(fromstring(raw.decode("utf-8-sig")))  # noqa: S314 - it is what is tried


def pose(raw: bytes) -> None:
    """Any bytes as the file of an exercise, and its figure drawn."""
    source, problems = read_source(raw, "any.yaml")
    if source is None or problems:
        return
    exercise, problems = check(Exercise, source, id="any")
    told_in_few(problems)
    if exercise and exercise.figure and not exercise.figure.svg:
        if list(faults_of(exercise.figure)):
            return
        try:
            drawing = draw(exercise.figure)
        except FigureFault:
            return
        assert svg_problems("any.svg", drawing.encode()) == ()


NOTE = WeekRecord(week=9, sessions=(SessionRecord(before=2, note="as ever"),))


def _weeks(source: Source) -> list[Any]:
    data: Any = source.data
    weeks: list[Any] = data["weeks"]
    return weeks


def appender(raw: bytes) -> None:
    """Any bytes as a diary that a week is added to; and as the note that is added."""
    block = item(NOTE)
    try:
        new = safely_appended(raw.decode("utf-8", "replace"), "weeks", block)
    except Fault:
        pass
    else:
        source, problems = read_source(new.encode(), "any.yaml")
        assert source is not None
        assert not problems
        assert _weeks(source)[-1]["week"] == NOTE.week
    note = raw.decode("utf-8", "replace")[:2_000]
    if not note.strip():
        return
    try:
        session = SessionRecord(before=2, note=note)
    except ValueError:  # nothing of it shows
        return
    week = NOTE.model_copy(update={"sessions": (session,)})
    try:
        new = safely_appended("", "weeks", item(week))
    except Fault:
        return
    source, _ = read_source(new.encode(), "any.yaml")
    assert source is not None
    assert _weeks(source)[0]["sessions"][0]["note"] == note


def signature(raw: bytes) -> None:
    """Any values as what a page says: another page, another code."""
    source, problems = read_source(raw, "any.yaml")
    if source is None or problems:
        return
    made = _programme()
    code = _code(made, source.data)
    assert code == _code(made, source.data)
    assert code != _code(made, [source.data])
    assert len(code) == len("0123456789ab")


@cache
def _programme():
    return build_programme(client(), plan(), library(), Diary(), Record())


def _code(made, page: object) -> str:
    return fingerprint(made, library(), (1,), page)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml,
    "csv": csv,
    "svg": svg,
    "pose": pose,
    "appender": appender,
    "signature": signature,
}
