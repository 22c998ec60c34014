"""``rehab withdraw``: sheets handed out by mistake, as a physio takes them back."""

import datetime
import json
from pathlib import Path

import pytest
import yaml

from rehab.commands import clock
from rehab.commands.asking import Files, planned
from rehab.entry.emit import item
from rehab.signing.reviewing import hand_out
from tests.support.cases import diary_of

ROOT = Path(__file__).resolve().parent.parent
STEADY = ROOT / "examples" / "steady-build" / "client.yaml"
TODAY = datetime.date(2026, 11, 22)
WHO = ("--by", "Robin Hale", "--reason", "the wrong weights")


@pytest.fixture
def rehab(rehab, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return rehab


@pytest.fixture
def client(rehab, tmp_path):
    """The steady example, with weeks 1-2 and 3-4 signed and handed out."""
    target = tmp_path / "client.yaml"
    target.write_text(STEADY.read_text("utf-8"), "utf-8")
    for weeks in ("1-2", "3-4"):
        assert (
            rehab("sign", "--unseen", target, "--by", "Robin Hale", "--weeks", weeks)[0]
            == 0
        )
        give(target, weeks)
    return target


def give(client, weeks):
    """Hand these weeks out, as rehab pdf does; what was written down."""
    first, last = map(int, weeks.split("-"))
    made = planned(Files(client, None, None))
    return hand_out(made, client, range(first, last + 1), TODAY)


def kept(client):
    return yaml.safe_load(client.with_name("record.yaml").read_text("utf-8"))


def came_back(client, *weeks):
    """These weeks, on the day after the last of them."""
    day = TODAY + datetime.timedelta(weeks=max(weeks), days=1)
    clock.today = lambda: day  # the fixture's patch puts the clock back
    words = dict.fromkeys(weeks, "green")
    text = "".join(item(week) for week in diary_of(words).weeks)
    client.with_name("diary.yaml").write_text(f"weeks:\n{text}", "utf-8")


def test_a_withdrawal_is_added_with_who_and_why(rehab, client):
    before = client.with_name("record.yaml").read_text("utf-8")
    status, out, err = rehab("withdraw", client, "--weeks", "3-4", *WHO)
    assert (status, err) == (0, "")
    assert "Withdrawn by Robin Hale: the sheets of weeks 3-4" in out
    assert client.with_name("record.yaml").read_text("utf-8").startswith(before)
    (gone,) = kept(client)["withdrawn"]
    assert (gone["entry"], gone["weeks"]) == (2, "3-4")
    assert gone["fingerprint"] == kept(client)["issued"][1]["fingerprint"]
    assert (gone["by"], gone["on"]) == ("Robin Hale", TODAY)


def test_withdrawn_sheets_count_for_nothing(rehab, client):
    rehab("withdraw", client, "--weeks", "3-4", *WHO)
    came_back(client, 1, 2, 3)
    status, _, err = rehab("review", client)
    assert status == 1
    assert "week 3 was never handed out; the last one that was is week 2" in err


def test_time_without_a_sheet_may_be_said_to_be_away(rehab, client):
    rehab("withdraw", client, "--weeks", "3-4", *WHO)
    came_back(client, 1, 2)
    diary = client.with_name("diary.yaml")
    diary.write_text(diary.read_text("utf-8") + "- {week: 3, away: holiday}\n", "utf-8")
    assert rehab("review", client)[0] == 0


def test_a_review_says_who_withdrew_and_why(rehab, client):
    rehab("withdraw", client, "--weeks", "3-4", *WHO)
    out = " ".join(rehab("review", client)[1].split())
    assert "Sheets of weeks 3-4, handed out on 2026-11-22, were withdrawn" in out
    assert "by Robin Hale on 2026-11-22: the wrong weights" in out
    found = json.loads(rehab("review", client, "--json")[1])["notices"]
    assert "issued.withdrawn" in [notice["rule"] for notice in found]


def test_the_same_sheets_handed_out_again_count(rehab, client):
    rehab("withdraw", client, "--weeks", "3-4", *WHO)
    assert give(client, "3-4").fingerprint == kept(client)["issued"][1]["fingerprint"]
    assert len(kept(client)["issued"]) == 3
    assert give(client, "3-4") is None
    came_back(client, 1, 2, 3)
    assert rehab("review", client)[0] == 0


def test_sheets_handed_out_again_can_be_withdrawn_again(rehab, client):
    for entry in (2, 3):
        assert rehab("withdraw", client, "--weeks", "3-4", *WHO)[0] == 0
        assert kept(client)["withdrawn"][-1]["entry"] == entry
        give(client, "3-4")


@pytest.mark.parametrize(
    ("weeks", "message"),
    [
        ("5-8", "no sheets of weeks 5-8 were handed out; handed out so far: 1-2, 3-4"),
        ("3", "week 3: not handed out like that; together were: 3-4"),
        ("1-4", "together were: 3-4. Withdraw one of these"),
        ("1-4", "weeks 2-4: still to come; sign and print them again instead"),
        ("1-2", "week 1 came back and stands in the diary"),
        ("1-2", "week 2: still to come; sign and print them again instead"),
        ("2", "handed out with others of which some came back (1-2)"),
    ],
)
def test_what_cannot_be_withdrawn_is_told_with_a_cure(rehab, client, weeks, message):
    came_back(client, 1)
    before = client.with_name("record.yaml").read_bytes()
    status, out, err = rehab("withdraw", client, "--weeks", weeks, *WHO)
    assert (status, out) == (1, "")
    assert message in err
    assert "Nothing was written." in err
    assert client.with_name("record.yaml").read_bytes() == before


def test_weeks_that_ended_and_never_came_back_are_not_still_to_come(rehab, client):
    came_back(client, 1)
    clock.today = lambda: TODAY + datetime.timedelta(weeks=3, days=1)
    status, _, err = rehab("withdraw", client, "--weeks", "1-4", *WHO)
    assert status == 1
    assert "weeks 2-3 have ended and did not come back: rehab diary add" in err
    assert "week 4: still to come; sign and print them again instead" in err


def test_nobody_withdraws_twice(rehab, client):
    rehab("withdraw", client, "--weeks", "3-4", *WHO)
    status, _, err = rehab("withdraw", client, "--weeks", "3-4", *WHO)
    assert status == 1
    assert "withdrawn already, by Robin Hale on 2026-11-22" in err


def test_before_anything_was_handed_out_there_is_nothing_to_withdraw(rehab, tmp_path):
    client = tmp_path / "client.yaml"
    client.write_text(STEADY.read_text("utf-8"), "utf-8")
    status, _, err = rehab("withdraw", client, "--weeks", "1-4", *WHO)
    assert status == 1
    assert "no sheets were handed out yet" in err
    assert not client.with_name("record.yaml").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--weeks", "3-4", "--by", "R"], "Missing option '--reason'"),
        (["--weeks", "3-4", "--reason", "x"], "Missing option '--by'"),
        (["--by", "R", "--reason", "x"], "Missing option '--weeks'"),
        (["--weeks", "all", "--by", "R", "--reason", "x"], "write 5 or 5-8"),
        (["--weeks", "4-3", "--by", "R", "--reason", "x"], "write 5 or 5-8"),
        (["--weeks", "3-4", "--by", "R", "--reason", " "], "--reason: write it"),
        (["--weeks", "3-4", "--by", "R" * 61, "--reason", "x"], "--by: at most 60"),
    ],
)
def test_mistakes_typed_are_a_wrong_command_line(rehab, client, options, message):
    status, out, err = rehab("withdraw", client, *options)
    assert (status, out) == (2, "")
    assert message in err
    assert "withdrawn" not in kept(client)
