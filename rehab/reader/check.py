"""Plain data against a model: a frozen value, or every fault at its place."""

from collections.abc import Collection, Iterable
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from rehab.model.problem import Problem
from rehab.model.units import Value
from rehab.reader.fields import known_fields
from rehab.reader.hints import key_hint, nearest
from rehab.reader.messages import message_for
from rehab.reader.moved_keys import moved
from rehab.reader.names import Naming
from rehab.reader.number_hints import counted_in
from rehab.reader.places import Path, Source, problem_at, problem_at_key

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MAX_PROBLEMS = 50  # of one file

V = TypeVar("V", bound=Value)


def check(
    model: type[V], source: Source, naming: Naming | None = None, **given: object
) -> tuple[V | None, tuple[Problem, ...]]:
    """Return the value, or its problems; ``given`` are fields not in the file.

    With ``naming`` a name may stand for an id, and is kept there.
    """
    data = source.data
    if not isinstance(data, dict):
        return None, (_not_a_block(source),)
    problems = [_leave_out(source, name) for name in given if name in data]
    try:
        value = model.model_validate({**data, **given}, context=naming)
    except ValidationError as error:
        details = _told_once(model, error.errors(include_url=False))
        details = _of_its_shape(source, details)
        shown = details[:MAX_PROBLEMS]
        problems += [_problem(model, source, one, given) for one in shown]
        problems += _more(source, len(details) - MAX_PROBLEMS)
        return None, tuple(sorted(set(problems)))
    return (None if problems else value), tuple(problems)


def first(problems: Iterable[Problem], source: Source) -> tuple[Problem, ...]:
    """As many as somebody can read; what follows is not even looked for."""
    every = iter(problems)
    shown = tuple(islice(every, MAX_PROBLEMS))
    if next(every, None) is None:
        return shown
    last = max(source.marks.values(), default=(1, 1))
    return (
        *shown,
        Problem(source.file, *last, "", "and more problems", "mend these first"),
    )


def _told_once(
    model: type[Value], details: "list[ErrorDetails]"
) -> "list[ErrorDetails]":
    """Leave out what only follows from another error: a misspelt key is not missing."""
    strangers = [one["loc"] for one in details if one["type"] == "extra_forbidden"]
    meant = {(*s[:-1], nearest(s[-1], known_fields(model, s))) for s in strangers}
    kept = [one for one in details if not _follows(one, meant)]
    return kept or details


def _follows(error: "ErrorDetails", meant: set[Path]) -> bool:
    if error["type"] == "missing":
        return error["loc"] in meant
    least = error.get("ctx", {}).get("min_length", 0)  # too short: its items are wrong
    return error["type"] == "too_short" and len(error["input"]) >= least


def _of_its_shape(
    source: Source, details: "list[ErrorDetails]"
) -> "list[ErrorDetails]":
    """Where a word or a block may stand, leave out what the other one should be."""
    told = {_written(source, one["loc"]) for one in details if not _other_shape(one)}
    return [
        one
        for one in details
        if not _other_shape(one) or _written(source, one["loc"]) not in told
    ]


def _other_shape(error: "ErrorDetails") -> bool:
    if isinstance(error["input"], dict):
        return error["type"] in ("literal_error", "string_type")
    return error["type"] in ("model_type", "dict_type")


def _not_a_block(source: Source) -> Problem:
    if source.data is None:
        return problem_at(source, (), "is empty")
    return problem_at(source, (), "must be a block of keys", "such as name: ...")


def _leave_out(source: Source, name: str) -> Problem:
    return problem_at_key(source, (name,), "comes from the file's name", "delete it")


def _more(source: Source, count: int) -> list[Problem]:
    if count <= 0:
        return []
    last = max(source.marks.values(), default=(1, 1))
    return [Problem(source.file, *last, "", f"and {count} more problems")]


def _problem(
    model: type[Value], source: Source, error: "ErrorDetails", given: Collection[str]
) -> Problem:
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    path = _written(source, loc)
    if kind == "extra_forbidden":
        known = [name for name in known_fields(model, loc) if name not in given]
        hint = key_hint(str(loc[-1]), error["input"], known)
        told = _moved(model, loc) or ("unknown key", hint)
        return problem_at_key(source, path, *told)
    key = counted_in(path)
    if kind == "missing":
        context = {**context, "key": loc[-1]}
    message, hint = message_for(kind, error["input"], context, error["msg"], key)
    if kind == "missing":
        at = (*_written(source, loc[:-1]), loc[-1])
        return problem_at_key(source, at, message, hint)
    if kind == "union_tag_not_found":
        return problem_at_key(source, (*path, _tag_name(context)), message)
    if kind == "union_tag_invalid":
        tag = (*path, _tag_name(context))
        return problem_at(source, tag if tag in source.marks else path, message, hint)
    if loc[-1:] == ("[key]",):
        words = message if kind == "literal_error" else f"the key {message}"
        return problem_at_key(source, path, words, hint)
    return problem_at(source, path, message, hint)


def _moved(model: type[Value], loc: Path) -> tuple[str, str] | None:
    return moved(model, str(loc[0])) if len(loc) == 1 else None


def _tag_name(context: dict[str, object]) -> str:
    return str(context.get("discriminator", "kind")).strip("'")


def _written(source: Source, loc: Path) -> Path:
    """Leave out the parts that the checker adds, such as the tag of a union."""
    path: Path = ()
    for part in loc:
        if (*path, part) in source.marks:
            path = (*path, part)
    return path
