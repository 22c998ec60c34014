"""The physio's pages of where the client stands."""

import datetime
from typing import Any

import pytest

from rehab.model.intake import Intake
from rehab.model.measure import Measured
from rehab.reader.words import read_words
from rehab.render import trend
from rehab.render.language import Words
from rehab.render.view import build_view
from rehab.standing.counters import follow_up

ON = datetime.date(2026, 1, 5)
INTAKE: dict[str, Any] = {
    "sites": ["low_middle", "flank_left"],
    "worse_with": ["rotation", "lifting the pram"],
    "likely_reasons": {"sensitive": "turning", "medicine": "a new statin"},
    "episodes": [
        {
            "on": "2025-11-01",
            "task": "lifted the pram",
            "load": "14 kg",
            "sleep_hours": 5.5,
            "stress": 0,
            "onset": "sudden",
            "cause": "innocuous",
            "lasted_days": 0,
            "stopped_activity": True,
        }
    ],
    "tasks": [
        {
            "name": "cot",
            "unit": "kg",
            "demand": 12.0,
            "capacity": {"2025-12-01": 11.95},
        },
        {
            "name": "walk",
            "unit": "min",
            "demand": 30.0,
            "capacity": {"2026-12-01": 40.0},
        },
    ],
    "paused": [
        {
            "name": "football",
            "since": "2025-11-01",
            "end_test": "run 1 km",
            "back_on": "2026-01-01",
        }
    ],
}
SCORES: tuple[dict[str, Any], ...] = (
    {"on": "2026-01-01", "nprs": 6, "psfs": {"dig": 2}},
    {"on": "2026-01-05", "nprs": 3, "psfs": {"dig": 3}, "groc": 2},
)


@pytest.fixture
def words(made):
    """The shipped words, with all their reasons."""
    return Words(read_words(made.templates / "words" / "en.yaml")[0])


def view_of(made, shelf, words, copy="physio", **changes):
    programme = made.programme(shelf, weeks=1, **changes)
    return build_view(
        programme,
        shelf,
        words,
        weeks=(1,),
        copy=copy,
        draft=False,
        fingerprint="x",
        found=follow_up(programme, shelf),
    )


def pages(made, shelf, **changes):
    table = read_words(made.templates / "words" / "en.yaml")[0]
    table["reasons"]["test_rule"] = "because"
    return view_of(made, shelf, Words(table), **changes).follow


def test_only_the_physio_gets_the_pages_and_only_with_something_on_them(made, shelf):
    intake = Intake(**INTAKE)
    assert pages(made, shelf) is None
    assert pages(made, shelf, copy="client", intake=intake) is None
    assert pages(made, shelf, intake=intake).measures.rows == ()
    assert pages(made, shelf, measures=(Measured(**SCORES[0]),)).intake.events == ()


def test_the_state_is_told_with_the_rule_behind_it(made, shelf):
    page = pages(made, shelf, intake=Intake(**INTAKE)).intake
    assert page.state.startswith("State on 1 December 2026".replace(" D", "\xa0D"))
    assert page.reasons[0].endswith("(register.silent_unscored)")


def test_the_register_tells_what_came_before(made, shelf):
    (row,) = pages(made, shelf, intake=Intake(**INTAKE)).intake.events
    assert row.what == "lifted the pram (14 kg); had to stop"
    assert row.before == "slept 5.5 h; stress 0 of 10"
    assert (row.how, row.lasted, row.episode) == ("sudden; a small thing", "hours", "–")


def test_the_facts_name_tags_in_words_and_send_medicines_to_a_doctor(made, shelf):
    facts = dict(pages(made, shelf, intake=Intake(**INTAKE)).intake.facts)
    assert facts["Where"] == "Low middle; left flank"
    assert facts["Worse with"].endswith(", lifting the pram")
    assert "rotation" not in facts["Worse with"]
    assert "a doctor has looked" in facts["Likely reasons"]


def test_nearly_possible_is_not_possible(made, shelf):
    first, second = pages(made, shelf, intake=Intake(**INTAKE)).intake.tasks
    assert (first.percent, second.percent) == ("99\xa0%", "133\xa0%")
    assert "<title>99 of 100" in first.bar


def test_a_planned_return_that_has_passed_says_so(made, shelf):
    page = pages(made, shelf, intake=Intake(**INTAKE)).intake
    assert page.paused[0].back.endswith("now past)")
    assert page.still_paused == "Still paused: 1 of 1."


def test_both_scores_stand_beside_the_change_and_what_counts(made, shelf):
    page = pages(made, shelf, measures=tuple(Measured(**s) for s in SCORES)).measures
    pain, own, felt = page.rows
    assert pain.first == "6 on 1\xa0January 2026"
    assert pain.last.startswith("3 on")
    assert pain.change == "Improved by 3 (50\xa0%). (change.improved)"
    assert pain.counts == "2 or more, or 30\xa0% and more than 1.77"
    assert own.counts == "3 or more"
    assert felt.first == "–"
    assert [chart.name for chart in page.charts] == [
        "Pain (NPRS)",
        "Own activities (PSFS, mean)",
    ]


def test_the_page_never_says_cured(words):
    for sentence in str(words.table["follow"]), str(words.table["reasons"]["change"]):
        assert "cure" not in sentence.lower()


def test_the_line_over_time_tells_the_same_in_its_title():
    dots = [trend.Dot(0, 6, "6", "1 May"), trend.Dot(28, 3, "3", "29 May")]
    scale = trend.Scale(lowest=0, highest=10, needed=4)
    svg = trend.trend(dots, scale, title="Pain <fell>", size=12)
    assert "<title>Pain &lt;fell&gt;</title>" in svg
    assert svg.count("<circle") == 2
    assert "stroke-dasharray" in svg
    assert "stroke-dasharray" not in trend.trend(
        dots, trend.Scale(lowest=0, highest=10), title="x", size=12
    )


def test_scores_on_the_ends_of_the_scale_stay_inside_the_drawing():
    dots = [trend.Dot(0, 0, "0", ""), trend.Dot(1, 10, "10", "")]
    svg = trend.trend(dots, trend.Scale(lowest=0, highest=10), title="x", size=16)
    ys = [float(part.split('"')[0]) for part in svg.split('cy="')[1:]]
    assert 0 < min(ys) < max(ys) < trend.HEIGHT


@pytest.mark.parametrize(("share", "width"), [(0, "0.0"), (0.5, "42.0"), (3, "84.0")])
def test_a_bar_is_never_fuller_than_full(share, width):
    assert f'<rect x="0" y="0" width="{width}"' in trend.reach(share, title="x")
