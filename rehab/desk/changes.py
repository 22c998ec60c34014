"""Tell a page that is open when a file that it was made from has changed."""

import asyncio
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rehab.desk.site import Endpoint, Site

PATIENCE_SECONDS = 20.0  # then the page asks again
PAUSE_SECONDS = 0.1


def changed(site: Site) -> Endpoint:
    """Answers once the mark differs from the one the page has."""

    async def endpoint(request: Request) -> Response:
        now = _asked(site, request)
        seen = request.query_params.get("mark", "")
        mark = seen
        for _ in range(int(PATIENCE_SECONDS / PAUSE_SECONDS)):
            mark = await run_in_threadpool(now)  # other pages are answered meanwhile
            if mark != seen or site.ends() or await request.is_disconnected():
                break
            await asyncio.sleep(PAUSE_SECONDS)
        return JSONResponse({"mark": mark})

    return endpoint


def _asked(site: Site, request: Request) -> Callable[[], str]:
    """The mark of one client, or of all of them."""
    practice = site.practice
    if "client" not in request.path_params:
        return practice.mark_of_all
    place = site.place(request)
    return lambda: practice.mark(place)
