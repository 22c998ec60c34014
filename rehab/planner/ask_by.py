"""Days from which the physio must look again, as the plan says."""

from rehab.model.criterion import AskBy
from rehab.model.plan import Plan
from rehab.model.programme import Reason
from rehab.planner.calendar import days_of_all
from rehab.planner.criteria import Evidence, met


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
