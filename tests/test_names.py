"""Names in any alphabet: printed, or told at their line before anything is laid out."""

import io
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import page
import pypdf
import pypdfium2
import pytest

from rehab.disk import paths
from rehab.letters.folders import CHOSEN
from rehab.render import pdf as printing
from rehab.render.compose.kept import Kept
from rehab.render.isolate import isolated
from rehab.render.pdf import render_pdf
from tests.support.fonts import make_font

ROOT = Path(__file__).parents[1]
OWN = ("Ελένη Παπαδοπούλου", "Ольга Щербак-Їжак", "Nguyễn Thị Ánh Đào", "Żółć Çağrı")  # noqa: RUF001
OTHERS = ("שרה כהן", "محمد علي", "山田 太郎", "김민수", "Pat 💪")
DOTS = "feature ccmp { sub u0639 by u0639 dots; } ccmp;"  # a letter in two glyphs


def client_named(folder, name, when=None):
    text = (ROOT / "examples" / "first-visit" / "client.yaml").read_text("utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("name: "))
    path = folder / "client.yaml"
    text = text.replace(line, f"name: {name}")
    if when:
        text = re.sub("^when: .*$", f"when: {when}", text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def make_pdf(rehab, tmp_path):
    def made(name, when=None):
        pdf = tmp_path / "sheet.pdf"
        status, _, said = rehab("pdf", client_named(tmp_path, name, when), "-o", pdf)
        return pdf.read_bytes() if pdf.exists() else None, status, said

    return made


def fonts_in(pdf):
    resources: Iterable[Any] = (
        sheet["/Resources"] for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages
    )
    every = [font for found in resources for font in found["/Font"].values()]
    fonts = [font.get_object() for font in every]
    named = [font["/BaseFont"] for font in fonts if font["/Subtype"] != "/Type3"]
    return {str(name).partition("+")[2] for name in named}  # DRAFT's have no name


@pytest.mark.parametrize("name", OWN)
def test_a_name_in_these_alphabets_is_printed_with_the_font_of_the_sheets(
    name, make_pdf
):
    made, status, said = make_pdf(name)
    assert status == 0, said
    assert name in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert fonts_in(made) == {"Fira-Sans", "Fira-Sans-Bold"}


@pytest.mark.parametrize("name", OTHERS)
def test_a_name_that_no_font_has_is_told_at_its_line(name, make_pdf, rehab, tmp_path):
    made, status, said = make_pdf(name)
    where = tmp_path / "client.yaml"
    line = where.read_text("utf-8").splitlines().index(f"name: {name}") + 1
    assert (made, status) == (None, 1)
    assert f"{where}:{line}:7: name: no font at hand can print the" in said
    status, out, said = rehab("check", where)
    assert status == 1
    assert f"{where}:{line}:7: name: no font at hand can print the" in out + said
    assert rehab("plan", where)[0] == 0  # nothing is printed of it


@pytest.mark.parametrize("name", OTHERS)
def test_the_same_name_is_printed_when_a_font_has_it(
    name, make_pdf, tmp_path, monkeypatch
):
    make_font(tmp_path / "fonts" / "other.ttf", set(name) - set("Pat"))
    monkeypatch.setenv(CHOSEN, str(tmp_path / "fonts"))
    made, status, said = make_pdf(name)
    assert status == 0, said
    assert page.validate_pdf_bytes(made, profile="ua1").is_compliant
    assert "Other-letters-0" in " ".join(fonts_in(made))
    text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
    assert set(name) <= set(text)


def test_fonts_that_are_not_needed_change_no_byte(make_pdf, tmp_path, monkeypatch):
    without, *_ = make_pdf("Жґ")
    make_font(tmp_path / "fonts" / "other.ttf", "Жґabcdef")
    monkeypatch.setenv(CHOSEN, str(tmp_path / "fonts"))
    assert make_pdf("Жґ")[0] == without


def test_one_handout_never_lends_its_letters_to_the_next(
    make_pdf, tmp_path, monkeypatch
):
    make_font(tmp_path / "one" / "a.ttf", "שרה")
    make_font(tmp_path / "two" / "b.ttf", "אבגדשרה")  # its letters have other numbers
    monkeypatch.setenv(CHOSEN, str(tmp_path / "one"))
    make_pdf("Pat", when="שרה")
    monkeypatch.setenv(CHOSEN, str(tmp_path / "two"))
    after_another = make_pdf("Pat", when="שרה")[0]
    monkeypatch.setattr(printing, "_KEPT", Kept(2000))
    assert make_pdf("Pat", when="שרה")[0] == after_another


def left_of(pdf, letter):
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    at = text.get_text_range().index(letter)
    return text.get_charbox(at)[0]


def test_figures_after_a_name_from_right_to_left_stand_after_it(tmp_path, monkeypatch):
    make_font(tmp_path / "other.ttf", "שרה")
    monkeypatch.setenv(CHOSEN, str(tmp_path))
    style = '<style>html { font: 14pt "Fira Sans" }</style>'
    html = '<html lang="en"><title>t</title>{}<body><p>For {} 7 times</p></html>'
    pdf = render_pdf(
        html.format(style, isolated("שרה")), paths.builtin("templates"), {}
    )
    assert left_of(pdf, "F") < left_of(pdf, "ה") < left_of(pdf, "ש") < left_of(pdf, "7")


def test_a_letter_drawn_in_parts_is_valid_too(tmp_path, monkeypatch):
    make_font(tmp_path / "parts.ttf", "عل", features=DOTS, parts=("dots",))
    monkeypatch.setenv(CHOSEN, str(tmp_path))
    style = '<style>html { font: 14pt "Fira Sans" }</style>'
    html = f'<html lang="en"><title>t</title>{style}<body><p>علل</p></html>'
    pdf = render_pdf(html, paths.builtin("templates"), {})
    result = page.validate_pdf_bytes(pdf, profile="ua1")
    assert result.is_compliant, [failure.message for failure in result.failures]


def test_checking_a_name_needs_neither_weasyprint_nor_fonttools(tmp_path):
    where = client_named(tmp_path, "שרה Zoë")
    code = (
        "import sys; from rehab import cli\n"
        "sys.argv = ['rehab', 'check', sys.argv[1]]\n"
        "try: cli.main()\n"
        "except SystemExit as stop: status = stop.code\n"
        "print(status, {'weasyprint', 'fontTools'} & set(sys.modules))"
    )
    run = [sys.executable, "-c", code, str(where)]
    done = subprocess.run(run, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "1 set()"
