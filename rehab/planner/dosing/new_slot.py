"""Put an exercise on a place: the one door to a slot, whatever it comes from."""

from collections.abc import Mapping

from rehab.model.carriers import among
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.phase import Phase
from rehab.model.policy import Policy, Share, Staircase, Steady, Table
from rehab.model.programme import Facts, Reason
from rehab.model.replace import replace
from rehab.planner.allowed.case import Case
from rehab.planner.allowed.loads import Loads, Wanted, loads_of_rows
from rehab.planner.dosing.ceiling import ceiling, under
from rehab.planner.dosing.days import days_of
from rehab.planner.dosing.easier_version import in_both_hands, loads_up_to
from rehab.planner.dosing.flare_plan import stage_doses
from rehab.planner.dosing.mark import goal_dose
from rehab.planner.dosing.policies.by_kind import POLICIES
from rehab.planner.dosing.policies.stage import Stage
from rehab.planner.dosing.policies.table import row_reason
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Moved, Slot, rhythm
from rehab.planner.dosing.staircase import Step
from rehab.planner.dosing.start import Start, start_dose
from rehab.planner.dosing.work import work
from rehab.planner.selection.places import Choice

MOVED: tuple[Moved, ...] = ("stepped", "returned", "cut")


def begun(case: Case, phase: Phase, choice: Choice) -> Slot:
    """The slot at the exercise's first dose for this client."""
    found = loads_of(case, choice)
    start = start_dose(choice.exercise, case.client, case.plan, phase, found)
    return new_slot(case, phase, choice, found, start)


def begun_no_heavier(
    case: Case, phase: Phase, choice: Choice, than: Slot
) -> Slot | None:
    """The same with no more weight than the slot it comes for, which was too much.

    None where all at hand are heavier.
    """
    most = in_both_hands(than.exercise, than.dose)
    found = loads_up_to(case, choice.exercise, most)
    if isinstance(found, Reason):
        return None
    start = start_dose(choice.exercise, case.client, case.plan, phase, found)
    return new_slot(case, phase, choice, found, start)


def loads_of(case: Case, choice: Choice, had: Wanted | None = None) -> Loads:
    """The loads of an exercise that selection let through, from what it had."""
    found = case.loads(choice.exercise, had)
    if isinstance(found, Reason):
        raise TypeError(found.rule)
    return found


def new_slot(  # noqa: PLR0913 - what a slot hangs on
    case: Case,
    phase: Phase,
    choice: Choice,
    found: Loads,
    start: Start,
    *,
    weights_up: int = 0,
    exactly: bool = False,
) -> Slot:
    """The slot at this dose, with the staircase that leads on from it.

    ``weights_up`` counts the new weights that this phase has seen on the place. A
    phase that keeps a share of the dose does so once, and never of one that is asked
    for ``exactly``.
    """
    exercise, place = choice.exercise, choice.place
    start = under(start, place, exercise)
    policy = _policy(case, phase, choice)
    if isinstance(policy, Table):
        at_hand = _rows_loads(case, exercise, policy) or found
        if _suits(policy, exercise, at_hand, case.client.bands):
            found = at_hand
        else:  # it came in for another exercise: its own dose, not a row cut to fit
            policy = Steady(kind="steady")
    bands = case.library.catalogue.bands
    target = case.client.targets.get(exercise.id)
    cap = ceiling(place, exercise, phase.sets_max)
    listed = start.dose.scheme or start.dose.parts
    if cap.sets < start.dose.sets and not listed:
        cap = cap.but(sets=start.dose.sets)
    stage = Stage(
        cap,
        found.steps,
        case.plan.steps,
        target.dose if target else None,
        bands,
        goal_dose(case, place.ladder, exercise, found),
        intervals=exercise.dose.kind == "intervals",
        set_top=exercise.dose.top_repetitions,
        weights_up=weights_up,
    )
    steps = _steps(start.dose, policy, stage)
    if exactly and isinstance(policy, Share):
        steps = (Step(start.dose),)
    row = policy.row(0) if isinstance(policy, Table) else None
    same = steps[0].dose == start.dose and row is None
    reason = start.reason if same else _own(policy, start, steps[0].dose)
    return Slot(
        place=place,
        exercise=exercise,
        chosen=choice.reason,
        policy=policy,
        loads=found,
        steps=steps,
        weights_before=weights_up,
        days=days_of(case, phase, place, exercise, steps[0].dose, row=row),
        sheet_days=phase.sheet_days,
        bands=bands,
        room=work(steps[0].dose, bands),
        reason=reason,
    )


def _suits(
    table: Table, exercise: Exercise, found: Loads, bands: tuple[str, ...]
) -> bool:
    """Whether the exercise can be given every row as it is written."""
    doses = [row.dose for row in table.rows]
    parts = [part for dose in doses for part in dose.sides]
    return all(exercise.dose.allows(dose) for dose in doses) and all(
        (part.load_kg is None or among(part.load_kg, found.kilograms))
        and (part.band is None or part.band in bands)
        and (part.help_kg is None or among(part.help_kg, found.help_kg))
        for part in parts
    )


def _rows_loads(case: Case, exercise: Exercise, policy: Table) -> Loads | None:
    """The weights of the thing that a table's rows name weights of."""
    parts = [part for row in policy.rows for part in row.dose.sides]
    rows = {part.load_kg for part in parts if part.load_kg is not None}
    return loads_of_rows(exercise, case.client, case.library.catalogue, rows)


def holding(case: Case, slot: Slot, dose: Dose) -> Slot:
    """The slot with the thing that has this weight, where its own has it not.

    From light dumbbells to a bar and back, whoever gives the dose.
    """
    kg = dose.sides[0].load_kg
    if not kg or among(kg, slot.loads.kilograms):
        return slot
    found = case.loads(slot.exercise, Wanted(kg, kg, kg))
    return replace(slot, loads=found) if isinstance(found, Loads) else slot


def at_dose(case: Case, phase: Phase, slot: Slot, start: Start) -> Slot:
    """The same exercise at another dose; its way back is over."""
    choice = Choice(slot.place, slot.exercise, slot.chosen)
    if slot.by_session:  # then its sessions
        own = replace(slot, way_back=(start.dose,), way="plain_way")
        return replace(own, reason=start.reason)
    if isinstance(slot.policy, Table):  # its row of this week, and the next ones stay
        here = Step(start.dose, "table")
        steps = (*slot.steps[: slot.at], here, *slot.steps[slot.at + 1 :])
        there = replace(slot, steps=steps, way_back=(), way="plain_way", new_way=())
        return replace(there, reason=start.reason)
    up = slot.weights_up
    fresh = new_slot(
        case, phase, choice, slot.loads, start, weights_up=up, exactly=True
    )
    return replace(_remembering(fresh, slot), load_weeks=_load_weeks(case, slot, start))


def _load_weeks(case: Case, slot: Slot, start: Start) -> int:
    """They count anew where the load is far above, whoever gave it."""
    kg, had = (dose.sides[0].load_kg for dose in (start.dose, slot.base))
    most = (had or 0) * (1 + case.plan.steps.hard_cap_percent / WHOLE)
    return 0 if kg and had and kg > most + ROUNDING else slot.load_weeks


def led_on(case: Case, phase: Phase, slot: Slot) -> Slot:
    """The same dose, with the staircase that leads on from it as marks are now."""
    if not isinstance(slot.policy, Staircase):
        return slot
    choice = Choice(slot.place, slot.exercise, slot.chosen)
    start, up = Start(slot.goal, slot.reason), slot.weights_up
    fresh = new_slot(case, phase, choice, slot.loads, start, weights_up=up)
    return replace(slot, steps=(*slot.steps[: slot.at + 1], *fresh.steps[1:]))


def _remembering(fresh: Slot, old: Slot) -> Slot:
    """The slot with what stays true of the exercise at whatever dose."""
    return replace(
        fresh,
        rung_weeks=old.rung_weeks,
        load_weeks=old.load_weeks,
        chain=old.chain,
        reds=old.reds,
        freed=old.freed,
        decided=old.decided,
        swapped_down=old.swapped_down,
        new_rung=old.new_rung,
    )


def continued(case: Case, phase: Phase, choice: Choice, old: Slot) -> Slot:
    """The exercise in another phase: the dose it stands at, and its way back to it.

    Cut where more sessions a week would raise the volume.
    """
    place, exercise = choice.place, choice.exercise
    days = days_of(case, phase, place, exercise, old.goal)
    sessions = rhythm(place, days)
    start = carried(old, sessions, phase)
    slot = _remembering(new_slot(case, phase, choice, old.loads, start), old)
    same = slot.goal == old.goal
    if same:
        slot = replace(slot, room=old.room, steady_weeks=old.steady_weeks)
    if isinstance(slot.policy, Table):  # its rows say what comes, and why
        return slot
    if same and (old.moved in MOVED or not old.on_paper):  # in the very week, or first
        slot = replace(slot, moved=old.moved, reason=old.reason)
    return _on_its_way(case, slot, old, sessions, phase)


def in_more_sessions(case: Case, phase: Phase, slot: Slot, sessions: float) -> Slot:
    """The exercise with more sessions a week: each one smaller, its way back too."""
    start = carried(slot, sessions, phase)
    at = at_dose(case, phase, slot, start)
    return _on_its_way(case, at, slot, sessions, phase)


def _on_its_way(
    case: Case, slot: Slot, old: Slot, sessions: float, phase: Phase
) -> Slot:
    """The slot as far on its way as the old one, below its own step.

    Where its step is cut for more sessions, so are the stages on the way to it.
    """
    percent = _each_percent(old, sessions, phase)
    new = tuple(share(dose, percent) for dose in old.new_way)
    new = tuple(dose for dose in new if _is_below(slot, dose))
    there = slot.on_new_way(new, old.reason, old.new_as)
    alike = _flare_stages(case, old, there.base) if percent < WHOLE else {}
    way = tuple(alike.get(dose, share(dose, percent)) for dose in old.way_back)
    way = tuple(dose for dose in way if _is_below(slot, dose))
    if not new and not way:
        return slot
    there = replace(there, way_back=way, way=old.way if way else "plain_way")
    if percent < WHOLE:
        return replace(there, reason=_why_smaller(there, old, sessions, phase))
    return leading(there, old.reason)


def _is_below(slot: Slot, dose: Dose) -> bool:
    """Whether the dose is less than its step: less work, or as much with another load.

    2 sets of a minute are no stage on the way to 1 of two.
    """
    goal = slot.goal
    less = slot.work(goal) - slot.work(dose)
    return less > 0 or (less == 0 and dose.loaded_as(goal) != dose)


def leading(slot: Slot, reason: Reason) -> Slot:
    """The slot with this reason of before; what it leads to is what it has now."""
    facts = reason.facts
    if "to" in facts:
        facts = {**facts, "to": slot.base if slot.way_back else slot.goal}
    return replace(slot, reason=Reason(reason.rule, facts))


def _flare_stages(case: Case, old: Slot, base: Dose) -> Mapping[Dose, Dose]:
    """Each stage of the way back from a flare-up, as it is of this smaller base.

    A share of a stage would be rounded down twice.
    """
    if old.way != "flare_way":
        return {}
    stages = case.plan.flare.stages
    of_both = (stage_doses(d, old.loads, stages, old.bands) for d in (old.base, base))
    return dict(zip(*of_both, strict=True))


def _why_smaller(slot: Slot, old: Slot, sessions: float, phase: Phase) -> Reason:
    """More sessions make its base smaller; how much of that is left, and after what."""
    way, was, of = slot.new_as, old.goal, slot.goal
    if slot.way_back:
        way, was, of = slot.way, old.base, slot.base
    facts = _more(old, sessions, phase)
    facts |= {"was": was, "of": of, "percent": slot.kept_percent(slot.dose, of)}
    return Reason(f"start.more_{way}", facts)


def _more(old: Slot, sessions: float, phase: Phase) -> Facts:
    """How many sessions there are, and were."""
    before = _sessions_before(old, phase)
    return {"sessions": round(sessions, 1), "before": round(before, 1)}


def _each_percent(old: Slot, sessions: float, phase: Phase) -> float:
    """How much of a session is kept where there are more of them than before."""
    return WHOLE * min(1.0, _sessions_before(old, phase) / sessions)


def _sessions_before(old: Slot, phase: Phase) -> float:
    """How many it had, on a sheet as long as this phase's."""
    return old.rhythm * phase.sheet_days / old.sheet_days


def carried(old: Slot, sessions: float, phase: Phase) -> Start:
    """The dose of its step, cut where there are more sessions a week than before."""
    percent = _each_percent(old, sessions, phase)
    if percent >= WHOLE:
        return Start(old.goal, Reason("start.carried"))
    facts: Facts = {**_more(old, sessions, phase), "of": old.goal}
    reason = Reason("start.more_sessions", facts)
    return Start(share(old.goal, percent), reason)


def _policy(case: Case, phase: Phase, choice: Choice) -> Policy:
    """The place's policy, else the phase's; slower for who is older or irritable.

    A table is for the exercises that the plan names: one that came by a swap or a pin
    has a start of its own, and stays there.
    """
    policy = choice.place.policy or phase.policy
    if isinstance(policy, Table) and not _is_in_table(case, phase, choice):
        return Steady(kind="steady")
    if not isinstance(policy, Staircase):
        return policy
    rises = [policy.rise_percent]
    if case.older and case.plan.older.rise_percent is not None:
        rises.append(case.plan.older.rise_percent)
    if case.client.easily_irritated:
        rises.append(case.plan.irritable.rise_percent)
    return policy.model_copy(update={"rise_percent": min(rises)})


def _is_in_table(case: Case, phase: Phase, choice: Choice) -> bool:
    """Whether the plan names the exercise at a place that this table is for."""
    place = choice.place
    places = (place,) if place.policy else phase.places
    ladders = case.library.catalogue.ladders
    named = {name for one in places for name in one.choices(ladders)}
    return choice.exercise.id in named


def _own(policy: Policy, start: Start, first: Dose) -> Reason:
    """The reason of a policy that begins at another dose than the one it is given."""
    if isinstance(policy, Share):
        return Reason("dose.share", {"percent": policy.percent, "of": start.dose})
    if isinstance(policy, Table):
        return row_reason(policy.rows[0], first)
    return start.reason


def _steps(dose: Dose, policy: Policy, stage: Stage) -> tuple[Step, ...]:
    """The doses the policy lays out from this one."""
    steps: tuple[Step, ...] = POLICIES[policy.kind].steps(dose, policy, stage)
    return steps
