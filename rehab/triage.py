"""Which plans to suggest to the physio, who picks. Never a diagnosis.

Any open stop sign, and anything not asked, means no plan.
"""

from collections.abc import Mapping

from rehab.model.client import Screening
from rehab.model.safety import Safety
from rehab.model.triage import Stop, Suggestion, Triage, TriageAnswers, Triaged
from rehab.model.units import Answer

URGENCY = ("emergency", "same_day", "urgent", "doctor", "other", "not_asked")


def triage(questions: Triage, safety: Safety, given: TriageAnswers) -> Triaged:
    """What the answers suggest, or every reason why nothing is suggested."""
    stops = (*_signs(safety, given), *_questions(questions, given.questions))
    fitting = tuple(s for s in questions.suggestions if fits(s, given.questions))
    return Triaged(
        stops=tuple(sorted(stops, key=lambda stop: URGENCY.index(stop.action))),
        suggestions=() if stops else fitting,
        screening=_screening(safety, given),
    )


def fits(suggestion: Suggestion, answers: Mapping[str, Answer]) -> bool:
    """Whether the answers meet all tests of the suggestion.

    >>> one = Suggestion(id="a", plan="b", any=("x", "y"), none=("z",), says="c",
    ...                  source="d")
    >>> fits(one, {"x": "no", "y": "yes", "z": "no"})
    True
    >>> fits(one, {"x": "no", "y": "yes", "z": "yes"})
    False
    """
    every = all(answers.get(name) == "yes" for name in suggestion.all)
    some = not suggestion.any or any(answers.get(n) == "yes" for n in suggestion.any)
    return every and some and all(answers.get(n) == "no" for n in suggestion.none)


def _signs(safety: Safety, given: TriageAnswers) -> list[Stop]:
    found = []
    for name, sign in safety.signs.items():
        answer = given.signs.get(name, "not asked")
        if answer == "not asked":
            found.append(Stop(name, sign.whole, "not_asked"))
        elif answer == "yes" and name not in given.resolved:
            found.append(Stop(name, sign.whole, sign.action))
    return found


def _questions(triage: Triage, answers: Mapping[str, Answer]) -> list[Stop]:
    found = []
    for name, question in triage.questions.items():
        answer = answers.get(name, "not asked")
        if answer == "not asked":
            found.append(Stop(name, question.ask, "not_asked"))
        elif answer == "yes" and question.stops:
            found.append(Stop(name, question.ask, "other", question.do or ""))
    return found


def _screening(safety: Safety, given: TriageAnswers) -> Screening:
    """The screen for the client file, in the order of the signs."""
    answers = {name: given.signs.get(name, "not asked") for name in safety.signs}
    return Screening(by=given.by, on=given.on, answers=answers, resolved=given.resolved)
