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
from collections.abc import Iterator, Mapping, Sequence

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
        if all(test.measure in OF_TIME for test in _tests(criterion)):
            yield criterion


def closed(
    phase: Phase, client: Client, day: datetime.date, *, signed: bool
) -> tuple[Criterion, ...]:
    """The gates that are not open on this day."""
    return tuple(
        gate
        for gate in gates(phase)
        if not (signed and gate.by_signature) and _closed(_tests(gate), client, day)
    )


def closed_at_start(phase: Phase, client: Client) -> tuple[Criterion, ...]:
    """The gates of a phase that keep everybody from beginning after it.

    The day of the programme is no test of that: who begins has not had one yet.
    """
    since = ((gate, _since(gate)) for gate in gates(phase) if not gate.by_signature)
    return tuple(
        gate for gate, tests in since if tests and _closed(tests, client, client.start)
    )


def weeks_at_start(gate: Criterion, client: Client) -> int:
    """Whole weeks from the first of its events to the start; 0 where none is known."""
    known = (client.events.get(test.event or "") for test in _since(gate))
    first = min((day for day in known if day), default=client.start)
    return (client.start - first).days // 7


def _since(gate: Criterion) -> tuple[Test, ...]:
    """Its tests that count from an event."""
    return tuple(test for test in _tests(gate) if test.measure == "weeks_since")


def not_before(phase: Phase, client: Client) -> datetime.date | None:
    """The first day on which every gate of the phase is open; None without gates."""
    days = [_opens(_tests(gate), client) for gate in gates(phase)]
    return max((day for day in days if day), default=None)


def _tests(gate: Criterion) -> tuple[Test, ...]:
    return (gate, *gate.or_else)


def _closed(tests: Sequence[Test], client: Client, day: datetime.date) -> bool:
    opens = _opens(tests, client)
    return opens is None or opens > day


def _opens(tests: Sequence[Test], client: Client) -> datetime.date | None:
    """The first of the days of these tests."""
    days = [opens_on(test, client.start, client.events) for test in tests]
    return min((day for day in days if day), default=None)
