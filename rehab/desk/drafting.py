"""Keep what is typed while it is typed; forget it when nobody wants it."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.desk.site import Form, Site, desk_words

_NAME = re.compile(r"[\w.-]{1,80}-(?:week-\d{1,3}|review)|new")


def keep_draft(site: Site, request: Request, form: Form) -> Response:
    """Keep it beside the client."""
    name = _name(request)
    folder = site.place(request).file.parent
    if form.get("forget"):
        site.drafts.drop(folder, name)
        return site.to("client", request.path_params["client"], form.get("back"))
    site.drafts.keep(folder, name, form.typed())
    return Response(status_code=204)


def keep_new(site: Site, request: Request, form: Form) -> Response:
    """Keep what is typed of a client who has no file yet."""
    del request
    if form.get("forget"):
        site.drafts.drop(site.practice.folder, "new")
        return site.to("new")
    site.drafts.keep(site.practice.folder, "new", form.typed())
    return Response(status_code=204)


def _name(request: Request) -> str:
    name = str(request.path_params["name"])
    if not _NAME.fullmatch(name):
        raise HTTPException(404, desk_words().say("no_page"))
    return name
