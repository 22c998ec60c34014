"""The record is only added to: what was changed in it later is found and told."""

import datetime
import re
from pathlib import Path

import pytest
import yaml

from rehab.commands import clock

ROOT = Path(__file__).resolve().parent.parent
QUOTA = ROOT / "examples" / "quota" / "client.yaml"
BY = ("--by", "Robin Hale")


@pytest.fixture
def rehab(rehab, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 22))
    monkeypatch.setattr("rehab.app.pages.make_pdf", lambda *_: b"%PDF-")
    return rehab


@pytest.fixture(scope="module")
def made():
    """What the first test's record held, for those after it."""
    return []


@pytest.fixture
def record(rehab, tmp_path, made):
    """Signed, handed out and withdrawn, and a second block signed."""
    client = tmp_path / "client.yaml"
    client.write_bytes(QUOTA.read_bytes())
    if not made:
        make_record(rehab, client, tmp_path / "a.pdf")
        made.append(client.with_name("record.yaml").read_bytes())
    client.with_name("record.yaml").write_bytes(*made)
    return client.with_name("record.yaml")


def make_record(rehab, client, sheets):
    for weeks in ("1", "1-2"):
        assert rehab("sign", "--unseen", client, *BY, "--weeks", weeks)[0] == 0
        pdf = ("pdf", client, "--weeks", weeks, "-o", sheets)
        assert rehab(*pdf)[0] == 0
    why = ("--reason", "wrong weights")
    assert rehab("withdraw", client, "--weeks", "1-2", *BY, *why)[0] == 0


def entries(record):
    kept = yaml.safe_load(record.read_bytes())
    assert kept.pop("reference")
    return [entry for of_list in kept.values() for entry in of_list]


def changed(record, old, new, number=0):
    """The record with that one place changed; the line it is on."""
    text = record.read_text("utf-8")
    at = [one.start() for one in re.finditer(re.escape(old), text)][number]
    record.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    return text.count("\n", 0, at) + 1


def test_each_entry_follows_another_one(record):
    seals = {entry["seal"] for entry in entries(record)}
    follows = {entry.get("follows") for entry in entries(record)}
    assert len(seals) == len(follows) == 5
    assert len(seals & follows) == 4  # all but the last are followed


def test_an_untouched_record_is_sound(rehab, record):
    assert rehab("check", record.with_name("client.yaml"))[0] == 0
    record.write_text("# mine\n" + record.read_text("utf-8"), "utf-8")
    status, out, _ = rehab("check", record)
    assert status == 0
    assert "without a seal" not in out


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("by: Robin Hale", "by: Sam Reed", 0), "entry 1 of signatures"),
        (("by: Robin Hale", "by: Sam Reed", 1), "entry 2 of signatures"),
        (('"on": 2026-11-22', '"on": 2026-11-21', 3), "entry 2 of issued"),
        (("minutes: 1", "minutes: 2", 0), "entry 1 of issued"),
        (("wrong weights", "wrong day", 0), "entry 1 of withdrawn"),
    ],
)
def test_a_changed_name_date_or_dose_is_told_at_its_entry(rehab, record, change, told):
    changed(record, *change)
    for target in (record, record.with_name("client.yaml")):
        status, _, err = rehab("check", target)
        assert status == 1
        assert f"{told} was changed after it was written" in err
        assert err.count("was changed") == 1
        assert re.match(rf"{re.escape(str(record))}:\d+:\d+: ", err)


def test_the_place_is_that_of_the_entry(rehab, record):
    line = changed(record, "by: Robin Hale", "by: Sam Reed", 1)
    err = rehab("check", record)[2]
    assert err.startswith(f"{record}:{line}:")


def test_nobody_signed_what_a_changed_signature_says(rehab, record):
    client = record.with_name("client.yaml")
    plan = ("plan", client, "--weeks", "1")
    assert "(reviewed by Robin Hale)" in rehab(*plan)[1]
    changed(record, "by: Robin Hale", "by: Sam Reed")
    assert "(draft: not reviewed)" in rehab(*plan)[1]


def test_an_entry_taken_out_is_missed(rehab, record):
    kept = yaml.safe_load(record.read_bytes())
    del kept["issued"][0]
    kept["withdrawn"] = []
    record.write_text(yaml.safe_dump(kept), "utf-8")
    status, _, err = rehab("check", record)
    assert status == 1
    assert "entry 2 of signatures does not follow: the entry before it is gone" in err


def test_an_entry_that_is_there_twice_is_told(rehab, record):
    kept = yaml.safe_load(record.read_bytes())
    kept["signatures"].append(kept["signatures"][0])
    record.write_text(yaml.safe_dump(kept), "utf-8")
    assert "entry 1 of signatures is there twice" in rehab("check", record)[2]


def test_a_record_without_seals_is_read_and_says_what_it_lacks(rehab, record):
    text = re.sub(r"(?m)^ +(seal|follows): .*\n", "", record.read_text("utf-8"))
    record.write_text(text, "utf-8")
    status, out, _ = rehab("check", record)
    assert status == 0
    assert "5 entries without a seal" in out
    client = record.with_name("client.yaml")
    assert rehab("sign", "--unseen", client, *BY, "--weeks", "3")[0] == 0
    assert rehab("check", record)[0] == 0


def test_a_changed_entry_may_stand_without_its_seal(rehab, record):
    changed(record, "by: Robin Hale", "by: Sam Reed")
    kept = yaml.safe_load(record.read_bytes())
    for key in ("seal", "follows"):
        kept["signatures"][0].pop(key, None)
    record.write_text(yaml.safe_dump(kept, sort_keys=False), "utf-8")
    status, out, _ = rehab("check", record)
    assert status == 0
    assert "1 entry without a seal" in out


def named_by_hand(record):
    """A decision that somebody wrote into it, with an exercise by its name."""
    entry = """\
decisions:
  - after_week: 1
    option: rung_down
    exercise: Sit to stand
    by: Robin Hale
    "on": 2026-11-22
"""
    assert "decisions" not in record.read_text("utf-8")
    record.write_text(f"{record.read_text('utf-8')}{entry}", "utf-8")


def test_a_name_written_by_hand_hides_no_change(rehab, record):
    named_by_hand(record)
    status, out, _ = rehab("check", record)
    assert status == 0
    assert "1 entry without a seal" in out
    changed(record, "by: Robin Hale", "by: Sam Reed")
    for target in (record, record.with_name("client.yaml")):
        err = rehab("check", target)[2]
        assert "entry 1 of signatures was changed after it was written" in err


def test_an_entry_follows_the_one_before_it_beside_a_name_written_by_hand(
    rehab, record
):
    named_by_hand(record)
    known = {entry.get("seal") for entry in entries(record)} - {None}
    client = record.with_name("client.yaml")
    assert rehab("sign", "--unseen", client, *BY, "--weeks", "3")[0] == 0
    [new] = [e for e in entries(record) if e.get("seal") not in {*known, None}]
    assert new.get("follows") in known
