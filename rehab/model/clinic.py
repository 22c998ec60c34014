"""The clinic: its face on every sheet, and whom to call."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from rehab.model.as_written import told
from rehab.model.colour import Colour
from rehab.model.units import MarginLine, Name, PhoneNumber, ShortLine, Text, Value
from rehab.model.web_address import WebAddress

LOGO = re.compile(r"[\w-][\w.-]*\.(?:svg|png)", re.ASCII)
FOLDER = re.compile(r"[\w-][\w.-]*", re.ASCII)


class Logo(Value):
    """A picture. A file gives its name only; the rest is read from the picture."""

    file: Text  # beside the file that names it
    media: Literal["image/svg+xml", "image/png"] | None = None
    width: float = Field(default=0, ge=0)  # in units of its own: only the ratio counts
    height: float = Field(default=0, ge=0)
    content: str = Field(default="", repr=False)  # SVG text; a PNG in base 64


class OwnPages(Value):
    """Parts of the page in the clinic's own words and order."""

    folder: Text  # beside the file that names it
    files: dict[str, str] = Field(default={}, repr=False)  # texts, by name
    path: str = ""  # of the folder, to name a fault in it


def _logo(value: object) -> object:
    if isinstance(value, str) and LOGO.fullmatch(value):
        return Logo(file=value)
    if value is None or isinstance(value, Logo):
        return value
    shown = f', got "{value}"' if isinstance(value, str) else ""
    hint = "such as logo.svg, beside this file"
    raise told(f"must be the name of an SVG or a PNG{shown}", hint)


def _pages(value: object) -> object:
    if isinstance(value, str) and FOLDER.fullmatch(value):
        return OwnPages(folder=value)
    if value is None or isinstance(value, OwnPages):
        return value
    shown = f', got "{value}"' if isinstance(value, str) else ""
    hint = "such as pages, beside this file"
    raise told(f"must be the name of a folder{shown}", hint)


class Clinic(Value):
    """Printed on every sheet."""

    name: Name
    phone: PhoneNumber
    hours: ShortLine | None = None  # when somebody answers the phone
    emergency_number: PhoneNumber
    emergency_department: ShortLine
    out_of_hours: ShortLine | None = None  # "Doctor on duty: 116 117"
    address: ShortLine | None = None
    web: WebAddress | None = None
    videos: WebAddress | None = None  # each exercise's video is below it, by its id
    footer: MarginLine | None = None  # below each page
    logo: Annotated[Logo | None, BeforeValidator(_logo)] = None
    colour: Colour | None = None
    templates: Annotated[OwnPages | None, BeforeValidator(_pages)] = None
