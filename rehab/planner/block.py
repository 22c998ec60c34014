"""Which weeks are printed together, and the mark that says what they hold."""

import hashlib
import json
from collections.abc import Sequence

from rehab.model.client import Review
from rehab.model.programme import Prescription, Programme, Week


def next_block(programme: Programme) -> tuple[int, ...]:
    """The weeks from the first unreported one up to the next review.

    While the triggers are unknown the block ends with the phase that finds them:
    what comes after cannot be dosed yet.
    """
    last = programme.diary.last_week
    ahead = [week for week in programme.weeks if week.number > last]
    block = ahead[: programme.plan.review_every_weeks]
    if programme.client.triggers is None and block:
        block = [week for week in block if week.phase.id == block[0].phase.id]
    return tuple(week.number for week in block)


def fingerprint(programme: Programme, numbers: Sequence[int]) -> str:
    """Twelve characters that change with anything of these weeks the client acts on.

    That is every dose, day, cue, drawing, easier version, flare-up dose and limit,
    and who the sheets are for and from.
    """
    plan, client = programme.plan, programme.client
    whole = {
        "client": [client.reference, client.name, client.physio, dict(client.clinic)],
        "plan": [plan.id, plan.version, plan.flare.model_dump()],
        "weeks": [_week(week, programme) for week in programme.chosen(numbers)],
        "rescue": [programme.rescue, programme.aims],
    }
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _week(week: Week, programme: Programme) -> list[object]:
    phase = week.phase
    limits = programme.plan.pain_rules[phase.pain_rule].model_dump()
    return [
        week.number,
        week.start.isoformat(),
        [phase.id, phase.goal, phase.stay, phase.step_back, phase.effort_max, limits],
        *([phase.practise, phase.not_yet] if phase.practise or phase.not_yet else []),
        [_given(given) for given in week.prescriptions],
        [_given(given) for given in week.flare_menu],
    ]


def _given(given: Prescription) -> list[object]:
    figure = given.exercise.figure
    return [
        [given.exercise.id, given.exercise.name, given.exercise.cues],
        figure.model_dump(exclude_defaults=True) if figure else "",
        [given.dose.model_dump(), given.flare_dose.model_dump(), given.pieces],
        [day.isoformat() for day in given.days],
        given.easier.id if given.easier else "",
    ]


def signature(programme: Programme, numbers: Sequence[int]) -> Review | None:
    """Who signed exactly these weeks with these doses, after the screening.

    The client file's own review counts like a signature of the record.
    """
    client = programme.client
    own = (client.review,) if client.review else ()
    code, weeks = fingerprint(programme, numbers), span(numbers)
    signed: tuple[Review, ...] = (*reversed(programme.record.signatures), *own)
    for review in signed:
        same = review.weeks == weeks and review.fingerprint == code
        if same and review.on >= client.screening.on:
            return review
    return None


def is_reviewed(programme: Programme, numbers: Sequence[int]) -> bool:
    """Whether a named physio stands behind exactly these weeks."""
    return signature(programme, numbers) is not None


def span(numbers: Sequence[int]) -> str:
    """Weeks as they are typed: 5 or 5-8."""
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first}-{last}"
