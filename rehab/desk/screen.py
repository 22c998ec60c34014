"""Screen again, and write down the triggers that were found: into the client's file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from rehab.desk.new import groups_of
from rehab.desk.new_check import ANSWERS, beside_fields, not_answered
from rehab.desk.new_text import given, triggers
from rehab.desk.person import Person, person_of
from rehab.desk.practice import own_files
from rehab.desk.site import Form, Site, desk_words
from rehab.entry.adding import marked
from rehab.entry.emit import flow
from rehab.entry.new_client import client_text_problems
from rehab.entry.setting import with_values
from rehab.model.programme import Library
from rehab.model.region import Region
from rehab.papers import Papers, Stopped, library_for
from rehab.plain_file import content
from rehab.reader.guards import Fault, decode
from rehab.reader.places import Path
from rehab.write import Changed, write_over


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
    wrong = _write(site, person, form)
    if wrong.errors or wrong.lines or wrong.differences:
        return _page(site, person, form.typed(), wrong)
    return site.to("client", person.key, "sheets")


def _write(site: Site, person: Person, form: Form) -> Wrong:
    """Other values in the file; why not, where there are none."""
    place, library = person.opened.place, _library(site, person)
    if isinstance(library, Stopped):
        return Wrong(lines=tuple(map(str, library.problems)))
    if found := site.seen.differences(own_files(place.file), form.get("seen")):
        return Wrong(differences=found)
    region = _region(person, library)
    if errors := not_answered(form, region):
        return Wrong(errors=errors)
    raw = content(place.file)
    try:
        text = with_values(decode(raw), _values(form, library, region, decode(raw)))
    except Fault as fault:
        return Wrong(lines=(str(fault.problem(place.shown)),))
    return _over(site, person, form, library, (raw, text))


def _over(
    site: Site, person: Person, form: Form, library: Library, texts: tuple[bytes, str]
) -> Wrong:
    """Over the file, when check finds nothing and nobody was faster."""
    place, (raw, text) = person.opened.place, texts
    folder = library_for(place.file, site.practice.library)[0]
    today = site.practice.today()
    problems = client_text_problems(place.file, text, library, folder, today)
    errors, lines = beside_fields(
        problems, form, _fields(library, _region(person, library))
    )
    if errors or lines:
        return Wrong(errors=errors, lines=lines)
    try:
        write_over(place.file.resolve(), raw, marked(raw, text))
    except Changed:
        seen = form.get("seen")
        return Wrong(differences=site.seen.differences(own_files(place.file), seen))
    return Wrong()


def _library(site: Site, person: Person) -> Library | Stopped:
    """The client's own, which their file may name; else that of the desk."""
    papers = person.opened.papers
    return papers.library if isinstance(papers, Papers) else site.practice.shelf()


def _values(form: Form, library: Library, region: Region, text: str) -> dict[Path, str]:
    """What is asked again, each as YAML at its place in the file."""
    signs = region.signs
    values: dict[Path, str] = {
        ("screening", "by"): flow(form.get("screened_by")),
        ("screening", "on"): flow(form.get("screened_on")),
    }
    for sign in signs:
        said = form.get(f"sign-{sign}")
        bare = said in ("yes", "no")
        values["screening", "answers", sign] = said if bare else flow(said)
    told = given(form, "resolved", signs)
    told = {s: how for s, how in told.items() if form.get(f"sign-{s}") == ANSWERS[0]}
    if told or "resolved:" in text:
        values["screening", "resolved"] = flow(told)
    if (found := triggers(form, library)) is not None:
        values["triggers",] = flow(found)
    return values


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
