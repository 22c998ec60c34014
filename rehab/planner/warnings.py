"""What the physio should know about a programme before signing it."""

from collections.abc import Collection, Iterator

from rehab.model.carriers import carriers, weights_of
from rehab.model.client import Client
from rehab.model.criterion import Criterion
from rehab.model.exercise import BAND, BodyWeightRange
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.policy import Quota, Table
from rehab.model.programme import Facts, Library, Prescription, Reason, Week
from rehab.planner.allowed.exercise_filter import unfit


def warnings(
    client: Client, plan: Plan, library: Library, weeks: tuple[Week, ...]
) -> tuple[Reason, ...]:
    """Each warning once, in the order of the weeks that raise it."""
    found: dict[tuple[str, str, str], Reason] = {}
    for week in weeks:
        for reason in (
            *_size(week, plan, client),
            *_gaps(week),
            *_days(week, client),
            *_stuck(week),
            *_overdue(week),
            *_quota(week, client),
        ):
            about = reason.facts.get("place") or reason.facts.get("exercise") or ""
            key = (reason.rule, str(reason.facts["phase"]), str(about))
            found.setdefault(key, reason)
    for phase in plan.phases:
        if on_pain_alone(phase.advance):
            reason = Reason("warn.pain_alone", {"phase": phase.name})
            found.setdefault((reason.rule, phase.name, ""), reason)
    rested = _too_close(client, plan, weeks)
    tried = _tried_in_vain(client, library)
    return (*found.values(), *rested, *tried, *_unknown(client, library, weeks))


def _tried_in_vain(client: Client, library: Library) -> list[Reason]:
    """Each try of an exercise that body or kit rule out: it says nothing of a dose."""
    tried = (library.exercises[name] for name in sorted(client.baseline))
    return [
        Reason("warn.try_unused", {"exercise": one.name})
        for one in tried
        if unfit(one, client, library)
    ]


def _unknown(client: Client, library: Library, weeks: tuple[Week, ...]) -> list[Reason]:
    """What the client file does not say, and the programme would go by."""
    found = [] if client.triggers is not None else [Reason("warn.triggers_unknown")]
    return [*found, *unsaid(client, library, weeks)]


def unsaid(
    client: Client, library: Library, weeks: tuple[Week, ...]
) -> Iterator[Reason]:
    """What is at home and not used, because the client file does not say enough."""
    yield from _unweighed(client, library, weeks)
    if client.weight_kg is not None or not client.weights_kg:
        return
    passed = {name for week in weeks for name, _ in week.ruled_out}
    loads = (library.exercises[name].dose.load for name in passed)
    if any(isinstance(load, BodyWeightRange) for load in loads):
        yield Reason("warn.no_body_weight")


def _unweighed(
    client: Client, library: Library, weeks: tuple[Week, ...]
) -> Iterator[Reason]:
    """Things at home that are used only when it is known how heavy, or how strong.

    With a load by how it feels they are used all the same.
    """
    given = {p.exercise.id: p.exercise for week in weeks for p in week.prescriptions}
    used = {t for one in given.values() for t, _ in carriers(one, library.catalogue)}
    bare = weights_of(library) & set(client.equipment) - client.weights_kg.keys()
    for name in sorted(bare - used):
        thing = library.catalogue.equipment[name].called
        yield Reason("warn.no_kilograms", {"thing": thing})
    if BAND in client.equipment and not client.bands:
        known = ", ".join(library.catalogue.bands)
        yield Reason("warn.no_bands", {"known": known})


def _size(week: Week, plan: Plan, client: Client) -> list[Reason]:
    count = len(week.exercises)
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
    if days >= least or week.phase.daily:
        return []
    facts: Facts = {"phase": week.phase.name, "days": days, "least": least}
    return [Reason("warn.few_days", facts)]


def _too_close(client: Client, plan: Plan, weeks: tuple[Week, ...]) -> Iterator[Reason]:
    """Exercises that the free days between sessions leave fewer of; alike together."""
    found: dict[tuple[str, int, int, int], list[str]] = {}
    for week in weeks:
        if not week.projected or week.phase.daily:
            continue
        for name in week.exercises:
            every = week.every(name)
            had = len({day for given in every for day in given.days})
            days = len(set(client.days_for.get(name) or client.days))
            least = _least(plan, week.phase, every[0], days)
            if had < least:
                names = found.setdefault((week.phase.name, had, days, least), [])
                if every[0].exercise.name not in names:
                    names.append(every[0].exercise.name)
    for (phase, had, days, least), names in found.items():
        facts: Facts = {"phase": phase, "sessions": had, "days": days, "least": least}
        yield Reason("warn.days_too_close", {**facts, "exercises": ", ".join(names)})


def _least(plan: Plan, phase: Phase, given: Prescription, days: int) -> int:
    """The sessions a week that the plan wants of it and these days have; 0: a table's.

    Of a lift that may be heavy no more than the rule for heavy ones gives.
    """
    name = given.exercise.id
    places = [
        one
        for one in phase.places
        if name in {one.exercise, *one.menu} or (one.ladder or "") == given.ladder
    ]
    policies = (phase.policy, *(one.policy for one in places))
    if any(isinstance(one, Table) for one in policies):
        return 0
    if any(one.by_the_calendar or one.any_day for one in places):
        return 0
    usual = phase.sessions_per_week[0]
    wanted = min((one.sessions_per_week or usual for one in places), default=usual)
    heavy = plan.heavy
    most = heavy.sessions_per_week if given.exercise.pattern in heavy.patterns else days
    return min(wanted, given.exercise.sessions_per_week[1], days, most)


def _stuck(week: Week) -> list[Reason]:
    """Exercises whose next step is above the plan's hard cap."""
    return [
        Reason(
            "warn.asks_physio",
            {
                "phase": week.phase.name,
                "exercise": given.exercise.name,
                "next": given.asks_physio.dose,
                "rise": round(given.asks_physio.rise_percent),
                "week": week.number,
                "sheet_days": week.phase.sheet_days,
            },
        )
        for given in week.prescriptions
        if given.asks_physio is not None
    ]


def _quota(week: Week, client: Client) -> list[Reason]:
    """Quotas that stand still for want of a target, or begin without tries."""
    if not isinstance(week.phase.policy, Quota):
        return []
    started = {*client.baseline, *client.doses}
    return [
        Reason("warn.quota_unset", {"phase": week.phase.name, "exercise": given.name})
        for given in (prescribed.exercise for prescribed in week.prescriptions)
        if given.id not in client.targets or given.id not in started
    ]


def _overdue(week: Week) -> list[Reason]:
    if not week.overdue:
        return []
    phase = week.phase
    facts: Facts = {"phase": phase.name, "weeks": phase.weeks.max}
    return [Reason("warn.overdue", {**facts, "sheet_days": phase.sheet_days})]


# Measures that only say how it feels: a phase must ask for more than these.
OF_PAIN = frozenset(
    {
        *("morning_pain", "morning_rise"),
        *("morning_pain_drop", "morning_pain_drop_percent"),
        *("worst_morning", "spasm_free_days", "weeks_without_red", "days_without_red"),
    }
)


def on_pain_alone(criteria: Collection[Criterion]) -> bool:
    """Whether a phase could be left for less pain, and for nothing else."""
    return bool(criteria) and all(one.measure in OF_PAIN for one in criteria)
