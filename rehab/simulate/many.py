"""Many invented clients on one plan, and the table of what became of them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rehab.model.plan import Plan
from rehab.model.programme import Library
from rehab.planner.allowed.screening import screen
from rehab.simulate.drive import drive
from rehab.simulate.people import people
from rehab.simulate.reply import Person
from rehab.simulate.run import Run, run_of
from rehab.simulate.table import Row, table

NOTHING_LEFT = "refused.nothing_left"


@dataclass(frozen=True, kw_only=True, slots=True)
class Many:
    """What became of all of them."""

    weeks: int
    rows: tuple[Row, ...]
    refused: Mapping[str, int]  # rule: clients whom it gives no programme


def simulate(  # noqa: PLR0913
    plan: Plan,
    library: Library,
    *,
    clients: int,
    weeks: int,
    seed: int = 1,
    enough: Callable[[], bool] = lambda: False,
) -> Many:
    """So many clients, the types in turn, for so many sheets each.

    ``enough`` is asked after each client: whether those will do.
    """
    runs: list[Run] = []
    refused: Counter[str] = Counter()
    for person in people(plan, library, clients, seed):
        found = screen(person.client, plan, library)
        if found:
            refused[found.reasons[0].rule] += 1
        elif run := _run(person, plan, library, weeks):
            runs.append(run)
        else:
            refused[NOTHING_LEFT] += 1
        if enough():
            break
    return Many(weeks=weeks, rows=table(plan, runs), refused=dict(refused))


def _run(person: Person, plan: Plan, library: Library, weeks: int) -> Run | None:
    """Their way, or None when in a week of it nothing is left for them to do."""
    turns = tuple(drive(person, plan, library, weeks))
    if not all(turn.week.prescriptions for turn in turns):
        return None
    return run_of(person.kind.name, turns)
