"""The parts of the benchmarks that measure nothing."""

import sys
from pathlib import Path

import pytest

from benchmarks import browser, clinic, sheets, tables
from benchmarks.clinic import Clinic
from benchmarks.process import Cost, Failed, code, in_turn, measure, median
from benchmarks.results import Table, as_markdown, as_text, document
from benchmarks.sheets import CHROMIUM, FLOOR, IMPORT, OURS, PLAIN, Sheets
from benchmarks.targets import Target, find, ratio, targets

ROOT = Path(__file__).parents[1]
PARTS = {"plan 51 weeks": 0.05, "plan after 60 weeks came back": 0.11}
NOBODY = Clinic(40, Cost(10, 60), 8, Cost(2, 90))


@pytest.fixture
def rows():
    """Three programs and one that is not installed."""
    return [
        Sheets(IMPORT, None, Cost(0.5, 40)),
        Sheets(OURS, 4, Cost(0.75, 80), 100, 12),
        Sheets(OURS, 26, Cost(2, 120), 200, 56),
        Sheets(PLAIN, 26, Cost(25, 180), 1900, 56),
        Sheets(CHROMIUM, 26, None),
        Sheets(OURS, 51, Cost(3, 150), 300, 110),
        Sheets(FLOOR, 51, Cost(0.1, 30), 310, 110),
    ]


def test_the_median_is_taken_of_time_and_of_memory_by_themselves():
    assert median([Cost(1, 9), Cost(5, 7), Cost(3, 8)]) == Cost(3, 8)
    assert median([Cost(1, 10), Cost(2, 20)]) == Cost(1.5, 15)


def test_the_clinics_mean_has_the_memory_of_the_largest():
    assert clinic.mean([Cost(1, 50), Cost(3, 70)]) == Cost(2, 70)


def test_a_process_is_measured_and_one_that_fails_says_why():
    cost = measure(code("pass"))
    assert cost.seconds > 0
    assert cost.peak_mib > 1
    with pytest.raises(Failed, match="no such luck"):
        measure(code("raise SystemExit('no such luck')"))


def test_commands_take_turns_and_the_first_round_does_not_count(monkeypatch):
    ran = []

    def counted(command):
        ran.append(command[0])
        return Cost(len(ran), 1)

    monkeypatch.setattr("benchmarks.process.measure", counted)
    costs = in_turn({"a": ["a"], "b": ["b"]}, 2)
    assert ran == ["a", "b"] * 3
    assert costs == {"a": Cost(4, 1), "b": Cost(5, 1)}


def test_a_ratio_is_the_time_of_one_by_the_time_of_the_other(rows):
    assert ratio(rows, (OURS, 51), (OURS, 26)) == 1.5
    assert ratio(rows, (OURS, 26), (CHROMIUM, 26)) is None
    assert find(rows, CHROMIUM, 26) is None


def test_a_clinic_is_compared_client_by_client():
    assert NOBODY.together_per_second == 4
    assert NOBODY.each_per_second == 0.5
    assert NOBODY.ratio == 8


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [(None, "not measured"), (2.1, "not met"), (2.0, "met"), (1.0, "moonshot met")],
)
def test_a_target_is_met_from_its_limit_on(measured, verdict):
    assert Target("less", 2.0, 1.0, measured).verdict == verdict


def test_a_target_may_be_a_least_number():
    assert Target("more", 8, 15, 7, at_least=True).verdict == "not met"
    assert Target("more", 8, 15, 8, at_least=True).verdict == "met"
    assert Target("more", 8, 15, 15, at_least=True).verdict == "moonshot met"
    assert Target("no moonshot", 2, None, 0.1).verdict == "met"


def test_the_targets_are_those_of_the_measured_rows(rows):
    found = [(t.measured, t.verdict) for t in targets(rows, PARTS, NOBODY)]
    assert found == [
        (None, "not measured"),
        (0.08, "met"),
        (None, "not measured"),
        (1.5, "met"),
        (1.5, "met"),
        (200, "met"),
        (120, "not met"),
        (50, "met"),
        (pytest.approx(110), "not met"),
        (8, "met"),
    ]


def test_the_targets_table_has_units_and_the_direction(rows):
    lines = tables.targets_table(targets(rows, PARTS, NOBODY)).rows
    assert lines[0][1:] == ("≤ 0.50 ×", "–", "–", "not measured")
    assert lines[5][1:] == ("≤ 250 kB", "150 kB", "200 kB", "met")
    assert lines[7] == ("plan 51 weeks", "≤ 60 ms", "–", "50 ms", "met")
    assert lines[9][1:] == ("≥ 8.00 ×", "15.00 ×", "8.00 ×", "met")


def test_a_missing_chromium_is_a_row_and_the_table_goes_on(rows):
    lines = tables.sheets_table(rows).rows
    assert lines[3] == (PLAIN, "26", "25.00", "12.50", "180", "1900", "56")
    assert lines[4] == (CHROMIUM, "26", "not installed", "–", "–", "–", "–")
    assert lines[5][0] == OURS


def test_a_machine_without_chromium_prints_with_none(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    here = Path.cwd()
    assert browser.printing(here, here, here) is None
    assert browser.version() is None


def test_a_program_that_is_not_installed_is_not_timed(monkeypatch, tmp_path):
    timed = []

    def commands(weeks, folder):
        (folder / f"rehab-{weeks}.pdf").write_bytes(b"x" * 2000)
        return {OURS: ["ours"], PLAIN: None, CHROMIUM: None, FLOOR: None}

    def in_turn(given, _runs):
        timed.extend(given)
        return dict.fromkeys(given, Cost(1, 1))

    monkeypatch.setattr(sheets, "commands_for", commands)
    monkeypatch.setattr(sheets, "in_turn", in_turn)
    monkeypatch.setattr(sheets, "answer", lambda _command: [7])
    found = sheets.measured(tmp_path, 1)
    assert timed == [IMPORT, *(f"rehab pdf, {weeks} weeks" for weeks in (4, 26, 51))]
    assert found[1] == Sheets(OURS, 4, Cost(1, 1), 2.0, 7)
    assert found[3] == Sheets(CHROMIUM, 4, None)


def test_growth_is_a_ratio_of_neighbours(rows):
    lines = {line[:2]: line[2:] for line in tables.growth_table(rows).rows}
    assert lines[OURS, "26 to 51"] == ("1.50 ×", "1.25 ×", "1.50 ×", "1.96 ×")
    assert lines[CHROMIUM, "4 to 26"] == ("–",) * 4


def test_a_table_is_text_in_line_and_markdown():
    table = Table("Costs", ("what", "ms"), (("one", "1.0"), ("three", "10.0")), "So.")
    assert as_text(table).splitlines() == [
        *("", "Costs", "what     ms", "one     1.0", "three  10.0", "So."),
    ]
    assert as_markdown(table).splitlines() == [
        *("## Costs", "", "| what | ms |", "| --- | ---: |"),
        *("| one | 1.0 |", "| three | 10.0 |", "", "So."),
    ]


def test_the_document_has_the_date_the_machine_and_how_to_read_it():
    table = Table("Costs", ("what", "ms"), (("one", "1.0"),))
    text = document("2026-11-21", 3, ["2 × a processor"], [table])
    assert "on 2026-11-21: medians of 3 runs." in text
    assert "- 2 × a processor\n" in text
    assert "Quote the ratios" in text
    assert text.endswith("| one | 1.0 |\n")


def test_a_finished_pdf_can_be_written_again(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 200)
    writer.write(tmp_path / "one.pdf")
    objects, again = tmp_path / "objects", tmp_path / "again.pdf"
    for given in (["dump", tmp_path / "one.pdf", objects], ["write", objects, again]):
        measure([sys.executable, "-m", "benchmarks.floor", *map(str, given)])
    (page,) = PdfReader(again).pages
    assert page.mediabox[2:] == [100, 200]


def test_the_script_tells_of_bench():
    head, _, rest = (ROOT / "run").read_text("utf-8").partition("set -eu")
    assert "# ./run bench" in head
    assert "benchmarks.run" in rest
