"""One client: the way they go, and every dose with the reason behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.planned import Planned
from rehab.app.words import words
from rehab.desk.caseload import week_now, weeks_words
from rehab.desk.person import Person, person_of
from rehab.desk.site import Site
from rehab.model.exercise import Exercise
from rehab.model.programme import Programme, Week
from rehab.render.sheet_words import of_week
from rehab.render.words import reason_words, short_dose_of
from rehab.report.explain import explained

SHOWN = ("green", "amber", "red", "thin", "none", "stop")  # of weeks that were
HIGHEST = 8  # of the stairs


@dataclass(frozen=True, kw_only=True, slots=True)
class Stair:
    """One phase of the way."""

    name: str
    weeks: str  # empty: not in this programme
    dates: str
    here: bool
    height: int  # of the stair, 1 to 8


@dataclass(frozen=True, slots=True)
class Cell:
    """One exercise in one week; empty when it is not in it."""

    dose: str = ""
    why: tuple[str, ...] = ()
    stepped: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """One week, above its column."""

    number: int
    dates: str
    colour: str
    colour_words: str
    now: bool
    easy: bool
    why: str  # the reason of its phase


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Weeks running in one phase, as a table."""

    name: str
    weeks: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]  # name, a cell a week
    here: bool


def client(site: Site, request: Request) -> Response:
    """The page."""
    person = person_of(site, request)
    planned = person.opened.planned
    made = planned.programme if isinstance(planned, Planned) else None
    return site.page(
        "client.html.j2",
        person=person,
        tab="programme",
        way=tuple(_way(person, made)) if made else (),
        stretches=tuple(_stretches(person, made)) if made else (),
        warnings=_warnings(made) if made else (),
    )


def _warnings(programme: Programme) -> tuple[str, ...]:
    return tuple(reason_words(words(), reason) for reason in programme.warnings)


def _way(person: Person, programme: Programme) -> Iterator[Stair]:
    """Each phase of the plan, with its weeks as they are planned now."""
    now = week_now(programme, person.today)
    for n, phase in enumerate(programme.plan.phases):
        weeks = [week for week in programme.weeks if week.phase.id == phase.id]
        yield Stair(
            name=phase.name,
            weeks=weeks_words([w.number for w in weeks]) if weeks else "",
            dates=words().date(weeks[0].start) if weeks else "",
            here=now.phase.id == phase.id,
            height=min(HIGHEST, n + 1),
        )


def _stretches(person: Person, programme: Programme) -> Iterator[Stretch]:
    now = week_now(programme, person.today)
    runs: list[list[Week]] = []
    for week in programme.weeks:
        if runs and runs[-1][-1].phase.id == week.phase.id:
            runs[-1].append(week)
        else:
            runs.append([week])
    for run in runs:
        exercises: dict[str, Exercise] = {
            given.exercise.id: given.exercise
            for week in run
            for given in week.prescriptions
        }
        rows = [
            (exercise.name, tuple(_cell(week, exercise.id) for week in run))
            for exercise in exercises.values()
        ]
        yield Stretch(
            name=run[0].phase.name,
            weeks=weeks_words([week.number for week in run]),
            heads=tuple(_head(week, now) for week in run),
            rows=tuple(rows),
            here=now in run,
        )


def _head(week: Week, now: Week) -> Head:
    return Head(
        number=week.number,
        dates=words().short_date(week.start),
        colour=week.colour if week.colour in SHOWN else "",
        colour_words=words().say(f"review.colours.{week.colour}"),
        now=week.number == now.number,
        easy=week.easy,
        why=reason_words(of_week(words(), week), week.phase_reason),
    )


def _cell(week: Week, exercise: str) -> Cell:
    given = week.given(exercise)
    if given is None:
        return Cell()
    head, *why = explained(given, of_week(words(), week))
    days = head.rpartition("  ")[2]
    lines = tuple(" ".join(line.split()) for line in (days, *why))
    return Cell(short_dose_of(words(), given), lines, given.stepped)
