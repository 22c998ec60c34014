"""If it is worse, do less: the lower numbers, worked out for each exercise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rehab.model.dose import Dose
from rehab.model.policy import Quota
from rehab.model.programme import Prescription, Week
from rehab.model.rules import FlareStage
from rehab.render.language import Words
from rehab.render.view_material import Material, number_in
from rehab.render.words import PLAIN, Lifted, dose_less


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
    low: str  # of those that go no lower than they are; or empty


def less_view(material: Material, week: Week) -> LessView | None:
    """The numbers; none where the plan keeps the dose whatever the pain."""
    if isinstance(week.phase.policy, Quota):
        return None
    stages = _stages(material)
    words = material.words
    back = words.say("less.back_when")
    lower = "less.lower_when_logged" if week.phase.logged else "less.lower_when"
    return LessView(
        heads=(
            (words.say("less.lower"), words.say(lower)),
            *((stage.days, back) for stage in stages),
        ),
        rows=tuple(_row(material, week, given) for given in _once(week)),
        low=_low(words, week),
    )


def _once(week: Week) -> Iterator[Prescription]:
    """Each exercise once: its days have the lower numbers of the least of them."""
    for name in week.exercises:
        yield min(week.every(name), key=lambda given: given.lower.volume)


def _low(words: Words, week: Week) -> str:
    """A lower number that is the sheet's own is no misprint."""
    every = list(_once(week))
    low = [one for one in every if one.lower == one.dose]
    if not low:
        return ""
    if len(low) == len(every) > 1:
        return words.say("less.low.all")
    numbers = sorted(number_in(week, one.exercise.id) for one in low)
    key = f"less.low.{'many' if numbers[1:] else 'one'}"
    return words.say(key, n=words.listed([str(n) for n in numbers]))


def _row(material: Material, week: Week, given: Prescription) -> LessRow:
    words, name = material.words, given.exercise.id
    back = (
        words.say("less.not_yet")
        if name in stage.not_yet
        else _less(material, given, dose)
        for stage, dose in zip(_stages(material), given.back, strict=True)
    )
    texts = (_less(material, given, given.lower), *back)
    return LessRow(number_in(week, name), given.exercise.name, texts)


def _less(material: Material, given: Prescription, dose: Dose) -> str:
    """The numbers; the thing is told where it is not the sheet's own."""
    own, other = (_lifted(material, given, one) for one in (given.dose, dose))
    return dose_less(material.words, given, dose, PLAIN if own == other else other)


def _lifted(material: Material, given: Prescription, dose: Dose) -> Lifted:
    """With what it is lifted; the plates on a bar stand on the front page."""
    how = material.lifted(given.exercise, dose.sides[0], given.pieces)
    return replace(how, ends_kg=None)


def _stages(material: Material) -> tuple[FlareStage, ...]:
    """Those on the way back, of which there is a column each."""
    stages = material.programme.plan.flare.stages
    return tuple(one for one in stages if one.is_part)
