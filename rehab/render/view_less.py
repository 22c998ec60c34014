"""If it is worse, do less: the lower numbers, worked out for each exercise."""

from collections.abc import Iterator, Sequence
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
    """A column for each way to do less, and what the page before had."""

    heads: tuple[str, ...]
    rows: tuple[LessRow, ...]
    again: tuple[tuple[int, str], ...]  # number and dose, where it was another
    again_else: str  # of the others; empty on the first page


def less_view(
    material: Material, week: Week, *, equal: bool = False
) -> LessView | None:
    """The numbers; none where the plan keeps the dose whatever the pain.

    ``equal`` weeks share a page, so nobody asks what the week before had.
    """
    if isinstance(week.phase.policy, Quota):
        return None
    stages = [s for s in material.programme.plan.flare.stages[1:] if s.percent < WHOLE]
    return LessView(
        heads=(material.words.say("less.lower"), *(stage.days for stage in stages)),
        rows=tuple(_row(material, given) for given in week.prescriptions),
        again=(again := tuple(_again(material, week))),
        again_else="" if equal and not again else _again_else(material, week, again),
    )


def _again_else(
    material: Material, week: Week, again: Sequence[tuple[int, str]]
) -> str:
    if week is material.first:
        return ""
    key = "less.again_easy" if week.easy else "less.again_same"
    return material.words.say("less.again_rest" if again else key)


def _row(material: Material, given: Prescription) -> LessRow:
    doses = (given.lower, *given.back)
    texts = tuple(dose_less(material.words, given, dose) for dose in doses)
    return LessRow(material.numbers[given.exercise.id], given.exercise.name, texts)


def _again(material: Material, week: Week) -> Iterator[tuple[int, str]]:
    """The doses of the page before this one, where they were others.

    A planned easy week has less anyway: what was before it would be more.
    """
    at = material.printed.index(week)
    before = material.printed[at - 1] if at and not week.easy else None
    for given in week.prescriptions:
        old = before.given(given.exercise.id) if before else None
        if old and old.dose != given.dose:
            number = material.numbers[given.exercise.id]
            yield number, dose_less(material.words, old, old.dose)
