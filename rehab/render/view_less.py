"""If it is worse, do less: the lower numbers, worked out for each exercise."""

from dataclasses import dataclass

from rehab.model.policy import Quota
from rehab.model.programme import Prescription, Week
from rehab.render.view_material import Material
from rehab.render.words import dose_less

WHOLE = 100  # percent


@dataclass(frozen=True, slots=True)
class LessRow:
    """One exercise."""

    number: int
    name: str
    doses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessView:
    """A column for each way to do less, the mildest first."""

    heads: tuple[str, ...]
    rows: tuple[LessRow, ...]


def less_view(material: Material, week: Week) -> LessView | None:
    """The numbers; none where the plan keeps the dose whatever the pain."""
    if isinstance(week.phase.policy, Quota):
        return None
    words, before = material.words, _before(material, week)
    again = any(_again(before, given) for given in week.prescriptions)
    stages = [s for s in material.programme.plan.flare.stages[1:] if s.percent < WHOLE]
    heads = [words.say("less.lower"), *(stage.days for stage in stages)]
    if again:
        heads.insert(0, words.say("less.again"))
    rows = []
    for given in week.prescriptions:
        doses = [given.lower, *given.back]
        texts = [dose_less(words, given, dose) for dose in doses]
        if again:
            old = _again(before, given)
            same = words.say("less.same")
            texts.insert(0, dose_less(words, given, old) if old else same)
        number = material.numbers[given.exercise.id]
        rows.append(LessRow(number, given.exercise.name, tuple(texts)))
    return LessView(tuple(heads), tuple(rows))


def _before(material: Material, week: Week) -> Week | None:
    """The sheet before this one in the same handout."""
    at = material.printed.index(week)
    return material.printed[at - 1] if at else None


def _again(before: Week | None, given: Prescription):  # type: ignore[no-untyped-def]
    """The dose of the week before, where it was another."""
    old = before.given(given.exercise.id) if before else None
    return old.dose if old and old.dose != given.dose else None
