"""A clinic's own parts of the page: which files count, and what is told of others."""

import pytest

from rehab.reader.clinic import read_clinic
from rehab.reader.own_pages import MOST_FILES
from tests.unit.reader.test_clinic import put


@pytest.fixture
def pages(tmp_path):
    """The folder of a clinic's own parts."""
    put(tmp_path, more="templates: pages\n")
    (tmp_path / "pages").mkdir()
    return tmp_path / "pages"


def read(pages):
    clinic, problems = read_clinic(pages.with_name("clinic.yaml"))
    told = [str(problem).replace(f"{pages.parent}/", "") for problem in problems]
    return (clinic.templates if clinic else None), told


def test_parts_of_the_page_and_parts_of_one_s_own_are_read(pages):
    files = {"handout.css": "p {}", "_hello.html.j2": "hello", "notes.txt": "mine"}
    for name, text in files.items():
        (pages / name).write_text(text, "utf-8")
    own, told = read(pages)
    assert told == []
    assert own.files == {"handout.css": "p {}", "_hello.html.j2": "hello"}
    assert (own.folder, own.path) == ("pages", str(pages))


def test_a_name_that_is_no_part_is_told_with_the_nearest_that_is(pages):
    (pages / "handot.css").write_text("", "utf-8")
    (pages / "zebra.j2").write_text("", "utf-8")
    _, (first, second) = read(pages)
    assert first == (
        'pages/handot.css:1:1: is no part of the page; did you mean "handout.css"?'
    )
    assert 'begins with "_"; the parts: ' in second
    assert "handout.html.j2" in second


def test_parts_are_of_a_sane_size_and_number(pages):
    (pages / "handout.css").write_text("a" * 100_001, "utf-8")
    (pages / "_latin.j2").write_bytes(b"\xe4")
    _, told = read(pages)
    assert told == [
        "pages/_latin.j2:1:1: is not UTF-8 text; save it as UTF-8",
        "pages/handout.css:1:1: is larger than 100 kB; divide it",
    ]
    for number in range(MOST_FILES):
        (pages / f"_{number}.j2").write_text("", "utf-8")
    _, (told,) = read(pages)
    assert "holds more than 40 parts of the page; keep those that differ" in told
