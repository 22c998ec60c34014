"""Review, decide, sign and hand out, as a physio types them, with mistakes."""

import datetime
import json
import os
from pathlib import Path

import pypdf
import pytest
import yaml

from rehab.commands import clock
from rehab.entry.emit import item
from tests.support.cases import diary_of

ROOT = Path(__file__).resolve().parent.parent
STEADY = ROOT / "examples" / "steady-build" / "client.yaml"
TODAY = datetime.date(2026, 12, 20)
RED = {1: "green", 2: "green", 3: "amber", 4: "red"}


@pytest.fixture
def rehab(rehab, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return rehab


@pytest.fixture
def clinic(tmp_path):
    """The steady example; a diary of one word a week when it is asked for."""

    def made(words=None, **changes):
        text = STEADY.read_text("utf-8")
        for old, new in changes.values():
            assert old in text
            text = text.replace(old, new)
        client = tmp_path / "client.yaml"
        client.write_text(text, "utf-8")
        if words:
            diary = "".join(item(week) for week in diary_of(words).weeks)
            (tmp_path / "diary.yaml").write_text(f"weeks:\n{diary}", "utf-8")
        return client

    return made


def kept(client):
    return yaml.safe_load(client.with_name("record.yaml").read_text("utf-8"))


ACCEPT = ("--by", "Robin Hale", "--accept")
SWAP = ("swap", "--exercise", "walk_build", "--instead", "walk_short")
SCREENED = ("on: 2026-11-20", "on: 2026-12-19")


def test_a_review_shows_what_came_back_and_what_is_proposed(rehab, clinic):
    status, out, err = rehab("review", clinic(RED))
    assert (status, err) == (0, "")
    for words in (
        "Alex (example-steady): review after week 4",
        "Week 4  Light load  red  5 of 3 sessions",
        "Chest-supported row     12 of 12 sessions",
        "Proposed for week 5: Light load",
        "Red week: 70 % of",
        "repeat: the same doses once more",
        "More than the rules give",
        "Hold the routine from week",
        "Sex feels numb or has changed.",
        "Not met yet, to move on",
        "so far 0 of 2",
        "What week 5 would change",
        "physio review",
    ):
        assert words in out
    assert "{" not in out.replace("signed: {light_load: 4}", "")


def test_the_same_as_data(rehab, clinic):
    status, out, _ = rehab("review", clinic(RED), "--json")
    found = json.loads(out)
    assert status == 0
    assert [week["colour"] for week in found["weeks"]] == [*RED.values()]
    assert found["proposal"]["week"] == 5
    assert {one["option"] for one in found["options"]} >= {"go_on", "repeat", "swap"}
    assert [one["colour"] for one in found["what_if"]][2] == "red"


def test_without_a_diary_it_says_what_is_missing(rehab, clinic):
    status, out, _ = rehab("review", clinic())
    assert status == 0
    assert "nothing came back yet" in out
    assert "Proposed for week 1: Light load" in out
    assert "What you can decide" not in out


def test_new_symptoms_of_the_diary_come_first_among_the_red_flags(rehab, clinic):
    client = clinic({1: "green"})
    diary = client.with_name("diary.yaml")
    text = diary.read_text("utf-8").replace(
        "- week: 1", "- week: 1\n  new_symptoms: tingling in the left foot"
    )
    diary.write_text(text, "utf-8")
    lines = rehab("review", client)[1].splitlines()
    at = lines.index("Ask again before you decide")
    assert "tingling in the left foot" in lines[at + 1]


def test_a_decision_is_written_and_counts(rehab, clinic):
    client = clinic(RED)
    reason = ("--overrule", 'it was "the garden": not the rows # yes')
    status, out, _ = rehab("review", client, *ACCEPT, "repeat", *reason)
    assert status == 0
    assert "Decided after week 4: repeat, by Robin Hale." in out
    (told,) = kept(client)["decisions"]
    assert told["reason"] == reason[1]
    assert told["on"] == TODAY
    assert "Decided: repeat" in rehab("review", client)[1]
    doses = json.loads(rehab("plan", client, "--weeks", "5", "--json")[1])
    (week,) = doses["weeks"]
    rows = {given["exercise"]: given["dose"] for given in week["prescriptions"]}
    assert rows["chest_supported_row"]["sets"] == 2


def test_a_second_decision_says_what_of_the_first_ones_counts_no_more(rehab, clinic):
    client = clinic(RED)
    assert "takes the place" not in rehab("review", client, *ACCEPT, "step_back")[1]
    swap = ("--exercise", "walk_build", "--instead", "walk_short")
    assert "takes the place" not in rehab("review", client, *ACCEPT, "swap", *swap)[1]
    status, out, _ = rehab("review", client, *ACCEPT, "go_on")
    assert status == 0
    assert "It takes the place of step_back, decided by Robin Hale." in out
    assert "This counts all the same: swap walk_build walk_short." in out


def test_the_same_asked_twice_adds_nothing(rehab, clinic):
    client = clinic(RED)
    rehab("review", client, *ACCEPT, "step_back")
    before = client.with_name("record.yaml").read_bytes()
    status, out, _ = rehab("review", client, *ACCEPT, "step_back")
    assert status == 0
    assert "Already decided: step_back, after week 4" in out
    assert client.with_name("record.yaml").read_bytes() == before


def test_a_swap_is_carried_out(rehab, clinic):
    client = clinic({1: "green"})
    status, out, err = rehab("review", client, *ACCEPT, *SWAP)
    assert (status, err) == (0, "")
    assert "swap walk_build walk_short" in out
    plan = rehab("plan", client, "--weeks", "2")[1]
    assert "Short easy walks" in plan
    assert "Walking build-up" not in plan


ROW = ("--exercise", "chest_supported_row")


def test_a_dose_is_set_by_hand(rehab, clinic):
    client = clinic(RED)
    typed = (*ACCEPT, "set_dose", *ROW, "--dose", "1x6@4kg")
    status, out, err = rehab("review", client, *typed)
    assert (status, err) == (0, "")
    assert "Decided after week 4: set_dose chest_supported_row 1×6, 4 kg" in out
    (told,) = kept(client)["decisions"]
    assert told["dose"] == {"repetitions": 6, "load_kg": 4}
    assert "Decided: set_dose chest_supported_row" in rehab("review", client)[1]
    found = json.loads(rehab("review", client, "--json")[1])["decided"]
    assert found[0]["dose"]["repetitions"] == 6
    status, out, _ = rehab("review", client, *typed)
    assert "Already decided" in out
    typed = (*typed[:-1], "3x12@4kg")
    status, _, err = rehab("review", client, *typed)
    assert status == 1
    assert "set_dose asks more than the rules give" in err
    assert rehab("review", client, *typed, "--reason", "did that here")[0] == 0
    assert kept(client)["decisions"][1]["reason"] == "did that here"


def test_the_easier_exercise_is_decided_on(rehab, clinic):
    client = clinic(dict.fromkeys((1, 2, 3), "amber"))
    out = rehab("review", client)[1]
    assert "rung_down: Chest-supported row down to the easier" in out
    assert "--accept set_dose --exercise ID --dose 2x8@10kg" in out
    status, out, _ = rehab("review", client, *ACCEPT, "rung_down", *ROW)
    assert status == 0
    assert "rung_down chest_supported_row" in out


def test_what_somebody_wrote_in_the_record_stays(rehab, clinic):
    client = clinic(RED)
    record = client.with_name("record.yaml")
    entry = "{after_week: 1, option: go_on, by: Sam, on: 2026-12-01}"
    mine = f"# ring the doctor\ndecisions: # mine\n  - {entry} # good\n"
    record.write_text(mine, "utf-8")
    assert rehab("review", client, *ACCEPT, "step_back")[0] == 0
    assert record.read_text("utf-8").startswith(mine)
    assert len(kept(client)["decisions"]) == 2


def test_a_record_that_cannot_be_written_is_as_it_was(rehab, clinic, monkeypatch):
    client = clinic(RED)
    rehab("review", client, *ACCEPT, "step_back")
    before = client.with_name("record.yaml").read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device", "record.yaml")

    monkeypatch.setattr(os, "replace", fail)
    assert rehab("review", client, *ACCEPT, *SWAP)[0] == 3
    assert client.with_name("record.yaml").read_bytes() == before
    assert not list(client.parent.glob(".rehab-*"))


def test_a_record_is_for_its_owner_alone(rehab, clinic):
    client = clinic(RED)
    rehab("review", client, *ACCEPT, "step_back")
    record = client.with_name("record.yaml")
    assert record.stat().st_mode & 0o777 == 0o600
    record.chmod(0o640)
    rehab("review", client, *ACCEPT, *SWAP)
    assert record.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--accept", "repaet", "--by", "R"], "is not one of 'go_on', 'repeat'"),
        (["--accept", "repeat"], "--accept needs --by NAME"),
        (["--accept", "repeat", "--by", "  "], "--by: write it in letters"),
        (["--accept", "repeat", "--by", "R", "--overrule", ""], "--overrule: write"),
        (["--by", "R"], "--by goes with --accept OPTION"),
        (["--overrule", "why not"], "--overrule goes with --accept OPTION"),
        (["--accept", "swap", "--by", "R"], "needs --exercise ID and --instead ID"),
        (
            ["--accept", "swap", "--by", "R", "--exercise", "walk_brisk"],
            "needs --exercise ID and --instead ID",
        ),
        (
            [
                "--accept",
                "swap",
                "--by",
                "R",
                "--exercise",
                "brige",
                "--instead",
                "plank",
            ],
            "Did you mean 'bridge'?",
        ),
        (
            ["--accept", "repeat", "--by", "R", "--exercise", "bridge"],
            "--exercise does not go with --accept repeat",
        ),
        (["--accept", "lower_trigger", "--by", "R"], "needs --trigger ID"),
        (
            ["--accept", "lower_trigger", "--by", "R", "--trigger", "bending"],
            "No such movement 'bending'",
        ),
        (["--accept", "repeat", "--by", "R" * 61], "--by: at most 60 letters, got 61"),
        (
            ["--accept", "set_dose", "--by", "R", *ROW],
            "needs --exercise ID and --dose 2x8@10kg",
        ),
        (
            ["--accept", "set_dose", "--by", "R", *ROW, "--dose", "two"],
            "--dose 'two': write it such as 2x8@10kg",
        ),
        (
            ["--accept", "set_dose", "--by", "R", *ROW, "--dose", "2x8 band red"],
            "No such band 'red'; one of light, medium, heavy",
        ),
        (["--accept", "rung_down", "--by", "R"], "needs --exercise ID"),
        (
            ["--accept", "rung_down", "--by", "R", *ROW, "--dose", "2x8"],
            "--dose does not go with --accept rung_down",
        ),
    ],
)
def test_mistakes_typed_are_a_wrong_command_line(rehab, clinic, arguments, message):
    client = clinic(RED)
    status, out, err = rehab("review", client, *arguments)
    assert (status, out) == (2, "")
    assert message in " ".join(err.split())
    assert "Traceback" not in err
    assert not client.with_name("record.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["repeat"], "asks more than the rules give"),
        (["swap", "--exercise", "plank", "--instead", "bridge"], "is not planned"),
        (["swap", "--exercise", "walk_build", "--instead", "bridge"], "is not offered"),
        (
            ["swap", "--exercise", "walk_build", "--instead", "deadlift"],
            "deadlift",
        ),
        (["lower_trigger", "--trigger", "rotation"], "too early for turning"),
        (["lower_trigger", "--trigger", "flexion"], "not among the client's triggers"),
    ],
)
def test_what_the_rules_do_not_offer_needs_a_reason(rehab, clinic, arguments, message):
    client = clinic(RED)
    status, out, err = rehab("review", client, *ACCEPT, *arguments)
    assert (status, out) == (1, "")
    assert message in err.lower()
    assert "Nothing was written." in err
    assert not client.with_name("record.yaml").exists()


def test_before_anything_came_back_nothing_is_decided(rehab, clinic):
    status, _, err = rehab("review", clinic(), *ACCEPT, "go_on")
    assert status == 1
    assert "nothing has come back yet" in err


def test_a_stop_sign_is_all_there_is_until_a_reason_is_given(rehab, clinic):
    client = clinic({1: "green", 2: "stop"})
    status, out, _ = rehab("review", client)
    assert status == 0
    assert out.startswith("Stop sign in week 2. There is no programme")
    assert "Proposed" not in out
    assert json.loads(rehab("review", client, "--json")[1])["stop_sign"]["week"] == 2
    status, _, err = rehab("review", client, *ACCEPT, "step_back")
    assert status == 1
    assert "write with --overrule who followed it up" in err
    seen = ("--overrule", "seen by Dr Mair on 15 December, may go on")
    assert rehab("review", client, *ACCEPT, "step_back", *seen)[0] == 0
    assert "Proposed for week 3" in rehab("review", client)[1]


def test_a_refused_client_gets_no_review(rehab, clinic):
    young = ("birth_year: 1979", "birth_year: 2012")
    status, out, err = rehab("review", clinic(a=young))
    assert (status, out) == (1, "")
    assert "age 14" in err


def test_problems_of_the_record_are_told_at_their_line(rehab, clinic):
    client = clinic()
    record = client.with_name("record.yaml")
    record.write_text("decisions:\n  - {after_week: 1, option: repat}\n", "utf-8")
    for command in ("review", "plan"):
        status, _, err = rehab(command, client)
        assert status == 1
        assert "record.yaml:2:" in err
        assert 'did you mean "repeat"?' in err
    status, _, _ = rehab("check", client.parent)
    assert status == 1


def test_signed_weeks_are_printed_without_draft_until_a_dose_changes(rehab, clinic):
    client = clinic()
    target = client.with_name("a.pdf")
    status, out, _ = rehab("sign", "--unseen", client, "--by", "Robin Hale")
    assert status == 0
    assert out.startswith(
        "Signed by Robin Hale: weeks 1-4 for Alex (example-steady), code "
    )
    rehab("pdf", client, "-o", target)
    assert "DRAFT" not in first_page(target)
    assert "Checked by Robin Hale" in " ".join(first_page(target).split())
    (issued,) = kept(client)["issued"]
    assert (issued["weeks"], issued["by"], issued["version"]) == (
        "1-4",
        "Robin Hale",
        "0.1",
    )
    assert len(issued["sheets"]) == 4
    text = client.read_text("utf-8")
    changed = "doses:\n  pull_through: {sets: 2, repetitions: 5}"
    client.write_text(text.replace("doses:", changed, 1), "utf-8")
    rehab("pdf", client, "-o", target)
    assert "DRAFT" in first_page(target)
    assert len(kept(client)["issued"]) == 1


def first_page(path):
    return pypdf.PdfReader(path).pages[0].extract_text()


def test_the_same_sheets_are_written_down_once(rehab, clinic):
    client = clinic()
    target = client.with_name("a.pdf")
    rehab("sign", "--unseen", client, "--by", "Robin Hale", "--weeks", "1")
    options = ("--weeks", "1", "-o", target)
    rehab("pdf", client, *options, "--no-record")
    assert "issued" not in kept(client)
    rehab("pdf", client, *options, "--copy", "physio")
    assert "issued" not in kept(client)
    for _ in range(2):
        assert rehab("pdf", client, *options)[0] == 0
    assert len(kept(client)["issued"]) == 1


def test_a_draft_is_not_written_down(rehab, clinic):
    client = clinic()
    rehab("pdf", client, "--weeks", "1", "-o", client.with_name("a.pdf"))
    assert not client.with_name("record.yaml").exists()


def test_a_name_too_long_to_print_signs_nothing_and_is_told(rehab, clinic):
    client = clinic(RED)
    status, out, err = rehab("sign", "--unseen", client, "--by", "R" * 71)
    assert (status, out) == (2, "")
    assert "--by: at most 60 letters, got 71; shorten it" in " ".join(err.split())
    assert not client.with_name("record.yaml").exists()


def test_signing_twice_adds_nothing(rehab, clinic):
    client = clinic()
    rehab("sign", "--unseen", client, "--by", "Robin Hale")
    status, out, _ = rehab("sign", "--unseen", client, "--by", "Sam Roe")
    assert status == 0
    assert "signed already, by Robin Hale" in out
    assert len(kept(client)["signatures"]) == 1


@pytest.mark.parametrize(
    ("weeks", "changes", "message"),
    [
        ("5-8", {}, "week 5 begins 31 days after the screening"),
        ("1-4", {"a": SCREENED}, "begins before the screening"),
        ("5", {"a": ("on: 2026-11-20", "on: 2026-12-24")}, "4 days ahead of today"),
        ("1", {"a": ("ces_legs: no", 'ces_legs: "not asked"')}, "was not asked"),
    ],
)
def test_unscreened_weeks_are_not_signed(rehab, clinic, weeks, changes, message):
    client = clinic(**changes)
    status, out, err = rehab(
        "sign", "--unseen", client, "--by", "Robin Hale", "--weeks", weeks
    )
    assert (status, out) == (1, "")
    assert message in err
    assert not client.with_name("record.yaml").exists()


def test_one_may_look_ahead_of_the_screen_but_not_print(rehab, clinic):
    client = clinic(a=("on: 2026-11-20", "on: 2026-12-24"))
    assert rehab("plan", client, "--weeks", "1")[0] == 0
    sheet = client.with_name("a.pdf")
    status, _, err = rehab("pdf", client, "--weeks", "1", "-o", sheet)
    assert status == 1
    assert "2026-12-24 is 4 days ahead of today, 2026-12-20" in err
    assert not sheet.exists()


def test_the_next_block_is_signed_after_screening_again(rehab, clinic):
    client = clinic(RED, a=SCREENED)
    rehab("review", client, *ACCEPT, "go_on")
    status, out, _ = rehab("sign", "--unseen", client, "--by", "Robin Hale")
    assert status == 0
    assert "weeks 5-8" in out


@pytest.mark.parametrize("arguments", [[], ["--by", ""], ["--by", "R", "--weeks", "x"]])
def test_a_signature_needs_a_name_and_weeks(rehab, clinic, arguments):
    client = clinic()
    status, _, err = rehab("sign", "--unseen", client, *arguments)
    assert status == 2
    assert "Traceback" not in err
    assert not client.with_name("record.yaml").exists()


def test_a_changed_plan_is_told_about_sheets_already_handed_out(rehab, clinic):
    client = clinic()
    rehab("sign", "--unseen", client, "--by", "Robin Hale")
    rehab("pdf", client, "-o", client.with_name("a.pdf"))
    diary = "".join(item(week) for week in diary_of({1: "green"}).weeks)
    client.with_name("diary.yaml").write_text(f"weeks:\n{diary}", "utf-8")
    assert "To know" not in rehab("review", client)[1]
    record = client.with_name("record.yaml")
    text = record.read_text("utf-8").replace('version: "0.1"', 'version: "0.0"')
    record.write_text(text.replace("repetitions: 10, load", "repetitions: 6, load"))
    out = rehab("review", client)[1]
    assert "made with plan recurrent-spasm 0.0; the file is now recurrent-spasm" in out
    assert "Week 1: the sheet said Chest-supported row 2×6" in out


def test_two_runs_say_the_same(rehab, clinic):
    client = clinic(RED)
    assert rehab("review", client)[1] == rehab("review", client)[1]


def test_a_decision_as_data_says_whether_it_is_new(rehab, clinic):
    client = clinic(RED)
    first = json.loads(rehab("review", client, *ACCEPT, "step_back", "--json")[1])
    again = json.loads(rehab("review", client, *ACCEPT, "step_back", "--json")[1])
    assert first["decision"] == again["decision"]
    assert (first["written"], again["written"]) == (True, False)


def test_a_review_writes_nothing(rehab, clinic):
    client = clinic(RED)
    before = sorted(path.name for path in client.parent.iterdir())
    rehab("review", client)
    assert sorted(path.name for path in client.parent.iterdir()) == before


def test_a_review_says_how_the_phase_is_signed_off(rehab, clinic):
    known = ("triggers: {rotation: 1} # severity 1-3\n", "")
    entry = ("entry_phase: light_load", "entry_phase: find_triggers")
    client = clinic({1: "green"}, a=known, b=entry)
    out = rehab("review", client)[1]
    assert "Any day with a row counts, also without a session" in out
    assert 'rehab triggers CLIENT "flexion 2", or none when you looked' in out
    assert "signed:" not in out
    client = clinic({1: "green"})
    out = rehab("review", client)[1]
    assert "You sign Light load off yourself" in out
    assert "signed: {light_load: 1} in the client file" in out
    found = json.loads(rehab("review", client, "--json")[1])
    assert "signed: {light_load: 1}" in found["sign_off"]


def test_a_review_says_how_hard_the_week_was_and_what_hurt(rehab, clinic):
    client = clinic({1: "green"})
    diary = client.with_name("diary.yaml")
    text = diary.read_text("utf-8").replace(
        "effort: 3", "effort: 3, sore: pull_through"
    )
    diary.write_text(
        text.replace("- week: 1", "- week: 1\n  effort: very_easy"), "utf-8"
    )
    out = rehab("review", client)[1]
    assert "effort very easy" in out
    assert "hurt: Band pull-through (5)" in out
    (week,) = json.loads(rehab("review", client, "--json")[1])["weeks"]
    assert (week["effort"], set(week["sore"])) == ("very_easy", {"pull_through"})


@pytest.fixture
def by_days(tmp_path):
    """The first days of a spasm; three of their sheets were not done."""
    client = tmp_path / "client.yaml"
    client.write_bytes((ROOT / "examples" / "first-days" / "client.yaml").read_bytes())
    calm = {"before": 4, "during": 4, "next_morning": 4, "effort": 2}
    weeks = [{"week": 1, "sessions": [calm] * 3}, {"week": 2, "sessions": [calm] * 2}]
    weeks += [{"week": n, "away": "illness"} for n in (3, 4, 5)]
    weeks += [{"week": 6, "sessions": [calm] * 2}]
    diary = yaml.safe_dump({"weeks": weeks})
    client.with_name("diary.yaml").write_text(diary, "utf-8")
    return client


def test_sheets_for_days_are_told_as_days_and_never_as_weeks(rehab, by_days):
    _, explained, _ = rehab("explain", by_days, "--week", "7")
    assert explained.startswith("Day 7: Move a little more. Day 6: longer than")
    assert "counted days" in explained
    assert "20 a day" in explained
    _, planned, _ = rehab("plan", by_days)
    assert "greatest length of 5 days" in planned
    assert "the review of sheets 7-10" in planned
    _, accepted, _ = rehab("review", by_days, *ACCEPT, "go_on")
    assert "Decided after sheet 6" in accepted
    for text in (explained, planned, accepted):
        assert "week" not in text.lower()


def test_a_step_back_on_sheets_for_days_needs_no_reason(rehab, by_days):
    _, out, _ = rehab("review", by_days)
    offered = out[out.index("  step_back:") :].splitlines()
    assert offered[:2] == [
        "  step_back: as after a red sheet",
        "      The sheet is Calm it down.",
    ]
    status, _, err = rehab("review", by_days, *ACCEPT, "step_back")
    assert (status, err) == (0, "")
