"""The pages of the desk, and what stands at which address."""

import logging
import os
from collections.abc import Callable, Mapping
from http import HTTPStatus
from importlib import import_module

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from rehab.console.ending import DEBUG, of_the_disk
from rehab.desk.changes import changed
from rehab.desk.guard import Guard
from rehab.desk.site import Form, Shown, Site, Written, desk_words, shown, written
from rehab.disk.one_writer import Busy
from rehab.signing.handing_out import held

log = logging.getLogger("rehab.desk")


def application(site: Site, host: str) -> ASGIApp:
    """Everything that is served at ``host``, such as 127.0.0.1:8765."""
    app = Starlette(
        routes=[Mount(site.secrets.root, routes=_routes(site))],
        exception_handlers={
            HTTPException: _told(site),
            OSError: _of_the_machine(site),
            Exception: _fault,
        },
    )
    return Guard(_without_trace(app), site.secrets, host)


LOOKED_AT = {  # each page by its module and function
    "/": "caseload.caseload",
    "/new": "new.new",
    "/drawing/{name}": "drawings.drawing",
    "/exercises": "exercises.exercises",
    "/exercises/{exercise}": "exercises.exercise",
    "/new-exercise": "own.new_exercise",
    "/plans": "plans.plans",
    "/plans/{plan}": "plans.plan",
    "/client/{client}/course": "course.course",
    "/client/{client}": "client.client",
    "/client/{client}/sheets": "sheets.sheets",
    "/client/{client}/sheets.pdf": "sheets.pdf",
    "/client/{client}/page/{page:int}": "sheets.picture",
    "/client/{client}/week": "week.week",
    "/client/{client}/review": "review.review",
    "/client/{client}/screen": "screen.screen",
}
SENT_TO = {  # by a form
    "/client/{client}/draft/{week:int}": "drafting.keep_week",
    "/client/{client}/ahead": "review.look_ahead",
    "/new": "new.save_new",
    "/draft/new": "drafting.keep_new",
    "/draft/new-exercise": "drafting.keep_exercise",
    "/new-exercise": "own.save_exercise",
}
WRITTEN = {  # by a form, into the files of a client
    "/client/{client}/sign": "signing.sign",
    "/client/{client}/hand-out": "signing.handed_out",
    "/client/{client}/week": "week.save_week",
    "/client/{client}/review": "review.save_decision",
    "/client/{client}/screen": "screen.save_screen",
}
TRIED = {"/plans/{plan}": "plans.tried"}  # it takes long and writes nothing
OWN = {
    "/desk.css": "files.look",
    "/desk.js": "files.script",
    "/fonts/{name}": "files.font",
}


def _routes(site: Site) -> list[BaseRoute]:
    looked_at: Mapping[str, Shown] = _found(LOOKED_AT)
    sent_to: Mapping[str, Written] = _found(SENT_TO)
    held_for = {path: _while_held(make) for path, make in _found(WRITTEN).items()}
    not_alone: Mapping[str, Written] = {**_found(TRIED), **held_for}
    post = ["POST"]
    return [
        *(Route(path, shown(site, make)) for path, make in looked_at.items()),
        *(
            Route(path, written(site, make), methods=post)
            for path, make in sent_to.items()
        ),
        *(
            Route(path, written(site, make, alone=False), methods=post)
            for path, make in not_alone.items()
        ),
        Route("/changed", changed(site)),
        Route("/client/{client}/changed", changed(site)),
        *(Route(path, make) for path, make in _found(OWN).items()),
    ]


def _found(pages: Mapping[str, str]) -> dict[str, Callable[..., Response]]:
    return {path: page_of(name) for path, name in pages.items()}


def page_of(name: str) -> Callable[..., Response]:
    """A function of a page; its module is read when it is first asked for."""
    module, _, function = name.partition(".")

    def made(*given: object) -> Response:
        make = getattr(import_module(f"rehab.desk.{module}"), function)
        answer: Response = make(*given)
        return answer

    return made


def _while_held(make: Written) -> Written:
    """The same while nobody else writes for that client, such as a command.

    Until nobody does, the pages of other clients are made.
    """

    def while_held(site: Site, request: Request, form: Form) -> Response:
        client_file = site.place(request).file
        try:
            with held(client_file), site.alone:
                return make(site, request, form)
        except Busy as busy:
            raise HTTPException(409, str(busy)) from None

    return while_held


def _told(site: Site) -> Callable[[Request, Exception], Response]:
    def told(request: Request, error: Exception) -> Response:
        del request
        found = error if isinstance(error, HTTPException) else HTTPException(500)
        ours = found.detail != HTTPStatus(found.status_code).phrase
        told = found.detail if ours else desk_words().say("no_address")
        return site.page("told.html.j2", found.status_code, told=told)

    return told


def _of_the_machine(site: Site) -> Callable[[Request, Exception], Response]:
    def told(request: Request, error: Exception) -> Response:
        del request
        line = of_the_disk(error) if isinstance(error, OSError) else ""
        return site.page("told.html.j2", 500, told=line)

    return told


def _without_trace(app: ASGIApp) -> ASGIApp:
    """The same; where a fault of ours is, it says when it is asked to."""

    async def called(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except Exception:  # answered by now
            if DEBUG in os.environ:
                raise

    return called


def _fault(request: Request, error: Exception) -> Response:
    log.error("%s: %s", request.url.path.rpartition("/")[2], type(error).__name__)
    return PlainTextResponse(f"{desk_words().say('fault')}\n", 500)
