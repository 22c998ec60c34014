"""Every client of the folder on one page; who needs something today comes first."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from rehab.app import Planned, signed, words
from rehab.desk.practice import Opened, Practice
from rehab.desk.site import Site, desk_words
from rehab.handout.weeks import next_block, runs, span
from rehab.model.problem import Problem
from rehab.model.programme import Programme, Week
from rehab.papers import Papers, Stopped
from rehab.refusals import refusals
from rehab.render.words import reason_words

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One client, as far as the files tell."""

    key: str
    file: str
    name: str
    reference: str = ""
    phase: str = ""
    week: str = ""
    colour: str = ""  # of the last week that came back; empty before any did
    colour_words: str = ""
    review: str = ""
    due: bool = False  # the review is today or was
    unreported: str = ""
    sheets: str = ""
    unsigned: bool = False
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    urgency: int = 9  # the smaller, the earlier in the list
    review_on: datetime.date = datetime.date.max


def caseload(site: Site, request: Request) -> Response:
    """The page."""
    del request
    today = site.practice.today()
    rows = [row_of(site, site.practice.opened(p)) for p in site.practice.places()]
    rows.sort(key=lambda row: (row.urgency, row.review_on, row.name.casefold()))
    shelf = site.practice.shelf()
    return site.page(
        "caseload.html.j2",
        rows=rows,
        mark=site.practice.mark_of_all(),
        today=words().date(today),
        library_problems=shelf.problems if isinstance(shelf, Stopped) else (),
    )


def row_of(site: Site, opened: Opened) -> Row:
    """The client's row, made again only when a file changed."""
    name = f"row {opened.place.key}"
    return site.rows.once(name, opened.mark, lambda: _row(site.practice, opened))


def _row(practice: Practice, opened: Opened) -> Row:
    place, papers = opened.place, opened.papers
    problems, notes = refusals(papers, place.file, practice.today())
    lines = tuple(told(practice, problem) for problem in problems)
    if isinstance(papers, Stopped):
        return Row(
            key=place.key,
            file=place.shown,
            name=place.shown,
            problems=lines,
            urgency=0,
        )
    if isinstance(opened.planned, Stopped):
        return _refused(opened, papers, opened.planned)
    return _planned(practice, opened, opened.planned, (lines, notes))


def told(practice: Practice, problem: Problem) -> str:
    """The problem with its place, from the folder on."""
    return str(problem).removeprefix(f"{practice.folder}/")


def _refused(opened: Opened, papers: Papers, stopped: Stopped) -> Row:
    return Row(
        key=opened.place.key,
        file=opened.place.shown,
        name=papers.client.name,
        reference=papers.client.reference,
        colour="stop" if _stop_came_back(papers) else "",
        colour_words=words().say("review.colours.stop"),
        problems=tuple(reason_words(words(), why) for why in stopped.refusal),
        urgency=0,
    )


def _stop_came_back(papers: Papers) -> bool:
    return any(one.stop_sign for week in papers.diary.weeks for one in week.sessions)


def _planned(
    practice: Practice,
    opened: Opened,
    planned: Planned,
    found: tuple[tuple[str, ...], tuple[str, ...]],
) -> Row:
    programme, today = planned.programme, practice.today()
    now = week_now(programme, today)
    last = programme.week(programme.diary.last_week)
    on, review, due = _review(programme, today)
    unreported = tuple(_unreported(programme, today))
    sheets, unsigned = _sheets(planned)
    lines, notes = found
    urgency = 1 if lines else 2 if unreported else 3 if due else 4 if unsigned else 5
    return Row(
        key=opened.place.key,
        file=opened.place.shown,
        name=programme.client.name,
        reference=programme.client.reference,
        phase=now.phase.name,
        week=_where(now, today),
        colour=last.colour if last else "",
        colour_words=_colour(last) if last else "",
        review=review,
        due=due,
        unreported=", ".join(map(span, runs(unreported))),
        sheets=sheets,
        unsigned=unsigned,
        problems=lines,
        notes=tuple(_short(note, opened) for note in notes),
        urgency=urgency,
        review_on=on,
    )


def _short(note: str, opened: Opened) -> str:
    return note.removeprefix(f"{opened.place.file}: ")


def week_now(programme: Programme, today: datetime.date) -> Week:
    """The week that today is in; before the first one that, after the last one that."""
    past = [week for week in programme.weeks if week.start <= today]
    return past[-1] if past else programme.weeks[0]


def _where(week: Week, today: datetime.date) -> str:
    say = desk_words().say
    if today < week.start:
        return say("caseload.begins", date=words().day(week.start))
    if today > week.days[-1]:
        return say("caseload.ended", date=words().day(week.days[-1]))
    return say("caseload.week", number=week.number)


def _colour(week: Week) -> str:
    colour = words().say(f"review.colours.{week.colour}")
    return desk_words().say("caseload.colour", number=week.number, colour=colour)


def _review(
    programme: Programme, today: datetime.date
) -> tuple[datetime.date, str, bool]:
    """When the client comes: after the last sheet they have, or now."""
    say, last = desk_words().say, programme.diary.last_week
    numbers = [s.week for out in programme.record.handed_out for s in out.sheets]
    ahead = [number for number in numbers if number > last]
    week = programme.week(max(ahead)) if ahead else None
    if week is None:
        first = programme.week(last + 1)
        on = first.start if first else today
        key = "caseload.next_sheets" if numbers or last else "caseload.first_sheets"
        return on, say(key), first is not None
    on = week.days[-1] + DAY
    return on, words().day(on), on <= today


def _unreported(programme: Programme, today: datetime.date) -> Iterator[int]:
    """Weeks that have ended, and nothing came back of them."""
    back = {record.week for record in programme.diary.weeks}
    for week in programme.weeks:
        if week.days[-1] < today and week.number not in back:
            yield week.number


def _sheets(planned: Planned) -> tuple[str, bool]:
    """How far the next sheets are, and whether a name is missing under them."""
    say, programme = desk_words().say, planned.programme
    block = next_block(programme)
    if not block:
        return say("caseload.no_sheets"), False
    weeks = weeks_words(block)
    if programme.record.sheet(block[0]):
        return say("caseload.with_client", weeks=_out(programme, block)), False
    if review := signed(planned, block):
        return say("caseload.signed", weeks=weeks, by=review.by), False
    return say("caseload.unsigned", weeks=weeks), True


def _out(programme: Programme, block: Sequence[int]) -> str:
    out = [number for number in block if programme.record.sheet(number)]
    return weeks_words(out)


def weeks_words(numbers: Sequence[int]) -> str:
    """Such as week 3, or weeks 5-8."""
    return desk_words().say(
        "week" if numbers[1:] == numbers[:0] else "weeks", weeks=span(numbers)
    )
