"""A week that is amber for missing scores alone, and what speaks against that."""

import pytest

from rehab.model.diary import SessionRecord, WeekRecord
from rehab.planner.outcome.past_week import Outcome

UNKNOWN = ("green", "unknown", "unknown")
SORE = SessionRecord(sore="bridge")


@pytest.mark.parametrize(
    ("colours", "record", "alone"),
    [
        (UNKNOWN, WeekRecord(week=1), True),
        (("green", "green", "green"), WeekRecord(week=1), False),  # too few were done
        (("amber", "unknown", "green"), WeekRecord(week=1), False),
        (UNKNOWN, WeekRecord(week=1, sessions=(SORE,)), False),
        (UNKNOWN, WeekRecord(week=1, new_symptoms="a numb toe"), False),
    ],
)
def test_only_scores_are_missing(colours, record, alone):
    past = Outcome("hold", "amber", record=record, colours=colours)
    assert past.only_unscored is alone
    assert past.nothing_amiss is alone
