"""What the physio asks for before the next sheet: whatever did not come back.

Nothing later can be signed while a week is missing, and a review names the scores that
are. Who forgot to write tells from memory, and memory keeps the worst: each session
that was not written down gets the pain of the worst one of that week. Who leaves bad
scores out goes on doing so.
"""

from dataclasses import replace

from rehab.model.diary import SCORES, SessionRecord, WeekRecord
from rehab.model.programme import Week
from rehab.simulate.body import Body
from rehab.simulate.reply import Lived, Person, written

ALWAYS = 2.0  # a chance above every draw


def asked(
    person: Person, body: Body, week: Week, lived: Lived, record: WeekRecord | None
) -> WeekRecord:
    """The week's report with what was forgotten, as it is remembered."""
    told = _told(person, body, week, lived)
    if record is None:
        return told
    pairs = zip(record.sessions, told.sessions, strict=True)
    rows = tuple(_filled(row, memory) for row, memory in pairs)
    sure = told.confidence if record.confidence is None else record.confidence
    return record.model_copy(update={"sessions": rows, "confidence": sure})


def _told(person: Person, body: Body, week: Week, lived: Lived) -> WeekRecord:
    """The whole week from memory."""
    kind = replace(person.kind, reports=ALWAYS, scores=ALWAYS)
    worst = max(lived.above, default=0)
    alike = replace(lived, above=tuple(worst for _ in lived.above))
    found = written(replace(person, kind=kind), body, week, alike)
    assert found is not None  # noqa: S101 - such a sheet always comes back
    return found


def _filled(row: SessionRecord, memory: SessionRecord) -> SessionRecord:
    missing = {
        name: getattr(memory, name) for name in SCORES if getattr(row, name) is None
    }
    return row.model_copy(update=missing)
