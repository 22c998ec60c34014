"""Every client of the folder on one page; who needs something today comes first."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.next_step import Kind
from rehab.app.papers import Stopped
from rehab.app.words import words
from rehab.caseload.caseload import Row, most_pressing, row_of, unlike
from rehab.desk.practice import Place, Practice
from rehab.desk.site import Site, desk_words
from rehab.handout.weeks import runs, span
from rehab.model.problem import Problem
from rehab.model.programme import Programme, Week
from rehab.reader.client_files import same_reference
from rehab.render.words import reason_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One client, in finished strings."""

    key: str
    name: str
    reference: str
    phase: str
    week: str
    colour: str
    colour_words: str
    review: str
    due: bool  # the review is today or was
    unreported: str
    kind: Kind
    step: str  # what has to be done next
    problems: tuple[str, ...]  # with their lines
    reasons: tuple[str, ...]
    order: tuple[int, datetime.date, str]


def caseload(site: Site, request: Request) -> Response:
    """The page."""
    del request
    practice = site.practice
    clashes = same_reference(practice.found())
    lines = [_kept(site, place, clashes.get(place.file)) for place in practice.places()]
    lines.sort(key=lambda line: line.order)
    shelf = practice.shelf()
    return site.page(
        "caseload.html.j2",
        rows=lines,
        mark=practice.mark_of_all(),
        today=words().date(practice.today()),
        library_problems=shelf.problems if isinstance(shelf, Stopped) else (),
    )


def _kept(site: Site, place: Place, clash: Problem | None) -> Line:
    """The client's line, made again only when a file changed.

    ``clash``: another one has the same reference.
    """
    opened = site.practice.opened(place)

    def make() -> Line:
        read = opened.papers, opened.planned
        today = site.practice.today()
        row = row_of(place.file, place.reference, *read, today=today)
        return _line(site.practice, place, unlike(row, clash))

    return site.rows.once(f"line {place.key}", f"{opened.mark} {clash}", make)


def _line(practice: Practice, place: Place, row: Row) -> Line:
    today, step = practice.today(), row.step
    on = row.review_on
    name = row.name or place.shown
    return Line(
        key=place.key,
        name=name,
        reference=row.reference,
        phase=row.phase,
        week=desk_words().say("caseload.week", number=row.week, of=row.weeks)
        if row.week
        else "",
        colour=row.colour or ("stop" if step.kind == "stop_sign" else ""),
        colour_words=words().say(f"review.colours.{row.colour}") if row.colour else "",
        review=words().day(on) if on else "",
        due=row.is_due(today),
        unreported=row.unreported_spans,
        kind=step.kind,
        step=_step(row),
        problems=tuple(told(practice, problem) for problem in row.problems),
        reasons=tuple(reason_words(words(), reason) for reason in step.reasons),
        order=most_pressing(row),
    )


def _step(row: Row) -> str:
    step, say = row.step, desk_words().say
    weeks = ", ".join(map(weeks_words, runs(step.weeks)))
    on = words().day(step.on) if step.on else ""
    return say(f"next.{step.kind}", weeks=weeks, on=on)


def told(practice: Practice, problem: Problem) -> str:
    """The problem with its place, from the folder on."""
    return str(problem).removeprefix(f"{practice.folder}/")


def week_now(programme: Programme, today: datetime.date) -> Week:
    """The week that today is in; before the first one that, after the last one that."""
    past = [week for week in programme.weeks if week.start <= today]
    return past[-1] if past else programme.weeks[0]


def weeks_words(numbers: Sequence[int]) -> str:
    """Such as week 3, or weeks 5-8."""
    key = "weeks" if numbers[1:] else "week"
    return desk_words().say(key, weeks=span(numbers))
