"""A clinic's logo: an SVG that only draws, or a PNG, of a size that can be printed."""

import base64
import re
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from rehab.model.clinic import Logo
from rehab.model.problem import Problem
from rehab.reader.drawing_values import BOX
from rehab.reader.drawings import MOST_BYTES, svg_problems
from rehab.reader.files import is_there, read_bytes
from rehab.reader.places import Path as Place
from rehab.reader.places import Source, problem_at
from rehab.reader.png import NoPng, read_png

MOST_UNITS = 20_000  # of a side
MOST_TIMES = 20  # as wide as high, or as high as wide
SIMPLER = "simplify the picture, or save it smaller"
_NUMBER = re.compile(r"\+?(\d+(?:\.\d+)?|\.\d+)(?:px|pt|mm|cm|in)?")
_HEAVY = {"marker", "pattern", "filter", "mask", "feImage"}  # small to write, slow
_LETTERS = {"text", "tspan", "textPath"}  # a logo may change, and says nothing
OUTLINED = "turn its letters into outlines: a new logo needs no new signature"
_SOUND: tuple[Problem, ...] = ()


def read_logo(
    logo: Logo, source: Source, where: Place
) -> tuple[Logo | None, tuple[Problem, ...]]:
    """The logo with its content, from beside the file that names it at this place."""
    path = Path(source.file).with_name(logo.file)
    if not is_there(path):
        hint = f"put it beside {Path(source.file).name}"
        return None, (problem_at(source, where, "there is no such file", hint),)
    raw, problems = read_bytes(path)
    if raw is None:
        return None, problems
    if len(raw) > MOST_BYTES:
        message = f"is larger than {MOST_BYTES // 1000} kB"
        return None, (_whole(path, message, SIMPLER),)
    read = _svg if path.suffix == ".svg" else _png
    found, problems = read(logo, path, raw)
    if found and not problems:
        problems = _shape(found, path)
    return (None if problems else found), problems


def _png(logo: Logo, path: Path, raw: bytes) -> tuple[Logo | None, tuple[Problem, ...]]:
    try:
        png = read_png(raw)
    except NoPng as why:
        return None, (_whole(path, why.message, why.hint),)
    content = base64.b64encode(png.content).decode()
    size = {"width": png.width, "height": png.height}
    return Logo(file=logo.file, media="image/png", content=content, **size), _SOUND


def _svg(logo: Logo, path: Path, raw: bytes) -> tuple[Logo | None, tuple[Problem, ...]]:
    if problems := svg_problems(str(path), raw):
        return None, problems
    text = raw.decode("utf-8-sig")
    root = fromstring(text)  # noqa: S314 - a DOCTYPE was refused above
    if problems := tuple(_not_for_logos(root, path)):
        return None, problems
    width, height = _extent(root)
    if not (width and height):
        return None, (_whole(path, "has no size that can be read", BOX),)
    size = {"width": width, "height": height}
    return Logo(file=logo.file, media="image/svg+xml", content=text, **size), _SOUND


def _not_for_logos(root: Element, path: Path) -> list[Problem]:
    """What takes a few letters to write and minutes to paint; and what can be read."""
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    found = [
        _whole(path, f"<{name}> is not allowed in a logo", SIMPLER)
        for name in sorted(names & _HEAVY)
    ]
    found += [
        _whole(path, f"<{name}> is not allowed in a logo", OUTLINED)
        for name in sorted(names & _LETTERS)
    ]
    if any(e.get("spreadMethod", "pad") != "pad" for e in root.iter()):
        message = "spreadMethod is not allowed in a logo"
        found.append(_whole(path, message, "delete it"))
    return found


def _extent(root: Element) -> tuple[float, float]:
    """Width and height: those of the viewBox, else those of the picture; 0: none."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if box != [""]:
        return (_number(box[2]), _number(box[3])) if len(box) == 4 else (0, 0)  # noqa: PLR2004 - numbers of a viewBox
    return _number(root.get("width", "")), _number(root.get("height", ""))


def _number(text: str) -> float:
    found = _NUMBER.fullmatch(text.strip())
    return float(found[1]) if found else 0


def _shape(logo: Logo, path: Path) -> tuple[Problem, ...]:
    short, long = sorted((logo.width, logo.height))
    shown = f"{logo.width:g} × {logo.height:g}"
    if long > MOST_UNITS:
        hint = f"save it with at most {MOST_UNITS} on a side"
        return (_whole(path, f"is {shown} large", hint),)
    if long > MOST_TIMES * short:
        message = f"is {shown}, a line rather than a picture"
        hint = f"one side may be at most {MOST_TIMES} times the other"
        return (_whole(path, message, hint),)
    return ()


def _whole(path: Path, message: str, hint: str) -> Problem:
    return Problem(str(path), 1, 1, "", message, hint)
