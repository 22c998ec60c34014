"""Keep what is typed while it is typed; forget it when nobody wants it."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from rehab.console.ending import of_the_disk
from rehab.desk import drafts
from rehab.desk.site import Form, Site, desk_words
from rehab.model.diary import MOST_WEEKS


def keep_week(site: Site, request: Request, form: Form) -> Response:
    """Keep what is typed of a week beside the client."""
    place, week = site.place(request), request.path_params["week"]
    if week > MOST_WEEKS:
        raise HTTPException(404, desk_words().say("no_address"))
    draft = drafts.of_week(place, week)
    if form.get("forget"):
        drafts.drop(draft)
        return site.to("client", place.key, form.get("back"))
    return _kept(draft, form)


def keep_new(site: Site, request: Request, form: Form) -> Response:
    """Keep what is typed of a client who has no file yet."""
    del request
    return _keep(site, drafts.of_new(site.practice.folder), form, "new")


def keep_exercise(site: Site, request: Request, form: Form) -> Response:
    """Keep what is typed of an exercise that has no file yet."""
    del request
    return _keep(site, drafts.of_exercise(site.practice.folder), form, "new-exercise")


def _keep(site: Site, draft: Path, form: Form, page: str) -> Response:
    if form.get("forget"):
        drafts.drop(draft)
        return site.to(page)
    return _kept(draft, form)


def _kept(draft: Path, form: Form) -> Response:
    """Nothing to say; or, for the page to show, why it is not kept."""
    try:
        drafts.keep(draft, form.typed())
    except OSError as fault:
        told = desk_words().say("not_kept", why=of_the_disk(fault))
        return PlainTextResponse(told, 507)
    return Response(status_code=204)
