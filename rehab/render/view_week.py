"""One week's sheet as finished strings: the cards and all around them."""

from dataclasses import dataclass

from rehab.model.education import Card
from rehab.model.programme import Prescription, Week
from rehab.render.language import Words
from rehab.render.sheet_words import said, sheet_name
from rehab.render.view_grid import GridView, grid
from rehab.render.view_limits import LimitsView, limits
from rehab.render.view_material import (
    Material,
    dose_of,
    last_day,
    sentence,
)
from rehab.render.view_physio import PhysioView
from rehab.render.view_picture import Picture
from rehab.render.view_summary import day_names_times, how_often, summary


@dataclass(frozen=True, slots=True)
class CardView:
    """One exercise of the week."""

    name: str
    dose: str
    days: str
    cues: tuple[str, ...]
    easier: str  # empty when there is none
    pattern: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class WeekView:
    """One week's sheet."""

    heading: str
    dates: str
    goal: str
    summary: tuple[str, ...]
    short: str  # heading of the summary
    if_then: str  # empty: the client fills it in
    practise: tuple[str, ...]  # what to do on this sheet
    not_yet: tuple[str, ...]  # what to leave for later
    limit: str
    how_often: str
    cards: tuple[CardView, ...]
    grid: GridView
    limits: LimitsView
    belief_title: str  # empty when there is no card
    belief: tuple[str, ...]
    belief_try: str
    physio: PhysioView | None


def _card(material: Material, number: int, given: Prescription) -> CardView:
    words, exercise = material.words, given.exercise
    patterns = material.library.catalogue.patterns
    return CardView(
        name=words.say("week.card_name", number=number, name=exercise.name),
        dose=sentence(dose_of(words, given)),
        days=day_names_times(words, given.days),
        cues=exercise.cues,
        easier=given.easier.name if given.easier else "",
        pattern=sentence(patterns.get(exercise.pattern, exercise.pattern)),
        picture=material.picture(exercise),
    )


def _try_this(material: Material, card: Card | None) -> str:
    tried = card.try_this if card else None
    return material.texts((tried,))[0] if tried else ""


def _dates(words: Words, week: Week) -> str:
    first, last, n = week.start, last_day(week), week.week_in_phase
    dates = words.dates(first, last)
    if not week.phase.daily:
        return words.say("week.dates", dates=dates, week=n)
    key = "day_in_phase" if first == last else "sheet_in_phase"
    where = words.say(f"daily.week.{key}", n=n)
    return words.say("daily.week.dates", dates=dates, number=week.number, week=where)


def week_view(material: Material, week: Week, physio: PhysioView | None) -> WeekView:
    """The sheet of one week."""
    words, client = material.words, material.programme.client
    card = material.library.education.cards.get(week.card)
    sheet = sheet_name(words, material.programme, week)
    return WeekView(
        heading=words.say("week.heading", sheet=sheet, phase=week.phase.name),
        dates=_dates(words, week),
        goal=words.say("week.goal", goal=week.phase.goal),
        summary=summary(material, week),
        if_then=words.say("week.if_then", when=client.when) if client.when else "",
        short=said(words, week, "labels.short"),
        practise=week.practise,
        not_yet=week.phase.not_yet,
        limit=said(words, week, "week.limit"),
        how_often=how_often(words, week, material.programme.plan.pace),
        cards=tuple(_card(material, n, p) for n, p in enumerate(week.prescriptions, 1)),
        grid=grid(words, week),
        limits=limits(material, week),
        belief_title=words.say("week.belief", title=card.title) if card else "",
        belief=material.texts(card.text) if card else (),
        belief_try=_try_this(material, card),
        physio=physio,
    )
