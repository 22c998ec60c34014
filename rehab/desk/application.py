"""The pages of the desk, and what stands at which address."""

import logging
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from rehab.desk.caseload import caseload
from rehab.desk.changes import changed
from rehab.desk.client import client
from rehab.desk.course import course
from rehab.desk.drafting import keep_new, keep_week
from rehab.desk.drawings import drawing
from rehab.desk.exercises import exercise, exercises
from rehab.desk.files import font, look, script
from rehab.desk.guard import Guard
from rehab.desk.new import new, save_new
from rehab.desk.own import new_exercise, save_exercise
from rehab.desk.plans import plan, plans, tried
from rehab.desk.review import look_ahead, review, save_decision
from rehab.desk.screen import save_screen, screen
from rehab.desk.sheets import pdf, picture, sheets
from rehab.desk.signing import handed_out, sign
from rehab.desk.site import Form, Shown, Site, Written, desk_words, shown, written
from rehab.desk.week import save_week, week
from rehab.handing_out import held
from rehab.one_writer import Busy

log = logging.getLogger("rehab.desk")


def application(site: Site, host: str) -> ASGIApp:
    """Everything that is served at ``host``, such as 127.0.0.1:8765."""
    app = Starlette(
        routes=[Mount(site.secrets.root, routes=_routes(site))],
        exception_handlers={
            HTTPException: _told(site),
            Exception: _fault,
        },
    )
    return Guard(app, site.secrets, host)


def _routes(site: Site) -> list[BaseRoute]:
    looked_at: dict[str, Shown] = {
        "/": caseload,
        "/new": new,
        "/drawing/{name}": drawing,
        "/exercises": exercises,
        "/exercises/{exercise}": exercise,
        "/new-exercise": new_exercise,
        "/plans": plans,
        "/plans/{plan}": plan,
        "/client/{client}/course": course,
        "/client/{client}": client,
        "/client/{client}/sheets": sheets,
        "/client/{client}/sheets.pdf": pdf,
        "/client/{client}/page/{page:int}": picture,
        "/client/{client}/week": week,
        "/client/{client}/review": review,
        "/client/{client}/screen": screen,
    }
    sent_to: dict[str, Written] = {
        "/client/{client}/sign": _alone(sign),
        "/client/{client}/hand-out": _alone(handed_out),
        "/client/{client}/week": _alone(save_week),
        "/client/{client}/review": _alone(save_decision),
        "/client/{client}/ahead": look_ahead,
        "/client/{client}/screen": _alone(save_screen),
        "/client/{client}/draft/{week:int}": keep_week,
        "/new": save_new,
        "/draft/new": keep_new,
        "/new-exercise": save_exercise,
    }
    return [
        *(Route(path, shown(site, make)) for path, make in looked_at.items()),
        *(
            Route(path, written(site, make), methods=["POST"])
            for path, make in sent_to.items()
        ),
        Route("/plans/{plan}", written(site, tried, alone=False), methods=["POST"]),
        Route("/changed", changed(site)),
        Route("/client/{client}/changed", changed(site)),
        Route("/desk.css", look),
        Route("/desk.js", script),
        Route("/fonts/{name}", font),
    ]


def _alone(make: Written) -> Written:
    """The same while nobody else writes for that client, such as a command."""

    def while_held(site: Site, request: Request, form: Form) -> Response:
        client_file = site.place(request).file
        try:
            with held(client_file):
                return make(site, request, form)
        except Busy as busy:
            raise HTTPException(409, str(busy)) from None

    return while_held


def _told(site: Site) -> Callable[[Request, Exception], Response]:
    def told(request: Request, error: Exception) -> Response:
        del request
        found = error if isinstance(error, HTTPException) else HTTPException(500)
        return site.page("told.html.j2", found.status_code, told=found.detail)

    return told


def _fault(request: Request, error: Exception) -> Response:
    log.error("%s: %s", request.url.path.rpartition("/")[2], type(error).__name__)
    return PlainTextResponse(f"{desk_words().say('fault')}\n", 500)
