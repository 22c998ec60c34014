"""What a page names besides drawings: the clinic's logo, and codes of addresses."""

import base64
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from rehab.model.clinic import Clinic, Logo
from rehab.model.exercise import Exercise
from rehab.model.video import video_address
from rehab.render.code import CLINIC_CODE, code_svg

Picture: TypeAlias = str | bytes  # SVG text, or a PNG
_CODE = re.compile(r"\bcodes/([a-z][a-z0-9_-]*)\.svg")  # as code.code_file names it


def logo_file(logo: Logo) -> str:
    """Where a page asks for the clinic's logo.

    >>> logo_file(Logo(file="ours.png", media="image/png"))
    'clinic/logo.png'
    """
    return "clinic/logo.png" if logo.media == "image/png" else "clinic/logo.svg"


def named_pictures(
    html: str, clinic: Clinic, exercises: Mapping[str, Exercise]
) -> dict[str, Picture]:
    """Those that this page asks for, by address."""
    return dict(_named(html, clinic, exercises))


def _named(
    html: str, clinic: Clinic, exercises: Mapping[str, Exercise]
) -> Iterator[tuple[str, Picture]]:
    if clinic.logo and logo_file(clinic.logo) in html:
        yield logo_file(clinic.logo), _content(clinic.logo)
    if clinic.web and CLINIC_CODE in html:
        yield CLINIC_CODE, code_svg(clinic.web)
    for match in {m[0]: m for m in _CODE.finditer(html)}.values():
        exercise = exercises.get(match[1])
        if exercise and (video := video_address(exercise, clinic)):
            yield match[0], code_svg(video)


def _content(logo: Logo) -> Picture:
    if logo.media == "image/png":
        return base64.b64decode(logo.content)
    return logo.content
