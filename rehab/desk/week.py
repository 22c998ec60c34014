"""What came back: a form like the printed week, into the diary."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Papers, diary_beside
from rehab.app.words import words
from rehab.console.ending import of_the_disk
from rehab.desk import drafts
from rehab.desk.person import Person, person_of
from rehab.desk.practice import own_files
from rehab.desk.site import Form, Site, desk_words
from rehab.desk.week_read import read_week
from rehab.entry.diaries import (
    OpenDiary,
    opened_diary,
    problems_of,
    week_in,
    write_weeks,
)
from rehab.entry.sheet_had import Row
from rehab.entry.sittings import Sitting
from rehab.model.diary import MOMENTS, SIGNS, WeekRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """One column: a session of the sheet."""

    name: str
    date: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekForm:
    """The sheet of a week, as a form."""

    number: int
    dates: str
    days: tuple[Day, ...]
    to_come: int  # sessions that are still ahead
    rows: tuple[Row, ...]  # its exercises
    logged: bool  # the sheet has a log of every day
    log_days: tuple[str, ...]
    open_weeks: tuple[int, ...]  # that can be typed in
    why_not: str = ""


def week(site: Site, request: Request) -> Response:
    """The form, empty or with what was typed and not saved."""
    person = person_of(site, request)
    papers = person.opened.papers
    if not isinstance(papers, Papers):
        return site.page("week.html.j2", person=person, tab="week", sheet=None)
    opened = _opened(person, papers)
    number = _number(opened, request.query_params.get("week", ""))
    draft = drafts.read(drafts.of_week(person.opened.place, number))
    return _page(site, person, opened, number, typed=draft, draft=bool(draft))


def _opened(person: Person, papers: Papers) -> OpenDiary:
    diary = diary_beside(person.opened.place.file)
    return opened_diary(papers, person.opened.planned, diary, person.today)


def save_week(site: Site, request: Request, form: Form) -> Response:
    """Into the diary, or the form again with what is wrong at each field."""
    person = person_of(site, request)
    file, papers = person.opened.place.file, person.opened.papers
    number = form.get("week")
    if not isinstance(papers, Papers) or not number.isdecimal():
        raise HTTPException(409, desk_words().say("not_written"))
    opened = _opened(person, papers)
    week, typed = int(number), form.typed()
    draft = drafts.of_week(person.opened.place, week)
    with suppress(OSError):  # what is typed stands in the form, too
        drafts.keep(draft, typed)  # until it is written
    if found := site.seen.differences(own_files(file), form.get("seen")):
        return _page(site, person, opened, week, typed=typed, differences=found)
    if told := week_in(opened.path, week, opened.held.names) or opened.why_not(week):
        return _page(site, person, opened, week, typed=typed, lines=(str(told),))
    record, errors = read_week(opened, week, _sittings(opened, week), form)
    if record is None:
        return _page(site, person, opened, week, typed=typed, errors=errors)
    if lines := _not_written(opened, record):
        return _page(site, person, opened, week, typed=typed, lines=lines)
    drafts.drop(draft)
    left = [n for n in _open_weeks(opened) if n != week and _ended(opened, n)]
    return site.to("client", person.key, "week" if left else "review")


def _not_written(opened: OpenDiary, record: WeekRecord) -> tuple[str, ...]:
    """Why the week is not in the diary."""
    try:
        problems = problems_of(opened, record) or write_weeks(opened, (record,))
    except OSError as fault:
        return (of_the_disk(fault),)
    return tuple(one.told for one in problems)


def _page(  # noqa: PLR0913 - everything that the form can say
    site: Site,
    person: Person,
    opened: OpenDiary,
    number: int,
    *,
    typed: Mapping[str, str],
    draft: bool = False,
    errors: Mapping[str, str] | None = None,
    lines: tuple[str, ...] = (),
    differences: tuple[object, ...] = (),
) -> Response:
    status = 409 if differences else 422 if errors or lines else 200
    return site.page(
        "week.html.j2",
        status,
        person=person,
        tab="week",
        sheet=_sheet(opened, number),
        typed=typed,
        draft=draft,
        errors=errors or {},
        lines=lines,
        differences=differences,
        pains=MOMENTS,
        signs=_signs(opened),
        felt=words().section("own.words"),
    )


def _signs(opened: OpenDiary) -> dict[str, str]:
    """What is ticked of a day, with its name; a bout only where there may be one."""
    bout = opened.region.bout
    named = {"spasm": bout.name.capitalize() if bout else ""}
    others = (key for key in SIGNS if key not in named)
    named |= {key: desk_words().say(f"back.{key}") for key in others}
    return {key: named[key] for key in SIGNS if named[key]}


def _number(opened: OpenDiary, typed: str) -> int:
    """The week that was asked for; else the first that can be typed in."""
    if typed.isdecimal() and int(typed) in opened.issued:
        return int(typed)
    return next(iter(_open_weeks(opened)), opened.papers.diary.last_week + 1)


def _open_weeks(opened: OpenDiary) -> tuple[int, ...]:
    back = {record.week for record in opened.papers.diary.weeks}
    return tuple(
        n for n in sorted(opened.issued) if n not in back and not opened.why_not(n)
    )


def _ended(opened: OpenDiary, number: int) -> bool:
    sheet, today = opened.held.sheet(number), opened.held.today
    return bool(sheet and today and sheet.last < today)


def _sittings(opened: OpenDiary, number: int) -> tuple[Sitting, ...]:
    """The sessions up to today."""
    found = opened.sittings(number)
    return tuple(
        s for s in found if opened.held.today is None or s.day <= opened.held.today
    )


def _sheet(opened: OpenDiary, number: int) -> WeekForm:
    sheet, had = opened.held.sheet(number), opened.had(number)
    sittings = _sittings(opened, number)
    days = sheet.days if sheet else ()
    told = week_in(opened.path, number, opened.held.names)
    return WeekForm(
        number=number,
        dates=words().span(sheet.first, sheet.last) if sheet else "",
        days=tuple(_day(sitting) for sitting in sittings),
        to_come=len(opened.sittings(number)) - len(sittings),
        rows=had.rows if had else (),
        logged=bool(had and had.phase.logged),
        log_days=tuple(words().day(day) for day in days),
        open_weeks=_open_weeks(opened),
        why_not=str(told.message) if told else opened.why_not(number),
    )


def _day(sitting: Sitting) -> Day:
    return Day(
        name=words().many("weekdays")[sitting.day.weekday()],
        date=words().short_date(sitting.day),
        exercises=sitting.exercises,
    )
