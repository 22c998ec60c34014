"""The triage file of a library, and answers that were written down."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from rehab.disk.paths import Where, builtin
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.region import Region
from rehab.model.triage import PastedScreen, Question, Triage, TriageAnswers
from rehab.reader.check import check
from rehab.reader.client_references import asked_later
from rehab.reader.files import read_bytes
from rehab.reader.names import Names
from rehab.reader.places import Path as Place
from rehab.reader.places import Read, Source, problem_at
from rehab.reader.shelf import TRIAGE, read_shared
from rehab.reader.source import read_source
from rehab.reader.unknown import unknown_items, unknown_keys, unknown_word


def read_triage(
    plans: Where, known: Mapping[str, Plan], regions: Collection[str]
) -> tuple[Triage | None, tuple[Problem, ...]]:
    """Read the folder's triage file; ``known`` are the plans it may suggest."""
    read, problems = read_shared(
        Triage, plans, TRIAGE, Names.of(plan={k: p.name for k, p in known.items()})
    )
    if read is None:
        return None, problems
    suggested_in = read.source.file_of(("suggestions",))
    if Path(suggested_in) == builtin("plans") / TRIAGE:
        read = Read(_of_known(read.value, known), read.source)
    problems = tuple(sorted(set(triage_problems(read, known, regions))))
    return (None if problems else read.value), problems


def _of_known(triage: Triage, known: Mapping[str, Plan]) -> Triage:
    """What is shipped suggests no plan that a clinic's own files left out."""
    kept = tuple(one for one in triage.suggestions if one.plan in known)
    return triage.model_copy(update={"suggestions": kept})


def triage_problems(
    read: Read[Triage], known: Mapping[str, Plan], regions: Collection[str]
) -> Iterator[Problem]:
    """Yield what the file names that is not there, and what is never asked."""
    source, questions = read.source, read.value.questions
    named = read.value.regions
    yield from unknown_items(source, "region", ("regions",), named, regions)
    for name, question in questions.items():
        at: Place = ("questions", name, "regions")
        yield from unknown_items(source, "region", at, question.regions, regions)
    for number, suggestion in enumerate(read.value.suggestions):
        path: Place = ("suggestions", number)
        yield from unknown_word(source, "plan", (*path, "plan"), suggestion.plan, known)
        for key in ("all", "any", "none"):
            names = getattr(suggestion, key)
            yield from unknown_items(source, "question", (*path, key), names, questions)
            if plan := known.get(suggestion.plan):
                at = (*path, key)
                yield from _never_asked(source, at, names, questions, plan.region)


def _never_asked(
    source: Source,
    at: Place,
    names: Collection[str],
    questions: Mapping[str, Question],
    region: str,
) -> Iterator[Problem]:
    """Questions of a suggestion that nobody is asked for the region of its plan."""
    for number, name in enumerate(names):
        asked = questions[name].regions if name in questions else ()
        if asked and region not in asked:
            message = f'"{name}" is not asked for the plan\'s region, {region}'
            hint = f"write regions: [{', '.join((*asked, region))}] at the question"
            yield problem_at(source, (*at, number), message, hint)


def read_answers(
    path: Path,
    triage: Triage,
    regions: Mapping[str, Region],
    today: datetime.date | None = None,
) -> tuple[TriageAnswers | None, tuple[Problem, ...]]:
    """Read answers that were written down, and hold them against what is asked.

    The screening block of a client file counts too, as triage prints it, with whatever
    it printed above the block. Where they do not say which region they are of, it is
    the one that asks most of their signs.
    """
    raw, problems = read_bytes(path)
    source, more = _source(raw, path) if raw is not None else (None, ())
    problems += more
    if source is None or problems:
        return None, tuple(sorted(problems))
    given: TriageAnswers | None
    signs, resolved = _PLAIN
    if isinstance(source.data, dict) and "screening" in source.data:
        pasted, problems = check(PastedScreen, source)
        given = pasted.answers if pasted else None
        signs, resolved = _PASTED
    else:
        given, problems = check(TriageAnswers, source)
    if given is None:
        return None, tuple(sorted(problems))
    wrong = tuple(unknown_word(source, "region", ("region",), given.region, regions))
    if wrong:
        return None, wrong
    name = given.region or _region_of(given.signs, triage, regions)
    found = _answer_problems(given, source, triage, regions[name], (signs, resolved))
    on = (*signs[:-1], "on")
    later = asked_later(source, on, given.on, today)
    problems = tuple(sorted({*found, *later}))
    given = given.model_copy(update={"region": name})
    return (None if problems else given), problems


def _source(raw: bytes, path: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """The file; of all that triage printed, the block at its end."""
    whole = read_source(raw, str(path))
    above, block, below = raw.partition(_BLOCK)
    if not whole[1] or not block:
        return whole
    lines = b"\n" * above.count(b"\n")  # so that a problem is told at its line
    pasted = read_source(lines + block + below, str(path))
    return whole if pasted[1] else pasted


def _region_of(
    signs: Collection[str], triage: Triage, regions: Mapping[str, Region]
) -> str:
    """The region that asks most of these signs, of equals the one named first."""
    order = dict.fromkeys((*triage.regions, *regions))
    known = [name for name in order if name in regions]
    return max(known, key=lambda name: len(regions[name].signs.keys() & set(signs)))


_BLOCK = b"\nscreening:"
_PLAIN: tuple[Place, Place] = (("signs",), ("resolved",))
_PASTED: tuple[Place, Place] = (("screening", "answers"), ("screening", "resolved"))


def _answer_problems(
    given: TriageAnswers,
    source: Source,
    triage: Triage,
    region: Region,
    at: tuple[Place, Place],
) -> Iterator[Problem]:
    signs, (said, how) = region.signs, at
    yield from unknown_keys(source, "stop sign", said, given.signs, signs)
    yield from unknown_keys(source, "stop sign", how, given.resolved, signs)
    questions = triage.questions
    yield from unknown_keys(
        source, "question", ("questions",), given.questions, questions
    )
    for name in given.resolved:
        if given.signs.get(name) != "yes":
            message = "was followed up, but its answer is not yes"
            yield problem_at(source, (*how, name), message)
