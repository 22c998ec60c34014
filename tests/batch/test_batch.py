"""What is made, what is left as it is, and who is named with a problem."""

import datetime
import shutil

import pytest
import yaml

from benchmarks.clients import client_text
from rehab.app.papers import library_folders, record_file
from rehab.app.planned import Planned, plan_client
from rehab.batch import content
from rehab.batch.journal import NAME
from rehab.batch.warm import shelf
from rehab.disk.paths import builtin
from rehab.handout.weeks import next_block
from rehab.signing.reviewing import sign
from tests.batch.conftest import MONDAY

WEEK = datetime.timedelta(days=7)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr("rehab.batch.work.make_pdf", lambda *_: b"%PDF-")


def ends(ended):
    return {name: done.end for name, done in ended.items()}


def pdfs(tmp_path):
    return sorted(path.name for path in (tmp_path / "out").glob("*.pdf"))


def signed(client):
    """Sign the first block of this client as rehab sign does."""
    planned = plan_client(client, None, None)
    assert isinstance(planned, Planned)
    weeks = next_block(planned.programme)
    before = MONDAY - datetime.timedelta(days=1)
    sign(planned, client, weeks, "Robin Hale", before, needs_proof=False)
    return weeks


def test_only_what_changed_is_made_again(run, folder, tmp_path):
    run()
    assert ends(run()) == {"0": "same", "1": "same"}
    client = folder / "01" / "client-000001" / "client.yaml"
    client.write_text(
        client.read_text("utf-8").replace("name: Bo", "name: Kim"), "utf-8"
    )
    assert ends(run()) == {"0": "same", "1": "made"}
    (folder / "00" / "client-000000" / "diary.yaml").write_text("weeks:\n", "utf-8")
    assert ends(run()) == {"0": "made", "1": "same"}
    (tmp_path / "out" / "made-up-000000-weeks-1.pdf").unlink()
    assert ends(run()) == {"0": "made", "1": "same"}
    assert ends(run(force=True)) == {"0": "made", "1": "made"}


def test_the_digest_changes_with_the_library_and_the_version(tmp_path, monkeypatch):
    exercises = library_folders(None).exercises
    before = content.made_of(None)
    own = tmp_path / "exercises"
    own.mkdir()
    for path in exercises.glob("*"):
        (own / path.name).write_bytes(path.read_bytes())
    assert content.made_of(tmp_path) == before
    (own / "plank.yaml").write_bytes(b"# mine\n" + (own / "plank.yaml").read_bytes())
    assert content.made_of(tmp_path) != before
    monkeypatch.setattr(content, "__version__", "another")
    assert content.made_of(None) != before


def test_the_stop_signs_of_a_region_count_too(tmp_path):
    plans = library_folders(None).plans
    own = tmp_path / "plans" / "regions"
    own.mkdir(parents=True)
    (own / "back.yaml").write_bytes(
        plans.all[0].joinpath("regions/back.yaml").read_bytes()
    )
    before = content.made_of(tmp_path)
    assert before == content.made_of(None)
    with (own / "back.yaml").open("ab") as file:
        file.write(b"# mine\n")
    assert content.made_of(tmp_path) != before


def test_templates_count_too(monkeypatch, tmp_path):
    before = content.made_of(None)
    monkeypatch.setattr("rehab.disk.paths.builtin", copies(tmp_path))
    assert content.made_of(None) == before
    sheet = tmp_path / "templates" / "handout.css"
    sheet.write_bytes(sheet.read_bytes() + b"\n")
    assert content.made_of(None) != before


def copies(tmp_path):
    for kind in ("exercises", "plans", "templates"):
        shutil.copytree(builtin(kind), tmp_path / kind)
    return lambda kind: tmp_path / kind


def test_half_a_line_in_the_journal_counts_for_nothing(run, tmp_path):
    run()
    journal = tmp_path / "out" / NAME
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(lines[0] + lines[1][:40])
    assert sorted(ends(run()).values()) == ["made", "same"]


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (MONDAY - WEEK, "not_due"),
        (MONDAY - WEEK + datetime.timedelta(days=1), "made"),
        (MONDAY + WEEK, "made"),
        (MONDAY + 5 * WEEK, "not_due"),
    ],
)
def test_a_block_is_due_from_six_days_before_it_to_its_last_day(
    run, folder, tmp_path, day, end
):
    (folder / "00" / "client-000000" / "client.yaml").unlink()
    assert ends(run(weeks="due", today=day)) == {"1": end}
    made = ["made-up-000001-weeks-1-4.pdf"] if end == "made" else []
    assert pdfs(tmp_path) == made


def test_what_was_not_due_is_made_when_it_is_and_then_left(run):
    assert ends(run(weeks="due", today=MONDAY - WEEK))["1"] == "not_due"
    assert ends(run(weeks="due", today=MONDAY))["1"] == "made"
    assert ends(run(weeks="due", today=MONDAY + WEEK))["1"] == "same"
    assert ends(run(weeks="due", today=MONDAY + 9 * WEEK))["1"] == "not_due"


def test_one_bad_client_stops_nobody_and_older_sheets_are_named(run, folder, tmp_path):
    run()
    client = folder / "01" / "client-000001" / "client.yaml"
    text = client.read_text("utf-8").replace("infection: no", "infection: yes")
    client.write_text(text, "utf-8")
    (folder / "00" / "client-000000" / "diary.yaml").write_text("weeks: 3", "utf-8")
    ended = run()
    assert ends(ended) == {"0": "bad", "1": "bad"}
    assert "diary.yaml:1:" in ended["0"].problems[0]
    assert ended["1"].problems[0] == f"No programme for {client}:"
    assert ended["1"].problems[-1].endswith("made-up-000001-weeks-1.pdf")
    assert len(pdfs(tmp_path)) == 2


def test_two_clients_with_one_reference_are_two_problems_and_no_pdf(
    run, folder, tmp_path
):
    for number in (0, 1):
        path = folder / f"0{number}" / f"client-00000{number}" / "client.yaml"
        text = path.read_text("utf-8").replace(f"made-up-00000{number}", "the-same")
        path.write_text(text, "utf-8")
    ended = run()
    assert ends(ended) == {"0": "bad", "1": "bad"}
    assert "the-same is that of" in ended["0"].problems[0]
    assert pdfs(tmp_path) == []


def test_a_reference_nobody_can_see_is_a_problem(run, folder):
    path = folder / "01" / "client-000001" / "client.yaml"
    path.write_text(path.read_text("utf-8").replace("reference:", '"reference":'))
    assert "beginning of a line" in run()["1"].problems[0]


def test_weeks_a_programme_does_not_have_are_named(run):
    assert "no weeks 300-301" in run(weeks="300-301")["1"].problems[0]


def test_signed_weeks_are_recorded_as_handed_out_once_and_drafts_are_not(run, folder):
    client = folder / "01" / "client-000001" / "client.yaml"
    weeks = signed(client)
    text = f"{weeks[0]}-{weeks[-1]}"
    assert run(weeks=text)["1"].end == "made"
    first = record_file(client).read_bytes()
    (issued,) = yaml.safe_load(first)["issued"]
    assert (issued["weeks"], issued["on"]) == (text, MONDAY)
    assert run(weeks=text)["1"].end == "same"
    assert run(weeks=text, force=True)["1"].end == "made"
    assert record_file(client).read_bytes() == first
    assert not record_file(folder / "00" / "client-000000" / "client.yaml").exists()


def test_withdrawn_sheets_are_not_handed_out_again_by_themselves(run, folder):
    client = folder / "01" / "client-000001" / "client.yaml"
    weeks = signed(client)
    text = f"{weeks[0]}-{weeks[-1]}"
    run(weeks=text)
    record = record_file(client)
    (issued,) = yaml.safe_load(record.read_bytes())["issued"]
    gone = {"entry": 1, "weeks": text, "fingerprint": issued["fingerprint"]}
    why = {"by": "Robin Hale", "on": MONDAY, "reason": "wrong weights"}
    added = yaml.safe_dump({"withdrawn": [{**gone, **why}]})
    record.write_text(record.read_text("utf-8") + added, "utf-8")
    before = record.read_bytes()
    ended = run(weeks=text)["1"]
    assert ended.end == "bad"
    assert f"weeks {text} were withdrawn by Robin Hale" in ended.problems[0]
    assert record.read_bytes() == before


def test_clients_in_one_folder_cannot_share_a_diary(run, folder):
    place = folder / "01" / "client-000001"
    (place / "kim.yaml").write_text(client_text(5, "2026-11-23"), "utf-8")
    assert ends(run()) == {"0": "made", "1": "made"}
    (place / "diary.yaml").write_text("weeks:\n", "utf-8")
    assert "give each client a folder" in run()["1"].problems[0]


def test_a_worker_with_another_library_says_so(run, monkeypatch):
    shelf.cache_clear()
    monkeypatch.setattr("rehab.batch.warm.made_of", lambda _: "another")
    assert "another library" in run()["1"].problems[0]
