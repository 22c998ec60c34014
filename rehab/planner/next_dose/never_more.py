"""A last look: after a week that was not good no exercise goes up."""

from rehab.model.numbers import ROUNDING, WHOLE
from rehab.model.policy import Quota
from rehab.model.programme import Colour, Facts, Reason
from rehab.model.record import Decision
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot
from rehab.planner.next_dose.by_colour import small_stages

REPEATED: tuple[Colour, ...] = ("none", "thin", "amber")  # weeks whose dose is repeated


def never_more(
    before: tuple[Slot, ...],
    after: tuple[Slot, ...],
    told: tuple[Decision, ...],
    repeated: Reason | None,
    back_percent: float,
) -> tuple[Slot, ...]:
    """The slots of the next week, none above what its exercise had in this one.

    What is held back comes up by ``back_percent`` of its dose a good week, also to the
    first stage of a way back that it was on.
    ``before`` has the doses of the sheet, an easy week's included; ``repeated`` is why
    a week is done once more, None where it is not, or a phase begins.
    A phase that begins again, or another place of it, may ask for an exercise at
    its start, which can be more than it had. A quota climbs whatever the pain; a dose
    that the physio set is theirs to answer for.
    """
    had = {slot.exercise.id: slot for slot in before}
    theirs = {d.exercise for d in told if d.option in ("set_dose", "swap", "rung_down")}
    theirs |= {d.instead for d in told if d.option == "swap"}
    return tuple(
        slot
        if slot.exercise.id in theirs
        else _held(slot, had.get(slot.exercise.id), repeated, back_percent)
        for slot in after
    )


def _held(
    slot: Slot, old: Slot | None, repeated: Reason | None, back_percent: float
) -> Slot:
    if old is None or isinstance(slot.policy, Quota):
        return slot
    if _weekly(slot) <= _weekly(old) + ROUNDING:
        return slot
    was = share(old.dose, WHOLE * min(1.0, old.sessions / slot.sessions))
    own = [d for d in slot.way_back if slot.work(was) < slot.work(d)]
    small = small_stages(slot, was, own[0] if own else slot.base, back_percent)
    stages = [d for d in own if slot.work(d) < slot.work(slot.base)]
    return slot.on_way_back((was, *small, *stages), _why(slot, old, repeated), slot.way)


def why_repeated(colour: Colour, by: str | None) -> Reason | None:
    """Why a week of this colour is done once more; ``by`` is who decided on it."""
    if colour not in REPEATED:
        return None
    return Reason("dose.decided_again", {"by": by}) if by else Reason(f"dose.{colour}")


def _why(slot: Slot, old: Slot, repeated: Reason | None) -> Reason:
    if slot.sessions > old.sessions:
        facts: Facts = {"sessions": slot.sessions, "before": old.sessions}
        facts["of"] = old.dose
        return Reason("start.more_sessions", facts)
    return repeated or Reason("start.carried")


def _weekly(slot: Slot) -> float:
    return slot.work(slot.dose) * slot.sessions
