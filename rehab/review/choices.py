"""What a physio may decide after a week, each with what really follows from it."""

from collections.abc import Iterator
from dataclasses import replace

from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.programme import Library, Programme, Reason, Refusal, Week
from rehab.model.proposal import Choice
from rehab.model.record import Decision, Option
from rehab.planner.allowed.case import Case
from rehab.planner.outcome.colour import GOOD
from rehab.planner.phases.trigger_return import triggers_in
from rehab.planner.programme import build_programme
from rehab.planner.selection.places import HARDEST
from rehab.review.moves import changes
from rehab.review.rung_down import stuck

WHOLE_WEEK: tuple[Option, ...] = ("go_on", "repeat", "step_back")


def trial(
    programme: Programme, option: Option, dose: Dose | None = None, **named: str
) -> Decision:
    """A decision after the last week that came back, only to see what follows."""
    client = programme.client
    last = programme.diary.last_week
    return Decision(
        after_week=last,
        option=option,
        by=client.physio,
        on=client.start,
        dose=dose,
        **named,
    )


def with_decision(
    programme: Programme, library: Library, decision: Decision
) -> Programme | Refusal:
    """The programme planned anew with this decision after all others."""
    told = programme.record.and_decided(decision)
    return build_programme(
        programme.client, programme.plan, library, programme.diary, told
    )


def by_rule(programme: Programme, library: Library) -> Programme:
    """The programme as the rules give it, whatever was decided about the whole week."""
    after = with_decision(programme, library, trial(programme, "go_on"))
    return programme if isinstance(after, Refusal) else after


def choices(programme: Programme, library: Library, week: Week) -> tuple[Choice, ...]:
    """All that is offered; ``week`` is the next one as planned now."""
    trials = [trial(programme, option) for option in WHOLE_WEEK]
    trials += _one_swap_each(programme, library, week)
    trials += [trial(programme, "lower_trigger", trigger=t) for t in week.lowerable]
    down = {given.exercise.id: given.easier for given in stuck(programme, week)}
    trials += [trial(programme, "rung_down", exercise=name) for name in down]
    rules = by_rule(programme, library)
    found = (_choice(rules, library, decision) for decision in trials)
    return tuple(
        replace(one, instead=down[one.exercise.id])
        if one.option == "rung_down" and one.exercise
        else one
        for one in found
    )


def _choice(rules: Programme, library: Library, decision: Decision) -> Choice:
    """What follows, held against what the rules give."""
    after = with_decision(rules, library, decision)
    known = library.exercises
    base = Choice(
        option=decision.option,
        exercise=known.get(decision.exercise or ""),
        instead=known.get(decision.instead or ""),
        trigger=decision.trigger,
    )
    if isinstance(after, Refusal):
        return replace(base, refused=after.reasons)
    week, ruled = (p.week(decision.after_week + 1) for p in (after, rules))
    if week is None or ruled is None:
        return base
    due = next_phase(rules, ruled)
    reached = _begins(after, due, week)
    return replace(
        base,
        week=week,
        changes=changes(after, decision.after_week, week),
        next_phase=reached,
        weeks_later=reached.number - due.number if reached and due else 0,
        needs_reason=more_than(ruled, week),
    )


def more_than(ruled: Week, week: Week) -> bool:
    """Whether an exercise of the week gets more than the rules give it."""
    most = {name: _week_volume(ruled, name) for name in ruled.exercises}
    return any(
        _week_volume(week, name) > most.get(name, float("inf"))
        for name in week.exercises
    )


def _week_volume(week: Week, exercise: str) -> float:
    """The greatest volume of a session."""
    return max(given.dose.volume for given in week.every(exercise))


def next_phase(programme: Programme, week: Week) -> Week | None:
    """The first week of the phase after this week's, as planned."""
    later = (w for w in programme.weeks if w.number > week.number)
    return next((w for w in later if w.phase.id != week.phase.id), None)


def _begins(programme: Programme, due: Week | None, week: Week) -> Week | None:
    """When the phase that is due begins in this programme."""
    if due is None:
        return None
    later = (w for w in programme.weeks if w.number > week.number)
    return next((w for w in later if w.phase.id == due.phase.id), None)


def _one_swap_each(
    programme: Programme, library: Library, week: Week
) -> Iterator[Decision]:
    """For each exercise what suits best: easier after a bad week, else alike."""
    calm = all(w.colour != "red" for w in programme.chosen((week.number - 1,)))
    for goes in week.exercises:
        level = library.exercises[goes].level
        found = swaps(programme, library, week, goes)
        found = tuple(sorted(found, key=lambda e: (e.level < level) is calm))
        for instead in found[:1]:
            comes = instead.id
            yield trial(programme, "swap", exercise=goes, instead=comes)


def swaps(
    programme: Programme, library: Library, week: Week, exercise: str
) -> tuple[Exercise, ...]:
    """What may take its place: what was swapped out, the next easier rung, its like.

    Its like has the same pattern and level. What went out is of the same ladder, or of
    the same pattern where the place has none.
    """
    given = week.given(exercise)
    if given is None:
        return ()
    old = given.exercise
    alike = [
        one
        for _, one in sorted(library.exercises.items())
        if (one.pattern, one.level) == (old.pattern, old.level)
    ]
    went = [library.exercises[name] for name in _went_out(programme, library, week)]
    here = library.catalogue.ladders.get(given.ladder or "")
    back = [
        one for one in went if (one.id in here if here else one.pattern == old.pattern)
    ]
    wanted = [*back, *([given.easier] if given.easier else []), *alike]
    return tuple(
        one
        for one in {one.id: one for one in wanted}.values()
        if not why_no_swap(programme, library, week, one.id)
    )


def _went_out(programme: Programme, library: Library, week: Week) -> list[str]:
    """The exercises that the physio swapped for others, and that the library has.

    After a week that was not good only what went out on the same day: a swap that no
    sheet has had yet.
    """
    record, last = programme.record, programme.week(week.number - 1)
    out = record.swapped_out(week.number)
    if last and last.colour not in GOOD:
        out -= record.swapped_out(week.number - 1)
    return sorted(out & library.exercises.keys())


def why_no_swap(
    programme: Programme, library: Library, week: Week, instead: str
) -> Reason | None:
    """What speaks against this exercise in the week, or None."""
    if instead in {given.exercise.id for given in week.prescriptions}:
        return Reason("ruled_out.taken")
    case = Case(
        programme.client, programme.plan, library, programme.diary, programme.record
    )
    triggers = triggers_in(programme.client, programme.record, week.number)
    exercise = library.exercises[instead]
    return case.with_triggers(triggers).why_not(exercise, week.phase, level_max=HARDEST)
