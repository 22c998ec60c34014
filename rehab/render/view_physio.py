"""The physio's page of one week: every number with the rule that made it."""

from collections.abc import Iterable
from dataclasses import dataclass

from rehab.model.dose import Dose
from rehab.model.programme import Prescription, Reason, Unfilled, Week
from rehab.render.language import Words, number
from rehab.render.sheet_words import said
from rehab.render.view_client import client_facts
from rehab.render.view_material import Material
from rehab.render.words import reasoned, short_dose_of


@dataclass(frozen=True, slots=True)
class PhysioRow:
    """One exercise with its numbers and reasons."""

    name: str
    dose: str
    volume: str
    envelope: str
    ladder: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhysioView:
    """The physio's page of one week."""

    heading: str
    facts: tuple[tuple[str, str], ...]  # on the first week only
    phase_reason: str
    criteria: tuple[str, ...]
    rows: tuple[PhysioRow, ...]
    ruled_out: tuple[str, ...]
    gaps: tuple[str, ...]
    sign_off: str


def with_rule(material: Material, reason: Reason) -> str:
    """The reason's sentence and the name of its rule."""
    return reasoned(material.words, "physio.reason", reason)


def _name(material: Material, exercise: str) -> str:
    found = material.library.exercises.get(exercise)
    return found.name if found else exercise


def _unit(dose: Dose) -> str:
    if dose.minutes or dose.metres:
        return "minutes" if dose.minutes else "metres"
    return "seconds" if dose.hold_seconds else "repetitions"


def _volume(words: Words, dose: Dose, value: float) -> str:
    """The amount of a week and what it counts; kilograms multiply it."""
    unit = words.say(f"physio.volume_units.{_unit(dose)}")
    if dose.load_kg:
        unit = words.say("physio.loaded", unit=unit)
    return words.say("physio.volume", value=number(value), unit=unit)


def _row(material: Material, given: Prescription) -> PhysioRow:
    say = material.words.say
    return PhysioRow(
        name=given.exercise.name,
        dose=short_dose_of(material.words, given),
        volume=_volume(material.words, given.dose, given.weekly_volume),
        envelope=_volume(material.words, given.dose, given.envelope),
        ladder=given.ladder or say("physio.no_ladder"),
        reasons=(
            say("physio.dose", reason=with_rule(material, given.reason)),
            say("physio.chosen", reason=with_rule(material, given.chosen)),
        ),
    )


def _grouped(
    material: Material, passed: Iterable[tuple[str, Reason]]
) -> tuple[str, ...]:
    """One line a reason, with all the exercises it met."""
    groups: dict[str, list[str]] = {}
    for exercise, reason in passed:
        names = groups.setdefault(with_rule(material, reason), [])
        names.append(_name(material, exercise))
    say = material.words.say
    return tuple(
        say("physio.passed", reason=reason, names=say("list.comma").join(names))
        for reason, names in groups.items()
    )


def _gap(material: Material, gap: Unfilled) -> str:
    say = material.words.say
    tried = [
        say("physio.tried", name=_name(material, e), reason=with_rule(material, r))
        for e, r in gap.tried
    ]
    joined = say("flare.joiner").join(tried)
    return say("physio.gap", place=gap.place, tried=joined)


def physio_view(material: Material, week: Week, fingerprint: str) -> PhysioView:
    """Why this week is as it is."""
    return PhysioView(
        heading=said(material.words, week, "physio.heading", number=week.number),
        facts=client_facts(material) if week is material.printed[0] else (),
        phase_reason=with_rule(material, week.phase_reason),
        criteria=tuple(criterion.says for criterion in week.phase.advance),
        rows=tuple(_row(material, p) for p in week.prescriptions),
        ruled_out=_grouped(material, week.ruled_out),
        gaps=tuple(_gap(material, gap) for gap in week.gaps),
        sign_off=material.words.say("physio.sign_code", code=fingerprint),
    )
