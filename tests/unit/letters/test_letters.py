"""Which letters can be printed, and with which font."""

import string
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont, newTable

from rehab.letters import at_hand, folders
from rehab.letters.at_hand import fonts_for, lacking
from rehab.letters.choose import choose
from rehab.letters.table import NoFont, read_font
from tests.support.fonts import make_font

FONTS = Path(__file__).parents[3] / "templates" / "fonts"
REGULAR, BOLD = FONTS / at_hand.OWN, FONTS / "FiraSans_700Bold.ttf"

GREEK = "ΑαΆάΒβΓγΔδΕεΈέΖζΗηΉήΘθΙιΊίϊΐΚκΛλΜμΝνΞξΟοΌόΠπΡρΣσςΤτΥυΎύϋΰΦφΧχΨψΩωΏώ"
CYRILLIC = "".join(map(chr, range(0x400, 0x460))) + "ҐґЎўЏџ"
VIETNAMESE = "ĂăÂâĐđÊêÔôƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
LATIN = "".join(map(chr, [*range(0xA1, 0xAD), *range(0xAE, 0x180)])) + "ȘșȚțẞ"
HEBREW, ARABIC, HAN, HANGUL = "שרה כהן", "محمد", "山田", "김민수"


@pytest.fixture
def fonts(tmp_path, monkeypatch):
    """A folder of fonts, and no others."""
    monkeypatch.setenv(folders.CHOSEN, str(tmp_path))
    return tmp_path


def letters_of(path):
    ranges = read_font(path).ranges
    return {number for first, last in ranges for number in range(first, last + 1)}


@pytest.mark.parametrize("path", [REGULAR, BOLD], ids=lambda path: path.stem)
def test_the_letters_of_a_font_are_read_as_others_read_them(path):
    assert letters_of(path) == set(TTFont(path).getBestCmap())


def test_letters_beyond_the_first_plane_are_read_too(tmp_path):
    font = make_font(tmp_path / "far.ttf", "a𠮷💪")
    assert letters_of(font) == set(map(ord, " a𠮷💪"))
    assert read_font(font).has("𠮷")
    assert not read_font(font).has("b")


def test_bold_has_the_letters_of_regular():
    assert letters_of(BOLD) == letters_of(REGULAR)


def test_the_sheets_font_has_all_of_ascii():
    assert letters_of(REGULAR) >= set(map(ord, string.printable[:95]))


@pytest.mark.parametrize("alphabet", [GREEK, CYRILLIC, VIETNAMESE, LATIN])
def test_these_alphabets_need_no_other_font(alphabet):
    assert lacking(alphabet) == ()
    assert fonts_for(alphabet) == ()


def test_a_letter_in_two_parts_is_as_good_as_in_one():
    assert lacking("Nguye\u0302\u0303n") == ()


@pytest.mark.parametrize("name", [HEBREW, ARABIC, HAN, HANGUL, "💪"])
def test_without_a_font_its_letters_are_lacking(name):
    assert lacking(name) == tuple(sorted(set(name) - {" "}))


@pytest.mark.parametrize("name", [HEBREW, ARABIC, HAN, HANGUL, "💪"])
def test_with_a_font_that_has_them_nothing_is(name, fonts):
    font = make_font(fonts / "one.ttf", set(name) - {" "})
    assert lacking(name) == ()
    assert fonts_for(f"week 1 of {name}") == (font,)


@pytest.mark.parametrize("mark", ["\u200d", "\u200e", "\u2068", "\ufe0f", "\xad", "\n"])
def test_marks_without_ink_need_no_font(mark):
    assert lacking(f"Pat{mark}Example") == ()


def test_a_font_is_looked_for_only_when_a_letter_is_missing(monkeypatch):
    monkeypatch.setattr(at_hand, "font_files", lambda: pytest.fail("looked"))
    assert lacking("Zoë Ελένη – 3 × 8") == ()


def test_a_name_is_in_one_font_where_one_has_it_all(tmp_path):
    files = [tmp_path / name for name in ("a.ttf", "b.ttf", "c.ttf")]
    made = map(make_font, files, ("שר", "שרה", "ה"))
    place = [(path, read_font(path)) for path in made]
    assert choose("שרה", [lambda: place]) == ((files[1],), ())


def test_an_upright_plain_font_goes_before_a_bold_one(tmp_path):
    bold = make_font(tmp_path / "a.ttf", "ש", usWeightClass=700)
    plain = make_font(tmp_path / "b.ttf", "ש")
    place = [(path, read_font(path)) for path in (bold, plain)]
    assert choose("ש", [lambda: place]) == ((plain,), ())


def test_an_earlier_place_goes_first_and_a_later_one_gives_the_rest(tmp_path):
    one = make_font(tmp_path / "z.ttf", "ש")
    two = make_font(tmp_path / "a.ttf", "שר")
    places = [lambda f=font: [(f, read_font(f))] for font in (one, two)]
    assert choose("ש", places) == ((one,), ())
    assert choose("שרה", places) == ((one, two), ("ה",))


def test_what_cannot_be_embedded_or_read_is_no_font(fonts):
    make_font(fonts / "kept-back.ttf", "ש", fsType=2)
    (fonts / "empty.ttf").write_bytes(b"")
    (fonts / "cut.ttf").write_bytes(REGULAR.read_bytes()[:200])
    (fonts / "text.otf").write_text("no font")
    assert lacking("ש") == ("ש",)


def test_a_font_without_a_space_would_leave_a_hole_between_two_names(fonts):
    make_font(fonts / "one.ttf", "ש", common="")
    assert lacking("ש") == ("ש",)


def test_a_font_of_coloured_pictures_is_not_used(tmp_path):
    font = TTFont(make_font(tmp_path / "plain.ttf", "💪"))
    font["SVG "] = newTable("SVG ")
    font["SVG "].docList = []
    font.save(tmp_path / "colour.ttf")
    with pytest.raises(NoFont):
        read_font(tmp_path / "colour.ttf")


def test_a_collection_counts_for_its_first_font(tmp_path):
    single = TTFont(make_font(tmp_path / "one.ttf", "ש"))
    collection = TTCollection()
    collection.fonts = [single, TTFont(make_font(tmp_path / "two.ttf", "ר"))]
    collection.save(tmp_path / "both.ttc")
    assert letters_of(tmp_path / "both.ttc") == {ord(" "), ord("ש")}


def test_the_packages_go_before_the_machines_own(tmp_path, monkeypatch):
    monkeypatch.delenv(folders.CHOSEN)
    package, machine = tmp_path / "some_fonts", tmp_path / "machine"
    (package / "__init__.py").parent.mkdir()
    (package / "__init__.py").touch()
    first = make_font(package / "z.ttf", "ש")
    second = make_font(machine / "deep" / "a.ttf", "ש")
    monkeypatch.setattr(folders, "EXTRA", ("some_fonts", "not_installed_fonts"))
    monkeypatch.setattr(folders, "_machine", lambda: iter([machine, tmp_path / "no"]))
    monkeypatch.syspath_prepend(tmp_path)
    assert folders.font_files() == ((first,), (second,))
    assert fonts_for("ש") == (first,)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_system_has_folders_of_its_own(system, monkeypatch):
    monkeypatch.setattr(sys, "platform", system)
    assert all("font" in str(folder).lower() for folder in folders._machine())
