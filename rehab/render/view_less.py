"""If it is worse, do less: the lower numbers, worked out for each exercise."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab.model.policy import Quota
from rehab.model.programme import Prescription, Week
from rehab.render.view_material import Material, number_in
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

    heads: tuple[tuple[str, str], ...]  # each with when it counts
    rows: tuple[LessRow, ...]


def less_view(material: Material, week: Week) -> LessView | None:
    """The numbers; none where the plan keeps the dose whatever the pain."""
    if isinstance(week.phase.policy, Quota):
        return None
    stages = [s for s in material.programme.plan.flare.stages[1:] if s.percent < WHOLE]
    words = material.words
    back = words.say("less.back_when")
    lower = "less.lower_when_logged" if week.phase.logged else "less.lower_when"
    return LessView(
        heads=(
            (words.say("less.lower"), words.say(lower)),
            *((stage.days, back) for stage in stages),
        ),
        rows=tuple(_row(material, week, given) for given in _once(week)),
    )


def _once(week: Week) -> Iterator[Prescription]:
    """Each exercise once: its days have the lower numbers of the least of them."""
    for name in week.exercises:
        yield min(week.every(name), key=lambda given: given.lower.volume)


def _row(material: Material, week: Week, given: Prescription) -> LessRow:
    doses = (given.lower, *given.back)
    texts = tuple(dose_less(material.words, given, dose) for dose in doses)
    return LessRow(number_in(week, given.exercise.id), given.exercise.name, texts)
