"""A week as somebody might fill it in, with what its colours ask for.

Its pains are read off the client's own grid: one day is amber, and one is red.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, get_args

from rehab.model.limits import Verdict
from rehab.model.programme import Week
from rehab.render.grid_columns import times_of
from rehab.render.language import Words
from rehab.render.view_colours import MOMENTS, Moment, is_counted, lowest
from rehab.render.view_grid import session_days
from rehab.render.view_material import Material

Pains: TypeAlias = Mapping[Moment, int]  # of a day, 0-10
BEST_FIRST: tuple[Verdict, ...] = get_args(Verdict)
SESSIONS = 3  # at least: an amber one, a red one, and the one after that


@dataclass(frozen=True, slots=True)
class ExampleView:
    """The boxes of the week, filled in, and what is to be learned from them."""

    title: str
    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]  # a name, and a text a day
    told: tuple[str, ...]


def example_view(material: Material) -> ExampleView | None:
    """Of the first printed week; None where its boxes or its colours are others."""
    week, words = material.first, material.words
    usual = is_counted(week) and times_of(week) == 1
    amber, red = lowest(week, "during", "amber"), lowest(week, "morning", "red")
    flare = material.programme.flare_from
    at_once = flare is not None and flare.mornings == 1  # the red day would be one
    few = len(session_days(week)) < SESSIONS
    if not usual or at_once or few or amber is None or red is None:
        return None
    pains = dict(_pains(week, amber, red))
    numbers = [
        (
            words.say(f"log.{at}_short"),
            tuple(str(pains[day].get(at, "")) for day in week.days),
        )
        for at in MOMENTS
    ]
    colours = tuple(_letter(words, week, pains[day], day) for day in week.days)
    names = words.many("weekdays")
    return ExampleView(
        title=words.say("example.title"),
        days=tuple(names[day.weekday()] for day in week.days),
        rows=(*numbers, (words.say("log.colour_short"), colours)),
        told=tuple(_told(material, week, amber, red)),
    )


def _pains(
    week: Week, amber: int, red: int
) -> Iterator[tuple[datetime.date, dict[Moment, int]]]:
    """Of each day: calm, but in the first session and on the second's next morning."""
    calm, sessions = week.pain_grid[0].highest, session_days(week)
    for day in week.days:
        morning: dict[Moment, int] = {"morning": red if day == sessions[1] else calm}
        during = amber if day == sessions[0] else calm
        done: dict[Moment, int] = {"before": calm, "during": during}
        yield day, (done if day in sessions else {}) | morning


def _letter(words: Words, week: Week, pains: Pains, day: datetime.date) -> str:
    """The worst colour of a day; where doing them hurt, with an exercise's number."""
    found = {at: _verdict(week, at, pain) for at, pain in pains.items()}
    letter = words.say(f"colours.letters.{max(found.values(), key=BEST_FIRST.index)}")
    hurt = day == session_days(week)[0]
    return words.say("example.hurt", letter=letter) if hurt else letter


def _verdict(week: Week, at: Moment, pain: int) -> Verdict:
    column = next(c for c in week.pain_grid if c.lowest <= pain <= c.highest)
    verdict: Verdict = getattr(column, at)
    return verdict


def _told(material: Material, week: Week, amber: int, red: int) -> Iterator[str]:
    words, sessions = material.words, session_days(week)
    names = words.many("weekdays_long")
    first, second, third = (names[day.weekday()] for day in sessions[:3])
    yield words.say("example.amber", day=first, pain=amber)
    rest = next((day for day in week.days if day not in sessions), None)
    if rest:
        yield words.say("example.rest", day=names[rest.weekday()])
    after = names[(sessions[1].weekday() + 1) % 7]
    yield words.say("example.red", day=second, after=after, pain=red)
    yield words.say("example.lower", day=third)
    if material.region.bout:
        yield words.say("example.bout")
