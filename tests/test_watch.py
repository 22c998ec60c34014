"""``rehab pdf --watch``: the sheets again after each change, and nothing recorded."""

import datetime
import shutil

import pytest

from rehab.commands import clock, watch
from tests.support.cases import ROOT

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def client(tmp_path, monkeypatch):
    """The steady example; pages are not laid out."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "time_of_day", lambda: "14:05:09")
    monkeypatch.setattr("rehab.app.pages.make_pdf", lambda *_: b"%PDF-")
    shutil.copytree(ROOT / "examples" / "steady-build", tmp_path / "alex")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "alex" / "client.yaml"


@pytest.fixture
def meanwhile(monkeypatch):
    """What happens at each look; after the last one somebody types Ctrl-C."""

    def happens(*steps):
        left = [*steps]

        def sleep(seconds):
            if seconds < watch.LOOK_SECONDS:  # only to let an editor finish
                return
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr("rehab.commands.watch.time.sleep", sleep)

    return happens


def test_each_change_is_a_line_and_a_problem_ends_nothing(rehab, client, meanwhile):
    good = client.read_text("utf-8")
    bad = good.replace("usual_pain: 2", "usual_pain: 12")
    diary = client.with_name("diary.yaml")
    meanwhile(
        lambda: None,
        lambda: client.write_text(bad, "utf-8"),
        lambda: None,
        lambda: client.write_text(good + "\n", "utf-8"),
        lambda: diary.write_text("weeks: []\n", "utf-8"),
    )
    status, out, err = rehab("pdf", client, "--watch", "-o", "proof.pdf")
    assert status == 0
    line = "14:05:09  proof.pdf  Alex (example-steady), weeks 1-4: DRAFT, not signed."
    assert out.replace("\xa0", " ").splitlines() == [line] * 3
    assert err.count("usual_pain: must be at most 10, got 12") == 1
    assert err.endswith("Not watching any more.\n")
    assert client.parent.parent.joinpath("proof.pdf").read_bytes() == b"%PDF-"


def test_signed_sheets_are_not_written_down_as_handed_out(rehab, client, meanwhile):
    assert rehab("sign", "--unseen", client, "--by", "Robin Hale")[0] == 0
    record = client.with_name("record.yaml").read_bytes()
    meanwhile()
    status, out, _ = rehab("pdf", client, "--watch")
    assert status == 0
    assert "signed by Robin Hale. Not written down as handed out." in out
    assert client.with_name("record.yaml").read_bytes() == record


def test_a_wrong_command_line_is_told_and_not_watched(rehab, client, meanwhile):
    meanwhile(lambda: pytest.fail("it watches"))
    status, _, err = rehab("pdf", client, "--watch", "--weeks", "900")
    assert status == 2
    assert "Usage" in err


def test_what_the_sheets_are_made_of_is_watched_and_nothing_else(client, tmp_path):
    from rehab.commands.asking import Files

    own = tmp_path / "ours" / "exercises"
    own.mkdir(parents=True)
    files = Files(client, None, own.parent)
    found = [watch.state(files)]
    for change in (
        lambda: own.joinpath("heel.yaml").write_text("name: Heel\n", "utf-8"),
        lambda: client.with_name("diary.yaml").write_text("weeks: []\n", "utf-8"),
        lambda: client.with_name("record.yaml").write_text("signatures: []\n", "utf-8"),
        client.unlink,
    ):
        change()
        found.append(watch.state(files))
    assert len(set(found)) == 5
    client.with_name(".proofs.json").write_text("{}", "utf-8")
    client.with_name("alex.pdf").write_bytes(b"%PDF-")
    assert watch.state(files) == found[-1]
