"""Which weeks were so light that the next planned easy week moves on."""

from collections.abc import Iterable

from rehab.model.phase import Phase
from rehab.model.programme import Colour
from rehab.planner.dosing.easy_week import is_easy
from rehab.planner.dosing.slot import Slot
from rehab.planner.outcome.colour import UNDONE


def was_light(
    phase: Phase, build_week: int, colour: Colour, slots: Iterable[Slot]
) -> bool:
    """Whether a week was no harder than an easy one: build weeks count anew.

    It was planned so, too little of it was done, or every dose was on its way back
    after missed time. What was cut for pain does not count: more pain never puts off an
    easy week.
    """
    if is_easy(phase, build_week) or colour in UNDONE:
        return True
    ramped = [bool(slot.way_back) and slot.way == "gap_way" for slot in slots]
    return bool(ramped) and all(ramped)
