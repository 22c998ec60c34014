"""Fill the places of a phase: for each, the exercise the client begins with.

Of the rungs within the phase's entry level that the client may do: one tried at the
first visit, else one whose load can be counted, else the hardest; of equals the first
of the ladder. Where the place says so it is the lowest of them, whatever its load. A
place that wants a load looks above the entry level for the lowest rung that has one,
where the kit alone speaks against the easier ones, and is left empty rather than
filled with a benchmark lift. What the body does not bear leads down, never up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rehab.model.dose import Dose
from rehab.model.exercise import BANDS, KILOGRAMS, Exercise
from rehab.model.phase import Phase, Place, When
from rehab.model.programme import Reason, Unfilled
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
    gaps: tuple[Unfilled, ...]
    passed: Passed


@dataclass(frozen=True, slots=True)
class Asked:
    """What a choice depends on besides the place."""

    case: Case
    phase: Phase
    number: int = 1  # of the week, without those in which nothing was done
    carried: Mapping[str, str] = field(default_factory=dict)  # place: exercise kept
    reached: Mapping[str, Dose] = field(default_factory=dict)  # place: its dose
    set_aside: frozenset[str] = frozenset()  # the physio has another in their place


def place_name(place: Place) -> str:
    """What a place is called: its ladder, its exercise, or its menu."""
    return place.ladder or place.exercise or " / ".join(place.menu)


def is_due(place: Place, asked: Asked) -> bool:
    """Whether the place is for this client in this week."""
    for_them = not place.when or any(_holds(one, asked) for one in place.when)
    return for_them and all(
        (dose := asked.reached.get(one.place)) is not None
        and (dose.at_least(one.dose) or _as_much(dose, one.dose))
        for one in place.ready
    )


def _as_much(dose: Dose, wanted: Dose) -> bool:
    """A further set with fewer repetitions in each is not less."""
    if not (dose.repetitions and wanted.repetitions) or wanted.hold_seconds:
        return False
    sets = dose.sets >= wanted.sets
    return sets and dose.sets * dose.repetitions >= wanted.sets * wanted.repetitions


def _holds(when: When, asked: Asked) -> bool:
    client = asked.case.client
    suits = when.suits(asked.case.age, client.flags, client.goals)
    return suits and asked.number >= when.from_week


def select(asked: Asked) -> Selection:
    """Fill places in order up to the phase's most; spares fill what is left.

    Places for some clients only come besides. ``asked.carried`` names, by place, the
    exercises to keep from the phase before.
    """
    choices: list[Choice] = []
    gaps: list[Unfilled] = []
    passed: list[tuple[str, Reason]] = []
    pins = [Place(exercise=name) for name in asked.case.client.pins]
    most = max(asked.phase.exercises[1], len(pins))
    for place in (*pins, *asked.phase.places):
        full = sum(not choice.place.when for choice in choices) >= most
        filled = {place_name(choice.place) for choice in choices}
        again = place_name(place) in filled and not place.menu  # a menu may come again
        if (full and not place.when) or again:
            continue
        if not is_due(place, asked):
            continue
        taken = frozenset(c.exercise.id for c in choices)
        choice, tried = fill(place, taken, asked)
        passed.extend(tried)
        if choice is not None:
            choices.append(choice)
        else:
            gaps += unfilled(place, tried, taken)
    return Selection(tuple(choices), tuple(gaps), tuple(dict(passed).items()))


def unfilled(
    place: Place, tried: Passed, taken: frozenset[str]
) -> tuple[Unfilled, ...]:
    """The gap that is left; none where another place has the exercise it names."""
    if place.exercise in taken:
        return ()
    return (Unfilled(place=place_name(place), tried=tried),)


def asked_again(was: Case, now: Case, phase: Phase, passed: Passed) -> Passed:
    """What was passed over, and why since other triggers hold than ``was`` the case.

    What only a trigger spoke against is no longer there. What was said for another
    reason, such as its level, stands.
    """
    found: list[tuple[str, Reason]] = []
    for name, why in passed:
        exercise = now.library.exercises[name]
        still: Reason | None = why
        if was.why_not(exercise, phase, level_max=HARDEST) == why:
            still = now.why_not(exercise, phase, level_max=phase.level_max)
        if still is not None:
            found.append((name, still))
    return tuple(found)


def fill(
    place: Place, taken: frozenset[str], asked: Asked
) -> tuple[Choice | None, Passed]:
    """The exercise of a place, or None; and what was tried and passed over."""
    tried: dict[str, Reason] = {}
    for name, level_max, why in _candidates(place, asked):
        wanted = asked.case.client.swaps.get(name, name)
        exercise = asked.case.library.exercises[wanted]
        reason = _against(exercise, level_max, taken, asked)
        if reason is None:
            chosen = Reason("chosen.swap", {"instead_of": name})
            choice = Choice(place, exercise, why if wanted == name else chosen)
            return choice, tuple(tried.items())
        tried[wanted] = reason
    return None, tuple(tried.items())


def _against(
    exercise: Exercise, level_max: int, taken: frozenset[str], asked: Asked
) -> Reason | None:
    if exercise.id in taken:
        return Reason("ruled_out.taken")
    if exercise.id in asked.set_aside:
        return Reason("ruled_out.set_aside")
    return asked.case.why_not(exercise, asked.phase, level_max=level_max)


def _candidates(place: Place, asked: Asked) -> Iterable[tuple[str, int, Reason]]:
    """Names to try in order, each with its hardest level and why it comes here."""
    phase = asked.phase
    name = place_name(place)
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
        yield from _rungs(place, place.ladder, asked)


def _rungs(
    place: Place, ladder: str, asked: Asked
) -> Iterable[tuple[str, int, Reason]]:
    """The rungs of a ladder in the order in which they are tried, some more than once.

    Of the entry level what was tried at the first visit, then what has kilograms, then
    bands, then all. No ladder begins at a benchmark that was not tried, unless the
    physio has given its dose.
    """
    case = asked.case
    hardest = HARDEST if place.level_max is None else place.level_max
    level = asked.phase.entry_level if place.entry_level is None else place.entry_level
    level = min(hardest, level)
    shelf = case.library.exercises
    tried = case.client.baseline
    rungs = [shelf[name] for name in case.library.catalogue.ladders[ladder]]
    known = {*tried, *case.client.doses}
    rungs = [rung for rung in rungs if not rung.benchmark or rung.id in known]
    lowest = [r for r in rungs if r.level <= level]
    begin = sorted(lowest, key=lambda r: _rank(r, rungs.index(r)))
    here = Reason("chosen.hardest", {"ladder": ladder, "level": level})
    if not place.lowest:
        yield from ((r.id, level, here) for r in begin if r.id in tried)
    by_kind = () if place.lowest else ((KILOGRAMS,), (BANDS, KILOGRAMS))
    for kinds in by_kind:
        yield from ((r.id, level, here) for r in begin if r.dose.load_rank in kinds)
        for rung in _for_its_weight(place, rungs, kinds, asked):
            if level < rung.level <= hardest:
                yield rung.id, HARDEST, Reason("chosen.loaded", here.facts)
    yield from ((r.id, level, here) for r in (lowest if place.lowest else begin))
    yield from ((r.id, level, here) for r in rungs if level < r.level <= hardest)


def _for_its_weight(
    place: Place, rungs: Iterable[Exercise], kinds: tuple[int, ...], asked: Asked
) -> Iterable[Exercise]:
    """The rungs with a load, up to the first that more than the kit speaks against."""
    case = asked.case
    if not place.loaded or case.older:
        return
    loaded = [r for r in rungs if r.dose.load_rank in kinds]
    for rung in sorted(loaded, key=lambda r: r.level):
        yield rung
        stands_there = case.library.exercises[case.client.swaps.get(rung.id, rung.id)]
        if not case.only_kit_against(stands_there, asked.phase):
            return


def _rank(rung: Exercise, at: int) -> tuple[int, int, int]:
    """Kilograms before bands before none; then the hardest.

    With kilograms the load makes it hard, so of equals the first of the ladder.
    """
    less = KILOGRAMS - rung.dose.load_rank
    return (less, -rung.level, -at if less else at)
