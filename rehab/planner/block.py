"""Which weeks are printed together, and the mark that says what they hold."""

import hashlib
import json
from collections.abc import Sequence

from rehab.model.programme import Programme, Week


def next_block(programme: Programme) -> tuple[int, ...]:
    """The weeks from the first unreported one up to the next review.

    While the triggers are unknown the block ends with the phase that finds them:
    what comes after cannot be dosed yet.
    """
    last = max((record.week for record in programme.diary.weeks), default=0)
    ahead = [week for week in programme.weeks if week.number > last]
    block = ahead[: programme.plan.review_every_weeks]
    if programme.client.triggers is None and block:
        block = [week for week in block if week.phase.id == block[0].phase.id]
    return tuple(week.number for week in block)


def fingerprint(programme: Programme, numbers: Sequence[int]) -> str:
    """Twelve characters that change when any dose, day or phase of the weeks does."""
    weeks = [_facts(week) for week in programme.weeks if week.number in set(numbers)]
    plan = programme.plan
    whole = [programme.client.reference, plan.id, plan.version, weeks]
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _facts(week: Week) -> list[object]:
    return [
        week.number,
        week.phase.id,
        [
            [p.exercise.id, p.dose.model_dump(), [day.isoformat() for day in p.days]]
            for p in week.prescriptions
        ],
    ]


def is_reviewed(programme: Programme, numbers: Sequence[int]) -> bool:
    """Whether a named physio signed exactly these weeks with exactly these doses."""
    review = programme.client.review
    return review is not None and review.fingerprint == fingerprint(programme, numbers)
