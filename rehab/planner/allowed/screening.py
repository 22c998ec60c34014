"""Who must not get a programme. Records the physio's screen; judges nothing."""

from rehab.model.client import Client
from rehab.model.plan import Plan
from rehab.model.programme import Facts, Library, Reason, Refusal
from rehab.model.region import Region
from rehab.planner.allowed.gates import closed_at_start, weeks_at_start


def screen(client: Client, plan: Plan, library: Library) -> Refusal | None:
    """Every reason why this client gets no programme now, or None."""
    found = (
        *_signs(client, library.region(plan)),
        *_person(client, library),
        *_state(client, plan),
        *_triggers(client, plan),
        *_too_soon(client, plan),
    )
    return Refusal(found) if found else None


def _signs(client: Client, region: Region) -> list[Reason]:
    found = []
    for name, sign in region.signs.items():
        answer = client.screening.answers.get(name, "not asked")
        facts = {"sign": name, "ask": sign.whole, "action": sign.action}
        if answer == "not asked":
            found.append(Reason("refused.not_asked", facts))
        elif answer == "yes" and name not in client.screening.resolved:
            found.append(Reason(f"refused.sign_{sign.action}", facts))
    return found


def _person(client: Client, library: Library) -> list[Reason]:
    age = client.age
    if age < library.safety.age_min:
        return [Reason("refused.age", {"age": age, "least": library.safety.age_min})]
    days = (client.start - client.screening.on).days
    if days > library.safety.screen_valid_days:
        facts = {"days": days, "most": library.safety.screen_valid_days}
        return [Reason("refused.old_screen", facts)]
    return []


def _state(client: Client, plan: Plan) -> list[Reason]:
    found = []
    if client.usual_pain > plan.entry_pain_max:
        facts = {"pain": client.usual_pain, "most": plan.entry_pain_max}
        found.append(Reason("refused.pain", facts))
    if client.spasm_free_days < plan.entry_spasm_free_days:
        facts = {"days": client.spasm_free_days, "least": plan.entry_spasm_free_days}
        found.append(Reason("refused.fresh_spasm", facts))
    return found


def _triggers(client: Client, plan: Plan) -> list[Reason]:
    """A client who begins past the trigger phase needs the triggers written down."""
    entry = entry_index(client, plan)
    passed = [c.measure for p in plan.phases[:entry] for c in p.advance]
    if client.triggers is None and "triggers_known" in passed:
        return [Reason("refused.triggers_unknown", {"phase": plan.phases[entry].id})]
    return []


def _too_soon(client: Client, plan: Plan) -> list[Reason]:
    """Nobody begins past a gate of weeks since an event that is still closed."""
    found = []
    for phase in plan.phases[: entry_index(client, plan)]:
        for gate in closed_at_start(phase, client):
            weeks = weeks_at_start(gate, client)
            facts: Facts = {"phase": phase.name, "says": gate.says, "weeks": weeks}
            found.append(Reason("refused.too_soon", facts))
    return found


def entry_index(client: Client, plan: Plan) -> int:
    """The phase the client begins in."""
    ids = [phase.id for phase in plan.phases]
    return ids.index(client.entry_phase) if client.entry_phase in ids else 0
