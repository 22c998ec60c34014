"""The sheet that what came back is typed against."""

import datetime
from collections import Counter

import pytest

from rehab.app.words import words
from rehab.entry.sheet_had import sheet_had
from rehab.entry.sittings import sittings
from rehab.model.record import IssuedWeek
from rehab.reader.expected import Sheet
from rehab.reader.library import read_client
from rehab.render.words import short_dose_of
from rehab.review.issued import sheet_of
from tests.support.cases import ROOT, build, client, library

NAMES = (
    *("steady-build", "first-days", "first-visit", "forty-weeks", "quota", "shoulder"),
    *("published/alfredson-heel-drop", "published/heavy-slow-resistance"),
    *("published/descending-holds", "published/novice-five-by-five"),
)
MONDAY = datetime.date(2026, 11, 16)
WEEK = tuple(MONDAY + datetime.timedelta(days=n) for n in range(7))


@pytest.mark.parametrize("name", NAMES)
def test_what_the_record_keeps_gives_the_sheet_that_was_planned(name):
    """Its exercises, doses, and how often each is done on each day."""
    file = ROOT / "examples" / name / "client.yaml"
    person, problems = read_client(file, library())
    assert person is not None, problems
    programme = build(person)
    for week in programme.weeks:
        days = Sheet(first=week.start, last=week.days[-1])
        issued = sheet_of(week, person.usual_pain)
        pieces = {given.exercise.id: given.pieces for given in week.prescriptions}
        had = sheet_had(issued, days, week.phase, person, library(), pieces)
        assert had.exercises == week.exercises
        for row in had.rows:
            every = week.every(row.key)
            told = dict.fromkeys(short_dose_of(words(), given) for given in every)
            assert row.dose == "; ".join(told)
            assert row.asks_kg == any(given.asks_kg for given in every)
            planned = Counter(day for given in every for day in given.days)
            sat = Counter(s.day for s in had.sittings if row.key in s.exercises)
            assert sat == planned


def test_days_that_nobody_wrote_down_are_the_client_s_own_far_apart():
    issued = {"sessions": 2, "dose": {"sets": 2, "repetitions": 8}}
    given = {"week": 1, "start": MONDAY, "phase": "any", "days": 2}
    sheet = IssuedWeek.model_validate({**given, "doses": {"bridge": issued}})
    person = client(days=("mon", "tue", "wed", "thu"))
    found = tuple(sittings(sheet, WEEK, person))
    assert [one.day for one in found] == [WEEK[0], WEEK[3]]
    assert all(one.exercises == ("bridge",) for one in found)
