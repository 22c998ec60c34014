"""Which plans to suggest to the physio, who picks. Never a diagnosis.

Any open stop sign, and anything not asked, means no plan.
"""

from collections.abc import Mapping

from rehab.model.client import Screening
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.model.triage import Stop, Suggestion, Triage, TriageAnswers, Triaged
from rehab.model.units import Answer

URGENCY = ("emergency", "same_day", "urgent", "doctor", "other", "not_asked")


def regions(questions: Triage, library: Library) -> tuple[str, ...]:
    """The parts of the body that there are plans for, in the order they are named."""
    have = {plan.region for plan in library.plans.values()}
    order = dict.fromkeys((*questions.regions, *library.regions))
    return tuple(name for name in order if name in have)


def of_region(questions: Triage, region: str, library: Library) -> Triage:
    """What is asked for one part of the body, and the plans for it."""
    return questions.model_copy(
        update={
            "questions": {
                name: one
                for name, one in questions.questions.items()
                if not one.regions or region in one.regions
            },
            "suggestions": tuple(
                one
                for one in questions.suggestions
                if library.plans[one.plan].region == region
            ),
        }
    )


def triage(questions: Triage, region: Region, given: TriageAnswers) -> Triaged:
    """What the answers suggest, or every reason why nothing is suggested."""
    stops = (*_signs(region, given), *_questions(questions, given.questions))
    fitting = tuple(s for s in questions.suggestions if fits(s, given.questions))
    return Triaged(
        stops=tuple(sorted(stops, key=lambda stop: URGENCY.index(stop.action))),
        suggestions=() if stops else fitting,
        screening=_screening(region, given),
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


def _signs(region: Region, given: TriageAnswers) -> list[Stop]:
    found = []
    for name, sign in region.signs.items():
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


def _screening(region: Region, given: TriageAnswers) -> Screening:
    """The screen for the client file, in the order of the signs."""
    answers = {name: given.signs.get(name, "not asked") for name in region.signs}
    return Screening(by=given.by, on=given.on, answers=answers, resolved=given.resolved)
