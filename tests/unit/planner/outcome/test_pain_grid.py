"""The grid on paper and the colours of the diary are one rule."""

from itertools import pairwise
from typing import Any

import pytest

from rehab.model.diary import SessionRecord
from rehab.model.limits import GridColumn
from rehab.model.rules import PainRule
from rehab.planner.outcome.colour import session_colour
from rehab.planner.outcome.pain_grid import pain_grid
from tests.support.cases import library, plan

RULES = [
    pytest.param(rule, id=f"{of.id} {name}")
    for of in library().plans.values()
    for name, rule in of.pain_rules.items()
]
ROWS = {"before": "before", "during": "during", "morning": "next_morning"}
CALM: dict[str, Any] = {"before": 0, "during": 0, "next_morning": 0}
COLOURS = {"green": "green", "amber": "amber", "red": "red", "stop_today": "red"}


def column_of(columns: tuple[GridColumn, ...], score: int) -> GridColumn:
    (found,) = [c for c in columns if c.lowest <= score <= c.highest]
    return found


@pytest.mark.parametrize("rule", RULES)
def test_every_score_has_the_colour_that_the_diary_gives_it(rule: PainRule) -> None:
    for usual in range(11):
        columns = pain_grid(rule, usual)
        for row, score in ROWS.items():
            for pain in range(11):
                record = SessionRecord(**{**CALM, score: pain})
                said = getattr(column_of(columns, pain), row)
                colour = session_colour(rule, usual, record)
                assert COLOURS[said] == colour, (usual, row, pain)


@pytest.mark.parametrize("rule", RULES)
def test_who_has_the_usual_pain_has_a_green_session(rule: PainRule) -> None:
    ends = (rule.before_none, rule.during_red, rule.morning_none)
    for usual in range(min(end for end in ends if end is not None)):
        record = SessionRecord(before=usual, during=usual, next_morning=usual)
        assert session_colour(rule, usual, record) == "green", usual


@pytest.mark.parametrize("rule", RULES)
def test_the_columns_leave_no_score_out_and_no_two_are_alike(rule: PainRule) -> None:
    for usual in range(11):
        columns = pain_grid(rule, usual)
        assert (columns[0].lowest, columns[-1].highest) == (0, 10)
        for one, two in pairwise(columns):
            assert two.lowest == one.highest + 1
            said = [(c.before, c.during, c.morning) for c in (one, two)]
            assert said[0] != said[1]


def test_from_the_pain_that_ends_the_day_on_nothing_is_done() -> None:
    rule = plan().pain_rules["strict"]
    columns = pain_grid(rule, 2)
    told = [(c.lowest, c.highest, c.before, c.during, c.morning) for c in columns]
    assert told == [
        (0, 2, "green", "green", "green"),
        (3, 3, "amber", "amber", "amber"),
        (4, 5, "red", "red", "red"),
        (6, 10, "stop_today", "stop_today", "stop_today"),
    ]


def test_a_rule_that_allows_some_pain_has_its_own_row_for_it() -> None:
    columns = pain_grid(plan().pain_rules["monitored"], 2)
    told = [(c.lowest, c.highest, c.before, c.during, c.morning) for c in columns]
    assert told[2] == (4, 5, "red", "amber", "red")
