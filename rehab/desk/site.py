"""What every page of the desk is made with: the folder, the words and the templates."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache
from secrets import compare_digest
from threading import Lock
from typing import TypeAlias
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rehab.app.pages import templates
from rehab.desk.guard import Secrets, TooLong
from rehab.desk.keep import Keep
from rehab.desk.practice import Place, Practice
from rehab.desk.seen import Seen
from rehab.reader.words import read_words
from rehab.render.html import render_page
from rehab.render.language import Words

MOST_FIELDS = 2000  # of a form


class Form:
    """What was typed into a form, by the names of its fields."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = [(name, text.replace("\r\n", "\n")) for name, text in pairs]

    def get(self, name: str) -> str:
        """The text of a field without the spaces around it; empty when it has none."""
        return next((text.strip() for key, text in self.pairs if key == name), "")

    def typed(self) -> dict[str, str]:
        """Everything, to show it again; of boxes with one name the last one."""
        return dict(self.pairs)


@dataclass(slots=True)
class Site:
    """A desk that is open."""

    practice: Practice
    secrets: Secrets = field(default_factory=Secrets)
    alone: Lock = field(default_factory=Lock)  # one page is made at a time
    seen: Seen = field(default_factory=Seen)
    rows: Keep = field(default_factory=lambda: Keep(5000))  # of the caseload
    sheets: Keep = field(default_factory=lambda: Keep(60))  # PDFs, and their pages

    ends: Callable[[], bool] = field(default=lambda: False)  # Ctrl-C was pressed

    def address(self, *parts: str) -> str:
        """The address of a page."""
        return "/".join((self.secrets.root, *parts))

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page made of a template of the desk."""
        common: dict[str, object] = {
            "root": self.secrets.root,
            "form_key": self.secrets.form,
            "folder": self.practice.folder.resolve().name,
            "t": desk_words().table,
            "language": "en",
        }
        html = render_page(f"desk/{template}", templates(), **common, **values)
        return HTMLResponse(html, status)

    def to(self, *parts: str) -> Response:
        """On to another page, after something was written."""
        return RedirectResponse(self.address(*parts), 303)

    def place(self, request: Request) -> Place:
        """The client that the address names."""
        place = self.practice.find(request.path_params["client"])
        if place is None:
            raise HTTPException(404, desk_words().say("no_client"))
        return place


@cache
def desk_words() -> Words:
    """What the desk says."""
    table, problems = read_words(templates() / "desk" / "words.yaml")
    if problems:  # the shipped words are tested; a broken copy is our fault
        raise RuntimeError("\n".join(map(str, problems)))
    return Words(table)


Shown: TypeAlias = Callable[[Site, Request], Response]
Written: TypeAlias = Callable[[Site, Request, Form], Response]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def shown(site: Site, make: Shown) -> Endpoint:
    """A page that is only looked at."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_alone, site, lambda: make(site, request))

    return endpoint


def written(site: Site, make: Written, *, alone: bool = True) -> Endpoint:
    """What a form was sent to; not ``alone``: it may take long, or waits by itself."""

    async def endpoint(request: Request) -> Response:
        form = await _form(request)
        if not compare_digest(form.get("form").encode(), site.secrets.form.encode()):
            raise HTTPException(403, desk_words().say("old_form"))
        if not alone:
            return await run_in_threadpool(make, site, request, form)
        return await run_in_threadpool(_alone, site, lambda: make(site, request, form))

    return endpoint


def _alone(site: Site, make: Callable[[], Response]) -> Response:
    with site.alone:
        return make()


async def _form(request: Request) -> Form:
    try:
        body = await request.body()
        text = body.decode("utf-8")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except TooLong:
        raise HTTPException(413, desk_words().say("too_long")) from None
    except ValueError:
        raise HTTPException(400, desk_words().say("no_form")) from None
    return Form(pairs)
