"""Fill the places of a phase: for each, the hardest rung the client may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rehab.model.exercise import Exercise
from rehab.model.phase import Phase, Place
from rehab.model.programme import Facts, Gap, Reason
from rehab.planner.allowed.case import Case

HARDEST = 6  # what the physio entered, or what is already done, may be of any level

Passed = tuple[tuple[str, Reason], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One filled place."""

    place: Place
    exercise: Exercise
    reason: Reason


@dataclass(frozen=True, slots=True)
class Selection:
    """All choices of a phase, the places left empty, and what was passed over."""

    choices: tuple[Choice, ...]
    gaps: tuple[Gap, ...]
    passed: Passed


@dataclass(frozen=True, slots=True)
class Asked:
    """What a choice depends on besides the place."""

    case: Case
    phase: Phase
    carried: Mapping[str, str]  # place: exercise kept from the phase before


def place_name(place: Place) -> str:
    """What a place is called: its ladder, its exercise, or its menu."""
    return place.ladder or place.exercise or " / ".join(place.menu)


def select(case: Case, phase: Phase, carried: Mapping[str, str]) -> Selection:
    """Fill places in order up to the phase's most; later places are spares.

    ``carried`` names, by place, the exercises to keep from the phase before.
    """
    asked = Asked(case, phase, carried)
    choices: list[Choice] = []
    gaps: list[Gap] = []
    passed: list[tuple[str, Reason]] = []
    pins = [Place(exercise=name) for name in asked.case.client.pins]
    for place in (*pins, *asked.phase.places):
        if len(choices) >= max(asked.phase.exercises[1], len(pins)):
            break
        taken = frozenset(choice.exercise.id for choice in choices)
        choice, tried = _fill(place, taken, asked)
        passed.extend(tried)
        if choice is None:
            gaps.append(Gap(place=place_name(place), tried=tried))
        else:
            choices.append(choice)
    return Selection(tuple(choices), tuple(gaps), tuple(dict(passed).items()))


def _fill(
    place: Place, taken: frozenset[str], asked: Asked
) -> tuple[Choice | None, Passed]:
    tried: list[tuple[str, Reason]] = []
    for name, level_max, why in _candidates(place, asked):
        wanted = asked.case.client.swaps.get(name, name)
        exercise = asked.case.library.exercises[wanted]
        reason = _against(exercise, level_max, taken, asked)
        if reason is None:
            chosen = Reason("chosen.swap", {"instead_of": name})
            choice = Choice(place, exercise, why if wanted == name else chosen)
            return choice, tuple(tried)
        tried.append((wanted, reason))
    return None, tuple(tried)


def _against(
    exercise: Exercise, level_max: int, taken: frozenset[str], asked: Asked
) -> Reason | None:
    if exercise.id in taken:
        return Reason("ruled_out.taken")
    return asked.case.why_not(exercise, asked.phase, level_max=level_max)


def _candidates(place: Place, asked: Asked) -> Iterable[tuple[str, int, Reason]]:
    """Names to try in order, each with its hardest level and why it comes here."""
    phase = asked.phase
    name = place_name(place)
    hardest = HARDEST if place.level_max is None else place.level_max
    if name in asked.carried:
        yield asked.carried[name], HARDEST, Reason("chosen.carried")
    if place.exercise:
        rule = "pinned" if place not in phase.places else "named"
        yield place.exercise, phase.level_max, Reason(f"chosen.{rule}")
    for item in place.menu:
        yield item, phase.level_max, Reason("chosen.menu")
    if place.ladder:
        entry = asked.case.client.entry_rungs.get(place.ladder)
        if entry:
            yield entry, HARDEST, Reason("chosen.entry_rung")
        rungs = asked.case.library.catalogue.ladders[place.ladder]
        facts: Facts = {"ladder": place.ladder, "level": phase.entry_level}
        for rung in reversed(rungs):
            yield rung, min(hardest, phase.entry_level), Reason("chosen.hardest", facts)
