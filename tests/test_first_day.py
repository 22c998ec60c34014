"""What a newcomer types on the first day, and the message that helps on."""

import datetime
import shlex
import shutil

import pytest

from rehab.app.pages import make_html
from rehab.app.papers import papers_with
from rehab.app.planned import Planned, lay_out
from rehab.app.words import words
from rehab.commands import clock
from rehab.console.called import CALLED, in_name
from rehab.handout.weeks import next_block
from rehab.report.exercises import meant
from rehab.report.programme import other_days
from rehab.signing.reviewing import sign
from tests.support.cases import ROOT, build, client, library, plan

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture
def sam(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    shutil.copytree(ROOT / "examples" / "first-visit", tmp_path / "sam")
    return tmp_path / "sam" / "client.yaml"


def test_weeks_typed_backwards_are_told_the_right_way_round(rehab, sam):
    assert (
        "--weeks 5-3: write 5 or 5-8, the first first: 3-5"
        in rehab("plan", sam, "--weeks", "5-3")[2]
    )
    assert (
        "the first first: 3-5"
        in rehab(*("withdraw", sam, "--weeks", "5-3", "--by", "A", "--reason", "b"))[2]
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["sign", "{sam}", "--by", "Robin", "Hale"], '--by "Robin Hale"'),
        (["sign", "--by", "Robin", "Hale", "{sam}"], '--by "Robin Hale"'),
        (
            [
                "withdraw",
                "{sam}",
                "--weeks",
                "1",
                "--by",
                "A",
                "--reason",
                "too",
                "big",
            ],
            '--reason "too big"',
        ),
    ],
)
def test_words_without_quotes_are_told_how_to_quote(rehab, sam, typed, told):
    status, _, err = rehab(*(word.format(sam=sam) for word in typed))
    assert status == 2
    assert f"{told}: several words need quotes." in err


def test_an_exercise_that_is_not_there_is_looked_for_by_its_words(rehab):
    err = rehab("figure", "chest")[2]
    assert "'chest_supported_row'" in err
    assert "'prone_chest_lift'" in err
    assert "hinge_stick" not in err
    assert meant("dedlift", library().exercises) == ("deadlift",)
    assert meant("zzz", library().exercises) == ()


def test_signing_names_the_client_and_one_week_is_no_weeks(rehab, sam):
    out = rehab("sign", "--unseen", sam, "--by", "Robin Hale")[1]
    assert out.startswith("Signed by Robin Hale: week 1 for Sam (example-first), code")


def test_the_diary_names_the_client_and_says_which_days_are_lost(rehab, sam):
    rows = ["--session", "before=2 during=3", "--session", "before=2"]
    _, out, err = rehab("diary", "add", sam, "--week", 1, *rows, "--yes")
    assert "1 week of Sam (example-first) written to" in out
    assert "2 sessions without a day; the sheet has 7 (mon, tue, wed," in err
    assert "'day=mon before=2'" in err


def test_sessions_with_and_without_a_day_fill_the_sheet(rehab, sam, monkeypatch):
    later = MONDAY + datetime.timedelta(days=7)
    monkeypatch.setattr(clock, "today", lambda: later)
    rows = ["--session", "day=wed before=1"]
    rows += [part for _ in range(6) for part in ("--session", "before=2")]
    _, out, err = rehab("diary", "add", sam, "--week", 1, *rows, "--yes")
    assert err == ""
    assert out.count("day: 2026-11-2") == 7
    assert "{day: 2026-11-25, before: 1}" in out


def test_a_day_nobody_knows_is_said_to_be_so(rehab, sam):
    row = ["--session", "day=? before=2"]
    _, out, err = rehab("diary", "add", sam, "--week", 1, *row, "--yes")
    assert (err, "- {before: 2}" in out) == ("", True)


def test_a_cross_is_no_tick(rehab, sam):
    row = ["--session", "day=mon did=x before=2"]
    status, _, err = rehab("diary", "add", sam, "--week", 1, *row, "--yes")
    assert status == 2
    assert "may mean done or not done" in err


def test_a_folder_is_not_made_in_silence(rehab, tmp_path):
    target = tmp_path / "new" / "bridge.svg"
    status, _, err = rehab("figure", "bridge", "-o", target)
    assert (status, target.exists()) == (0, True)
    assert err == f"Making the folder {target.parent}\n"


def test_what_falls_on_other_days_than_the_clients_is_told():
    made = build(client(days=["mon", "wed"]), plan())
    weeks = made.weeks[:1]
    assert list(other_days(made.client, weeks, words())) == []
    moved = made.client.model_copy(update={"days": ("mon",)})
    lines = list(other_days(moved, weeks, words()))
    assert lines[0].strip() == (
        "Chest-supported row: Wed is another day than the client gave; this place of "
        "the plan may fall on any day (days_for in the client file names its own)."
    )


def test_in_a_checkout_messages_name_what_can_be_typed(monkeypatch, rehab, sam):
    monkeypatch.setenv(CALLED, "./run")
    words.cache_clear()
    try:
        rehab("sign", "--unseen", sam, "--by", "Robin Hale")
        out = rehab("review", sam)[1]
        err = rehab("review")[2]
        now = rehab("next", sam)[1]
    finally:
        words.cache_clear()
    assert "rehab review" not in out + err
    assert "./run review" in err
    assert "  ./run pdf " in now
    assert "rehab pdf" not in now


@pytest.mark.parametrize("run", ["./run", "/srv/my clinic/run", "/the physio's/run"])
def test_what_messages_name_is_one_word_of_a_shell(monkeypatch, run):
    monkeypatch.setenv(CALLED, run)
    typed = in_name("rehab pdf client.yaml")
    assert shlex.split(typed) == [run, "pdf", "client.yaml"]


def test_the_physios_copy_of_signed_weeks_says_who_signed(sam):
    def page():
        papers = papers_with(library(), ROOT / "exercises", sam, None, MONDAY)
        made = lay_out(papers)
        assert isinstance(made, Planned)
        block = next_block(made.programme)
        return made, block, make_html(made, block, "physio")

    made, block, html = page()
    assert 'Checked by <span class="write">' in html
    sign(made, sam, block, "Robin Hale", MONDAY, needs_proof=False)
    html = page()[2]
    assert 'Checked by <span class="write">' not in html
    signed = html.replace("\xa0", " ")
    assert signed.count("Checked by Robin Hale on 23 November 2026.") == 2


def test_check_says_whatever_pdf_refuses(rehab, sam):
    """Problems, a refusal, a drawing; each before any page is laid out."""
    text = sam.read_text("utf-8")
    for old, new in (
        ("usual_pain: 3", "usual_pain: 30"),
        ("infection: no", "infection: yes"),
        ("birth_year: 1987", "birth_year: 2012"),
        ("2026-11-20", "2026-11-30"),
        ("name: Sam", "name: សម"),
    ):
        sam.write_text(text.replace(old, new), "utf-8")
        (refused, _, why), (told, _, said) = rehab("pdf", sam), rehab("check", sam)
        assert (refused, told) == (1, 1), (new, why, said)
    sam.write_text(text, "utf-8")
    sam.with_name("diary.yaml").write_text(
        "weeks: [{week: 1, flare: perhaps}]", "utf-8"
    )
    assert (rehab("pdf", sam)[0], rehab("check", sam)[0]) == (1, 1)
