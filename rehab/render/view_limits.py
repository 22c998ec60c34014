"""What keeps the client safe on each sheet: lights, limits, flare-up, stop signs."""

import datetime
from dataclasses import dataclass, replace

from rehab.model.plan import Plan
from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.language import Words
from rehab.render.sheet_words import said
from rehab.render.view_material import Material, flare_dose_of

WHOLE = 100  # percent


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
    usual_pain: str
    green_week: str
    next_day: str
    next_text: tuple[tuple[str, str], ...]  # kind of week and what to do
    stay: str
    flare_when: str
    flare_easier: str
    stops: tuple[str, ...]
    contact: str
    review: str


def _lights(material: Material, week: Week) -> tuple[Light, ...]:
    say = material.words.say
    lights = tuple(
        _light(k, say(f"lights.{k}"), _scores(week, *kinds))
        for k, kinds in (
            ("green", ("green",)),
            ("amber", ("amber",)),
            ("red", ("red", "stop_today")),
        )
    )
    red = lights[-1]
    text = say("list.space").join((red.text, say("lights.spasm")))
    return (*lights[:-1], replace(red, text=text))


def _scores(week: Week, *kinds: str) -> str:
    """The worst pain in a session that has the colour, 0-10."""
    found = [c for c in week.pain_grid if c.during in kinds]
    return f"{found[0].lowest} – {found[-1].highest}." if found else "–."


def _light(kind: str, label: str, text: str) -> Light:
    """The colour's name is bold, and said once."""
    if text.startswith(label):
        return Light(kind, label, text.removeprefix(label))
    return Light(kind, label, f": {text}")


def _next_day(material: Material, week: Week) -> str:
    following = week.days[-1] + datetime.timedelta(days=1)
    weekday = material.words.many("weekdays_long")[following.weekday()]
    return said(material.words, week, "moving.next", weekday=weekday)


def _next_text(material: Material, week: Week) -> tuple[tuple[str, str], ...]:
    """What each colour of week does to the next; the last sheet leads to the review."""
    words, review = material.words, _review_date(material)
    last = week is material.printed[-1]
    if isinstance(week.phase.policy, Quota):
        next_sheet = words.say("moving.green_last", review=review) if last else ""
        return (
            (
                words.say("moving.quota_done"),
                next_sheet or words.say("moving.quota_next"),
            ),
            (words.say("moving.quota_missed"), words.say("moving.other")),
            (words.say("moving.quota_red"), week.phase.step_back),
        )
    green = said(words, week, f"moving.green{'_last' * last}", review=review)
    return (
        (said(words, week, "moving.green_week"), green),
        (said(words, week, "moving.other_week"), said(words, week, "moving.other")),
        (said(words, week, "moving.red_week"), week.phase.step_back),
    )


def contact(material: Material) -> str:
    """Whom to call."""
    clinic = material.programme.client.clinic
    slots = {"clinic_name": clinic.name, "clinic_phone": clinic.phone}
    return material.words.say("stops.contact", **slots)


def _review_date(material: Material) -> str:
    return material.words.short_date(material.review_date)


def _flare_easier(words: Words, plan: Plan, week: Week) -> str:
    """Nothing where the plan keeps the numbers in a flare."""
    if plan.flare.stages[0].percent >= WHOLE:
        return ""
    items = (
        words.say("flare.item", name=p.exercise.name, dose=flare_dose_of(words, p))
        for p in week.prescriptions
    )
    return words.say("flare.all", items=words.say("flare.joiner").join(items))


def limits(material: Material, week: Week) -> LimitsView:
    """The limits of one week, each with its numbers filled in."""
    words, client = material.words, material.programme.client
    stage = material.programme.plan.flare.stages[0]
    return LimitsView(
        lights=_lights(material, week),
        usual_pain=words.say("lights.usual_pain", n=client.usual_pain),
        green_week=said(words, week, "lights.green_week"),
        next_day=_next_day(material, week),
        next_text=_next_text(material, week),
        stay=week.phase.stay,
        flare_when=words.say("flare.when", days=stage.days),
        flare_easier=_flare_easier(words, material.programme.plan, week),
        stops=material.texts(material.library.safety.emergency),
        contact=contact(material),
        review=words.say("stops.review", review=_review_date(material)),
    )
