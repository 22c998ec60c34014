"""Who may speak to the desk: this browser, on this computer, from the desk's own pages.

Every request is asked, before any page sees it: is it sent to the address that the
desk listens at, does it come from a page of the desk, and has it the cookie that only
the address in the terminal gives.
"""

from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest, token_hex, token_urlsafe

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 256 * 1024  # of what a browser may send at once
COOKIE = "rehab-desk"
POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font")),
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Secrets:
    """Made anew at each start; nobody but this run and its browser knows them."""

    key: str = field(default_factory=lambda: token_urlsafe(32))  # for the cookie
    form: str = field(default_factory=lambda: token_urlsafe(32))  # in every form
    # All pages are below it, and so the cookie goes to no other server of this
    # computer: browsers do not tell ports apart, but they do tell paths.
    root: str = field(default_factory=lambda: f"/{token_hex(8)}")


class Guard:
    """Lets a request in, or answers it."""

    def __init__(self, app: ASGIApp, secrets: Secrets, host: str) -> None:
        self.app, self.secrets, self.host = app, secrets, host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer it, or pass it on with its body bounded."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._answer(scope)
        bounded = _Bounded(receive)
        sent = _with_headers(send)
        await (answer or self.app)(scope, bounded, sent)

    def _answer(self, scope: Scope) -> Response | None:
        """Why not, or the cookie; None where a page may answer."""
        headers = Headers(scope=scope)
        if refused := self._elsewhere(scope, headers) or self._sent(scope, headers):
            return refused
        given = QueryParams(scope["query_string"]).get("key")
        if given is not None and scope["path"] == f"{self.secrets.root}/":
            return self._first(given)
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return _no(403, "Another page led here. Open the desk by its own address.")
        if not self._known(headers):
            return _no(403, "Open the address that the terminal shows.")
        return None

    def _elsewhere(self, scope: Scope, headers: Headers) -> Response | None:
        """Whether it was meant for another server, or for none."""
        if headers.getlist("host") != [self.host]:
            return _no(421, f"The desk is at http://{self.host} only.")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _no(405, "The desk does not know how to do that.")
        if not scope["path"].startswith(f"{self.secrets.root}/"):
            return _no(404, "There is nothing here.")
        return None

    def _sent(self, scope: Scope, headers: Headers) -> Response | None:
        """Whether a form was sent from another page, or is too long."""
        if scope["method"] != "POST":
            return None
        if headers.getlist("origin") != [f"http://{self.host}"]:
            return _no(403, "That did not come from a page of the desk.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return _no(413, "That is more than a form of the desk can hold.")
        return None

    def _first(self, given: str) -> Response:
        """The address of the terminal: it gives the cookie and leads to the desk."""
        if not _same(given, self.secrets.key):
            return _no(403, "This address is of another start of the desk.")
        answer = RedirectResponse(f"{self.secrets.root}/", 303)
        answer.set_cookie(
            COOKIE,
            self.secrets.key,
            path=f"{self.secrets.root}/",
            httponly=True,
            samesite="strict",
        )
        return answer

    def _known(self, headers: Headers) -> bool:
        try:
            jar = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        return COOKIE in jar and _same(jar[COOKIE].value, self.secrets.key)


class TooLong(Exception):
    """A body that is longer than it said, or than a form can be."""


class _Bounded:
    """The body as it comes, as long as it is no longer than a form can be."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.left = receive, MOST_BYTES

    async def __call__(self) -> Message:
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            raise TooLong
        return message


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode(), other.encode())


def _no(status: int, text: str) -> Response:
    return PlainTextResponse(f"{text}\n", status)
