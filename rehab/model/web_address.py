"""An address on the web that may be printed: nobody can be known by it."""

import re
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from rehab.model.as_written import told

LONGEST = 200  # letters; a code of more is too fine to print
_WHOLE = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
    r"(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?",
)
_LIKE = "such as https://example.org/bridge"


def _public(text: str) -> str:
    """Https, a host's name and a path; nothing that could name a person."""
    scheme, mark, rest = text.partition("://")
    if not mark or scheme.lower() != "https":
        raise told(f'must begin with https://, got "{text}"', _LIKE)
    host, _, _ = rest.partition("/")
    if "@" in host:
        raise told(
            "must hold no user name and no password", "leave out what is before @"
        )
    if "?" in text:
        hint = "leave it out, or use the short address of the page"
        raise told('must have no part after "?"', hint)
    if "#" in text:
        raise told('must have no part after "#"', "leave it out")
    whole = f"https://{host.lower()}{rest[len(host) :]}"
    if not _WHOLE.fullmatch(whole):
        raise told(f'is no address of a page, got "{text}"', _LIKE)
    return whole


WebAddress: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=LONGEST), AfterValidator(_public)
]
