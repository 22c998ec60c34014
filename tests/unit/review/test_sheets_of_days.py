"""Sheets of days before one of a week: each is called by what it is."""

import pytest

from rehab.app.words import words_in
from rehab.model.programme import Programme
from rehab.render.sheet_words import of_week
from rehab.render.words import reason_words
from rehab.report.review.whole import review_lines
from rehab.review.proposal import propose
from tests.support.cases import build, client, diary_of, library, region


def after_two_sheets_of_days() -> Programme:
    """Back to normal, signed off after two sheets of 3 days; next is a whole week."""
    person = client(
        plan="acute-overuse-spasm",
        usual_pain=2,
        spasm_free_days=0,
        entry_phase="normal",
        signed={"normal": 2},
    )
    return build(person, None, diary_of({1: "green", 2: "green"}))


def test_a_phase_is_as_long_as_its_own_sheets() -> None:
    week = after_two_sheets_of_days().week(3)
    assert week is not None
    assert week.phase.sheet_days == 7
    said = reason_words(of_week(words_in(region()), week), week.phase_reason)
    assert said.endswith("after 2 sheets.")


@pytest.mark.parametrize(
    "line",
    ["review after sheet 2", "  Sheet 1  Back to normal", "Proposed for sheet 3:"],
)
def test_a_review_numbers_sheets_where_some_are_of_days(line) -> None:
    found = propose(after_two_sheets_of_days(), library())
    text = "\n".join(review_lines(found, region(), "client.yaml", words_in(region())))
    assert line in text
