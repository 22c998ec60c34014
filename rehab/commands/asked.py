"""A decision or a name as it was typed: complete and known, or a wrong command line."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NoReturn, get_args

from rehab.app.papers import Papers, Stopped, read_papers
from rehab.app.words import words
from rehab.commands.asking import Files, known_exercise, misuse, stop_with
from rehab.commands.asking import stop as stop_because
from rehab.entry.dose_typed import dose_typed_for, example_of
from rehab.model.dose import Dose
from rehab.model.programme import Library, Reason
from rehab.model.record import Decision, Option
from rehab.model.units import NAME_LETTERS, TEXT_LETTERS, shows
from rehab.reader.named import names_of
from rehab.reader.record_entries import NEEDS
from rehab.render.words import reason_words

NOT_WRITTEN = "review.not_written"
OPTIONS: tuple[str, ...] = get_args(Option)
NAMED = ("exercise", "instead", "trigger", "dose")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The options of the command line that make a decision."""

    accept: str | None = None
    by: str | None = None
    overrule: str | None = None
    exercise: str | None = None
    instead: str | None = None
    trigger: str | None = None
    dose: str | None = None
    after_week: int | None = None


def papers(files: Files) -> Papers:
    """Everything about the client, or every problem and exit status 1."""
    found = read_papers(files.client, files.diary, files.library, files.today)
    if isinstance(found, Stopped):
        stop(found, files)
    return found


def stop(stopped: Stopped, files: Files) -> NoReturn:
    """End with what the command would have written down left out."""
    stop_because(stopped, files, NOT_WRITTEN)


def refuse(reasons: Iterable[Reason], head: str | None = None) -> NoReturn:
    """End with why it was not done."""
    heads = (words().say(head),) if head else ()
    lines = (f"  {reason_words(words(), reason)}" for reason in reasons)
    stop_with((*heads, *lines), NOT_WRITTEN)


def no_decision(asked: Asked) -> bool:
    """Whether none was typed, nor anything that would belong to one."""
    if asked.accept is None:
        _nothing_but_accept(asked)
    return asked.accept is None


def decision(asked: Asked, library: Library, on: datetime.date) -> Decision:
    """The decision that was typed. A week that was not is found at the writing."""
    if asked.accept is None or asked.by is None:
        misuse("--accept needs --by NAME: who decided.")
    for name in NAMED:
        _fits(name, getattr(asked, name), asked.accept)
    asked = _by_ids(asked, library)
    return Decision.model_validate(
        {
            "after_week": asked.after_week or 0,
            "option": asked.accept,
            "by": typed_name("--by", asked.by),
            "on": on,
            "reason": typed("--overrule", asked.overrule),
            "exercise": asked.exercise,
            "instead": asked.instead,
            "trigger": asked.trigger,
            "dose": _dose(asked, library),
        }
    )


def _by_ids(asked: Asked, library: Library) -> Asked:
    """The same with ids, where names were typed; none of them unknown."""
    exercise, instead = (
        known_exercise(name, library) if name is not None else None
        for name in (asked.exercise, asked.instead)
    )
    trigger = asked.trigger and _known_trigger(asked.trigger, library)
    return replace(asked, exercise=exercise, instead=instead, trigger=trigger)


def _dose(asked: Asked, library: Library) -> Dose | None:
    """The dose as it was typed; one that cannot be read is shown how to write."""
    if asked.dose is None or asked.exercise is None:
        return None
    exercise = library.exercises[asked.exercise]
    found = dose_typed_for(exercise, asked.dose)
    if found is None:
        example = example_of(exercise.dose)
        misuse(f"--dose {asked.dose!r}: write it such as {example}.")
    if found.band and found.band not in library.catalogue.bands:
        bands = ", ".join(library.catalogue.bands)
        misuse(f"No such band {found.band!r}; one of {bands}.")
    return found


def typed_name(option: str, text: str | None) -> str | None:
    """The name of somebody, on one line; empty or too long is a mistake."""
    return None if text is None else _in_letters(option, text, NAME_LETTERS)


def typed(option: str, text: str | None) -> str | None:
    """What was typed, on one line; empty or endless is a mistake."""
    return None if text is None else _in_letters(option, text, TEXT_LETTERS)


def _in_letters(option: str, text: str, most: int) -> str:
    line = " ".join(text.split())
    if not any(map(shows, line)) or not line.isprintable():
        misuse(f"{option}: write it in letters.")
    if len(line) > most:
        misuse(f"{option}: at most {most:,} letters, got {len(line):,}; shorten it.")
    return line


def _nothing_but_accept(asked: Asked) -> None:
    for name in ("by", "overrule", *NAMED, "after_week"):
        if getattr(asked, name) is not None:
            options, said = ", ".join(OPTIONS), name.replace("_", "-")
            misuse(f"--{said} goes with --accept OPTION, one of {options}.")


def _fits(name: str, given: str | None, option: str) -> None:
    needed = name in NEEDS.get(option, ())
    if needed and given is None:
        wanted = " and ".join(_option(one) for one in NEEDS[option])
        misuse(f"--accept {option} needs {wanted}.")
    if given is not None and not needed:
        misuse(f"--{name} does not go with --accept {option}.")


def _option(name: str) -> str:
    return "--dose 2x8@10kg" if name == "dose" else f"--{name} ID"


def _known_trigger(tag: str, library: Library) -> str:
    if meant := names_of(library).meant("movement", tag):
        return meant
    known = ", ".join(sorted(library.catalogue.tags))
    return misuse(f"No such movement {tag!r}; one of {known}.")
