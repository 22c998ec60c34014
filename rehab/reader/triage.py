"""The triage file of a library, and answers that were written down."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.safety import Safety
from rehab.model.triage import Triage, TriageAnswers
from rehab.paths import Where, builtin, folders
from rehab.reader.names import Names
from rehab.reader.places import Path as Place
from rehab.reader.places import Read, problem_at
from rehab.reader.shelf import TRIAGE, read_file, read_shared
from rehab.reader.unknown import unknown_items, unknown_keys, unknown_word


def read_triage(
    plans: Where, known: Mapping[str, Plan]
) -> tuple[Triage | None, tuple[Problem, ...]]:
    """Read the folder's triage file; ``known`` are the plans it may suggest."""
    read, problems = read_shared(
        Triage, plans, TRIAGE, Names.of(plan={k: p.name for k, p in known.items()})
    )
    if read is None:
        return None, problems
    if folders(plans).file(TRIAGE) == builtin("plans") / TRIAGE:
        read = Read(_of_known(read.value, known), read.source)
    problems = tuple(sorted(set(triage_problems(read, known))))
    return (None if problems else read.value), problems


def _of_known(triage: Triage, known: Mapping[str, Plan]) -> Triage:
    """What is shipped suggests no plan that a clinic's own files left out."""
    kept = tuple(one for one in triage.suggestions if one.plan in known)
    return triage.model_copy(update={"suggestions": kept})


def triage_problems(read: Read[Triage], known: Collection[str]) -> Iterator[Problem]:
    """Yield what the file names that is not there."""
    source, questions = read.source, read.value.questions
    for number, suggestion in enumerate(read.value.suggestions):
        path: Place = ("suggestions", number)
        yield from unknown_word(source, "plan", (*path, "plan"), suggestion.plan, known)
        for key in ("all", "any", "none"):
            names = getattr(suggestion, key)
            yield from unknown_items(source, "question", (*path, key), names, questions)


def read_answers(
    path: Path, triage: Triage, safety: Safety
) -> tuple[TriageAnswers | None, tuple[Problem, ...]]:
    """Read answers that were written down, and hold them against what is asked."""
    read, problems = read_file(TriageAnswers, path)
    if read is None:
        return None, tuple(sorted(problems))
    problems = tuple(sorted(set(_answer_problems(read, triage, safety))))
    return (None if problems else read.value), problems


def _answer_problems(
    read: Read[TriageAnswers], triage: Triage, safety: Safety
) -> Iterator[Problem]:
    given, source = read.value, read.source
    signs = safety.signs
    yield from unknown_keys(source, "stop sign", ("signs",), given.signs, signs)
    yield from unknown_keys(source, "stop sign", ("resolved",), given.resolved, signs)
    questions = triage.questions
    yield from unknown_keys(
        source, "question", ("questions",), given.questions, questions
    )
    for name in given.resolved:
        if given.signs.get(name) != "yes":
            message = "was followed up, but its answer is not yes"
            yield problem_at(source, ("resolved", name), message)
