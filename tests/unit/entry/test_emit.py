"""What is written is read back as the same value, whatever its texts hold."""

import datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.entry import emit
from rehab.entry.appending import safely_appended
from rehab.model.diary import Away, Diary, SessionRecord, WeekRecord
from rehab.model.dose import Dose
from rehab.model.record import Decision, Option, Record
from rehab.model.units import shows
from rehab.reader.check import check
from rehab.reader.scalars import scalar
from rehab.reader.source import read_source


def seen(text):
    """Whether a file may hold the text: something of it shows."""
    return any(map(shows, text))


WORDS = ["no", "Yes", "null", "~", "1:30", "12", "-", "- a", "a: b", "#1", "2026-01-31"]
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.sampled_from([*WORDS, " a", "a ", "a #b", "{", "[x]", '"', "'", "\\", "é\n\tß"]),
).filter(seen)
ids = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True)
days = st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1))
counts = st.integers(1, 10_000)
scores = st.none() | st.integers(0, 10)
kilograms = st.none() | st.floats(0, 500, exclude_min=True, allow_nan=False)
numbers: dict[str, Any] = {
    "sets": counts,
    "repetitions": counts,
    "hold_seconds": st.none() | counts,
}
loads = kilograms.filter(lambda kg: kg is None or kg > 1e-300)
doses = (
    st.builds(Dose, **numbers, load_kg=loads)
    | st.builds(Dose, **numbers, band=texts)
    | st.builds(Dose, scheme=st.tuples(counts, counts))
)
sessions = st.builds(
    SessionRecord,
    day=st.none() | days,
    did=st.none() | st.lists(ids, max_size=4).map(tuple),
    doses=st.dictionaries(ids, doses, max_size=3),
    before=scores,
    during=scores,
    next_morning=scores,
    effort=scores,
    ache=st.booleans(),
    spasm=st.booleans(),
    stop_sign=st.booleans(),
    note=st.none() | texts,
)
records = st.builds(
    WeekRecord,
    week=st.integers(1, 400),
    sessions=st.lists(sessions, max_size=4).map(tuple),
    flare=st.booleans(),
    confidence=scores,
    away=st.none() | st.sampled_from(get_args(Away)),
    new_medicine=st.none() | texts,
    new_symptoms=st.none() | texts,
    note=st.none() | texts,
)
decisions = st.builds(
    Decision,
    after_week=st.integers(0, 400),
    option=st.sampled_from(get_args(Option)),
    by=texts,
    on=days,
    reason=st.none() | texts,
    exercise=st.none() | ids,
    instead=st.none() | ids,
    trigger=st.none() | ids,
)


def read_back(model, text):
    source, problems = read_source(text.encode(), "x")
    assert problems == ()
    value, problems = check(model, source)
    assert problems == ()
    return value


@given(st.lists(records, min_size=1, max_size=2))
def test_weeks_are_read_back_as_they_were(weeks):
    text = ""
    for week in weeks:
        text = safely_appended(text, "weeks", emit.item(week))
    assert read_back(Diary, text).weeks == tuple(weeks)


@given(decisions)
def test_a_decision_is_read_back_as_it_was(decision):
    text = safely_appended("", "decisions", emit.item(decision))
    assert read_back(Record, text).decisions == (decision,)


@given(records)
def test_a_list_in_brackets_takes_every_week(week):
    text = safely_appended("{weeks: []}", "weeks", emit.item(week))
    assert read_back(Diary, text).weeks == (week,)


@given(texts)
def test_a_bare_text_means_itself(text):
    written = emit.text(text)
    if written == text:
        assert scalar(text) == text
        assert text.strip() == text


@pytest.mark.parametrize("word", ["yes", "No", "ON", "null", "true", "y"])
def test_words_that_another_program_reads_as_true_or_false_are_quoted(word):
    assert emit.text(word) == f'"{word}"'


def test_a_week_is_written_as_a_person_would():
    first = SessionRecord(day=datetime.date(2026, 1, 19), before=2, effort=4)
    long = SessionRecord(
        day=datetime.date(2026, 1, 21),
        did=("bird_dog", "side_plank", "glute_bridge"),
        doses={"bird_dog": Dose(sets=2, repetitions=6)},
        before=2,
        note="slept badly, the baby: woken 4 times",
    )
    week = WeekRecord(week=3, sessions=(first, long), confidence=7, note="a good week")
    assert emit.item(week) == (
        "- week: 3\n"
        "  sessions:\n"
        "    - {day: 2026-01-19, before: 2, effort: 4}\n"
        "    - day: 2026-01-21\n"
        "      did: [bird_dog, side_plank, glute_bridge]\n"
        "      doses:\n"
        "        bird_dog: {sets: 2, repetitions: 6}\n"
        "      before: 2\n"
        '      note: "slept badly, the baby: woken 4 times"\n'
        "  confidence: 7\n"
        "  note: a good week\n"
    )
