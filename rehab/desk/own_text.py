"""What was typed of an exercise of a clinic's own, as the lines of its file.

It stands in them as it was typed: the reader of ``rehab check`` says what is wrong. A
key whose fields are as they came from the file that is copied stays as it is there.
"""

import textwrap
from collections.abc import Mapping

from rehab.desk.new_text import given, plain
from rehab.desk.site import Form
from rehab.entry.emit import flow, lines
from rehab.entry.own_exercise import blocks
from rehab.model.exercise import Exercise
from rehab.model.programme import Library

CUES = range(1, 6)
TWO = ("1", "2")  # fields of a pair
WORDS = ("pattern", "source", "note", "position", "video")
PAIRS = ("sessions_per_week", "ways")
AS_YAML = ("dose", "figure")  # typed as they stand in the file
_INDENT = "  "


def names_of_fields(library: Library) -> dict[str, tuple[str, ...]]:
    """The fields of each key of the file."""
    words = library.catalogue
    return {
        **{key: (key,) for key in (*WORDS, "level", *AS_YAML)},
        **{key: tuple(f"{key}-{n}" for n in TWO) for key in PAIRS},
        "cues": tuple(f"cues-{n}" for n in CUES),
        "tags": tuple(f"tags-{tag}" for tag in words.tags),
        "flags": tuple(f"flags-{flag}" for flag in words.flags),
        "equipment": tuple(f"equipment-{kit}" for kit in words.equipment),
    }


def typed_of(exercise: Exercise, text: str) -> dict[str, str]:
    """The fields as they say the same as the file with this text."""
    typed = {key: str(getattr(exercise, key) or "") for key in WORDS}
    typed["level"] = str(exercise.level)
    for key in PAIRS:
        both: tuple[object, ...] = getattr(exercise, key) or ("", "")
        typed |= {f"{key}-{n}": str(one) for n, one in zip(TWO, both, strict=True)}
    typed |= {f"cues-{n}": cue for n, cue in enumerate(exercise.cues, 1)}
    typed |= {f"tags-{tag}": str(n) for tag, n in exercise.tags.items()}
    typed |= {f"flags-{flag}": "1" for flag in exercise.flags}
    typed |= {f"equipment-{kit}": "1" for kit in exercise.equipment}
    found = blocks(text)
    return typed | {key: _value(found.get(key, ""), key) for key in AS_YAML}


def changed(form: Form, library: Library, was: Mapping[str, str]) -> dict[str, str]:
    """The lines of each key that was typed otherwise than it was."""
    typed = {**form.typed(), **{key: yaml_of(form, key) for key in AS_YAML}}
    return {
        key: _lines(form, library, key)
        for key, names in names_of_fields(library).items()
        if any(typed.get(n, "").strip() != was.get(n, "").strip() for n in names)
    }


def yaml_of(form: Form, key: str) -> str:
    """What was typed as YAML, as far to the left as it goes."""
    typed = form.typed().get(key, "").replace("\t", _INDENT)
    return textwrap.dedent(typed).strip("\n").rstrip()


def as_block(key: str, typed: str) -> str:
    r"""Lines of YAML under their key.

    >>> as_block("figure", "{none: too small}"), as_block("dose", "kind: hold")
    ('figure: {none: too small}\n', 'dose:\n  kind: hold\n')
    """
    if not typed:
        return ""
    if "\n" not in typed and typed.startswith(("{", "[")):
        return f"{key}: {typed}\n"
    return f"{key}:\n{textwrap.indent(typed, _INDENT)}\n"


def _value(block: str, key: str) -> str:
    """The lines without their key."""
    return textwrap.dedent(block.removeprefix(f"{key}:")).strip("\n").strip(" ")


def _lines(form: Form, library: Library, key: str) -> str:
    """The lines of one key; none where nothing was typed."""
    if key in AS_YAML:
        return as_block(key, yaml_of(form, key))
    if key == "cues":  # a line each, as people read them
        cues = given(form, key, map(str, CUES)).values()
        return as_block(key, "\n".join(f"- {flow(cue)}" for cue in cues))
    value = _typed(form, library, key)
    if value in ("", [], None):
        return ""
    return "".join(f"{line}\n" for line in lines({key: value}))


def _typed(form: Form, library: Library, key: str) -> object:
    words = library.catalogue
    if key == "tags":
        return {tag: plain(n) for tag, n in given(form, key, words.tags).items()}
    if key in ("flags", "equipment"):
        return list(given(form, key, getattr(words, key)))
    if key in PAIRS:
        both = given(form, key, TWO)
        return [plain(one) for one in both.values()]
    return plain(form.get(key)) if key == "level" else form.get(key)
