"""What keeps the client safe on each sheet: lights, limits, flare-up, stop signs."""

from collections.abc import Iterable
from dataclasses import dataclass

from rehab.model.programme import Week
from rehab.render.language import Words
from rehab.render.view_material import Material, dose_of, flare_dose_of


@dataclass(frozen=True, slots=True)
class Light:
    """One colour of the pain rule."""

    kind: str  # green, amber or red: also the style's class
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class LimitsView:
    """The limits of one week."""

    lights: tuple[Light, ...]
    effort: str
    stay: str
    step_back: str
    flare_when: str
    flare_gentle: str
    flare_easier: str
    stops: tuple[str, ...]
    contact: str
    review: str


def _lights(material: Material, week: Week) -> tuple[Light, ...]:
    rule = material.programme.plan.pain_rules[week.phase.pain_rule]
    texts = {"green": rule.green, "amber": rule.amber, "red": rule.red}
    say = material.words.say
    return tuple(_light(k, say(f"lights.{k}"), text) for k, text in texts.items())


def _light(kind: str, label: str, text: str) -> Light:
    """The colour's name is bold, and said once."""
    if text.startswith(label):
        return Light(kind, label, text.removeprefix(label))
    return Light(kind, label, f": {text}")


def _effort(material: Material, effort: int) -> str:
    level = material.words.many("moving.effort_levels")[effort]
    return material.words.say("moving.effort", level=level, effort=effort)


def contact(material: Material) -> str:
    """Whom to call."""
    clinic = material.programme.client.clinic
    slots = {"clinic_name": clinic.name, "clinic_phone": clinic.phone}
    return material.words.say("stops.contact", **slots)


def flare_stages(material: Material) -> tuple[str, ...]:
    """The stages of the flare-up plan in words."""
    return tuple(
        material.words.say("flare.stage", days=stage.days, says=stage.says)
        for stage in material.programme.plan.flare.stages
    )


def _review(material: Material, week: Week) -> str:
    date = material.words.short_date(material.review_date(week.number))
    return material.words.say("stops.review", review=date)


def _items(words: Words, doses: Iterable[tuple[str, str]]) -> str:
    items = (words.say("flare.item", name=n, dose=d) for n, d in doses)
    return words.say("flare.all", items=words.say("flare.joiner").join(items))


def flare_gentle(words: Words, week: Week) -> str:
    """The gentle moves of a flare-up with their doses."""
    return _items(
        words, ((p.exercise.name, dose_of(words, p)) for p in week.flare_menu)
    )


def _flare_easier(words: Words, week: Week) -> str:
    return _items(
        words, ((p.exercise.name, flare_dose_of(words, p)) for p in week.prescriptions)
    )


def limits(material: Material, week: Week) -> LimitsView:
    """The limits of one week, each with its numbers filled in."""
    words, stage = material.words, material.programme.plan.flare.stages[0]
    return LimitsView(
        lights=_lights(material, week),
        effort=_effort(material, week.phase.effort_max),
        stay=week.phase.stay,
        step_back=week.phase.step_back,
        flare_when=words.say("flare.when", days=stage.days),
        flare_gentle=flare_gentle(words, week),
        flare_easier=_flare_easier(words, week),
        stops=material.texts(material.library.safety.emergency),
        contact=contact(material),
        review=_review(material, week),
    )
