"""A review for other programs: plain values, units in the names."""

from collections.abc import Iterable

from rehab.model.dose import Dose
from rehab.model.programme import Reason, Unmet, Week
from rehab.model.proposal import (
    Change,
    Choice,
    ExerciseSeen,
    Proposal,
    StopSign,
    WeekSeen,
    WhatIf,
)
from rehab.model.safety import Safety
from rehab.render.words import Words, reason_words
from rehab.report.dose_data import dose_data
from rehab.report.dump import dump
from rehab.report.review.open_ends import how_met, red_flags, sign_off
from rehab.report.review.told import decision_data


def review_json(found: Proposal, safety: Safety, words: Words) -> str:
    """The same as in the terminal."""
    client, week = found.programme.client, found.week
    return dump(
        {
            "reference": client.reference,
            "after_week": found.after_week,
            "weeks": [_seen(seen) for seen in found.weeks],
            "exercises": [_exercise(seen) for seen in found.exercises],
            "notices": _reasons(found.notices, words),
            "proposal": {
                **_next(week),
                "reason": _reason(week.phase_reason, words) if week else None,
                "changes": [_change(change, words) for change in found.changes],
                "asks": _reasons(week.asks if week else (), words),
            },
            "decided": [decision_data(told) for told in found.decided],
            "options": [_choice(choice, words) for choice in found.choices],
            "red_flags": list(red_flags(safety, found.programme))
            if found.choices
            else [],
            "not_yet_met": [
                {**_unmet(unmet), "how": how_met(unmet, found, words)}
                for unmet in found.unmet
            ],
            "sign_off": sign_off(found, words),
            "what_if": [_what_if(what_if, words) for what_if in found.what_ifs],
        }
    )


def stop_json(stop: StopSign) -> str:
    """After a stop sign: only that there is one."""
    return dump({"stop_sign": {"week": stop.week, "diary": list(stop.said)}})


def _reason(reason: Reason, words: Words) -> dict[str, object]:
    return {"rule": reason.rule, "text": reason_words(words, reason)}


def _reasons(reasons: Iterable[Reason], words: Words) -> list[dict[str, object]]:
    return [_reason(reason, words) for reason in reasons]


def _dose(dose: Dose | None) -> dict[str, object] | None:
    return dose_data(dose) if dose else None


def _next(week: Week | None) -> dict[str, object]:
    if week is None:
        return {"week": None, "start": None, "phase": None}
    start = week.start.isoformat()
    return {"week": week.number, "start": start, "phase": week.phase.id}


def _seen(seen: WeekSeen) -> dict[str, object]:
    record = seen.record
    return {
        **_next(seen.week),
        "colour": seen.week.colour,
        "sessions_done": seen.done,
        "sessions_planned": seen.sessions,
        "pain_before": seen.before,
        "pain_during": seen.during,
        "pain_next_morning": seen.next_morning,
        "flare": seen.week.flare,
        "away": record.away if record else None,
        "effort": record.effort if record else None,
        "sore": [row.sore for row in record.sessions if row.sore] if record else [],
        "confidence": record.confidence if record else None,
        "new_symptoms": record.new_symptoms if record else None,
        "new_medicine": record.new_medicine if record else None,
    }


def _exercise(seen: ExerciseSeen) -> dict[str, object]:
    actual = [{"week": week, "dose": _dose(dose)} for week, dose in seen.actual]
    return {
        "exercise": seen.exercise.id,
        "sessions_done": seen.done,
        "sessions_planned": seen.sessions,
        "habit": seen.habit,
        "actual": actual,
    }


def _change(change: Change, words: Words) -> dict[str, object]:
    return {
        "exercise": change.exercise.id,
        "was": _dose(change.was),
        "next": _dose(change.next),
        "reasons": _reasons(change.reasons, words),
    }


def _choice(choice: Choice, words: Words) -> dict[str, object]:
    return {
        "option": choice.option,
        "exercise": choice.exercise.id if choice.exercise else None,
        "instead": choice.instead.id if choice.instead else None,
        "trigger": choice.trigger,
        **_next(choice.week),
        "changes": [_change(change, words) for change in choice.changes],
        "next_phase": _next(choice.next_phase) if choice.next_phase else None,
        "weeks_later": choice.weeks_later,
        "needs_reason": choice.needs_reason,
        "refused": _reasons(choice.refused, words),
    }


def _unmet(unmet: Unmet) -> dict[str, object]:
    criterion = unmet.criterion
    return {
        "measure": criterion.measure,
        "says": criterion.says,
        "at_least": criterion.at_least,
        "at_most": criterion.at_most,
        "value": unmet.value,
    }


def _what_if(what_if: WhatIf, words: Words) -> dict[str, object]:
    return {
        "colour": what_if.colour,
        "after": _next(what_if.week),
        "exercises_up": what_if.up,
        "exercises_down": what_if.down,
        "asks": _reasons(what_if.asks, words),
    }
