"""Rules that a plan leaves out though a phase of it uses them, each with its cure.

Whether a phase uses one follows from its policies, its places and the exercises that
may come to them.
"""

from collections.abc import Iterator, Mapping

from rehab.model.exercise import Exercise
from rehab.model.phase import Phase, Place
from rehab.model.plan import Plan
from rehab.model.policy import Policy, Quota, Staircase, Table
from rehab.model.problem import Problem
from rehab.reader.places import Read
from rehab.reader.shelf import Shelf
from rehab.reader.unused_rules import NONE, copy_it

UP = ("rung_up", "rung_down")
IN_KILOGRAMS = ("kg", "percent_body_weight")


def needed_problems(read: Read[Plan], shelf: Shelf) -> Iterator[Problem]:
    """Yield each block that was left out though a phase uses it."""
    source = read.source
    for name, why in _needs(read.value, shelf).items():
        if source.file_of((name,)) != source.file:
            hint = f"write {name}:, {copy_it(name)}"
            if name in NONE:
                hint += f", or write {name}: none"
            yield Problem(source.file, 1, 1, "", f"{name} is missing: {why}", hint)


def _needs(plan: Plan, shelf: Shelf) -> dict[str, str]:
    """The blocks that the plan's phases use, and the first of the whys."""
    found: dict[str, str] = {}
    for phase in plan.phases:
        for place in phase.places:
            for name, why in _of_place(phase, place, shelf):
                found.setdefault(name, f'in phase "{phase.id}" {why}')
    return found


def _of_place(phase: Phase, place: Place, shelf: Shelf) -> Iterator[tuple[str, str]]:
    policy = place.policy or phase.policy
    names = place.choices(shelf.catalogue.value.ladders if shelf.catalogue else {})
    may = {n: shelf.exercises[n].value for n in names if n in shelf.exercises}
    if isinstance(policy, Staircase):
        yield "steps", "doses climb a staircase"
        yield "irritable", "doses rise, for the easily irritated too"
        yield "older", "doses rise, for older clients too"
    if isinstance(policy, Quota):
        yield "steps", "doses climb to a target"
    if not isinstance(policy, Table):
        yield "steps", "a first dose may come from a try"
        yield "start", "a first dose may come from a try"
    if place.ladder and len(names) > 1 and _goes_up(phase, place, policy):
        yield "rung_up", f'"{place.ladder}" goes on to its next exercise'
    if not isinstance(policy, Quota):
        yield "missed_time", "time without sessions cuts the doses"
        yield "older", "time without sessions cuts the doses, of older clients more"
    yield from _of_loads(policy, may)


def _goes_up(phase: Phase, place: Place, policy: Policy) -> bool:
    by_weeks = isinstance(policy, Staircase) and phase.new_rungs
    return by_weeks or any(rule.then in UP for rule in place.on_results)


def _of_loads(policy: Policy, may: Mapping[str, Exercise]) -> Iterator[tuple[str, str]]:
    loaded = [one for one in may.values() if one.dose.load]
    heavy = [n for n in loaded if n.dose.load and n.dose.load.kind in IN_KILOGRAMS]
    if heavy:
        yield "heavy", f'"{heavy[0].id}" has a weight, and may be heavy'
    rows = policy.rows if isinstance(policy, Table) else ()
    if loaded and any(not part.is_loaded for row in rows for part in row.dose.sides):
        yield "start", f'"{loaded[0].id}" begins with a weight or band at hand'
