"""Screen again, and write down the triggers that were found: into the client's file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Papers, Stopped, library_for
from rehab.console.ending import of_the_disk
from rehab.desk.new import groups_of
from rehab.desk.new_check import beside_fields, not_answered
from rehab.desk.new_text import given, triggers
from rehab.desk.person import Person, person_of
from rehab.desk.practice import own_files
from rehab.desk.site import Form, Site, desk_words
from rehab.disk.write import Changed
from rehab.entry.screened import (
    Screened,
    Values,
    screen_values,
    set_values,
    trigger_values,
)
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.reader.guards import Fault


def screen(site: Site, request: Request) -> Response:
    """The form; nothing is preset."""
    person = person_of(site, request)
    return _page(site, person, {"screened_on": str(person.today)})


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """Why nothing was written; nothing where it was."""

    errors: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    differences: tuple[object, ...] = ()


def save_screen(site: Site, request: Request, form: Form) -> Response:
    """Into the client's file, or the form again with what is wrong at each field."""
    person = person_of(site, request)
    try:
        wrong = _write(site, person, form)
    except OSError as fault:
        wrong = Wrong(lines=(of_the_disk(fault),))
    if wrong.errors or wrong.lines or wrong.differences:
        return _page(site, person, form.typed(), wrong)
    return site.to("client", person.key, "sheets" if _asked(form) else "review")


def _asked(form: Form) -> bool:
    """Whether any stop sign was answered: without one, only the triggers are new."""
    return any(name.startswith("sign-") and said for name, said in form.pairs)


def _write(site: Site, person: Person, form: Form) -> Wrong:
    """Other values in the file; why not, where there are none."""
    place, library = person.opened.place, _library(site, person)
    if isinstance(library, Stopped):
        return Wrong(lines=tuple(map(str, library.problems)))
    seen = form.get("seen")
    if found := site.seen.differences(own_files(place.file), seen):
        return Wrong(differences=found)
    region = _region(person, library)
    alone = not _asked(form) and triggers(form, library) is not None
    if not alone and (errors := not_answered(form, region)):
        return Wrong(errors=errors)
    folder = library_for(place.file, site.practice.library)[0]
    typed, today = partial(_values, form, library, region), site.practice.today()
    try:
        problems = set_values(place.file, typed, library, folder, today)
    except Fault as fault:
        return Wrong(lines=(str(fault.problem(place.shown)),))
    except Changed:
        return Wrong(differences=site.seen.differences(own_files(place.file), seen))
    errors, lines = beside_fields(problems, form, _fields(library, region))
    return Wrong(errors=errors, lines=lines)


def _library(site: Site, person: Person) -> Library | Stopped:
    """The client's own, which their file may name; else that of the desk."""
    papers = person.opened.papers
    return papers.library if isinstance(papers, Papers) else site.practice.shelf()


def _values(form: Form, library: Library, region: Region, text: str) -> Values:
    """What is asked again, each as YAML at its place in the file."""
    found = triggers(form, library)
    more = {} if found is None else trigger_values(found)
    if more and not _asked(form):
        return more
    screened = Screened(
        by=form.get("screened_by"),
        on=form.get("screened_on"),
        answers={sign: form.get(f"sign-{sign}") for sign in region.signs},
        resolved=given(form, "resolved", region.signs),
    )
    return {**screen_values(screened, text), **more}


def _region(person: Person, library: Library) -> Region:
    """The region of the client's plan, as far as the file could be read."""
    papers = person.opened.papers
    picked = papers.client.plan if isinstance(papers, Papers) else None
    return library.region_of(picked)


def _fields(library: Library, region: Region) -> frozenset[str]:
    signs = region.signs
    return frozenset(
        {
            *("screened_by", "screened_on", "triggers"),
            *(f"sign-{sign}" for sign in signs),
            *(f"resolved-{sign}" for sign in signs),
            *(f"triggers-{tag}" for tag in library.catalogue.tags),
        }
    )


def _page(
    site: Site, person: Person, typed: Mapping[str, str], wrong: Wrong | None = None
) -> Response:
    library, papers = _library(site, person), person.opened.papers
    client = papers.client if isinstance(papers, Papers) else None
    known = None if isinstance(library, Stopped) else library
    tags = known.catalogue.tags if known else {}
    now = client.triggers if client else None
    return site.page(
        "screen.html.j2",
        200 if wrong is None else 409 if wrong.differences else 422,
        person=person,
        tab="screen",
        library=known,
        groups=groups_of(_region(person, known)) if known else {},
        typed={"screened_by": client.physio if client else "", **typed},
        errors=wrong.errors if wrong else {},
        lines=wrong.lines if wrong else (),
        differences=wrong.differences if wrong else (),
        known=desk_words().say("screen.unknown")
        if now is None
        else ", ".join(f"{tags.get(t, t)} {n}" for t, n in now.items())
        or desk_words().say("screen.none"),
    )
