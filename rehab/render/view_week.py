"""One week's sheet as finished strings: the cards and all around them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from rehab.model.programme import Prescription, Week
from rehab.render.language import Words
from rehab.render.view_grid import GridView, grid, session_days
from rehab.render.view_limits import LimitsView, limits
from rehab.render.view_material import (
    Material,
    dose_of,
    last_day,
    sentence,
    session_minutes,
)
from rehab.render.view_physio import PhysioView


@dataclass(frozen=True, slots=True)
class CardView:
    """One exercise of the week."""

    name: str
    dose: str
    days: str
    cues: tuple[str, ...]
    easier: str  # empty when there is none
    pattern: str
    picture: str  # a drawing made by this program, or empty


@dataclass(frozen=True, slots=True)
class WeekView:
    """One week's sheet."""

    heading: str
    dates: str
    goal: str
    summary: tuple[str, ...]
    if_then: str  # empty: the client fills it in
    limit: str
    cards: tuple[CardView, ...]
    grid: GridView
    limits: LimitsView
    belief_title: str
    belief: tuple[str, ...]
    belief_try: str
    physio: PhysioView | None


def _day_names(words: Words, days: tuple[datetime.date, ...]) -> str:
    names = words.many("weekdays")
    unique = sorted(set(days))
    text = words.say("list.comma").join(names[day.weekday()] for day in unique)
    most = max((days.count(day) for day in unique), default=1)
    if most == 1:
        return text
    times = words.count("dose.times", most)
    return words.say("list.comma").join((text, words.say("week.twice", times=times)))


def _card(material: Material, number: int, given: Prescription, svg: str) -> CardView:
    words, exercise = material.words, given.exercise
    patterns = material.library.catalogue.patterns
    return CardView(
        name=words.say("week.card_name", number=number, name=exercise.name),
        dose=sentence(dose_of(words, given)),
        days=_day_names(words, given.days),
        cues=exercise.cues,
        easier=given.easier.name if given.easier else "",
        pattern=sentence(patterns.get(exercise.pattern, exercise.pattern)),
        picture=svg,
    )


def _summary(material: Material, week: Week) -> tuple[str, ...]:
    words, sessions = material.words, session_days(week)
    what = words.say(
        "week.summary_what",
        exercises=words.count("exercises", len(week.prescriptions)),
        days=words.count("days", len(sessions)),
        names=_day_names(words, sessions),
    )
    minutes = words.count("minutes", session_minutes(week))
    lines = (
        what,
        words.say("week.summary_time", minutes=minutes),
        words.say("week.summary_goal", goals=material.goals()),
    )
    return (*lines, words.say("week.summary_easy")) if week.easy else lines


def week_view(
    material: Material,
    week: Week,
    physio: PhysioView | None,
    pictures: Mapping[str, str],
) -> WeekView:
    """The sheet of one week."""
    words, client = material.words, material.programme.client
    card = material.library.education.cards[week.card]
    dates = words.span(week.start, last_day(week))
    return WeekView(
        heading=words.say("week.heading", number=week.number, phase=week.phase.name),
        dates=words.say("week.dates", dates=dates, week=week.week_in_phase),
        goal=words.say("week.goal", goal=week.phase.goal),
        summary=_summary(material, week),
        if_then=words.say("week.if_then", when=client.when) if client.when else "",
        limit=words.say("week.limit"),
        cards=tuple(
            _card(material, n, p, pictures.get(p.exercise.id, ""))
            for n, p in enumerate(week.prescriptions, 1)
        ),
        grid=grid(words, week),
        limits=limits(material, week),
        belief_title=words.say("week.belief", title=card.title),
        belief=material.texts(card.text),
        belief_try=material.texts((card.try_this,))[0] if card.try_this else "",
        physio=physio,
    )
