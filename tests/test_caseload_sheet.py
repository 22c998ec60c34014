"""The caseload on paper: what presses most is first, and each page has the head."""

import datetime
import io
from pathlib import Path

import pypdf

from rehab.app.next_step import NextStep
from rehab.caseload.caseload import Row
from rehab.caseload.sheet import caseload_view, make_caseload_sheet
from rehab.model.problem import Problem

TODAY = datetime.date(2026, 11, 29)
FOLDER = Path("clients")


def row(name, kind, **more):
    step = NextStep(kind=kind, weeks=(5, 6), on=TODAY + datetime.timedelta(days=8))
    file = FOLDER / name / "client.yaml"
    return Row(**{"file": file, "reference": name, "name": name, "step": step, **more})


def test_what_presses_most_comes_first_then_the_nearest_review():
    before = TODAY - datetime.timedelta(days=3)
    rows = [
        row("kim", "wait", review_on=TODAY + datetime.timedelta(days=8)),
        row("lee", "sign", review_on=TODAY + datetime.timedelta(days=1)),
        row("max", "sign", review_on=before, week=5, weeks=40, phase="Slow build"),
        row("", "mend"),
        row("ola", "type_in", unreported=(3, 5, 6), colour="amber"),
    ]
    sheet = caseload_view(rows, FOLDER, TODAY)
    assert [one.reference for one in sheet.lines] == ["", "ola", "max", "lee", "kim"]
    nat, ola, late, soon, kim = sheet.lines
    assert nat.name == "client.yaml"
    assert (ola.unreported, ola.colour) == ("3, 5-6", "amber")
    assert (late.due, soon.due) == (True, False)
    assert late.week == "week 5 of 40"
    assert [one.waits for one in sheet.lines] == [False] * 4 + [True]
    assert "4 of 5" in sheet.count
    assert kim.step == "nothing until Mon 7\u00a0December"


def test_problems_are_told_from_the_folder_on_and_many_are_counted():
    file = str(FOLDER / "pat" / "client.yaml")
    problems = tuple(Problem(file, n, 1, "days", "is wrong") for n in range(1, 10))
    (line,) = caseload_view(
        [row("pat", "mend", problems=problems)], FOLDER, TODAY
    ).lines
    assert line.under[0] == "pat/client.yaml:1:1: days: is wrong"
    assert line.under[3:] == ("and 6 more: rehab check",)
    (line,) = caseload_view(
        [row("pat", "mend", problems=problems[:4])], FOLDER, TODAY
    ).lines
    assert len(line.under) == 4


def test_a_large_caseload_goes_over_pages_with_the_head_on_each():
    names = [f"made-up-{n:02}" for n in range(40)]
    pdf = make_caseload_sheet([row(one, "sign") for one in names], FOLDER, TODAY)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) >= 3
    for page in pages:
        assert "where they are" in page
        assert "shred it" in page
    whole = "".join(pages)
    assert [whole.count(f"{one}\n") for one in names] == [2] * 40  # name and reference


def test_the_command_writes_it_and_keeps_what_is_no_pdf(rehab, tmp_path):
    target = tmp_path / "today.pdf"
    (tmp_path / "kim").mkdir()
    (tmp_path / "kim" / "client.yaml").write_text("name: Kim\n", "utf-8")
    status, out, _ = rehab("status", tmp_path, "--pdf", target)
    assert (status, out) == (0, f"{target}\n")
    assert target.read_bytes().startswith(b"%PDF")
    status, _, err = rehab(
        "status", tmp_path, "--pdf", tmp_path / "kim" / "client.yaml"
    )
    assert status == 2
    assert "must end in .pdf" in err
    status, _, _ = rehab("status", tmp_path, "--pdf", target, "--json")
    assert status == 2


def test_a_linked_client_is_told_and_no_folder_is_said_to_be_empty(tmp_path, rehab):
    (tmp_path / "clients").mkdir()
    (tmp_path / "kim").mkdir()
    (tmp_path / "clients" / "kim").symlink_to(tmp_path / "kim")
    status, out, err = rehab("status", tmp_path / "clients")
    assert (status, out) == (1, "")
    assert "kim:1:1: is a link to a folder, which is not followed" in err
