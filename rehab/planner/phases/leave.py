"""When a phase ends: by what was reported, or, projected, at its typical length.

A gate of time that is closed comes first: nothing is left before its day.
"""

from rehab.model.phase import Phase
from rehab.model.programme import Facts, Reason
from rehab.planner.allowed.gates import closed
from rehab.planner.phases.criteria import Evidence, met

OF_DOSES = ("ladder_level", "weeks_at_mark")  # what the programme itself shows


def leaving(phase: Phase, weeks_in: int, facts: Evidence) -> Reason | None:
    """The rule that ends the phase after ``weeks_in`` weeks, or None to stay."""
    if phase.last or closed(phase, facts.client, facts.next_day, signed=facts.signed):
        return None
    took: Facts = {"weeks": weeks_in, "sheet_days": phase.sheet_days}
    if facts.signed:
        return Reason("phase.signed", took)
    if facts.history and facts.history[-1].colour == "projected":
        return _projected(phase, weeks_in, facts)
    if weeks_in < (facts.banked_needed or phase.weeks.min):
        return None
    if all(met(criterion, facts) for criterion in phase.advance):
        return Reason("phase.criteria_met", took)
    return None


def _projected(phase: Phase, weeks_in: int, facts: Evidence) -> Reason | None:
    """Reports are taken as green; what the programme itself shows is checked."""
    took: Facts = {"weeks": weeks_in, "sheet_days": phase.sheet_days}
    if weeks_in >= phase.weeks.max:
        return Reason("phase.max_weeks", took)
    if weeks_in < (facts.banked_needed or phase.weeks.typical):
        return None
    own = [c for c in phase.advance if c.measure in OF_DOSES]
    if all(met(criterion, facts) for criterion in own):
        return Reason("phase.typical", took)
    return None


def overdue(phase: Phase, weeks_in: int) -> bool:
    """Whether the physio must look again: the phase is at its greatest length."""
    return weeks_in >= phase.weeks.max and not phase.last
