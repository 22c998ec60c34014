"""What is wrong among the entries of one record."""

from collections.abc import Iterator

from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.record import Decision, Record, Withdrawn
from rehab.reader.places import Path, Read, Source, problem_at
from rehab.reader.unknown import unknown_word

# What each option has to say, and nothing else does.
NEEDS: dict[str, tuple[str, ...]] = {
    "swap": ("exercise", "instead"),
    "lower_trigger": ("trigger",),
    "set_dose": ("exercise", "dose"),
    "rung_down": ("exercise",),
}
_ALL = ("exercise", "instead", "trigger", "dose")


def record_problems(read: Read[Record], library: Library | None) -> Iterator[Problem]:
    """Yield what a decision lacks or has too much, and names that are not known."""
    for number, decision in enumerate(read.value.decisions):
        path: Path = ("decisions", number)
        yield from _fields(read.source, path, decision)
        if library is not None:
            yield from _names(read.source, path, decision, library)
    for number, withdrawn in enumerate(read.value.withdrawn):
        yield from _withdrawn(read, ("withdrawn", number, "entry"), withdrawn)


def _withdrawn(read: Read[Record], path: Path, void: Withdrawn) -> Iterator[Problem]:
    """A handing out that is not there, or that is another one."""
    issued = dict(enumerate(read.value.issued, 1)).get(void.entry)
    if issued is None:
        message = f"there is no handing out number {void.entry}"
        hint = f"issued has {len(read.value.issued)}"
        yield problem_at(read.source, path, message, hint)
    elif (issued.weeks, issued.fingerprint) != (void.weeks, void.fingerprint):
        message = f"handing out number {void.entry} is another one"
        hint = f"weeks {issued.weeks}, fingerprint {issued.fingerprint}"
        yield problem_at(read.source, path, message, hint)


def _fields(source: Source, path: Path, decision: Decision) -> Iterator[Problem]:
    needed = NEEDS.get(decision.option, ())
    for name in _ALL:
        given = getattr(decision, name) is not None
        if name in needed and not given:
            message = f'"{decision.option}" needs {name}'
            yield problem_at(source, path, message, "write it below option")
        elif given and name not in needed:
            message = f'"{decision.option}" takes no {name}'
            yield problem_at(source, (*path, name), message, "delete it")


def _names(
    source: Source, path: Path, decision: Decision, library: Library
) -> Iterator[Problem]:
    for name in ("exercise", "instead"):
        word, known = getattr(decision, name), library.exercises
        yield from unknown_word(source, "exercise", (*path, name), word, known)
    exercise = library.exercises.get(decision.exercise or "")
    if exercise and decision.dose and not exercise.dose.fits(decision.dose):
        message = f"is no dose of {exercise.id}"
        hint = f"it is of the kind {exercise.dose.kind}, from its start to its cap"
        yield problem_at(source, (*path, "dose"), message, hint)
    known_tags = library.catalogue.tags
    at, trigger = (*path, "trigger"), decision.trigger
    yield from unknown_word(source, "trigger", at, trigger, known_tags)
