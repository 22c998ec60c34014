"""Every exercise of the library with its drawing, to look through and to search."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Stopped, library_folders
from rehab.app.words import words
from rehab.desk.site import Site, desk_words
from rehab.render.words import dose_words
from rehab.report.exercises import found

WITHOUT = ("flexion", "extension", "rotation", "side_bend", "floor_transfer")


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """What is looked for; what is empty asks nothing."""

    q: str = ""  # words in the name, the id or the cues
    pattern: str = ""
    kit: str = ""
    without: str = ""  # a movement it must not ask for


def exercises(site: Site, request: Request) -> Response:
    """The list."""
    library = site.practice.shelf()
    if isinstance(library, Stopped):
        return site.page("exercises.html.j2", 409, lines=library.problems, found=())
    asked = {key: request.query_params.get(key, "") for key in Search.__slots__}
    search = Search(**asked)
    shown = found(
        library,
        search.q.split(),
        pattern=search.pattern or None,
        kit=search.kit or None,
        without=(search.without,) if search.without else (),
    )
    kit = {k: one.name for k, one in library.catalogue.equipment.items()}
    return site.page(
        "exercises.html.j2",
        found=shown,
        search=search,
        catalogue=library.catalogue,
        without=WITHOUT,
        kit=kit,
        lines=(),
        count=words().count("exercises", len(shown)),
    )


def exercise(site: Site, request: Request) -> Response:
    """One exercise: all poses, cues, and what it asks for."""
    library, name = site.practice.shelf(), str(request.path_params["exercise"])
    if isinstance(library, Stopped) or name not in library.exercises:
        raise HTTPException(404, desk_words().say("no_address"))
    one, catalogue = library.exercises[name], library.catalogue
    ladders = [
        (ladder, [library.exercises[rung] for rung in rungs])
        for ladder, rungs in catalogue.ladders.items()
        if name in rungs
    ]
    return site.page(
        "exercise.html.j2",
        one=one,
        start=dose_words(words(), one, one.dose.start),
        cap=dose_words(words(), one, one.dose.cap),
        tags=[(catalogue.tags[tag], n) for tag, n in one.tags.items()],
        flags=[catalogue.flags[flag] for flag in one.flags],
        kit=[catalogue.equipment[thing].name for thing in one.equipment],
        ladders=ladders,
        file=_own_file(site, name),
    )


def _own_file(site: Site, name: str) -> str:
    """Where it stands in the clinic's own library; empty when it is a shipped one."""
    own = site.practice.library
    file = library_folders(own)[0].file(f"{name}.yaml")
    if own is None or not file.is_relative_to(own):
        return ""
    return f"{own.resolve().name}/{file.relative_to(own).as_posix()}"
