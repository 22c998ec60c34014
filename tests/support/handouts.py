"""Handouts to test: anybody's weeks, with as many exercises as wanted, as a PDF."""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from rehab.app.pages import draft as laid_over
from rehab.app.pages import page_pictures, shapes, templates
from rehab.app.planned import Planned, plan_client
from rehab.app.words import words_of
from rehab.model.programme import Prescription, Programme, Week
from rehab.render.html import render_html
from rehab.render.named import named_pictures
from rehab.render.pdf import render_pdf
from rehab.render.view import SheetsView, build_view
from rehab.standing.counters import follow_up
from tests.support.cases import ROOT, build, client, library

Copy = Literal["client", "physio"]
Layout = Literal["weekly", "compact"]


def planned(name: str, /, **changes: Any) -> Planned:
    """An example, or somebody on the plan of this name; some fields changed."""
    folder = ROOT / "examples" / name
    if folder.exists():
        made = plan_client(folder / "client.yaml", None, None)
        assert isinstance(made, Planned), made
    else:
        person = client(plan=name, entry_phase=None)
        made = Planned(build(person), library(), Path("exercises"))
    person = made.programme.client.model_copy(update=changes)
    programme = dataclasses.replace(made.programme, client=person)
    return dataclasses.replace(made, programme=programme)


def with_weeks(made: Planned, weeks: Sequence[Week]) -> Planned:
    """The same with these in the place of its weeks of their numbers."""
    others = {week.number: week for week in weeks}
    own = tuple(others.get(week.number, week) for week in made.programme.weeks)
    programme = dataclasses.replace(made.programme, weeks=own)
    return dataclasses.replace(made, programme=programme)


def with_exercises(made: Planned, weeks: Sequence[int], number: int) -> Planned:
    """The same with so many exercises in these weeks, where the programme has them."""
    chosen = made.programme.chosen(weeks)
    return with_weeks(made, [_grown(made.programme, w, number) for w in chosen])


def all_equal(made: Planned, weeks: Sequence[int]) -> Planned:
    """The same with the numbers of the first of these weeks in all of them."""
    first, *others = made.programme.chosen(weeks)
    return with_weeks(made, [first, *(_like(first, week) for week in others)])


def _grown(programme: Programme, week: Week, number: int) -> Week:
    days = week.prescriptions[0].days
    own = {one.exercise.id: one for one in week.prescriptions}
    for more in _others(programme, week):
        own.setdefault(more.exercise.id, dataclasses.replace(more, days=days))
    given = tuple(own.values())[:number]
    return dataclasses.replace(week, prescriptions=given)


def _others(programme: Programme, week: Week) -> Iterator[Prescription]:
    """What other weeks have; then gentle moves."""
    levels = len(week.prescriptions[0].back)
    for other in programme.weeks:
        for one in (*other.prescriptions, *other.flare_menu):
            back = (*one.back, *[one.lower] * levels)[:levels]
            yield dataclasses.replace(one, back=back)


def _like(first: Week, week: Week) -> Week:
    """The same numbers on the days of the week."""
    on = week.start - first.start
    given = tuple(_moved(one, on) for one in first.prescriptions)
    same: dict[str, Any] = {
        "number": week.number,
        "start": week.start,
        "card": week.card,
    }
    return dataclasses.replace(first, prescriptions=given, **same)


def _moved(given: Prescription, on: datetime.timedelta) -> Prescription:
    return dataclasses.replace(given, days=tuple(day + on for day in given.days))


def view_of(
    made: Planned,
    weeks: Sequence[int],
    *,
    copy: Copy = "client",
    layout: Layout | None = None,
    draft: bool = False,
) -> SheetsView:
    """What the app prints of these weeks."""
    made = made.laid_out(layout) if layout else made
    programme = made.programme
    return build_view(
        programme,
        made.library,
        words_of(made),
        weeks=weeks,
        copy=copy,
        draft=draft,
        fingerprint="0123456789ab",
        drawn=shapes(made, weeks),
        found=follow_up(programme, made.library) if copy == "physio" else None,
    )


def html_of(made: Planned, view: SheetsView) -> str:
    """The page that the PDF is made of."""
    return render_html(view, templates(), made.programme.client.clinic.templates)


def pdf_of(made: Planned, html: str, *, draft: bool = False) -> bytes:
    """The PDF, with every drawing that the page names."""
    named = named_pictures(html, made.programme.client.clinic, made.library.exercises)
    drawn = page_pictures(made, html)
    over = laid_over(made.programme.plan) if draft else None
    return render_pdf(html, templates(), drawn, named, draft=over)
