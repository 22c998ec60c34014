"""Bad weeks that send the client back to an earlier phase, and why to look again."""

from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.programme import Reason
from rehab.model.rules import Back
from rehab.planner.history import Outcome, run_of

REPEATS = ("amber", "thin", "none")
CARE_FIRST = ("illness", "injury", "operation", "pregnancy")


def back_rule(
    phase: Phase, here: tuple[Outcome, ...], history: tuple[Outcome, ...]
) -> Back | None:
    """The first rule of the phase that these weeks meet. ``here`` is this phase's."""
    for rule in phase.back:
        if rule.reds and run_of(here, ("red",)) >= rule.reds:
            return rule
        if rule.flares and here[-1:] and here[-1].flare:
            recent = history[-rule.within_weeks :]
            if sum(past.flare for past in recent) >= rule.flares:
                return rule
    return None


def asks(plan: Plan, history: tuple[Outcome, ...]) -> tuple[Reason, ...]:
    """Why the physio must look before the next sheet, from what came back last."""
    if not history or history[-1].colour == "projected":
        return ()
    last, found = history[-1].record, []
    repeats = run_of(history, REPEATS)
    if repeats and repeats % plan.repeats_until_review == 0:
        found.append(Reason("ask.repeats", {"weeks": repeats}))
    if run_of(history, ("red",)) >= 2:  # noqa: PLR2004 - two in a row
        found.append(Reason("ask.two_reds"))
    if history[-1].flare and sum(past.flare for past in history[-4:]) > 1:
        found.append(Reason("ask.two_flares"))
    if last and last.away in CARE_FIRST:
        found.append(Reason("ask.away", {"why": str(last.away)}))
    if last and last.new_symptoms:
        found.append(Reason("ask.symptoms", {"what": last.new_symptoms}))
    if last and last.new_medicine:
        found.append(Reason("ask.medicine", {"what": last.new_medicine}))
    return tuple(found)
