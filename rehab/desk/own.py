"""An exercise of the clinic's own, typed beside its drawing, into its library."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Stopped
from rehab.app.words import words
from rehab.console.ending import of_the_disk
from rehab.desk import drafts
from rehab.desk.own_check import beside, name_error, unread
from rehab.desk.own_text import CUES, changed, names_of_fields, typed_of
from rehab.desk.site import Form, Site, desk_words
from rehab.entry.own_exercise import look, look_in, with_blocks
from rehab.entry.own_file import copied, place_of, write_new
from rehab.model.exercise import POSITIONS
from rehab.model.programme import Library

FIRST = "bridge"  # what is copied when nobody says what
LEVELS = range(7)


@dataclass(frozen=True, slots=True)
class Begun:
    """A copy of an exercise under a new name, and what its fields say."""

    source: str
    file: Path  # where it will be
    text: str
    was: Mapping[str, str]  # the fields of the exercise that is copied

    def with_typed(self, form: Form, library: Library, only: Collection[str]) -> str:
        """The file's text with what was typed into the fields of these keys."""
        typed = changed(form, library, self.was)
        return with_blocks(self.text, {k: v for k, v in typed.items() if k in only})


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the page says beside what was typed."""

    errors: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    figure: str = ""  # what is wrong with the drawing
    drawing: str = ""


def new_exercise(site: Site, request: Request) -> Response:
    """The form, filled in as the exercise that is copied."""
    library = site.practice.shelf()
    if isinstance(library, Stopped) or site.practice.library is None:
        return _page(site, {}, Answer())
    asked = request.query_params.get("from", "")
    draft = drafts.read(drafts.of_exercise(site.practice.folder))
    if draft and asked in ("", draft.get("from")):
        source = draft.get("from", FIRST)
        known = source if source in library.exercises else FIRST
        draft = {**draft, "from": known}
        form = Form(list(draft.items()))
        seen = _looked(library, _begun(site, library, form), form)
        return _page(site, draft, seen, draft="here")
    name = asked or FIRST
    begun = _begun(site, library, Form([("from", name)]))
    drawing = look(library, begun.file, begun.text).drawing
    kept = "kept" if draft else ""
    return _page(site, {**begun.was, "from": name}, Answer(drawing=drawing), draft=kept)


def save_exercise(site: Site, request: Request, form: Form) -> Response:
    """Its file; or the form again, with its drawing and what is wrong at each field."""
    del request
    library, folder = site.practice.shelf(), site.practice.library
    if isinstance(library, Stopped) or folder is None:
        return _page(site, form.typed(), Answer())
    begun = _begun(site, library, form)
    seen = _looked(library, begun, form)
    if form.get("do") == "look":
        return _page(site, form.typed(), seen)
    draft = drafts.of_exercise(site.practice.folder)
    with suppress(OSError):  # what is typed stands in the form, too
        drafts.keep(draft, form.typed())  # until it is written
    errors = {**name_error(form.get("name"), library), **unread(form)}
    readable = [key for key in names_of_fields(library) if key not in errors]
    text = begun.with_typed(form, library, readable)
    problems = look_in(library, folder, begun.file, text).problems
    found, lines = beside(problems, text, form, library)
    if found or lines or errors:
        answer = replace(seen, errors={**errors, **found}, lines=lines)
        return _page(site, form.typed(), answer)
    if taken := _not_written(begun.file, text):
        return _page(site, form.typed(), replace(seen, errors={"name": taken}))
    drafts.drop(draft)
    return site.to("exercises", begun.file.stem)


def _not_written(file: Path, text: str) -> str:
    """Why there is no such file now."""
    try:
        return "; ".join(problem.told for problem in write_new(file, text))
    except OSError as fault:
        return of_the_disk(fault)


def _begun(site: Site, library: Library, form: Form) -> Begun:
    source, folder = form.get("from") or FIRST, site.practice.library
    if source not in library.exercises or folder is None:
        raise HTTPException(404, desk_words().say("no_address"))
    name = form.get("name")
    if name_error(name, library):  # told beside it; all else is looked at, too
        name = source
    text, problems = copied(folder, "exercises", name, source)
    if text is None:
        raise HTTPException(409, "; ".join(map(str, problems)))
    was = typed_of(library.exercises[source], text)
    return Begun(source, place_of(folder, "exercises", name), text, was)


def _looked(library: Library, begun: Begun, form: Form) -> Answer:
    """The drawing alone, whatever else is not right yet."""
    if error := unread(form).get("figure"):
        return Answer(figure=error)
    text = begun.with_typed(form, library, ("figure",))
    found = look(library, begun.file, text)
    told = beside(found.problems, text, form, library)[0]
    return Answer(figure=told.get("figure", ""), drawing=found.drawing)


def _page(
    site: Site, typed: Mapping[str, str], answer: Answer, *, draft: str = ""
) -> Response:
    shelf, folder = site.practice.shelf(), site.practice.library
    library = None if isinstance(shelf, Stopped) or folder is None else shelf
    lines = answer.lines
    if isinstance(shelf, Stopped):
        lines = tuple(map(str, shelf.problems))
    status = 422 if answer.errors or answer.lines else 200
    return site.page(
        "own.html.j2",
        409 if isinstance(shelf, Stopped) else status,
        library=library,
        typed=typed,
        draft=draft,
        errors=answer.errors,
        lines=lines,
        figure=answer.figure,
        drawing=answer.drawing,
        own_svg="svg:" in typed.get("figure", ""),
        said=words().section("own_file"),
        exercises=sorted(library.exercises.values(), key=lambda one: one.name)
        if library
        else (),
        levels=LEVELS,
        cues=CUES,
        positions=POSITIONS,
    )
