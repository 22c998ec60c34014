r"""A new client's file as a person would write it, with the comments that explain it.

What was answered has the shape of a client file: its keys, with plain values. Whether
it holds is asked of the reader, so that an answer is refused in the words of a file.

>>> from rehab.model.safety import StopSign
>>> sign = StopSign(group="Infection", ask="Fever?", action="same_day", source="a")
>>> answers = {"name": "Sam", "usual_pain": 3, "triggers": {}, "screening": {
...     "by": "Robin Hale", "on": "2026-11-20", "answers": {"infection": "no"}}}
>>> print(client_text(answers, {"infection": sign}).partition("\n\n")[2], end="")
name: Sam # printed on the sheets
usual_pain: 3 # 0-10
triggers: {} # movement, severity 1-3
screening: # yes, no or "not asked"; a yes needs a line under resolved
  by: Robin Hale
  on: 2026-11-20
  answers:
    # Infection
    infection: no
"""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from rehab.app.words import words
from rehab.entry.emit import flow, lines, text
from rehab.model.client import Client, Screening
from rehab.model.plan import Plan
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.safety import StopSign
from rehab.model.units import ENGLISH
from rehab.reader.library import read_client

SAYS_NOTHING: tuple[object, ...] = (None, "", (), [], {})
_NUMBERED = re.compile(r"r-(\d+)")


def client_text(
    answers: Mapping[str, object], signs: Mapping[str, StopSign] | None = None
) -> str:
    """The client file that says this; what was not answered is left out.

    ``signs`` put the name of its group above each group of stop signs.
    """
    said = words().section("new_client.comments")
    whole = [f"# {words().say('new_client.top')}", ""]
    for key in Client.model_fields:
        value = answers.get(key)
        if key == "triggers" and value is None:
            whole.append(f"# {words().say('new_client.no_triggers')}")
        elif value in SAYS_NOTHING and key != "triggers":
            continue
        elif key == "screening" and isinstance(value, Mapping):
            whole += _screening(value, signs or {}, said)
        else:
            whole += _commented(_of(key, value), said.get(key, ""))
    return "".join(f"{line}\n" for line in whole)


def other_language(plan: Plan | None) -> str | None:
    """The language of the plan, where a client file has to name it."""
    return plan.language if plan and plan.language != ENGLISH else None


def clinic_text(clinic: Mapping[str, object]) -> str:
    """The clinic.yaml of all clients below its folder."""
    given = {key: value for key, value in clinic.items() if value not in SAYS_NOTHING}
    head = f"# {words().say('new_client.clinic')}"
    return "".join(f"{line}\n" for line in (head, *lines(given)))


def client_text_problems(
    path: Path,
    content: str,
    library: Library,
    folder: Path | None = None,
    today: datetime.date | None = None,
) -> tuple[Problem, ...]:
    """What would be wrong with a client file of this content at this path.

    The arguments are those of the reader; nothing is read there but a clinic.yaml.
    """
    return read_client(path, library, frozenset(), today, folder, raw=content.encode())[
        1
    ]


def key_of(problem: Problem) -> str:
    """The key of the client file that a problem is about: where a form shows it.

    >>> key_of(Problem("client.yaml", 1, 1, "baseline › bridge › pain", "is above 10"))
    'baseline'
    """
    return problem.where.partition(" › ")[0]


def next_reference(taken: Collection[str]) -> str:
    """The number after the highest that is taken: no name of a person.

    >>> next_reference(["r-0007", "lane-17"]), next_reference([])
    ('r-0008', 'r-0001')
    """
    numbers = (_NUMBERED.fullmatch(reference) for reference in taken)
    last = max((int(found[1]) for found in numbers if found), default=0)
    return f"r-{last + 1:04}"


def _of(key: str, value: object) -> list[str]:
    """The lines of one key; what the client said stands a line each."""
    if key == "goals" and isinstance(value, list | tuple):
        return [f"{key}:", *(f"  - {flow(one)}" for one in value)]
    if key == "baseline" and isinstance(value, Mapping):
        return [f"{key}:", *(f"  {text(e)}: {flow(one)}" for e, one in value.items())]
    return list(lines({key: value}))


def _commented(block: list[str], comment: str) -> list[str]:
    return [f"{block[0]} # {comment}" if comment else block[0], *block[1:]]


def _screening(
    screening: Mapping[str, object],
    signs: Mapping[str, StopSign],
    said: Mapping[str, str],
) -> Iterator[str]:
    """The screen with bare answers, in the order it was asked."""
    yield f"screening: # {said['screening']}"
    for key in Screening.model_fields:
        value = screening.get(key)
        if key == "answers" and isinstance(value, Mapping):
            yield "  answers:"
            yield from _answers(value, signs)
        elif key == "resolved" and value:
            yield from (f"  {line}" for line in lines({key: value}))
        elif value not in SAYS_NOTHING:
            yield f"  {key}: {flow(value)}"


def _answers(
    answers: Mapping[str, object], signs: Mapping[str, StopSign]
) -> Iterator[str]:
    group = ""
    for name, answer in answers.items():
        sign = signs.get(name)
        if sign and sign.group != group:
            group = sign.group
            yield f"    # {group}"
        bare = answer in ("yes", "no")
        yield f"    {text(name)}: {answer if bare else text(str(answer))}"
