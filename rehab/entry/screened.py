"""Screening again, triggers that were found, and new kit: into the client's own file.

Each value goes to its place, and all else in the file stays as it is. Nothing is
written unless ``rehab check`` takes the file that it would be.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rehab.disk.plain_file import content
from rehab.disk.write import write_over
from rehab.entry.adding import marked
from rehab.entry.emit import flow
from rehab.entry.new_client import client_text_problems
from rehab.entry.setting import with_values
from rehab.model.client import Client
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.reader import places
from rehab.reader.guards import decode
from rehab.reader.source import read_source

_BLOCK = re.compile(  # comments and empty lines may stand before its first key
    r"^weights_kg:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+[^\s#]", re.MULTILINE
)
Values = Mapping[places.Path, str]  # each as YAML, at its place in the file


@dataclass(frozen=True, kw_only=True, slots=True)
class Screened:
    """Who asked the stop signs and when, what was said, and who saw to a yes."""

    by: str
    on: str
    answers: Mapping[str, str]
    resolved: Mapping[str, str]


def screen_values(screened: Screened, text: str) -> Values:
    """The values of a screen; ``text`` is the file that they go into.

    >>> one = Screened(by="Jo", on="2026-12-18", answers={"cord": "no"}, resolved={})
    >>> [" ".join(where) for where in screen_values(one, "")]
    ['screening by', 'screening on', 'screening answers cord']
    """
    values: dict[places.Path, str] = {
        ("screening", "by"): flow(screened.by),
        ("screening", "on"): flow(screened.on),
    }
    for sign, said in screened.answers.items():
        bare = said in ("yes", "no")
        values["screening", "answers", sign] = said if bare else flow(said)
    yes = {s: how for s, how in screened.resolved.items() if is_yes(screened, s)}
    if yes or "resolved:" in text:
        values["screening", "resolved"] = flow(yes)
    return values


def is_yes(screened: Screened, sign: str) -> bool:
    """Whether there is anything to follow up."""
    return screened.answers.get(sign) == "yes"


def trigger_values(found: Mapping[str, object]) -> Values:
    """The triggers of a client, in the place of those that were known before."""
    return {("triggers",): flow(dict(found))}


def kit_values(client: Client, found: Mapping[str, object], text: str) -> Values:
    r"""What is at home now: each thing that was named in the place of what was known.

    ``text`` is the file that it goes into; weights in braces are written whole.

    >>> from rehab.model.client import Client
    >>> had = Client.model_construct(equipment=("chair",), weights_kg={"kettlebell": 8})
    >>> new = {"equipment": ["step"], "weights_kg": {"kettlebell": [8, 12]}}
    >>> values = kit_values(had, new, "weights_kg:\n  kettlebell: [8]\n")
    >>> {".".join(map(str, where)): text for where, text in values.items()}
    {'equipment': '[chair, step]', 'weights_kg.kettlebell': '[8, 12]'}
    """
    values: dict[places.Path, str] = {}
    things, weights = _listed(found, "equipment"), found.get("weights_kg")
    if new := [one for one in things if one not in client.equipment]:
        values["equipment",] = flow([*client.equipment, *new])
    kilograms = weights if isinstance(weights, dict) else {}
    if kilograms and not _BLOCK.search(text):
        values["weights_kg",] = flow({**_weights_in(text), **kilograms})
    else:
        values |= {("weights_kg", one): flow(kg) for one, kg in kilograms.items()}
    if bands := _listed(found, "bands"):
        values["bands",] = flow(bands)
    return values


def _weights_in(text: str) -> Mapping[str, object]:
    source, _ = read_source(text.encode(), "")
    data = source.data if source else None
    found = data.get("weights_kg") if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _listed(found: Mapping[str, object], key: str) -> list[str]:
    value = found.get(key)
    return [str(one) for one in value] if isinstance(value, list) else []


def set_values(
    file: Path,
    values: Callable[[str], Values],
    library: Library,
    folder: Path | None,
    today: datetime.date,
) -> tuple[Problem, ...]:
    """The client's file with these values; or what would be wrong with it.

    Raises:
        Fault: A value has comments inside, which would be lost.
        Changed: Somebody else saved the file in that moment.
        OSError: It cannot be read or written.
    """
    raw = content(file)
    text = decode(raw)
    new = with_values(text, values(text))
    problems = client_text_problems(file, new, library, folder, today)
    if not problems:
        write_over(file.resolve(), raw, marked(raw, new))
    return problems
