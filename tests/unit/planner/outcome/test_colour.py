from pathlib import Path
from typing import Any

import pytest
import yaml

from rehab.model.diary import SessionRecord
from rehab.model.programme import Colour
from rehab.planner.outcome.colour import session_colour, week_colour
from tests.support.cases import ROOT, plan

VECTORS: dict[str, list[Any]] = yaml.safe_load(
    Path(ROOT / "tests" / "data" / "vectors.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("vector", VECTORS["session_colour"], ids=str)
def test_session_has_the_colour_of_its_scores(vector: list[Any]) -> None:
    rule, baseline, before, during, morning, colour = vector
    record = SessionRecord(before=before, during=during, next_morning=morning)
    assert session_colour(plan().pain_rules[rule], baseline, record) == colour


@pytest.mark.parametrize(
    ("planned", "done", "colours", "flare", "colour"), VECTORS["week_colour"]
)
def test_week_has_the_colour_of_its_sessions(
    planned: int, done: int, colours: list[Colour], *, flare: bool, colour: str
) -> None:
    assert len(colours) == done
    assert week_colour(plan().week_rule, planned, colours, flare=flare) == colour


@pytest.mark.parametrize("rule", ["strict", "monitored", "alt_goom"])
def test_spasm_is_red_and_a_stop_sign_stops_whatever_the_scores(rule: str) -> None:
    pain = plan().pain_rules[rule]
    calm: dict[str, Any] = {"before": 0, "during": 0, "next_morning": 0}
    assert session_colour(pain, 0, SessionRecord(**calm, spasm=True)) == "red"
    both = SessionRecord(**calm, spasm=True, stop_sign=True)
    assert session_colour(pain, 0, both) == "stop"


def test_session_without_any_score_is_unknown() -> None:
    assert session_colour(plan().pain_rules["strict"], 0, SessionRecord()) == "unknown"


def test_high_score_is_red_even_if_the_morning_is_missing() -> None:
    record = SessionRecord(before=1, during=6)
    assert session_colour(plan().pain_rules["monitored"], 1, record) == "red"


def test_every_rise_is_above_the_usual_pain() -> None:
    pain = plan().pain_rules["strict"]
    calm: dict[str, Any] = {"before": 3, "during": 3, "next_morning": 3}
    for moment in calm:
        worse = SessionRecord(**{**calm, moment: 4})
        assert session_colour(pain, 3, worse) == "amber", moment
        worse = SessionRecord(**{**calm, moment: 5})
        assert session_colour(pain, 3, worse) == "red", moment
    assert session_colour(pain, 3, SessionRecord(**calm)) == "green"


def test_more_pain_never_makes_a_week_better() -> None:
    """Each session a shade worse, over every week of four sessions."""
    worse: dict[Colour, Colour] = {
        "green": "amber",
        "unknown": "amber",
        "amber": "red",
        "red": "red",
    }
    order = ["green", "amber", "red"]
    rule = plan().week_rule
    shades = list(worse)
    weeks = [
        [a, b, c, d] for a in shades for b in shades for c in shades for d in shades
    ]
    for week in weeks:
        before = week_colour(rule, 4, week, flare=False)
        for i, shade in enumerate(week):
            after = [*week[:i], worse[shade], *week[i + 1 :]]
            then = week_colour(rule, 4, after, flare=False)
            assert order.index(then) >= order.index(before), (week, after)
