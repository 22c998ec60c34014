"""A plan against the catalogue, the exercises and the cards it names."""

from collections.abc import Iterator

from rehab.model.diary import MOST_WEEKS
from rehab.model.exercise import Catalogue
from rehab.model.phase import Phase, Place
from rehab.model.plan import Plan
from rehab.model.policy import Table
from rehab.model.problem import Problem
from rehab.reader.how_faults import tempo_faults
from rehab.reader.places import Path, Read, Source, problem_at
from rehab.reader.plan_sheets import sheet_problems
from rehab.reader.shelf import Shelf
from rehab.reader.table_rows import table_faults
from rehab.reader.unknown import unknown_items, unknown_keys, unknown_word

MOST_DAYS = 7 * MOST_WEEKS  # longer than any programme


def plan_problems(read: Read[Plan], shelf: Shelf) -> Iterator[Problem]:
    """Yield what one plan names that is not there, and phases that lead nowhere."""
    plan, source = read.value, read.source
    ids = shelf.region_ids
    yield from unknown_word(source, "region", ("region",), plan.region, ids)
    if region := shelf.regions.get(plan.region):
        cards = region.value.cards
        yield from unknown_items(source, "card", ("cards",), plan.cards, cards)
    yield from _order(source, plan.phases)
    names = [phase.id for phase in plan.phases]
    for number, ask in enumerate(plan.ask_by):
        path: Path = ("ask_by", number, "phases")
        yield from unknown_items(source, "phase", path, ask.phases, names)
    for number, stage in enumerate(plan.flare.stages):
        path = ("flare", "stages", number, "not_yet")
        yield from unknown_items(
            source, "exercise", path, stage.not_yet, shelf.exercise_ids
        )
    yield from _missed_time(source, plan)
    yield from _restarts(source, plan, names)
    if shelf.catalogue:
        yield from _marks(source, plan, shelf)
    for number, one in enumerate(plan.expect):
        path = ("expect", number, "exercise")
        yield from unknown_word(
            source, "exercise", path, one.exercise, shelf.exercise_ids
        )
    for number, phase in enumerate(plan.phases):
        path = ("phases", number)
        rule = (*path, "pain_rule")
        yield from unknown_word(
            source, "pain rule", rule, phase.pain_rule, plan.pain_rules
        )
        yield from _back(source, path, phase, names[:number])
        yield from sheet_problems(source, path, phase, shelf, plan.region)
        if shelf.catalogue:
            yield from _phase(source, path, phase, shelf.catalogue.value)
            yield from _tables(source, path, phase, shelf)
            yield from _places(source, path, phase, shelf)


def _back(
    source: Source, path: Path, phase: Phase, before: list[str]
) -> Iterator[Problem]:
    """Bad weeks must lead to a phase that comes before."""
    for number, rule in enumerate(phase.back):
        place = (*path, "back", number, "to")
        yield from unknown_word(source, "earlier phase", place, rule.to, before)


def _missed_time(source: Source, plan: Plan) -> Iterator[Problem]:
    """Every number of days has one row: in a hole a long gap would change nothing."""
    rows = [row.days for row in plan.missed_time]
    if not rows:
        hint = "write a row for every number of days, from 0 on"
        yield problem_at(source, ("missed_time",), "says nothing", hint)
        return
    for number, (first, _) in enumerate(rows):
        due = rows[number - 1][1] + 1 if number else 0
        if first != due:
            what = "a hole" if first > due else "an overlap"
            message = f"leaves {what} before day {max(first, due)}"
            at: Path = ("missed_time", number, "days")
            yield problem_at(source, at, message, f"begin with {due}")
    if rows[-1][1] < MOST_DAYS:
        at = ("missed_time", len(rows) - 1, "days")
        hint = f"end the last row with 9999, or {MOST_DAYS:,} at the least"
        yield problem_at(
            source, at, f"says nothing from day {rows[-1][1] + 1} on", hint
        )


def _restarts(source: Source, plan: Plan, ids: list[str]) -> Iterator[Problem]:
    """A long gap begins again with nothing, with the phase, or with one of them."""
    known = ["no", "phase", *ids]
    for number, row in enumerate(plan.missed_time):
        path: Path = ("missed_time", number, "restart")
        yield from unknown_word(source, "phase", path, row.restart, known)
        if row.banked_weeks and row.restart in ("no", "phase"):
            at = ("missed_time", number, "banked_weeks")
            message = "says when to return, and the gap leads to no earlier phase"
            hint = "take it out, or name that phase under restart"
            yield problem_at(source, at, message, hint)


def _marks(source: Source, plan: Plan, shelf: Shelf) -> Iterator[Problem]:
    """What marks and heavy lifts name must be there."""
    words = shelf.catalogue.value if shelf.catalogue else None
    if words is None:
        return
    path: Path = ("heavy", "patterns")
    yield from unknown_items(
        source, "pattern", path, plan.heavy.patterns, words.patterns
    )
    for number, mark in enumerate(plan.marks):
        at: Path = ("marks", number)
        yield from unknown_word(
            source, "ladder", (*at, "ladder"), mark.ladder, words.ladders
        )
        names, ids = mark.exercises, shelf.exercise_ids
        yield from unknown_items(source, "exercise", (*at, "exercises"), names, ids)
        yield from unknown_items(
            source, "flag", (*at, "flags"), mark.flags, words.flags
        )
        tags = words.tags
        yield from unknown_keys(source, "tag", (*at, "triggers"), mark.triggers, tags)
    if plan.marks and plan.mark_rule is None:
        hint = "say which weight stands for one that the client does not own"
        yield problem_at(source, ("marks",), "needs mark_rule as well", hint)


def _order(source: Source, phases: tuple[Phase, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, phase in enumerate(phases):
        path: Path = ("phases", number)
        if phase.id in seen:
            yield problem_at(source, (*path, "id"), f'phase "{phase.id}" given twice')
        seen.add(phase.id)
        if not phase.last and not phase.advance:
            message = "has no way out: no advance, and not the last phase"
            hint = 'add "advance" or "last: true"'
            yield problem_at(source, path, message, hint)
        if any(before.last for before in phases[:number]):
            yield problem_at(source, path, "stands after the last phase")
    if not any(phase.last for phase in phases):
        message = "no phase is the last one"
        yield problem_at(source, ("phases",), message, 'add "last: true" to one')


def _phase(
    source: Source, path: Path, phase: Phase, catalogue: Catalogue
) -> Iterator[Problem]:
    for number, criterion in enumerate(phase.advance):
        ladders = (*path, "advance", number, "ladders")
        yield from unknown_items(
            source, "ladder", ladders, criterion.ladders, catalogue.ladders
        )
    yield from _table(source, (*path, "policy"), phase.policy, catalogue)
    for number, place in enumerate(phase.places):
        policy = (*path, "places", number, "policy")
        yield from _table(source, policy, place.policy, catalogue)


def _table(
    source: Source, path: Path, policy: object, catalogue: Catalogue
) -> Iterator[Problem]:
    rows = policy.rows if isinstance(policy, Table) else ()
    for number, row in enumerate(rows):
        for where, part in row.dose.by_side():
            band = (*path, "rows", number, "dose", *where, "band")
            yield from unknown_word(source, "band", band, part.band, catalogue.bands)


def _tables(
    source: Source, path: Path, phase: Phase, shelf: Shelf
) -> Iterator[Problem]:
    """Rows that no exercise can be given as they are written."""
    words = shelf.catalogue.value if shelf.catalogue else None
    if words is None:
        return
    exercises = {name: read.value for name, read in shelf.exercises.items()}
    faults = table_faults(path, phase, exercises, words.ladders, words.bands)
    yield from (problem_at(source, *fault) for fault in faults)


def _places(
    source: Source, path: Path, phase: Phase, shelf: Shelf
) -> Iterator[Problem]:
    ladders = shelf.catalogue.value.ladders if shelf.catalogue else {}
    ids = shelf.exercise_ids
    for number, place in enumerate(phase.places):
        at: Path = (*path, "places", number)
        yield from unknown_word(
            source, "ladder", (*at, "ladder"), place.ladder, ladders
        )
        yield from unknown_word(
            source, "exercise", (*at, "exercise"), place.exercise, ids
        )
        yield from unknown_items(source, "exercise", (*at, "menu"), place.menu, ids)
        own = place.entry_level
        level = phase.entry_level if own is None else own
        yield from _conditions(source, at, place, phase, shelf)
        yield from _tempo(source, at, place, place.choices(ladders), shelf)
        if _too_hard(place.choices(ladders), level, shelf):
            message = f"has no exercise of level {level} or less"
            easiest = min(_levels(place.choices(ladders), shelf))
            whose = "phase" if own is None else "place"
            hint = f"write entry_level: {easiest} for the {whose}, or begin easier"
            yield problem_at(source, at, message, hint)


def _tempo(
    source: Source, at: Path, place: Place, names: tuple[str, ...], shelf: Shelf
) -> Iterator[Problem]:
    """The tempo of a place is one that all its exercises can have."""
    for name in names:
        if read := shelf.exercises.get(name):
            for fault in tempo_faults((*at, "tempo"), place.tempo, read.value):
                yield problem_at(source, *fault)


def _conditions(
    source: Source, at: Path, place: Place, phase: Phase, shelf: Shelf
) -> Iterator[Problem]:
    """Whom a place is for, and what must be reached before."""
    flags = shelf.catalogue.value.flags if shelf.catalogue else {}
    for number, when in enumerate(place.when):
        path = (*at, "when", number, "flags")
        yield from unknown_items(source, "flag", path, when.flags, flags)
    others = [p.ladder or p.exercise for p in phase.places if p is not place]
    known = [name for name in others if name]
    for number, one in enumerate(place.ready):
        path = (*at, "ready", number, "place")
        yield from unknown_word(source, "place", path, one.place, known)


def _levels(names: tuple[str, ...], shelf: Shelf) -> list[int]:
    return [shelf.exercises[name].value.level for name in names]


def _too_hard(names: tuple[str, ...], level: int, shelf: Shelf) -> bool:
    """Tell if all are known to be harder; a file that was not read may fit."""
    reads = [shelf.exercises.get(name) for name in names]
    return bool(reads) and all(read and read.value.level > level for read in reads)
