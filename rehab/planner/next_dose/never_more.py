"""A last look: after a week that was not good no exercise goes up."""

from rehab.model.policy import Quota
from rehab.model.programme import Reason
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot
from rehab.planner.dosing.staircase import Step

ROUNDING = 1e-9


def never_more(before: tuple[Slot, ...], after: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots of the next week, none above what its exercise had in this one.

    A phase that begins again, or another place of it, may ask for an exercise at
    its start, which can be more than it had. A quota climbs whatever the pain.
    """
    had = {slot.exercise.id: slot for slot in before}
    return tuple(_held(slot, had.get(slot.exercise.id)) for slot in after)


def _held(slot: Slot, old: Slot | None) -> Slot:
    if old is None or isinstance(slot.policy, Quota):
        return slot
    if _weekly(slot) <= _weekly(old) + ROUNDING:
        return slot
    was = share(old.dose, 100 * min(1.0, old.sessions / slot.sessions))
    return slot.on_way_back((Step(was),), Reason("dose.none"))


def _weekly(slot: Slot) -> float:
    return slot.dose.volume * slot.sessions
