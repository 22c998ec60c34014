"""The course: pain and sessions over weeks, scores, and how each exercise climbs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.planned import Planned
from rehab.app.words import words
from rehab.desk.caseload import week_now
from rehab.desk.chart import Frame, Line, chart
from rehab.desk.person import person_of
from rehab.desk.site import Site, desk_words
from rehab.model.diary import MOMENTS
from rehab.model.exercise import Exercise
from rehab.model.programme import Library, Programme, Week
from rehab.model.proposal import WeekSeen
from rehab.render.words import number, short_dose_of
from rehab.review.look_back import weeks_seen
from rehab.standing.scores import series

MOST_PAIN = 10.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart and what it is of."""

    name: str
    svg: str
    says: str = ""


def course(site: Site, request: Request) -> Response:
    """The page."""
    person = person_of(site, request)
    planned = person.opened.planned
    values: dict[str, object] = {"seen": False, "exercises": (), "scores": ()}
    if isinstance(planned, Planned):
        programme = planned.programme
        back = [record.week for record in programme.diary.weeks]
        seen = weeks_seen(programme, range(1, max(back, default=0) + 1))
        now = week_now(programme, person.today).number
        values = {
            "seen": bool(seen),
            "pain": _pain(seen) if seen else None,
            "sessions": _sessions(seen) if seen else None,
            "exercises": tuple(_exercises(programme, now)),
            "scores": tuple(_scores(programme, planned.library)),
        }
    return site.page("course.html.j2", person=person, tab="course", course=values)


def _pain(seen: Sequence[WeekSeen]) -> Drawn:
    lines = [
        Line(kind=key, values=tuple(getattr(one, key) for one in seen), dots=True)
        for key in MOMENTS
    ]
    title = desk_words().say("course.pain_title", **_ends(seen))
    frame = Frame(weeks=tuple(one.week.number for one in seen), most=MOST_PAIN)
    return Drawn(desk_words().say("course.pain"), chart(frame, lines, title), title)


def _ends(seen: Sequence[WeekSeen]) -> dict[str, str]:
    """The worst pain of the first and of the last week that has one."""
    rated = [one for one in seen if one.during is not None]
    ends = (rated[0], rated[-1]) if rated else ()
    shown = [(str(one.week.number), number(one.during or 0)) for one in ends]
    (first, was), (last, now) = shown or [("–", "–"), ("–", "–")]
    return {"first": first, "was": was, "last": last, "now": now}


def _sessions(seen: Sequence[WeekSeen]) -> Drawn:
    done, planned = sum(one.done for one in seen), sum(one.sessions for one in seen)
    most = max(*(one.done for one in seen), *(one.sessions for one in seen), 1)
    lines = [
        Line(kind="most", values=tuple(float(o.sessions) for o in seen), steps=True),
        Line(kind="done", values=tuple(float(o.done) for o in seen), dots=True),
    ]
    title = desk_words().say("course.sessions_title", done=done, planned=planned)
    frame = Frame(weeks=tuple(one.week.number for one in seen), most=float(most))
    return Drawn(desk_words().say("course.sessions"), chart(frame, lines, title), title)


def _exercises(programme: Programme, now: int) -> Iterator[Drawn]:
    """The work of each exercise a week, and the most that the rules allow."""
    every: dict[str, Exercise] = {
        given.exercise.id: given.exercise
        for week in programme.weeks
        for given in week.prescriptions
    }
    for exercise in every.values():
        weeks = [week for week in programme.weeks if week.given(exercise.id)]
        run = programme.chosen(range(weeks[0].number, weeks[-1].number + 1))
        yield _climb(exercise, run, now)


def _climb(exercise: Exercise, weeks: Sequence[Week], now: int) -> Drawn:
    given = [week.given(exercise.id) for week in weeks]
    work = tuple(one.weekly_volume if one else None for one in given)
    most = tuple(one.envelope if one else None for one in given)
    frame = Frame(
        weeks=tuple(week.number for week in weeks),
        most=max(value for value in (*work, *most) if value is not None),
        now=now,
    )
    lines = [
        Line(kind="most", values=most, steps=True),
        Line(kind="work", values=work, steps=True),
    ]
    ends = [one for one in given if one]
    title = desk_words().say(
        "course.climb",
        name=exercise.name,
        first=weeks[0].number,
        was=short_dose_of(words(), ends[0]),
        last=weeks[-1].number,
        next=short_dose_of(words(), ends[-1]),
    )
    return Drawn(exercise.name, chart(frame, lines, title), title)


def _scores(
    programme: Programme, library: Library
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for one in series(programme.client):
        known = library.measures.measures.get(one.measure)
        name = known.name if known else one.measure
        points = [(words().date(p.on), number(p.value)) for p in one.points]
        yield f"{name}{f', {one.about}' if one.about else ''}", points
