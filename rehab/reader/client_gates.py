"""Days that a plan counts from, and what you agree to: both are in the client file."""

from collections.abc import Iterator

from rehab.model.client import Client
from rehab.model.criterion import Test
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.reader.places import Source, problem_at
from rehab.reader.unknown import unknown_keys


def gate_problems(source: Source, client: Client, plan: Plan) -> Iterator[Problem]:
    """Yield events the plan counts from that have no day, and words it has not."""
    tests = list(_tests(plan))
    events = dict.fromkeys(test.event for test in tests if test.event)
    agreed = dict.fromkeys(test.what for test in tests if test.what)
    for event in events:
        if event not in client.events:
            message = f"the plan counts weeks from {event}, and there is no day of it"
            hint = f"write events: {{{event}: 2026-01-31}}, with its day"
            yield problem_at(source, ("plan",), message, hint)
    yield from unknown_keys(source, "event", ("events",), client.events, events)
    yield from unknown_keys(source, "agreement", ("agreed",), client.agreed, agreed)


def _tests(plan: Plan) -> Iterator[Test]:
    for phase in plan.phases:
        for criterion in phase.advance:
            yield from (criterion, *criterion.or_else)
    for ask in plan.ask_by:
        yield from ask.unless
