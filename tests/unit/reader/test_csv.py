"""A table as a diary: what a cell means, and what is told of one that means nothing."""

import datetime
import io
from typing import Any

import openpyxl
import pytest

from rehab.app.words import words
from rehab.model.diary import Diary
from rehab.reader.csv_cells import vocabulary
from rehab.reader.csv_diary import read_csv
from rehab.reader.diary_taken import taken
from rehab.reader.expected import Expected, Sheet
from rehab.reader.places import Read
from tests.support.cases import library

MONDAY, NOON = datetime.date(2026, 11, 23), datetime.time(12)
VOCABULARY = vocabulary(
    words().lists("diary.columns"),
    words().lists("diary.meaning"),
    {key: one.name for key, one in library().exercises.items()},
    words().lists("diary.felt"),
)
SHEET = Sheet(
    first=MONDAY,
    last=MONDAY + datetime.timedelta(days=6),
    exercises=("bridge", "plank"),
)
HELD = Expected(
    sheets={1: SHEET}, start=MONDAY, exercises=frozenset(library().exercises)
)


def read(*lines: str, raw: bytes | None = None) -> tuple[Any, list[str]]:
    """The weeks of the table, or what is wrong with it, with its line and column."""
    table = raw or "\n".join(lines).encode()
    found, problems = read_csv(table, "t.csv", VOCABULARY, HELD)
    assert (found is None) == bool(problems)
    return found and found.value.weeks, [str(one) for one in problems]


def test_each_row_is_a_session_of_its_week() -> None:
    weeks, problems = read(
        "week;date;done;worst pain;before;next morning;effort;which one hurt;kg;stop",
        "1;2026-11-23;all;2;1;0;4;2;1 40, 2 12.5;no",
        "1;2026-11-25;2;3;2;;;-;;y",
        "1;2026-11-27;none;;;;;;;",
    )
    assert not problems
    (week,) = weeks
    first, second, *others = week.sessions
    assert first.did is None  # all of the sheet
    assert (first.during, first.before, first.next_morning) == (2, 1, 0)
    assert (first.effort, first.sore) == (4, "plank")
    assert first.kg == {"bridge": 40.0, "plank": 12.5}
    assert (second.did, second.stop_sign, second.next_morning) == (
        ("plank",),
        True,
        None,
    )
    assert others == []  # a day with nothing done is no session


def test_the_week_is_found_from_the_date_and_its_own_words_stand_once() -> None:
    weeks, problems = read(
        "date,worst,effort,confidence,week note,flare,away",
        "2026-11-24,2,easy,7,slept badly,no,",
        "2026-11-26,3,,7,,yes,holiday",
    )
    assert not problems
    (week,) = weeks
    assert (week.week, week.effort, week.confidence) == (1, "easy", 7)
    assert (week.note, week.flare, week.away) == ("slept badly", True, "holiday")


def test_a_line_of_the_log_is_a_row_of_its_day_though_nothing_was_done() -> None:
    weeks, problems = read("week,date,worst,log", "1,2026-11-24,4,got out of the car")
    assert not problems
    (session,) = weeks[0].sessions
    assert (session.did, session.note) == ((), "got out of the car")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["week,worst"], "t.csv:1:1: holds no rows below its headings"),
        (
            ["week,wrost pain", "1,2"],
            'wrost pain: unknown heading; did you mean "worst',
        ),
        (
            ["week,sleep", "1,2"],
            "t.csv:1:6: sleep: unknown heading; known: ache,",
        ),
        (
            ["week,worst,during", "1,2,2"],
            "1:12: during: this heading is there twice",
        ),
        (["worst,note", "2,x"], "there is no heading for the week or the date"),
        (["week,note", "1,a,b"], 't.csv:2:5: "b" has no heading; a text with a comma'),
        (["date,worst", "1/2/2026,2"], "which week is it? Write its number"),
        (
            ["week,date", "1,1/2/2026"],
            '2:3: date: a date with slashes, got "1/2/2026"',
        ),
        (
            ["week,spasm", "1,perhaps"],
            '2:3: spasm: write yes or no, got "perhaps"',
        ),
        (["week,done", "1,3"], 'no exercise has the number "3"; the sheet has 1 to 2'),
        (["week,done", "1,2 2 1"], 'done: exercise "2" is given twice; once is enough'),
        (["week,hurt", "1,9"], 'no exercise has the number "9"; the sheet has 1 to 2'),
        (["week,kg", "1,heavy"], 'kg: no kilograms: "heavy"; write the exercise and'),
        (
            ["week,effort", "1,so la la"],
            'no effort: "so la la"; a session\'s effort is',
        ),
        (["week,sure", "1,7", "1,8"], '"8" differs; line 2 says 7; one for each week'),
        (["week,worst", '1,"2'], "t.csv:2:1: a quote is not closed in this row"),
    ],
)
def test_a_cell_that_means_nothing_is_told_at_its_place(
    lines: list[str], told: str
) -> None:
    _, problems = read(*lines)
    assert len(problems) == 1
    assert told in problems[0]


def spreadsheet(*sheets: list[list[object]]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(made)
    return made.getvalue()


ROWS: list[list[object]] = [
    ["week", "date", "worst", "spasm"],
    [1, datetime.datetime.combine(MONDAY, NOON), 2.0, True],
    [1, datetime.datetime.combine(SHEET.last, NOON), None, False],
]


def test_cells_of_a_spreadsheet_are_read_as_somebody_would_have_typed_them() -> None:
    weeks, problems = read(raw=spreadsheet(ROWS, []))
    assert not problems
    (session,) = weeks[0].sessions
    assert (session.day, session.during, session.spasm) == (MONDAY, 2, True)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (spreadsheet(ROWS, ROWS), "has 2 sheets that are filled in"),
        (spreadsheet([]), "holds no rows below its headings"),
        (spreadsheet([["week"] * 201]), "has more than 5,000 rows and 100 columns"),
        (b"PK\x03\x04 no zip", "is a spreadsheet of another kind than .xlsx"),
    ],
)
def test_another_spreadsheet_is_told(raw: bytes, told: str) -> None:
    assert told in read(raw=raw)[1][0]


def test_what_the_diary_has_already_is_not_taken_twice() -> None:
    table = b"week,date,worst\n1,2026-11-23,2\n2,2026-11-30,3\n"
    new, _ = read_csv(table, "t.csv", VOCABULARY, HELD)
    late = b"week,date,worst\n2,2026-11-30,2\n3,2026-12-07,2\n"
    old, _ = read_csv(late, "diary.yaml", VOCABULARY, Expected())
    assert isinstance(new, Read)
    assert isinstance(old, Read)
    assert isinstance(old.value, Diary)
    told = [str(one) for one in taken(new, old, "diary.yaml")]
    assert len(told) == 1
    assert "t.csv:3:1" in told[0]
    assert "week 2 is in the diary already; line 2 of diary.yaml" in told[0]
