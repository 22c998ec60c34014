"""What is wrong with an exercise of the clinic's own, beside the field it is about."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from rehab.app.words import words
from rehab.desk.new_check import beside_fields
from rehab.desk.own_text import AS_YAML, as_block, names_of_fields, yaml_of
from rehab.desk.site import Form, desk_words
from rehab.entry.own_exercise import blocks
from rehab.entry.own_file import ID, id_of
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader.plain import read_plain


def name_error(name: str, library: Library) -> dict[str, str]:
    """A name that gives no file, or the file of another exercise."""
    if not name:
        return {"name": desk_words().say("own.no_name")}
    if not ID.fullmatch(id_of(name, "exercises")):
        return {"name": words().say("cli.no_letter", name=name)}
    if id_of(name, "exercises") in library.exercises:
        return {"name": desk_words().say("own.taken")}
    return {}


def unread(form: Form) -> dict[str, str]:
    """Fields of YAML that are none: told before they are among other lines."""
    told = {}
    for key in AS_YAML:
        block = as_block(key, yaml_of(form, key))
        problems = read_plain(block.encode(), key)[1]
        if problems:
            told[key] = " · ".join(_told(one, block, key) for one in problems)
    return told


def beside(
    problems: Collection[Problem], text: str, form: Form, library: Library
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Each problem at its field; in a field of several lines with its line there."""
    errors: dict[str, str] = {}
    others = []
    for one in problems:
        key = one.where.partition(" › ")[0]
        if key not in AS_YAML or key not in blocks(text):
            others.append(one)
            continue
        told = _told(one, text, key)
        errors[key] = f"{errors[key]} · {told}" if key in errors else told
    more, lines = beside_fields(others, form, frozenset(_all_names(library)))
    return errors | more, lines


def _told(problem: Problem, text: str, key: str) -> str:
    """What is wrong, with the line of the field that it is in."""
    every, block = text.split("\n"), blocks(text)[key].splitlines()
    below = block[0] == f"{key}:"  # the field begins on the line after it
    line = problem.line - every.index(block[0]) - below
    number = min(max(1, line), len(block) - below)
    told = replace(problem, where=problem.where.partition(" › ")[2]).told
    return desk_words().say("own.line", line=number, told=told)


def _all_names(library: Library) -> Iterator[str]:
    yield "name"
    for key, names in names_of_fields(library).items():
        yield from (key, *names)
