"""``rehab doctor``: what is not as it must be has a line with its fix."""

import tempfile
from importlib import metadata

import pytest

from rehab import machine
from rehab.app.words import words
from rehab.disk import paths
from rehab.letters.folders import CHOSEN
from rehab.render.pango import PdfUnavailable, _advice

VERSIONS = metadata.version


@pytest.fixture(autouse=True)
def no_import(monkeypatch):
    """What is there on this computer is for the last test."""
    monkeypatch.setattr(machine, "pango_version", lambda _: "1.50.0")


def lines(said, state):
    return [line for line in said.splitlines() if line.startswith(state)]


def version(monkeypatch, name, found):
    def has(asked):
        if asked.lower() != name:
            return VERSIONS(asked)
        if found is None:
            raise metadata.PackageNotFoundError
        return found

    monkeypatch.setattr(metadata, "version", has)


def without_pango(monkeypatch):
    def missing(_):
        raise PdfUnavailable(_advice("libpango-1.0-0"))

    monkeypatch.setattr(machine, "pango_version", missing)


def without_fonts(monkeypatch):
    monkeypatch.setattr(machine, "OWN", ("FiraSans_900.ttf",))


def without_plans(monkeypatch):
    whole = paths.builtin

    def lacking(kind):
        if kind == "plans":
            raise FileNotFoundError("this installation of rehab has no plans folder")
        return whole(kind)

    monkeypatch.setattr(paths, "builtin", lacking)


def full_disk(monkeypatch):
    def full(**_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)


def letters_of_a_wire(monkeypatch):
    monkeypatch.setattr(machine, "_encodings", lambda: ("ascii", "utf-8"))


def test_where_nothing_is_missing_no_line_is_wrong(rehab):
    status, said, told = rehab("doctor")
    assert (status, lines(said, "WRONG"), told) == (0, [], "")
    assert "Pango 1.50.0" in said
    assert said.endswith("Nothing is missing that the sheets need.\n")


@pytest.mark.parametrize(
    ("spoil", "fix"),
    [
        (without_pango, "libpangoft2"),
        (without_fonts, "FiraSans_900.ttf of the sheets cannot be read. Fix: pip"),
        (without_plans, "no plans folder. Fix: pip install --force-reinstall"),
        (full_disk, "No space left on device"),
        (letters_of_a_wire, "ascii, which lacks most. Fix: export LC_ALL=C.UTF-8"),
        (lambda m: version(m, "click", "8.0.4"), "click 8.0.4 is here, >=8.1 is"),
        (lambda m: version(m, "weasyprint", "71.0"), "71.0 is here"),
        (lambda m: version(m, "segno", None), "segno is missing. Fix: pip install"),
    ],
)
def test_what_is_wrong_is_told_with_its_fix(rehab, monkeypatch, spoil, fix):
    spoil(monkeypatch)
    status, said, _ = rehab("doctor")
    assert status == 3
    wrong = said[said.index("WRONG") :]
    assert fix in wrong
    assert "run rehab doctor again." in wrong


def test_what_could_be_added_is_no_fault(rehab, monkeypatch):
    version(monkeypatch, "starlette", None)
    monkeypatch.setattr(machine, "makes_small_files", lambda: False)
    status, said, _ = rehab("doctor")
    could = "\n".join(lines(said, "could"))
    assert status == 0
    assert (
        'rehab desk: not installed. Fix: pip install "rehab-programme[desk]"' in could
    )
    assert "libharfbuzz-subset0" in could
    assert 'pip install "rehab-programme[letters]"' in could


def test_fonts_for_other_scripts_are_counted(rehab, monkeypatch, tmp_path):
    (tmp_path / "one.ttf").write_bytes(b"")
    monkeypatch.setenv(CHOSEN, str(tmp_path))
    assert "fine  letters: 1 of your fonts" in rehab("doctor")[1]


def test_every_extra_is_named_by_what_it_is_for():
    assert set(words().section("doctor.uses")) == set(machine.EXTRAS)


def test_what_lays_out_the_pages_here_says_its_version(monkeypatch):
    monkeypatch.undo()
    found = machine._pango()
    assert found.state == "fine"
    assert str(found.slots["version"]).count(".") == 2
