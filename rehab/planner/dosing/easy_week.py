"""Planned easy weeks: which doses they cut, and to what."""

from rehab.model.dose import Dose
from rehab.model.numbers import WHOLE
from rehab.model.phase import Phase
from rehab.planner.dosing.share import fewer_sets, share
from rehab.planner.dosing.slot import Slot


def is_easy(phase: Phase, build_week: int) -> bool:
    """Whether this is one of the phase's planned easy weeks.

    ``build_week`` counts from 1 since the phase began or the last light week.
    """
    rule = phase.easy_weeks
    return rule is not None and build_week % rule.every_weeks == 0


def lightened(phase: Phase, build_week: int, slot: Slot) -> bool:
    """Whether an easy week stands for the full dose, which then comes back.

    One on its way back may be eased too (``given``), but goes on with its way.
    """
    return is_easy(phase, build_week) and not slot.on_its_way


def given(phase: Phase, build_week: int, slot: Slot) -> Dose:
    """The dose on the sheet: in an easy week less.

    One on its way keeps the weight and the sets of the way, with no more work than the
    easy week of its step would be.
    """
    rule = phase.easy_weeks
    if rule is None or not is_easy(phase, build_week):
        return slot.dose
    eased = fewer_sets(slot.goal, rule.sets_fewer, rule.percent)
    if slot.on_its_way:
        return share(slot.dose, WHOLE * slot.work(eased) / slot.work(slot.dose))
    return eased
