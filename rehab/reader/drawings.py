"""A clinic's own drawing: read whole, and refused if it could do more than draw."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat  # a DOCTYPE is refused, so no entity is ever expanded

from rehab.model.exercise import Exercise
from rehab.model.problem import Problem
from rehab.reader.drawing_cost import DEEP, MOST_DEPTH, Part, cost_fault
from rehab.reader.drawing_values import value_faults
from rehab.reader.files import is_there, read_bytes
from rehab.reader.places import Read, problem_at

MOST_BYTES = 200_000
MOST_USES = 20  # inside one another they double: more could draw a shape for ever
_ACTIVE = {
    *("script", "foreignObject", "iframe", "image", "a", "style"),
    *("animate", "animateMotion", "animateTransform", "set", "handler", "listener"),
}
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?#)|@import|javascript:", re.IGNORECASE)
_SIZES = ("viewBox", "width", "height")


@dataclass(slots=True)
class _Look:
    """One pass over a drawing."""

    file: str
    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)
    problems: list[Problem] = field(default_factory=list)
    open: list[Part] = field(default_factory=list)
    root: Part | None = None
    uses: int = 0

    def say(self, message: str, hint: str = "") -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        self.problems.append(Problem(self.file, line, column + 1, "", message, hint))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self.keep(local, attributes)
        self.uses += local == "use"
        if local == "use" and self.uses == MOST_USES + 1:
            self.say(f"has more than {MOST_USES} <use>", "write the shapes out")
        if local in _ACTIVE:
            self.say(f"<{local}> is not allowed in a drawing", "delete it")
        for key, value in attributes.items():
            active = list(_attribute(key.rpartition(":")[2], value))
            for message in active:
                self.say(f"{key}: {message}", "delete it")
            if not active and ":" not in key:  # one with a prefix is never painted
                for message, hint in value_faults(key, value):
                    self.say(f"{key}: {message}", hint)

    def keep(self, name: str, attributes: dict[str, str]) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        part = Part(name, attributes, place)
        if self.open:
            self.open[-1].inside.append(part)
        elif self.root is None:
            self.root = part
            self.first(name, attributes)
        self.open.append(part)
        if len(self.open) == MOST_DEPTH + 1:
            self.say(DEEP, "write the shapes out")
            raise _StopLook

    def end(self, _: str) -> None:
        self.open.pop()

    def first(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg":
            self.say(f"is not a drawing: it begins with <{name}>", "it must be an SVG")
        elif not any(size in attributes for size in _SIZES):
            self.say("has no size", "give <svg> a viewBox")

    def cost(self) -> None:
        """What it takes to paint it, once it is known to be sound."""
        if self.root and not self.problems and (fault := cost_fault(self.root)):
            place, message, hint = fault
            self.problems.append(Problem(self.file, *place, "", message, hint))

    def doctype(self, *_: object) -> None:
        self.say("a DOCTYPE is not allowed in a drawing", "delete it")
        raise _StopLook


class _StopLook(Exception):
    """Nothing after this may be read."""


def _attribute(name: str, value: str) -> Iterator[str]:
    if name.lower().startswith("on"):
        yield "a program is not allowed in a drawing"
    elif (name == "href" and not value.startswith("#")) or _OUTSIDE.search(value):
        yield "a link to outside is not allowed in a drawing"


def read_drawing(read: Read[Exercise]) -> tuple[str, tuple[Problem, ...]]:
    """The SVG text that an exercise names, beside its own file."""
    figure = read.value.figure
    if figure is None or figure.svg is None:
        return "", ()
    path = Path(read.source.file).with_name(figure.svg)
    if not is_there(path):
        where, hint = ("figure", "svg"), f"put it beside {read.value.id}.yaml"
        return "", (problem_at(read.source, where, "there is no such file", hint),)
    raw, problems = read_bytes(path)
    if raw is None:
        return "", problems
    if len(raw) > MOST_BYTES:
        message = f"is larger than {MOST_BYTES // 1000} kB"
        return "", (Problem(str(path), 1, 1, "", message, "simplify the drawing"),)
    problems = svg_problems(str(path), raw)
    return ("" if problems else raw.decode("utf-8-sig")), problems


def svg_problems(file: str, raw: bytes) -> tuple[Problem, ...]:
    """Whatever does more than draw, and why it cannot be read."""
    look = _Look(file)
    look.parser.StartElementHandler = look.start
    look.parser.EndElementHandler = look.end
    look.parser.StartDoctypeDeclHandler = look.doctype
    look.parser.ProcessingInstructionHandler = lambda *_: look.say(
        "a processing instruction is not allowed in a drawing", "delete it"
    )
    try:
        raw.decode("utf-8-sig")
        look.parser.Parse(raw, True)  # noqa: FBT003
        look.parser = expat.ParserCreate(namespace_separator="}")  # as who paints it
        look.parser.Parse(raw, True)  # noqa: FBT003
        look.cost()
    except UnicodeDecodeError:
        look.say("is not written in UTF-8", "save it again as UTF-8")
    except expat.ExpatError as error:
        look.say(f"is not a whole drawing: {expat.ErrorString(error.code)}")
    except _StopLook:
        pass
    return tuple(look.problems)
