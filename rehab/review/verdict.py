"""Whether a decision may be written down, and what speaks against it."""

from collections.abc import Callable
from typing import TypeAlias

from rehab.model.diary import Diary, WeekRecord
from rehab.model.programme import Facts, Library, Programme, Reason, Refusal, Week
from rehab.model.proposal import StopSign
from rehab.model.record import Decision, Record
from rehab.review.choices import (
    WHOLE_WEEK,
    by_rule,
    more_than,
    swaps,
    why_no_swap,
    with_decision,
)
from rehab.review.dose_verdict import against_dose, against_rung


def stop_sign(diary: Diary, stop_week: int | None) -> StopSign | None:
    """The stop sign that ended the sheets, if that is why there are none."""
    for record in diary.weeks:
        if record.week == stop_week:
            return StopSign(week=record.week, said=_said(record))
    return None


def _said(record: WeekRecord) -> tuple[str, ...]:
    notes = [session.note for session in record.sessions]
    found = (record.new_symptoms, record.new_medicine, *notes, record.note)
    return tuple(text for text in found if text)


def already(record: Record, decision: Decision) -> Decision | None:
    """The same decision if it stands. Of those about the whole week the last counts."""
    told = record.decided(decision.after_week)
    same = [d for d in told if _about(d) == _about(decision)]
    if same and _what(same[-1]) == _what(decision):
        return same[-1]
    return None


def _about(decision: Decision) -> tuple[str, str | None]:
    if decision.option in WHOLE_WEEK:
        return "week", None
    return decision.option, decision.exercise or decision.trigger


def _what(decision: Decision) -> tuple[object, ...]:
    """A go_on with its reason is more than one without."""
    reasoned = decision.option == "go_on" and decision.reason is not None
    return (decision.option, decision.instead, decision.dose, reasoned)


def against(
    programme: Programme, library: Library, decision: Decision
) -> tuple[Reason, ...]:
    """What speaks against it. A reason of the physio's overrules what may be."""
    if not programme.diary.last_week:
        return (Reason("decide.nothing_back"),)
    week = programme.week(decision.after_week + 1)
    if week is None:
        return (Reason("decide.no_week", {"week": decision.after_week + 1}),)
    if decision.option in _OF_ONE:
        return _OF_ONE[decision.option](programme, library, week, decision)
    return _whole_week(programme, library, decision)


def _whole_week(
    programme: Programme, library: Library, decision: Decision
) -> tuple[Reason, ...]:
    """More than the rules give needs a reason."""
    if decision.reason:
        return ()
    number = decision.after_week + 1
    rules = by_rule(programme, library)
    after = with_decision(rules, library, decision)
    if isinstance(after, Refusal):
        return after.reasons
    week, ruled = after.week(number), rules.week(number)
    if week and ruled and more_than(ruled, week):
        return (Reason("decide.more_than_rules", {"option": decision.option}),)
    return ()


def _swap(
    programme: Programme, library: Library, week: Week, decision: Decision
) -> tuple[Reason, ...]:
    goes, comes = str(decision.exercise), str(decision.instead)
    if goes not in {given.exercise.id for given in week.prescriptions}:
        old = library.exercises[goes].name
        facts: Facts = {"exercise": old, "week": week.number}
        return (Reason("decide.not_there", facts),)
    name = library.exercises[comes].name
    if why := why_no_swap(programme, library, week, comes):
        return (Reason("decide.may_not", {"exercise": name}), why)
    offered = {one.id for one in swaps(programme, library, week, goes)}
    if comes in offered or decision.reason:
        return ()
    return (Reason("decide.swap_not_offered", {"exercise": name}),)


def _trigger(
    programme: Programme, library: Library, week: Week, decision: Decision
) -> tuple[Reason, ...]:
    tag = str(decision.trigger)
    facts: Facts = {"movement": library.catalogue.tags[tag]}
    if tag not in (programme.client.triggers or {}):
        return (Reason("decide.no_trigger", facts),)
    if tag in week.lowerable or decision.reason:
        return ()
    return (Reason("decide.trigger_not_yet", facts),)


_Against: TypeAlias = Callable[[Programme, Library, Week, Decision], tuple[Reason, ...]]
_OF_ONE: dict[str, _Against] = {
    "swap": _swap,
    "lower_trigger": _trigger,
    "set_dose": against_dose,
    "rung_down": against_rung,
}
