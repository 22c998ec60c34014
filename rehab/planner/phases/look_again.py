"""Why the physio must look again: days the plan names, and what came back."""

from rehab.model.criterion import AskBy
from rehab.model.numbers import WEEK
from rehab.model.plan import Plan
from rehab.model.programme import Colour, Facts, Reason
from rehab.planner.outcome.dates import days_of_all
from rehab.planner.outcome.past_week import Outcome
from rehab.planner.outcome.streaks import run_of
from rehab.planner.phases.criteria import Evidence, met

REPEATS: tuple[Colour, ...] = ("amber", "thin", "none")
CARE_FIRST = ("illness", "injury", "operation", "pregnancy")


def asked(plan: Plan, facts: Evidence) -> tuple[Reason, ...]:
    """A reason for each rule whose day has come and whose tests are not met."""
    if not facts.history or facts.history[-1].colour == "projected":
        return ()
    day = days_of_all(facts.history)
    found = (rule for rule in plan.ask_by if _due(rule, facts, day))
    return tuple(Reason("ask.by", {"says": rule.says, "day": day}) for rule in found)


def _due(rule: AskBy, facts: Evidence, day: int) -> bool:
    here = not rule.phases or facts.phase.id in rule.phases
    return here and day >= rule.from_day and not any(met(t, facts) for t in rule.unless)


def why_overdue(history: tuple[Outcome, ...], weeks: int) -> Reason:
    """Nothing was written down, or the phase lasts too long for another reason."""
    rows = [
        row
        for past in history[-weeks:]
        for row in (past.record.sessions if past.record else ())
    ]
    facts: Facts = {"weeks": weeks, "sheet_days": history[-1].days}
    bare = [row for row in rows if row.during is None and row.next_morning is None]
    if len(bare) > len(rows) / 2:
        return Reason("ask.no_scores", facts)
    return Reason("ask.overdue", facts)


def asks(plan: Plan, history: tuple[Outcome, ...]) -> tuple[Reason, ...]:
    """Why the physio must look before the next sheet, from what came back last."""
    if not history or history[-1].colour == "projected":
        return ()
    rule, last, found = plan.look_again, history[-1].record, []
    repeats = run_of(history, REPEATS)
    if repeats and repeats % rule.repeats == 0:
        found.append(Reason("ask.repeats", {"weeks": repeats}))
    if run_of(history, ("red",)) >= rule.reds:
        found.append(Reason("ask.reds", {"weeks": rule.reds}))
    if history[-1].stopped_at is not None:  # the sheet says to call
        found.append(Reason("ask.stopped", {"pain": history[-1].stopped_at}))
    recent = history[-rule.within_weeks :]
    if history[-1].flare and sum(past.flare for past in recent) >= rule.flares:
        facts = {"flares": rule.flares, "days": rule.within_weeks * WEEK}
        found.append(Reason("ask.flares", facts))
    if last and last.away in CARE_FIRST:
        found.append(Reason("ask.away", {"why": str(last.away)}))
    if last and last.new_symptoms:
        found.append(Reason("ask.symptoms", {"what": last.new_symptoms}))
    if last and last.new_medicine:
        found.append(Reason("ask.medicine", {"what": last.new_medicine}))
    return tuple(found)
