"""What the pages say: the same as the commands, and as the files are now."""

import re
import shutil
from importlib import import_module

import pytest

from rehab.app import covered
from rehab.app.papers import Stopped
from rehab.desk import application, signing
from rehab.desk.practice import Practice
from rehab.model.programme import Library
from tests.support.cases import ROOT

ALEX = "steady-build"


def test_the_caseload_shows_every_client_and_what_is_missing(desk):
    page = desk.get("/").text
    assert "Alex" in page
    assert "Sam" in page
    assert "Light load" in page
    assert "sign weeks 1-4" in page


def test_on_the_first_day_its_folder_is_made(tmp_path, rehab, monkeypatch):
    monkeypatch.setattr("rehab.desk.serve.serve", lambda *_, **__: None)
    new = tmp_path / "clients"
    status, _, err = rehab("desk", new, "--no-browser")
    assert (status, new.is_dir(), err) == (0, True, f"Making the folder {new}\n")


def sign_and_hand_out(desk):
    """Weeks 1 to 4 of Alex."""
    key = desk.key(ALEX)
    page = desk.get(f"/client/{key}/sheets").text
    fields = dict(re.findall(r'name="(seen|weeks|code)" value="([^"]*)"', page))
    desk.post(f"/client/{key}/sign", {**fields, "by": "Robin Hale"})
    page = desk.get(f"/client/{key}/sheets").text
    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]
    desk.post(f"/client/{key}/hand-out", {"seen": seen, "weeks": "1-4"})


@pytest.mark.usefixtures("quick_pdf")
def test_weeks_that_ended_and_did_not_come_back_are_named(desk):
    sign_and_hand_out(desk)
    desk.clock.today = desk.clock.today.replace(month=12, day=15)
    page = desk.get("/").text
    assert re.search(r"Alex.*?<b>1-3</b>", page, re.DOTALL)
    assert "type in weeks 1-3" in page


@pytest.mark.usefixtures("quick_pdf")
def test_withdrawn_sheets_are_named_with_the_reason_before_they_are_printed(
    desk, folder, rehab
):
    sign_and_hand_out(desk)
    key = desk.key(ALEX)
    who = ("--by", "Robin Hale", "--reason", "wrong weights")
    assert rehab("withdraw", folder / ALEX, "--weeks", "1-4", *who)[0] == 0
    page = desk.get("/").text
    assert "decide anew about weeks 1-4, withdrawn" in page
    assert "print weeks 1-4, signed" not in page
    page = desk.get(f"/client/{key}/sheets").text.replace("\xa0", " ")
    assert re.search(r"were withdrawn by Robin Hale on .*: wrong weights", page)


def test_an_old_page_hands_out_nothing_when_every_week_came_back(desk, monkeypatch):
    key = desk.key(ALEX)
    page = desk.get(f"/client/{key}/sheets").text
    fields = dict(re.findall(r'name="(seen|weeks|code)" value="([^"]*)"', page))
    monkeypatch.setattr(signing, "weeks_asked", lambda *_: ())
    for what in ("sign", "hand-out"):
        said = desk.post(f"/client/{key}/{what}", {**fields, "by": "Robin Hale"})
        assert said.status_code == 422
        assert "there is nothing to print" in said.text


def test_a_problem_stands_in_the_list_at_its_line_and_goes_with_it(desk, folder):
    file = folder / ALEX / "client.yaml"
    good = file.read_text()
    file.write_text(good.replace("usual_pain: 2", "usual_pain: 12"))
    page = desk.get("/").text
    assert re.search(r"steady-build/client.yaml:\d+:\d+: usual_pain: ", page)
    file.write_text(good)
    assert "usual_pain" not in desk.get("/").text


def test_where_nobody_signed_no_sheet_is_made_to_say_so(desk, monkeypatch):
    def no_sheet(*_):
        raise AssertionError

    monkeypatch.setattr(covered, "code_of", no_sheet)
    assert "sign weeks 1-4" in desk.get("/").text
    assert "DRAFT" in desk.get(f"/client/{desk.key(ALEX)}").text


def test_every_address_leads_to_a_page_that_there_is(desk):
    tables = ("LOOKED_AT", "SENT_TO", "WRITTEN", "TRIED", "OWN")
    names = [n for t in tables for n in getattr(application, t).values()]
    for name in names:
        module, _, function = name.partition(".")
        assert callable(getattr(import_module(f"rehab.desk.{module}"), function))
    assert len(set(names)) == len(names) > 25
    assert desk.get("/nowhere").status_code == 404


def test_two_clients_with_one_reference_are_told_so(desk, folder):
    text = (folder / ALEX / "client.yaml").read_text()
    (folder / "again").mkdir()
    (folder / "again" / "client.yaml").write_text(text)
    assert desk.get("/").text.count("the reference example-steady is that of") == 2


def test_each_dose_has_the_reason_that_explain_gives(desk, rehab, folder):
    page = desk.get(f"/client/{desk.key(ALEX)}").text
    _, out, _ = rehab("explain", folder / ALEX / "client.yaml", "--week", "2")
    first = next(line for line in out.splitlines() if line.startswith("  dose "))
    assert " ".join(first.split()) in page.replace("&#39;", "'")


def test_the_way_says_where_the_client_is(desk):
    page = desk.get(f"/client/{desk.key(ALEX)}").text
    here = re.search(r'aria-current="step".*?</li>', page, re.DOTALL)[0]
    assert "Light load" in here


def test_what_a_file_says_is_never_markup(desk, folder):
    file = folder / ALEX / "client.yaml"
    named = 'name: "<script>alert(1)</script>"'
    file.write_text(file.read_text().replace("name: Alex", named))
    for path in ("/", f"/client/{desk.key(ALEX)}"):
        page = desk.get(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


@pytest.mark.usefixtures("quick_pdf")
def test_the_sheets_are_a_draft_until_they_are_signed_and_then_printed(desk, folder):
    key = desk.key(ALEX)
    page = desk.get(f"/client/{key}/sheets").text
    assert "DRAFT" in page
    fields = dict(re.findall(r'name="(seen|weeks|code)" value="([^"]*)"', page))
    signed = desk.post(f"/client/{key}/sign", {**fields, "by": "Robin Hale"})
    assert signed.status_code == 303
    page = desk.get(f"/client/{key}/sheets").text
    assert "SIGNED" in page
    assert "Robin Hale" in page
    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]
    printed = desk.post(
        f"/client/{key}/hand-out", {"seen": seen, "weeks": "1-4"}, follow_redirects=True
    )
    assert printed.content.startswith(b"%PDF")
    record = (folder / ALEX / "record.yaml").read_text()
    assert "signatures:" in record
    assert "issued:" in record
    assert "nothing until Mon 21\xa0December" in desk.get("/").text


def test_one_page_of_the_sheets_is_a_picture(desk):
    key = desk.key(ALEX)
    answer = desk.get(f"/client/{key}/page/1?weeks=1")
    assert answer.content.startswith(b"\x89PNG")
    assert desk.get(f"/client/{key}/page/99?weeks=1").status_code == 404


def test_sheets_that_were_not_looked_at_cannot_be_signed(desk, folder):
    key, file = desk.key(ALEX), folder / ALEX / "client.yaml"
    seen = desk.site.seen.marks(
        [file, file.with_name("diary.yaml"), file.with_name("record.yaml")]
    )
    fields = {"seen": seen, "weeks": "1-4", "code": "0" * 12, "by": "Robin Hale"}
    answer = desk.post(f"/client/{key}/sign", fields)
    assert answer.status_code == 422
    assert not (folder / ALEX / "record.yaml").exists()


@pytest.mark.usefixtures("quick_pdf")
def test_a_name_too_long_to_print_signs_nothing(desk, folder):
    key = desk.key(ALEX)
    page = desk.get(f"/client/{key}/sheets").text
    fields = dict(re.findall(r'name="(seen|weeks|code)" value="([^"]*)"', page))
    answer = desk.post(f"/client/{key}/sign", {**fields, "by": "R" * 61})
    assert (answer.status_code, "60 letters at most" in answer.text) == (422, True)
    assert not (folder / ALEX / "record.yaml").exists()


@pytest.mark.usefixtures("quick_pdf")
def test_a_name_that_no_font_can_print_signs_nothing(desk, folder):
    key = desk.key(ALEX)
    page = desk.get(f"/client/{key}/sheets").text
    fields = dict(re.findall(r'name="(seen|weeks|code)" value="([^"]*)"', page))
    answer = desk.post(f"/client/{key}/sign", {**fields, "by": "Robin \U000fffe0x"})
    assert answer.status_code == 422
    answer = desk.post(f"/client/{key}/sign", {**fields, "by": "Robin \U00013000"})
    assert "no font at hand can print \U00013000" in answer.text
    assert "data-again" in answer.text  # back and reload lead to the sheets
    assert not (folder / ALEX / "record.yaml").exists()


@pytest.mark.usefixtures("quick_pdf")
def test_a_file_that_changed_since_is_shown_and_nothing_is_signed(desk, folder):
    key, file = desk.key(ALEX), folder / ALEX / "client.yaml"
    page = desk.get(f"/client/{key}/sheets").text
    fields = dict(re.findall(r'name="(seen|weeks|code)" value="([^"]*)"', page))
    file.write_text(file.read_text().replace("weight_kg: 80", "weight_kg: 81"))
    answer = desk.post(f"/client/{key}/sign", {**fields, "by": "Robin Hale"})
    assert answer.status_code == 409
    assert "-weight_kg: 80" in answer.text
    assert "+weight_kg: 81" in answer.text
    assert not (folder / ALEX / "record.yaml").exists()


def test_why_sheets_cannot_be_signed_stands_where_they_are_signed(desk, folder):
    file = folder / ALEX / "client.yaml"
    file.write_text(
        file.read_text().replace("  on: 2026-11-20\n", "  on: 2026-10-01\n")
    )
    page = desk.get(f"/client/{desk.key(ALEX)}/sheets").text
    assert "screen again" in page
    assert 'name="by"' not in page


def test_the_mark_changes_with_the_stop_signs_of_a_region(desk, tmp_path):
    practice = desk.site.practice
    own = tmp_path / "library" / "plans" / "regions" / "back.yaml"
    own.parent.mkdir(parents=True)
    shutil.copy(ROOT / "plans" / "regions" / "back.yaml", own)
    with_own = Practice(practice.folder, tmp_path / "library", practice.today)
    place = with_own.find(desk.key(ALEX))
    assert isinstance(with_own.shelf(), Library)
    before = with_own.mark(place), with_own.mark_of_all()
    own.write_text("name: [\n", "utf-8")
    assert with_own.mark(place) != before[0]
    assert with_own.mark_of_all() != before[1]
    assert isinstance(with_own.shelf(), Stopped)


def test_the_mark_of_a_page_changes_with_its_files(desk, folder):
    key, file = desk.key(ALEX), folder / ALEX / "client.yaml"
    place = desk.site.practice.find(key)
    before = desk.site.practice.mark(place)
    assert desk.get(f"/client/{key}/changed?mark=other").json() == {"mark": before}
    file.write_text(file.read_text() + "# a comment\n")
    after = desk.get(f"/client/{key}/changed?mark={before}").json()["mark"]
    assert after != before
