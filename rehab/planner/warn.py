"""What the physio should know about a programme before signing it."""

from rehab.model.client import Client
from rehab.model.plan import Plan
from rehab.model.programme import Facts, Reason, Week


def warnings(client: Client, plan: Plan, weeks: tuple[Week, ...]) -> tuple[Reason, ...]:
    """Each warning once, in the order of the weeks that raise it."""
    found: dict[tuple[str, str], Reason] = {}
    for week in weeks:
        for reason in (*_size(week, plan, client), *_gaps(week), *_days(week, client)):
            found.setdefault((reason.rule, str(reason.facts.get("phase"))), reason)
    if client.triggers is None:
        found[("triggers", "")] = Reason("warn.triggers_unknown")
    return tuple(found.values())


def _size(week: Week, plan: Plan, client: Client) -> list[Reason]:
    count = len(week.prescriptions)
    facts: Facts = {"phase": week.phase.name, "count": count}
    if count > plan.size.refuse_above:
        return [
            Reason("warn.many_with_reason", {**facts, "why": client.size_reason or ""})
        ]
    if count > plan.size.warn_above:
        return [Reason("warn.many", {**facts, "most": plan.size.warn_above})]
    if count < week.phase.exercises[0]:
        return [Reason("warn.few", {**facts, "least": week.phase.exercises[0]})]
    return []


def _gaps(week: Week) -> list[Reason]:
    return [
        Reason("warn.gap", {"phase": week.phase.name, "place": gap.place})
        for gap in week.gaps
    ]


def _days(week: Week, client: Client) -> list[Reason]:
    least = week.phase.sessions_per_week[0]
    days = len(set(client.days))
    if days >= least:
        return []
    facts: Facts = {"phase": week.phase.name, "days": days, "least": least}
    return [Reason("warn.few_days", facts)]
