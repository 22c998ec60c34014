"""Every exercise of the library with its drawing, to look through and to search."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.app import words
from rehab.desk.site import Site, desk_words
from rehab.model.exercise import Catalogue, Exercise
from rehab.papers import Stopped
from rehab.render.words import dose_words

WITHOUT = ("flexion", "extension", "rotation", "side_bend", "floor_transfer")


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """What is looked for; what is empty asks nothing."""

    q: str = ""  # words in the name, the id or the cues
    pattern: str = ""
    kit: str = ""
    without: str = ""  # a movement it must not ask for

    def finds(self, exercise: Exercise, catalogue: Catalogue) -> bool:
        """Whether an exercise is what is looked for."""
        told = " ".join((exercise.name, exercise.id, *exercise.cues)).casefold()
        needs = set(exercise.equipment)
        serves = {k for k in needs if self.kit in catalogue.equipment[k].any_of}
        return (
            all(word in told for word in self.q.casefold().split())
            and self.pattern in ("", exercise.pattern)
            and (not self.kit or self.kit in needs or bool(serves))
            and (not self.without or self.without not in exercise.tags)
        )


def exercises(site: Site, request: Request) -> Response:
    """The list."""
    library = site.practice.shelf()
    if isinstance(library, Stopped):
        return site.page("exercises.html.j2", 409, lines=library.problems, found=())
    asked = {key: request.query_params.get(key, "") for key in Search.__slots__}
    search = Search(**asked)
    every = sorted(library.exercises.values(), key=lambda one: (one.pattern, one.level))
    found = [one for one in every if search.finds(one, library.catalogue)]
    kit = {k: one.name for k, one in library.catalogue.equipment.items()}
    return site.page(
        "exercises.html.j2",
        found=found,
        search=search,
        catalogue=library.catalogue,
        without=WITHOUT,
        kit=kit,
        lines=(),
        count=words().count("exercises", len(found)),
    )


def exercise(site: Site, request: Request) -> Response:
    """One exercise: all poses, cues, and what it asks for."""
    library, name = site.practice.shelf(), str(request.path_params["exercise"])
    if isinstance(library, Stopped) or name not in library.exercises:
        raise HTTPException(404, desk_words().say("no_page"))
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
    )
