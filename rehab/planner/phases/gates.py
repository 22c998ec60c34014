"""Gates of time: days before which a phase is not left, whatever is signed.

In YAML: ``{measure: weeks_since, event: operation, at_least: 6}``, with the day of the
operation in the client file, or ``{measure: day_of_programme, at_least: 43}``. Only a
gate of ``by_signature: true`` opens for the physio's signature.

>>> by_day = Test(measure="day_of_programme", at_least=43)
>>> opens_on(by_day, datetime.date(2026, 1, 5), {}).isoformat()
'2026-02-16'
>>> since = Test(measure="weeks_since", event="operation", at_least=6)
>>> operated = datetime.date(2026, 3, 2)
>>> opens_on(since, datetime.date(2026, 3, 16), {"operation": operated}).isoformat()
'2026-04-13'
"""

import datetime
from collections.abc import Iterator, Mapping

from rehab.model.client import Client
from rehab.model.criterion import OF_TIME, Criterion, Test
from rehab.model.phase import Phase

DAY = datetime.timedelta(days=1)


def opens_on(
    test: Test, start: datetime.date, events: Mapping[str, datetime.date]
) -> datetime.date | None:
    """The first day that passes; None where nobody knows the day of the event."""
    least = test.at_least or 0
    if test.measure == "day_of_programme":
        return start + DAY * (least - 1)
    event = events.get(test.event or "")
    return event + 7 * DAY * least if event else None


def gates(phase: Phase) -> Iterator[Criterion]:
    """The conditions of a phase that time alone can meet."""
    for criterion in phase.advance:
        if all(test.measure in OF_TIME for test in (criterion, *criterion.or_else)):
            yield criterion


def closed(
    phase: Phase, client: Client, day: datetime.date, *, signed: bool
) -> tuple[Criterion, ...]:
    """The gates that are not open on this day."""
    return tuple(
        gate
        for gate in gates(phase)
        if not (signed and gate.by_signature)
        and ((opens := _opens(gate, client)) is None or opens > day)
    )


def not_before(phase: Phase, client: Client) -> datetime.date | None:
    """The first day on which every gate of the phase is open; None without gates."""
    days = [_opens(gate, client) for gate in gates(phase)]
    return max((day for day in days if day), default=None)


def _opens(gate: Criterion, client: Client) -> datetime.date | None:
    """The first of the days of its tests."""
    tests = (gate, *gate.or_else)
    days = [opens_on(test, client.start, client.events) for test in tests]
    return min((day for day in days if day), default=None)
