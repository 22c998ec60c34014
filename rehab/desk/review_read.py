"""A decision as it was chosen on the page of the review."""

import datetime

from rehab.app.papers import Papers, Stopped
from rehab.desk.signing import a_name
from rehab.desk.site import Form, desk_words
from rehab.entry.dose_typed import dose_typed_for, example_of
from rehab.model.proposal import Choice, Proposal, StopSign
from rehab.model.record import Decision
from rehab.model.units import NAME_LETTERS, TEXT_LETTERS

AFTER_STOP = ("step_back", "repeat", "go_on")
SET_DOSE = "dose"


def decision_of(
    found: Proposal | StopSign | Stopped,
    papers: Papers,
    form: Form,
    today: datetime.date,
) -> tuple[Decision | None, tuple[str, ...]]:
    """What was decided, or what is missing. Its week is found when it is written."""
    say = desk_words().say
    by, reason = a_name(form.get("by")), a_reason(form)
    what, lines = named(found, papers, form)
    if not by:
        lines = (*lines, say("review.who", letters=NAME_LETTERS))
    if form.get("reason") and not reason:
        lines = (*lines, say("review.letters"))
    if what is None or lines:
        return None, lines
    whole = {"after_week": 0, "by": by, "on": today, "reason": reason or None, **what}
    return Decision.model_validate(whole), ()


def a_reason(form: Form) -> str:
    """The reason on one line; empty when nobody could read it."""
    reason = " ".join(form.get("reason").split())
    return reason if len(reason) <= TEXT_LETTERS and reason.isprintable() else ""


def named(
    found: Proposal | StopSign | Stopped, papers: Papers, form: Form
) -> tuple[dict[str, object] | None, tuple[str, ...]]:
    """The option and what it is about."""
    say, chosen = desk_words().say, form.get("choice")
    if isinstance(found, StopSign) and chosen in AFTER_STOP:
        return {"option": chosen}, ()
    if not isinstance(found, Proposal):
        return None, (say("review.choose"),)
    if chosen == SET_DOSE:
        return _dose(papers, form)
    picked = next((one for one in found.choices if value_of(one) == chosen), None)
    return (_of_choice(picked), ()) if picked else (None, (say("review.choose"),))


def value_of(choice: Choice) -> str:
    """What stands for an option in a form: all that it decides, never its place."""
    return " ".join(str(part) for part in _of_choice(choice).values() if part)


def _of_choice(choice: Choice) -> dict[str, object]:
    swap = choice.option == "swap"
    return {
        "option": choice.option,
        "exercise": choice.exercise.id if choice.exercise else None,
        "instead": choice.instead.id if choice.instead and swap else None,
        "trigger": choice.trigger,
    }


def _dose(
    papers: Papers, form: Form
) -> tuple[dict[str, object] | None, tuple[str, ...]]:
    say, library = desk_words().say, papers.library
    exercise = library.exercises.get(form.get("exercise"))
    if exercise is None:
        return None, (say("review.which"),)
    dose = dose_typed_for(exercise, form.get("dose"))
    if dose is None or (dose.band and dose.band not in library.catalogue.bands):
        return None, (say("review.dose", example=example_of(exercise.dose)),)
    return {"option": "set_dose", "exercise": exercise.id, "dose": dose}, ()
