"""Planned easy weeks: which doses they cut, and to what."""

from rehab.model.dose import Dose
from rehab.model.phase import Phase
from rehab.planner.dosing.share import share
from rehab.planner.dosing.slot import Slot


def given(phase: Phase, week_in_phase: int, slot: Slot) -> Dose:
    """The dose on the sheet: in an easy week less, unless it is on its way back."""
    if phase.easy_weeks is None or not lightened(phase, week_in_phase, slot):
        return slot.dose
    return share(slot.dose, phase.easy_weeks.percent)


def lightened(phase: Phase, week_in_phase: int, slot: Slot) -> bool:
    """Whether an easy week cuts the dose: one on its way back is light already."""
    return is_easy(phase, week_in_phase) and not slot.way_back


def is_easy(phase: Phase, week_in_phase: int) -> bool:
    """Whether this is one of the phase's planned easy weeks."""
    rule = phase.easy_weeks
    return rule is not None and week_in_phase % rule.every_weeks == 0
