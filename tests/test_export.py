"""``rehab export``: what other programs read is what is printed, and harms nothing."""

import csv
import datetime
import io
import json
import shutil
from pathlib import Path
from typing import get_args

import icalendar
import pytest

from rehab.app.papers import Papers, read_papers
from rehab.app.words import words
from rehab.commands import clock
from rehab.model.diary import Diary
from rehab.model.policy import Policy
from rehab.report.export.diary import diary_csv
from rehab.report.export.facts import FACTS
from tests.support.cases import ROOT

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def client(tmp_path, monkeypatch):
    """A copy of an example, and today in its first week."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.chdir(tmp_path)

    def copied(example):
        shutil.copytree(ROOT / "examples" / example, tmp_path / example)
        return tmp_path / example / "client.yaml"

    return copied


def events(path):
    """What a library reads that is not ours."""
    found = icalendar.Calendar.from_ical(path.read_bytes())
    assert not found.errors
    return list(found.walk("VEVENT"))


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def sessions(sheets):
    """Each day as often as its most frequent exercise."""
    found = []
    for week in sheets:
        days = [one["days"] for one in week["prescriptions"]]
        for day in sorted({day for each in days for day in each}):
            found += [day] * max(each.count(day) for each in days)
    return sorted(found)


@pytest.mark.parametrize("example", ["first-days", "first-visit", "forty-weeks"])
def test_a_session_is_an_event_and_the_review_is_one(rehab, client, example):
    where = client(example)
    wanted = ("--weeks", "1-4") if example == "forty-weeks" else ()
    assert rehab("export", where, "--ics", "--json", *wanted)[0] == 0
    (path,), (data,) = where.parents[1].glob("*.ics"), where.parents[1].glob("*.json")
    *found, review = events(path)
    sheets = json.loads(data.read_text("utf-8"))["weeks"]
    assert sorted(str(one["DTSTART"].dt) for one in found) == sessions(sheets)
    assert len({one["UID"] for one in (*found, review)}) == len(found) + 1
    assert len({(one["DTSTART"].dt, one["SUMMARY"]) for one in found}) == len(found)
    assert "Review" in review["SUMMARY"]
    assert max(map(len, path.read_bytes().split(b"\r\n"))) <= 75


def test_an_event_has_the_doses_of_its_day_and_not_whose_they_are(rehab, client):
    where = client("first-visit")
    rehab("export", where, "--ics", "--csv", "doses")
    (path,) = where.parents[1].glob("*.ics")
    (table,) = where.parents[1].glob("*-doses.csv")
    *found, review = events(path)
    for row in rows(table.read_text("utf-8")):
        line = f"{row['number']}. {row['name']}: {row['dose']}"
        on = [str(e["DTSTART"].dt) for e in found if line in e["DESCRIPTION"]]
        assert on == row["days"].split()
        assert row["state"] == "DRAFT, not signed"
    assert review["DTSTART"].dt == datetime.date(2026, 11, 30)
    assert all(one["SUMMARY"].startswith("DRAFT: ") for one in found)
    for private in ("Sam", "example-first", "spasm"):
        assert private not in path.read_text("utf-8")
        assert private not in path.name.replace("example-first", "")


def test_signed_weeks_are_no_draft(rehab, client):
    where = client("first-visit")
    assert rehab("sign", "--unseen", where, "--by", "A. Physio")[0] == 0
    _, _, told = rehab("export", where, "--ics", "--csv", "doses")
    (path,) = where.parents[1].glob("*.ics")
    (table,) = where.parents[1].glob("*-doses.csv")
    assert not [one for one in events(path) if "DRAFT" in one["SUMMARY"]]
    assert {row["state"] for row in rows(table.read_text("utf-8"))} == {
        "signed by A. Physio"
    }
    assert "signed by A. Physio. Not written down as handed out." in told


def test_the_programme_is_the_one_that_plan_shows(rehab, client):
    where = client("forty-weeks")
    assert rehab("export", where, "--json", "--weeks", "3-5")[0] == 0
    _, shown, _ = rehab("plan", where, "--json", "--weeks", "3-5")
    made = where.parents[1] / "example-forty-weeks-3-5.json"
    assert made.read_text("utf-8") == shown
    assert made.stat().st_mode & 0o777 == 0o600


def diary_of(where):
    papers = read_papers(where, None, None)
    assert isinstance(papers, Papers)
    return papers.diary.weeks


def test_the_diary_is_read_again_as_it_was(rehab, client):
    where = client("forty-weeks")
    before = diary_of(where)
    assert rehab("export", where, "--csv", "diary")[0] == 0
    where.with_name("diary.yaml").unlink()
    table = where.parents[1] / "example-forty-diary.csv"
    status, _, told = rehab("diary", "import", where, table, "--yes")
    assert (status, told) == (0, "")
    assert diary_of(where) == before


HOSTILE = (
    "=1+1",
    "+1",
    "-2 kg",
    "@SUM(A1)",
    '"=x',
    "sore; =1+1",
    "two\n=1+1",
    "\uff1d1",
)


@pytest.mark.parametrize("note", HOSTILE)
def test_no_cell_begins_like_a_formula(note):
    week = {"week": 1, "sessions": [{"did": [], "note": note}], "new_medicine": note}
    text = diary_csv(Diary.model_validate({"weeks": [week]}), words())
    cells = [cell for row in rows(text) for cell in row.values()]
    pieces = [p for cell in cells for line in cell.split("\n") for p in line.split(";")]
    assert sum(note.splitlines()[-1][-1] in cell for cell in cells) >= 2
    assert not [p for p in pieces if p.strip(' "').startswith(tuple("=+-@\t\r\uff1d"))]


def test_doses_that_differed_are_kept_and_a_day_without_anything():
    sessions = [{"doses": {"bridge": {"sets": 1, "repetitions": 8}}}, {"did": []}]
    week = {"week": 2, "sessions": sessions, "away": "work"}
    first, second = rows(diary_csv(Diary.model_validate({"weeks": [week]}), words()))
    assert (first["other doses"], first["away"]) == ("bridge 1×8", "work")
    assert (second["done"], second["log"], second["away"]) == ("none", "none", "")


def test_nothing_is_written_over_in_silence(rehab, client):
    where = client("first-visit")
    taken = where.parents[1] / "example-first-weeks-1.ics"
    taken.write_text("mine", "utf-8")
    status, said, told = rehab("export", where, "--ics", "--json")
    assert (status, said, taken.read_text("utf-8")) == (2, "", "mine")
    assert "already there: example-first-weeks-1.ics." in told
    assert not list(where.parents[1].glob("*.json"))
    assert rehab("export", where, "--ics", "--force")[0] == 0
    assert events(taken)


def test_the_diary_of_who_gets_no_more_sheets_is_not_kept_back(rehab, client):
    where = client("first-visit")
    where.with_name("diary.yaml").write_text(
        "weeks:\n  - week: 1\n    sessions: [{stop_sign: true}]\n", "utf-8"
    )
    status, said, told = rehab("export", where, "--ics", "--csv", "diary")
    assert (status, said) == (1, "")
    assert "No programme for" in told
    assert rehab("export", where, "--csv", "diary")[0] == 0
    (table,) = where.parents[1].glob("*.csv")
    assert rows(table.read_text("utf-8"))[0]["stop sign"] == "yes"


def test_it_says_what_there_is_to_export(rehab, client):
    status, _, told = rehab("export", client("first-visit"))
    assert status == 2
    assert "--ics, --csv doses, --csv diary or --json" in told


def checklist(rehab, file, name):
    """The rows of a checklist: what each item says, by its number."""
    status, said, err = rehab("export", file, "--checklist", name)
    assert status == 0, err
    text = Path(said.partition(": ")[2].strip()).read_text("utf-8")
    cells = [
        line.strip("| ").split(" | ") for line in text.splitlines() if line[:1] == "|"
    ]
    assert {len(row) for row in cells} == {3}
    return text, {item: answer for item, _, answer in cells[2:]}


def test_the_items_of_cert_are_answered_from_the_plan_and_the_diary(rehab, client):
    text, rows = checklist(rehab, client("forty-weeks"), "cert")
    assert "Slade SC" in text
    assert len(rows) == 19
    assert "one step up after 4 weeks on each" in rows["7a"]
    assert "You have had 8 good weeks." in rows["7b"]
    assert "80 % of the mean try" in rows["15"]
    assert rows["16b"].startswith("40 weeks came back: 111 of 120 planned sessions")
    assert "flare-ups: 1;" in rows["11"]
    assert "Kim" not in text
    assert "Not in the plan." not in text


def test_what_nothing_says_is_said_to_be_missing(rehab, client):
    text, rows = checklist(rehab, client("quota"), "tidier")
    assert "Hoffmann TC" in text
    assert len(rows) == 12
    assert "whatever the pain" in rows["4"]
    assert rows["7"] == "Not in the plan."
    assert rows["10"].startswith("The record has no decision")
    assert rows["12"].startswith("Stop signs are asked")


def test_every_policy_and_every_fact_has_its_sentence(rehab, client):
    text, _ = checklist(rehab, client("published/couch-to-5k"), "cert")
    assert "the doses that the plan lists" in text
    said = (
        words().section("checklists.cert.facts"),
        words().section("checklists.tidier.facts"),
    )
    used = {
        fact for table in said for facts in table.values() for fact in facts.split()
    }
    assert used == set(FACTS)
    assert set(words().section("checklists.facts.policies")) == {
        get_args(one.model_fields["kind"].annotation)[0]
        for one in get_args(get_args(Policy)[0])
    }
