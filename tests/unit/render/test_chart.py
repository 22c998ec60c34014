from dataclasses import replace

import pytest

from rehab.render import chart


def test_the_index_compares_only_what_both_weeks_have(shelf, made):
    first, second = made.programme(shelf, weeks=2).weeks
    given = second.prescriptions[0]
    more = replace(given, dose=given.dose.but(repetitions=16))
    second = replace(second, prescriptions=(more,))
    assert chart.index([first, second], 0) == pytest.approx([100, 200])


def test_easy_and_printed_weeks_look_different(shelf, made):
    weeks = made.programme(shelf, weeks=8).weeks
    styles = [bar.style for bar in chart.bars(weeks, frozenset({1, 2}))]
    assert styles == ["printed", "printed", "plain", "easy"] + ["plain"] * 3 + ["easy"]
    assert chart.bars(weeks, frozenset({4}))[3].style == "printed_easy"


def test_the_drawing_has_a_title_and_no_small_letters():
    bars = [chart.Bar(index=100, style="plain", phase=1, benchmark=False)]
    svg = chart.curve(bars, title="a <b>", hundred="100", size=12)
    assert "<title>a &lt;b&gt;</title>" in svg
    assert 'font-size="12"' in svg
