"""A quota's line to the day that was agreed with the client."""

import datetime

from rehab.model.client import Client
from rehab.model.phase import Phase
from rehab.model.policy import Quota
from rehab.model.replace import replace
from rehab.planner.dosing.slot import Slot


def by_date(
    client: Client, phase: Phase, slots: tuple[Slot, ...], start: datetime.date
) -> tuple[Slot, ...]:
    """The slots, each quota as long as there are sheets until its target's day.

    The target stands on the last sheet that begins on that day or before it.
    """
    return tuple(_dated(client, phase, slot, start) for slot in slots)


def _dated(client: Client, phase: Phase, slot: Slot, start: datetime.date) -> Slot:
    target = client.targets.get(slot.exercise.id)
    if not isinstance(slot.policy, Quota) or target is None or target.by is None:
        return slot
    sheets = max(1, (target.by - start).days // phase.sheet_days)
    return replace(slot, policy=slot.policy.model_copy(update={"weeks": sheets}))
