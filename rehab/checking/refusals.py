"""What ``rehab pdf`` and ``rehab sign`` would refuse for one client, and why."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rehab.app.pages import drawings, make_html, signed
from rehab.app.papers import Stopped
from rehab.app.pictures import Undrawable
from rehab.app.planned import Planned
from rehab.app.words import words, words_in
from rehab.handout.gates import unsignable
from rehab.handout.weeks import next_block, span
from rehab.model.problem import Problem
from rehab.planner.warnings import unsaid
from rehab.render.own_parts import BadPart
from rehab.render.words import reason_words, span_words


def refusals(
    planned: Planned | Stopped, client_file: Path, on: datetime.date
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """The problems of the next sheets, and notes of why they cannot be signed yet."""
    if isinstance(planned, Stopped):
        return (*planned.problems, *_no_programme(client_file, planned)), ()
    block = next_block(planned.programme)
    if not block:
        return (), ()
    notes = (
        *_unsaid(planned, client_file),
        *_unsigned(planned, block, client_file, on),
    )
    return _undrawable(planned, block), notes


def _no_programme(file: Path, stopped: Stopped) -> Iterator[Problem]:
    for reason in stopped.refusal:
        why = reason_words(words_in(stopped.region), reason)
        yield Problem(str(file), 1, 1, "", words().say("check.no_programme", why=why))


def _undrawable(planned: Planned, block: Sequence[int]) -> tuple[Problem, ...]:
    own = planned.programme.client.clinic.templates
    try:
        if own:  # only laying them out shows whether these parts fit
            make_html(planned, block, "client")
        else:
            drawings(planned, block)
    except (Undrawable, BadPart) as bad:
        return tuple(bad.problems)
    return ()


def _unsaid(planned: Planned, file: Path) -> Iterator[str]:
    """What is at home and not used: no refusal, but hardly what was meant."""
    programme = planned.programme
    for why in unsaid(programme.client, planned.library, programme.weeks):
        text = reason_words(words(), why)
        yield words().say("check.unused", file=file, why=text)


def _unsigned(
    planned: Planned, block: Sequence[int], file: Path, on: datetime.date
) -> tuple[str, ...]:
    if signed(replace(planned, today=on), block):
        return ()
    reasons = unsignable(planned.programme, planned.library, block, on)
    texts = (reason_words(words(), reason) for reason in reasons)
    weeks = span_words(words(), span(block))
    return tuple(
        words().say("check.unsignable", file=file, span=weeks, why=text)
        for text in texts
    )
