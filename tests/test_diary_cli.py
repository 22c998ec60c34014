"""``rehab diary`` from the outside: what came back is typed in, with mistakes."""

import datetime
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehab.cli import rehab as program
from rehab.commands import clock
from rehab.disk.write import write_atomic
from rehab.model.diary import SessionRecord, WeekRecord
from rehab.reader.library import read_diary
from tests.support.handed_out import record_of_week_1

ROOT = Path(__file__).resolve().parent.parent
START = datetime.date(2026, 10, 26)
MONDAY, WEDNESDAY, FRIDAY = (START + datetime.timedelta(days=n) for n in (0, 2, 4))
TODAY = datetime.date(2026, 11, 21)
CLIENT = """\
reference: example-entry
name: Alex
birth_year: 1979
weight_kg: 80
physio: Robin Hale
clinic:
  name: Harbour Lane Physio
  phone: "0123 456 789"
  emergency_number: "112"
  emergency_department: the emergency department
plan: recurrent-spasm
start: 2026-10-26
entry_phase: light_load
days: [mon, wed, fri]
goals: [Work a full day in the garden.]
usual_pain: 2
spasm_free_days: 21
triggers: {rotation: 1}
weights_kg: {dumbbells: [1, 2, 3, 4, 5]}
bands: [light, medium]
entry_rungs: {hinge: pull_through}
exclude: [walk_brisk, walk_build, walk_short, walk_jog, run_easy]
screening:
  by: Robin Hale
  on: 2026-10-23
  answers:
"""
SIGNS = [
    "ces_bladder",
    "ces_bowel",
    "ces_saddle",
    "ces_sex",
    "ces_legs",
    "aaa",
    "cord",
    "infection",
    "cancer",
    "fracture",
    "inflam",
    "neuro",
    "visceral",
    "meds_statin",
    "meds_other",
    "other",
    "psych",
    "unstable_spine",
    "recent_surgery",
    "severe_osteoporosis",
    "heart",
    "cannot_follow",
    "pain_not_easing",
    "pregnancy_after_birth",
    "other_block",
]
# The first week of three sessions: all done, four scores and the one that hurt; none;
# two exercises, of which nobody said which one hurt.
PAPER = ["", "2 3 2 4", "2", "n", "1 2", "2", "5", "", ""]
WEEK = ["", "", "", "Easy", "", "7", "", "", "slept badly: the baby"]


SHEET = ("bridge", "prone_chest_lift", "one_arm_row", "pull_through")


@pytest.fixture
def client(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    target = tmp_path / "client.yaml"
    answers = "".join(f"    {sign}: no\n" for sign in SIGNS)
    target.write_text(CLIENT + answers, "utf-8")
    return target


@pytest.fixture
def diary(client):
    return client.with_name("diary.yaml")


def run(*arguments, answers=()):
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(program, ["diary", *map(str, arguments)], input=typed)


def weeks(path):
    read, problems = read_diary(path)
    assert problems == ()
    return read.weeks


def test_a_week_is_typed_in_the_order_of_the_paper(client, diary):
    done = run("add", client, "--week", 1, answers=[*PAPER, *WEEK, ""])
    assert done.exit_code == 0, done.output
    first, second = weeks(diary)[0].sessions
    assert first == SessionRecord(
        day=MONDAY, before=2, during=3, next_morning=2, effort=4, sore=SHEET[1]
    )
    assert second.day == FRIDAY
    assert second.sore is None
    assert len(second.did) == 2
    assert (second.before, second.during, second.next_morning) == (2, 5, None)
    assert weeks(diary)[0].effort == "easy"
    assert weeks(diary)[0].confidence == 7
    assert weeks(diary)[0].note == "slept badly: the baby"


def test_the_sheet_is_shown_with_names_and_doses(client):
    done = run("add", client, "--week", 1, answers=[])
    assert "Week 1, 26 October to 1 November" in done.output.replace("\xa0", " ")
    assert "pull_through" in done.output
    assert "2×8" in done.output
    assert "(1 of 3)" in done.output


def test_a_wrong_answer_is_said_and_asked_again(client, diary):
    first = ["bird dog", "9", "pull_trough", "", "11", "two", "2,5", "2 3 2 4 5"]
    sore = ["bird dog", "pull", "n"]
    rest = ["2 3 2 4", *sore, "n", "n", "y", "xday", "sun", "", "fine", "hardly", ""]
    last = ["maybe", "", "12", "", "", "", "", ""]
    done = run("add", client, "--week", 1, answers=[*first, *rest, *last])
    assert done.exit_code == 0, done.output
    for said in (
        '"bird dog" is not on this sheet',
        '"9" is not on this sheet. Type a number from 1 to 4',
        "Did you mean pull_through?",
        '"11" is not a whole number from 0 to 10',
        '"two" is not a whole number',
        '"2,5" is not a whole number',
        '"xday" is no day from 2026-10-26 to 2026-11-01',
        "too many numbers, 4 at most",
        '"fine" is not known. One of: very easy, easy, medium, hard',
        '"hardly" is not known. Did you mean hard?',
        '"maybe": type y or n',
        '"12" is not a whole number',
    ):
        assert said in done.output
    monday, sunday = weeks(diary)[0].sessions
    assert monday.ache
    assert sunday.spasm
    assert sunday.did == ()


def test_nothing_done_is_asked_about(client, diary):
    nothing = ["n", "n", "n", *[""] * 8]
    done = run("add", client, "--week", 1, answers=[*nothing, "hollidays", ""])
    assert done.exit_code == 0, done.output
    assert weeks(diary) == (WeekRecord(week=1, away="holiday"),)


@pytest.mark.parametrize("count", [0, 1, 5, len(PAPER), len(PAPER) + 7])
def test_stopping_at_any_question_writes_nothing(client, diary, count):
    done = run("add", client, "--week", 1, answers=[*PAPER, *WEEK][:count])
    assert done.exit_code != 0
    assert not diary.exists()


def test_a_no_at_the_end_writes_nothing(client, diary):
    done = run("add", client, "--week", 1, answers=[*PAPER, *WEEK, "n"])
    assert done.exit_code != 0
    assert not diary.exists()


def test_sessions_of_today_and_before_are_asked_and_later_ones_not(client, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    done = run("add", client, "--week", 1, answers=[])
    assert "Sessions still to come, not asked: 2" in done.output
    assert run("add", client, "--week", 2, "--flare", "--yes").exit_code == 2


def test_options_take_the_place_of_questions(client, diary):
    row = "before=2 worst=3 morning=2 effort=4"
    rows = ["--session", row, "--session", "during=3 spasm", "--session", "did=1,2"]
    more = ["--confidence", 7, "--flare", "--note", "x: y", "--yes"]
    done = run("add", client, "--week", 1, *rows, *more)
    assert done.exit_code == 0, done.output
    (week,) = weeks(diary)
    assert [s.day for s in week.sessions] == [MONDAY, WEDNESDAY, FRIDAY]
    assert week.sessions[1].spasm
    assert len(week.sessions[2].did) == 2
    assert (week.confidence, week.flare, week.note) == (7, True, "x: y")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--session", "before=11"], '"11" is not a whole number from 0 to 10'),
        (["--session", "before 2"], "before needs a number, such as before=2"),
        (["--session", "befor=2"], 'did you mean "before"?'),
        (["--session", "did=pull_trough"], "Did you mean pull_through?"),
        (["--session", "note='x"], "a quote is not closed"),
        (["--session", "day=2027-01-01"], "is no day from 2026-10-26"),
        (["--away", "moon"], "One of: holiday, work"),
        (["--confidence", "high"], "is not a whole number"),
        (["--effort", "so lala"], "One of: very easy, easy, medium, hard"),
        (["--session", "effort=easy"], "for the whole week: --effort easy"),
        (["--session", "sore=9"], "Type a number from 1 to 4"),
        (["--session", "sore=pull"], "Did you mean pull_through?"),
        (["--session", "did=2,2,3"], "twice. These numbers are exercises"),
        (["--session", "did=1 sore=2"], "is not among the exercises done"),
        (["--session", "before=2 before=7"], "before is there twice"),
        (["--session", "during=2 worst=3"], "during is there twice"),
        (["--session", "did=1,2 did=3"], "did is there twice"),
        (["--session", "note=leg numb"], 'such as note="leg numb"'),
        (["--session", "note=no spasm"], '"spasm" after note='),
        (["--note", ""], "--note: write it in letters"),
        (["--note", "x" * 2001], "--note: at most 2,000 letters"),
        (["--note", "x\udcffy"], "--note: write it in letters"),
        (["--new-medicine", " "], "--new-medicine: write it in letters"),
        (["--new-symptoms", ""], "--new-symptoms: write it in letters"),
        (["--log", "someday dishes"], "is no day from 2026-10-26"),
        (["--log", "tue 11 dishes"], '"11" is not a whole number'),
    ],
)
def test_a_wrong_option_is_a_wrong_command_line(client, diary, options, message):
    done = run("add", client, "--week", 1, *options, "--yes")
    assert done.exit_code in (1, 2)
    assert message in done.output
    assert not diary.exists()


def test_a_week_that_is_there_is_named_with_its_line_and_stays(client, diary):
    text = "# mine\nweeks:\n  - week: 2 # a hard one\n  - week: 1\n"
    diary.write_text(text, "utf-8")
    done = run("add", client, "--week", 1, "--flare", "--yes")
    assert done.exit_code == 1
    assert f"{diary}:4:11: week 1 is in the diary already" in done.output
    assert diary.read_text("utf-8") == text


def test_what_somebody_wrote_by_hand_stays_letter_for_letter(client, diary):
    text = "# mine\nweeks:\n- week: 2   # a hard one\n  note: 'x'\n# the end"
    diary.write_text(text, "utf-8")
    assert run("add", client, "--week", 1, "--flare", "--yes").exit_code == 0
    assert diary.read_text("utf-8") == text.replace(
        "# the end", "- week: 1\n  flare: true\n# the end"
    )


def test_a_diary_with_problems_is_not_touched(client, diary):
    diary.write_text("weeks:\n  - week: 2\n    flare: maybe\n", "utf-8")
    done = run("add", client, "--week", 1, "--flare", "--yes")
    assert done.exit_code == 1
    assert f"{diary}:3:12:" in done.output
    assert "week: 1" not in diary.read_text("utf-8")


@pytest.mark.parametrize("text", ["# mine\nweeks:\n", "weeks:\n", "weeks: []\n"])
def test_an_empty_diary_takes_its_first_week(client, diary, text):
    diary.write_text(text, "utf-8")
    assert run("add", client, "--week", 1, "--flare", "--yes").exit_code == 0
    assert weeks(diary) == (WeekRecord(week=1, flare=True),)


def test_a_stop_sign_is_said_at_once_and_the_next_week_can_still_be_typed(client):
    done = run("add", client, "--week", 1, "--session", "day=mon stop_sign", "--yes")
    assert "A stop sign came back in week 1" in done.output
    done = run("add", client, "--week", 2, answers=["n", "n", "n", *[""] * 10])
    assert done.exit_code == 0, done.output


def test_the_file_keeps_its_mode_and_a_link_stays_a_link(client, diary, tmp_path):
    other = tmp_path / "shared.yaml"
    other.write_text("weeks: []\n", "utf-8")
    other.chmod(0o640)
    diary.symlink_to(other)
    assert run("add", client, "--week", 1, "--flare", "--yes").exit_code == 0
    assert diary.is_symlink()
    assert other.stat().st_mode & 0o777 == 0o640
    assert len(weeks(other)) == 1


@pytest.mark.parametrize("named", ["4", "pull_through", "'Band pull-through'"])
def test_the_one_that_hurt_is_named_by_number_id_or_name(client, diary, named):
    row = f"before=2 during=4 sore={named}"
    done = run("add", client, "--week", 1, "--session", row, "--yes")
    assert done.exit_code == 0, done.output
    assert weeks(diary)[0].sessions[0].sore == "pull_through"


@pytest.mark.parametrize(
    ("typed", "felt"),
    [
        ("very easy", "very_easy"),
        ("VE", "very_easy"),
        ("e", "easy"),
        ("Med", "medium"),
        ("h", "hard"),
        ("very hard", "hard"),
    ],
)
def test_the_effort_of_a_week_is_a_word(client, diary, typed, felt):
    done = run("add", client, "--week", 1, "--effort", typed, "--yes")
    assert done.exit_code == 0, done.output
    assert weeks(diary)[0].effort == felt


def test_nobody_is_asked_what_hurt_when_nothing_rose(client):
    calm = ["", "2 2 2", "", "2 2 2", "", "2 2 2"]
    done = run("add", client, "--week", 1, answers=[*calm, *[""] * 10])
    assert done.exit_code == 0, done.output
    assert "Which one hurt?" not in done.output


@pytest.mark.parametrize("scores", ["2 3 2", "1 2", "- 6 2", "2 2 3"])
def test_what_hurt_is_asked_when_something_rose(client, scores):
    answers = ["", *([scores] if scores.count(" ") == 2 else [scores, ""])]
    done = run("add", client, "--week", 1, answers=answers)
    assert "Which one hurt?" in done.output


def test_what_hurt_is_taken_by_name_where_nobody_knows_the_sheet(client, diary):
    assert run("add", client, "--week", 1, "--session", "stop_sign", "--yes")
    sore = ["2 4 2", "1", "pull_trough", "Band pull-through"]
    answers = ["", *sore, "n", "n", *[""] * 10]
    done = run("add", client, "--week", 2, answers=answers)
    assert done.exit_code == 0, done.output
    assert '"1" is no exercise that is known here. Type its name.' in done.output
    assert "Did you mean pull_through?" in done.output
    assert weeks(diary)[1].sessions[0].sore == "pull_through"


HANDED_OUT = record_of_week_1(
    "2026-10-26",
    """\
usual_pain: 2
days: 3
doses:
  chest_supported_row:
    dose: {sets: 2, repetitions: 10, load_kg: 8}
    sessions: 3
    weekdays: [tue, thu, sat]
  pull_through:
    dose: {sets: 2, repetitions: 9, band: light}
    sessions: 3
    weekdays: [tue, thu, sat]
  walk_build: {dose: {minutes: 12}, sessions: 1, weekdays: [tue]}
""",
)


@pytest.fixture
def had(client):
    """A client whose sheet has other exercises and days than the plan would today."""
    client.with_name("record.yaml").write_text(HANDED_OUT, "utf-8")
    return client


def test_numbers_and_days_are_those_of_the_sheet_that_was_handed_out(had, diary):
    first = ["--session", "day=tue before=2 during=6 sore=3"]
    rest = [*("--session", "did=1,2"), *("--session", "during=2 less=2")]
    done = run("add", had, "--week", 1, *first, *rest, "--yes")
    assert done.exit_code == 0, done.output
    rows = weeks(diary)[0].sessions
    assert [row.day.isoformat()[5:] for row in rows] == ["10-27", "10-29", "10-31"]
    assert rows[0].sore == "walk_build"
    assert rows[1].did == ("chest_supported_row", "pull_through")
    assert rows[2].less == ("pull_through",)


def test_the_questions_are_about_the_sheet_that_was_handed_out(had, diary):
    answers = ["", "2 6 2", "3", "n", "1", "2 2 2", *[""] * 10]
    done = run("add", had, "--week", 1, answers=answers)
    assert done.exit_code == 0, done.output
    said = done.output.replace("\xa0", " ")
    assert "1 chest_supported_row  Chest-supported row  2×10, 4 kg each hand" in said
    assert "3 walk_build           Walking build-up" in said
    assert "bridge" not in said
    assert "Tue 27 October (1 of 3): 1 2 3" in said
    assert "Thu 29 October (2 of 3): 1 2\n" in said
    first, second = weeks(diary)[0].sessions
    assert (first.sore, first.day.day) == ("walk_build", 27)
    assert (second.did, second.day.day) == (("chest_supported_row",), 31)


def test_an_exercise_of_the_plan_alone_is_on_no_sheet(had):
    done = run("add", had, "--week", 1, "--session", "did=bridge", "--yes")
    assert done.exit_code == 2
    assert '"bridge" is not on this sheet' in done.output


def test_what_hurt_was_done_that_day(client):
    answers = ["1 2", "2 4 2", "3", "1"]
    done = run("add", client, "--week", 1, answers=answers)
    assert '"3" was not done that day; done:' in done.output


@pytest.fixture
def looking(client):
    """The client while the triggers are looked for: three sessions, seven days."""
    text = client.read_text("utf-8").replace("entry_phase: light_load\n", "")
    client.write_text(text.replace("triggers: {rotation: 1}\n", ""), "utf-8")
    return client


LOG = ["--log", "tue 3 unloading the dishwasher", "--log", "thu none"]
MORE = ["--log", "sat - rain all day", "--log", "sun 2"]


def test_a_line_of_the_log_is_a_row_of_any_day(looking, diary):
    rows = ["--session", "before=2 during=2 morning=2"] * 3
    done = run("add", looking, "--week", 1, *rows, *LOG, *MORE, "--yes")
    assert done.exit_code == 0, done.output
    found = weeks(diary)[0]
    assert len(found.sessions) == 7
    assert len(found.done) == 3
    assert [s.day for s in found.sessions] == sorted(s.day for s in found.sessions)
    logged = [s for s in found.sessions if s.did == ()]
    assert [(s.during, s.note) for s in logged] == [
        (3, "unloading the dishwasher"),
        (None, None),
        (None, "rain all day"),
        (2, None),
    ]


def test_a_line_of_the_log_on_a_day_with_a_session_is_told_without_a_line(
    looking, diary
):
    rows = ["--session", "day=tue before=2 during=2 morning=2"]
    done = run("add", looking, "--week", 1, *rows, "--log", "tue 3 dishes", "--yes")
    assert done.exit_code == 1
    assert "2026-10-27 has 2 rows; one for each session; its note" in done.output
    assert "line" not in done.output
    assert not diary.exists()


def test_the_log_is_asked_for_on_the_days_without_a_session(looking, diary):
    sessions = ["", "2 2 2", "all 2 2 2", "yes 2 2 2"]
    wrong = ["3 dishes", "tue 3 dishes; sun 11", "tue 3; tue 4", "mon 3"]
    log = [*wrong, "tue 3 dishes; 29 none; sun 4/10"]
    done = run("add", looking, "--week", 1, answers=[*sessions, *log, *[""] * 10])
    assert done.exit_code == 0, done.output
    for told in (
        '"3" is not one of Tue 27 October, Thu 29 October',
        '"11" is not a whole number',
        "Tue 27 October has two lines",
        '"mon" is not one of',
    ):
        assert told in done.output.replace("\xa0", " ")
    assert done.output.count("Pain before") == 1
    assert [s.during for s in weeks(diary)[0].sessions if s.did != ()] == [2, 2, 2]
    logged = [s for s in weeks(diary)[0].sessions if s.did == ()]
    assert [(s.day.day, s.during) for s in logged] == [(27, 3), (29, None), (1, 4)]


def test_where_no_log_is_kept_none_is_asked_for(client):
    done = run("add", client, "--week", 1, answers=["n", "n", "n"])
    assert "Log of" not in done.output


def test_a_table_has_lines_of_the_log(looking, diary, tmp_path):
    table = tmp_path / "rows.csv"
    rows = "2026-10-27,,3,dishes\n2026-10-29,no,,none\n2026-10-30,yes,2,\n"
    table.write_text(f"date,done,worst,what happened\n{rows}", "utf-8")
    done = run("import", looking, table, "--yes")
    assert done.exit_code == 0, done.output
    first, second, third = weeks(diary)[0].sessions
    assert (first.did, first.during, first.note) == ((), 3, "dishes")
    assert (second.did, second.note) == ((), None)
    assert third.did is None


TABLE = """\
Week;Date;Done?;Pain before;Worst;Next morning;Effort;Flare;Confidence;Note
1;26.10.2026;yes;2;3/10;2;4,0;no;7;
1;2026-10-28;Band pull-through, prone_chest_lift;2;3;-;4;;7;"late; tired"
1;2026-10-30;no;;;;;;;
2;2026-11-02;x;1;2;1;3;yes;6;
"""


def test_a_table_becomes_weeks(client, diary, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    done = run("import", client, table, "--yes")
    assert done.exit_code == 0, done.output
    first, second = weeks(diary)
    assert first.confidence == 7
    assert first.sessions[0] == SessionRecord(
        day=MONDAY, before=2, during=3, next_morning=2, effort=4
    )
    assert first.sessions[1].did == ("pull_through", "prone_chest_lift")
    assert first.sessions[1].note == "late; tired"
    assert len(first.sessions) == 2
    assert second.flare


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_table_may_have_commas_or_tabs(client, diary, tmp_path, delimiter):
    table = tmp_path / "rows.csv"
    rows = [["date", "worst pain"], ["2026-10-26", "3"], ["2026-11-02", "4"]]
    table.write_text("".join(f"{delimiter.join(row)}\n" for row in rows), "utf-8")
    assert run("import", client, table, "--yes").exit_code == 0
    assert [week.week for week in weeks(diary)] == [1, 2]


WORDS = """\
week,date,done,before,worst,next morning,effort,which one hurt,how hard
1,2026-10-26,yes,2,4,2,3,4,Very easy
1,2026-10-28,yes,2,4,2,3,Band pull-through,
1,2026-10-30,yes,2,2,2,,,very easy
2,2026-11-02,yes,2,2,2,easy,-,
"""


def test_a_table_has_words_for_effort_and_names_for_what_hurt(client, diary, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text(WORDS, "utf-8")
    done = run("import", client, table, "--yes")
    assert done.exit_code == 0, done.output
    first, second = weeks(diary)
    assert (first.effort, second.effort) == ("very_easy", "easy")
    sore = [session.sore for session in first.sessions]
    assert sore == ["pull_through", "pull_through", None]
    assert len(second.sessions) == 1


BAD_WORDS = """\
week,date,done,worst,effort,sore,how hard
1,2026-10-26,yes,4,soso lala,pull_through,
1,2026-10-28,1,4,3,band row,hard
1,2026-10-30,band row,4,3,9,easy
"""


@pytest.mark.parametrize(
    "week", ["1.0", "2.5", "1,0", "1-2", "-2", "1 2", "\u0661", "1e0"]
)
def test_a_week_that_is_not_one_number_is_told_at_its_cell(client, tmp_path, week):
    table = tmp_path / "rows.csv"
    table.write_text(f"week;before\n{week};2\n", "utf-8")
    done = run("import", client, table, "--yes")
    assert done.exit_code == 1
    assert f'{table}:2:1: week: expected a whole number, got "{week}"' in done.output


NOT_DONE = """\
week,date,done,worst,sore
1,2026-10-26,yes,4,pull_trough
1,2026-10-28,band row,4,pull through
"""


def test_a_table_s_wrong_words_are_told_at_their_cells(client, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(BAD_WORDS, "utf-8")
    done = run("import", client, "rows.csv", "--yes")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        (
            'rows.csv:2:20: effort: no effort: "soso lala"; a session\'s effort is '
            "0-10; a week's is very easy, easy, medium, hard"
        ),
        ('rows.csv:4:27: sore: no exercise has the number "9"; the sheet has 1 to 4'),
        (
            'rows.csv:4:29: how hard: "easy" differs; line 3 says hard; '
            "one for each week"
        ),
        "Nothing was written.",
    ]
    Path("rows.csv").write_text(NOT_DONE, "utf-8")
    done = run("import", client, "rows.csv", "--yes")
    assert done.output.splitlines() == [
        (
            'rows.csv:2:20: sore: unknown exercise "pull_trough"; '
            'did you mean "pull_through"?'
        ),
        (
            'rows.csv:3:25: sore: "pull_through" hurt, and is not among the '
            "exercises done; done: band_row"
        ),
        "Nothing was written.",
    ]


BAD = """\
week,date,done,before,worst,morning,spasm,confidence
1,2026-10-26,yes,2,11,2,no,7
1,2026-10-26,yes,2,3,2,maybe,8
1,2026-11-04,pull_trough,2,3,two,no,7
2,3/11/2026,yes,2,3,2,no,
2,2026-12-24,yes,2,3,2,no,,what is this
x,,yes,2,3,2,no,
,,yes,2,3,2,no,
"""


def test_every_bad_row_is_told_at_once_and_nothing_is_written(
    client, diary, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(BAD, "utf-8")
    done = run("import", client, "rows.csv", "--yes")
    assert done.exit_code == 1
    assert not diary.exists()
    assert done.output.splitlines() == [
        "rows.csv:2:20: worst: must be at most 10, got 11",
        'rows.csv:3:24: spasm: write yes or no, got "maybe"',
        'rows.csv:3:30: confidence: "8" differs; line 2 says 7; one for each week',
        (
            'rows.csv:4:30: morning: expected a whole number, got "two"; '
            "write it in digits"
        ),
        (
            'rows.csv:5:3: date: a date with slashes, got "3/11/2026"; '
            "write it as 2026-01-31: nobody can tell 3/4 from 4/3"
        ),
        (
            'rows.csv:6:28: "what is this" has no heading; '
            "a text with a comma in it must stand in quotes"
        ),
        'rows.csv:7:1: week: expected a whole number, got "x"; write it in digits',
        "rows.csv:8:1: week: which week is it? Write its number",
        "Nothing was written.",
    ]


WRONG = """\
week,date,done
1,2026-10-26,yes
1,2026-10-26,yes
1,2026-11-04,pull_trough
2,2026-11-02,yes
5,2026-11-24,yes
"""


def test_rows_that_do_not_go_together_are_told_at_their_lines(
    client, diary, tmp_path, monkeypatch
):
    diary.write_text("weeks:\n  - week: 2\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(WRONG, "utf-8")
    done = run("import", client, "rows.csv", "--yes")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        (
            "rows.csv:3:3: date: 2026-10-26 given twice; first on line 2; "
            "one row for each session"
        ),
        (
            "rows.csv:4:3: date: 2026-11-04 is not in week 1, "
            "2026-10-26 to 2026-11-01; it is in week 2"
        ),
        (
            'rows.csv:4:14: done: unknown exercise "pull_trough"; '
            'did you mean "pull_through"?'
        ),
        "rows.csv:6:3: date: 2026-11-24 is in the future; today is 2026-11-21",
        "Nothing was written.",
    ]


def test_a_week_in_the_table_that_the_diary_has_is_told(client, diary, tmp_path):
    diary.write_text("weeks:\n  - week: 2\n", "utf-8")
    table = tmp_path / "rows.csv"
    table.write_text("week,done\n1,yes\n2,yes\n", "utf-8")
    done = run("import", client, table, "--yes")
    assert f"{table}:3:1: week 2 is in the diary already; line 2 of" in done.output
    assert diary.read_text("utf-8") == "weeks:\n  - week: 2\n"


def test_a_day_in_the_table_that_another_week_of_the_diary_has_is_told(
    client, diary, tmp_path
):
    diary.write_text("weeks:\n  - {week: 2, sessions: [{day: 2026-11-02}]}\n", "utf-8")
    table = tmp_path / "rows.csv"
    table.write_text("week,date,done\n1,2026-11-02,yes\n", "utf-8")
    done = run("import", client, table, "--yes")
    assert "2026-11-02 is not in week 1" in done.output
    diary.write_text("weeks:\n  - {week: 3, sessions: [{day: 2026-10-26}]}\n", "utf-8")
    assert "it is in week 1" in run("import", client, table, "--yes").output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no rows below its headings"),
        ("week,worst\n", "holds no rows below its headings"),
        ("week,wurst\n1,2\n", 'unknown heading; did you mean "worst"?'),
        ("week,worst,Worst pain\n1,2,3\n", "this heading is there twice"),
        ("done,worst\nyes,2\n", "there is no heading for the week or the date"),
        ('week,note\n1,"open\n', "a quote is not closed in this row"),
        ("week,note\n1,caf\xe9\n", "is not UTF-8 text; save it as UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(client, tmp_path, text, message):
    table = tmp_path / "rows.csv"
    table.write_bytes(text.encode("latin-1"))
    done = run("import", client, table, "--yes")
    assert done.exit_code == 1
    assert message in done.output
    assert "Traceback" not in done.output


def test_a_heading_of_another_language_is_not_guessed(client, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text("Woche,worst\n1,2\n", "utf-8")
    done = run("import", client, table, "--yes")
    assert "unknown heading; known: " in done.output
    assert "did you mean" not in done.output


def test_what_was_done_may_be_numbers_of_the_sheet(client, diary, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text("week,done,worst\n1,1 3,2\n", "utf-8")
    assert run("import", client, table, "--yes").exit_code == 0
    (row,) = weeks(diary)[0].sessions
    assert len(row.did) == 2
    assert run("import", client, table, "--yes").exit_code == 1  # there already
    table.write_text("week,done,worst\n3,1 9,2\n", "utf-8")
    done = run("import", client, table, "--yes")
    assert 'no exercise has the number "9"; the sheet has 1 to ' in done.output


def test_a_spreadsheet_is_read_like_its_csv(client, diary, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["week", "date", "worst", "spasm", "note"])
    book.active.append([])
    book.active.append([1, datetime.datetime(2026, 10, 26), 3.0, True, "fine"])  # noqa: DTZ001
    book.create_sheet("empty")
    book.save(tmp_path / "rows.xlsx")
    assert run("import", client, tmp_path / "rows.xlsx", "--yes").exit_code == 0
    (row,) = weeks(diary)[0].sessions
    assert (row.during, row.spasm, row.note) == (3, True, "fine")
    assert row.day == MONDAY
    book.worksheets[1].append(["another"])
    book.save(tmp_path / "rows.xlsx")
    done = run("import", client, tmp_path / "rows.xlsx", "--yes")
    assert "has 2 sheets that are filled in" in done.output


def test_a_break_in_a_cell_parts_names_whoever_saved_it(client, diary, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["week", "date", "done"])
    book.active.append([1, "2026-10-26", "Band pull-through\nFront-lying chest lift"])
    book.save(tmp_path / "rows.xlsx")
    done = run("import", client, tmp_path / "rows.xlsx", "--yes")
    assert done.exit_code == 0, done.output
    (row,) = weeks(diary)[0].sessions
    assert row.did == ("pull_through", "prone_chest_lift")


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04" + b"x" * 2_000_000]
)
def test_another_kind_of_spreadsheet_is_told_what_to_do(client, tmp_path, raw):
    table = tmp_path / "rows.xls"
    table.write_bytes(raw)
    done = run("import", client, table, "--yes")
    assert done.exit_code == 1
    assert "save it as CSV" in done.output or "is larger than" in done.output


def test_without_the_extra_a_spreadsheet_has_its_cure(client, tmp_path, monkeypatch):
    openpyxl = pytest.importorskip("openpyxl")
    openpyxl.Workbook().save(tmp_path / "rows.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    done = run("import", client, tmp_path / "rows.xlsx", "--yes")
    assert "save it as CSV" in done.output
    assert "rehab-programme[table]" in done.output


# --- Killed at any moment ------------------------------------------------------

LOOP = """
import sys
from pathlib import Path
from rehab.disk.write import write_atomic
path, new = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()
old = path.read_bytes()
print("ready", flush=True)
while True:
    write_atomic(path, new)
    write_atomic(path, old)
"""
KILLS = 36
GOLDEN = 0.618033988749895  # its multiples fall evenly and in no order
LONGEST_WAIT = 0.06

posix_only = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")


def killed_after(path, new, seconds):
    process = subprocess.Popen(
        [sys.executable, "-c", LOOP, str(path), str(new)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL


@posix_only
def test_killed_at_any_moment_the_diary_is_the_old_one_or_the_new_one(tmp_path):
    from rehab.entry.adding import add_items
    from rehab.model.diary import Diary

    path = tmp_path / "diary.yaml"
    rows = "".join(f"  - {{week: {n}, note: {'y' * 1900}}}\n" for n in range(1, 300))
    old = f"# mine\nweeks:\n{rows}".encode()
    path.write_bytes(old)
    add_items(path, Diary, "weeks", [WeekRecord(week=400, note="x" * 900)])
    other = path.rename(tmp_path / "new.yaml")
    new = other.read_bytes()
    path.write_bytes(old)
    for number in range(KILLS):
        killed_after(path, other, LONGEST_WAIT * (number * GOLDEN % 1))
        assert path.read_bytes() in (old, new)
        path.write_bytes(old)
    left = list(tmp_path.glob(".rehab-*.part"))
    assert left  # some were killed in the middle of writing
    assert add_items(path, Diary, "weeks", [WeekRecord(week=400, note="x" * 900)]) == ()
    assert path.read_bytes() == new  # in nobody's way
    for part in left:
        os.utime(part, (0, 0))
    write_atomic(path, old)
    assert list(tmp_path.glob(".rehab-*.part")) == []


@posix_only
def test_the_command_itself_killed_leaves_the_old_diary_or_the_new_one(client, diary):
    old = "# mine\nweeks:\n  - week: 2\n"
    new = old + "  - week: 1\n    flare: true\n"
    arguments = ["diary", "add", str(client), "--week", "1", "--flare", "--yes"]
    for number in range(6):
        diary.write_text(old, "utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "rehab", *arguments],
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
        )
        time.sleep(0.1 + 0.15 * number)
        process.kill()
        process.wait()
        assert diary.read_text("utf-8") in (old, new)
    diary.write_text(old, "utf-8")
    assert run(*arguments[1:]).exit_code == 0
    assert diary.read_text("utf-8") == new


def test_a_week_with_a_stop_sign_is_not_taken_out_without_a_word(client, diary):
    run("add", client, "--week", 1, "--session", "day=mon stop_sign", "--yes")
    before = diary.read_text("utf-8")
    left = run("remove", client, "--week", 1, answers=["n"])
    assert "It holds a stop sign. While it is out, nothing stops" in left.output
    assert diary.read_text("utf-8") == before


def test_a_week_that_was_typed_wrongly_is_taken_out_and_typed_again(client, diary):
    for week in (1, 2):
        done = run("add", client, "--week", week, "--away", "holiday", "--yes")
        assert done.exit_code == 0, done.output
    before = diary.read_text("utf-8")
    assert before.startswith("reference: ")
    left = run("remove", client, "--week", 1, answers=["n"])
    assert (left.exit_code, diary.read_text("utf-8")) == (1, before)
    assert "away: holiday" in left.output
    gone = run("remove", client, "--week", 1, answers=["y"])
    assert gone.exit_code == 0, gone.output
    assert [one.week for one in weeks(diary)] == [2]
    wrong = run("remove", client, "--week", 1, "--yes")
    assert wrong.exit_code == 2
    assert "week 1 is not in the diary; these are: 2" in wrong.output
    again = run("add", client, "--week", 1, "--away", "work", "--yes")
    assert again.exit_code == 0, again.output
    assert [one.away for one in weeks(diary)] == ["holiday", "work"]
