"""A whole review for the terminal, in the order a physio works through it."""

import shlex
from collections.abc import Iterator

from rehab.model.proposal import Proposal, StopSign
from rehab.model.region import Region
from rehab.render.sheet_words import of_numbers, of_week
from rehab.render.words import Words, reason_words, whose
from rehab.report.review.back import back_lines
from rehab.report.review.choices import choice_lines, what_if_lines
from rehab.report.review.open_ends import red_flag_lines, unmet_lines
from rehab.report.review.proposed import listed, proposed_lines


def review_lines(
    found: Proposal, region: Region, file: str, words: Words
) -> Iterator[str]:
    """What came back, the proposal, the choices, and what could change it."""
    client = found.programme.client
    words = of_numbers(words, found.programme.plan)
    spoken = of_week(words, found.week) if found.week else words
    key = "heading" if found.after_week else "heading_first"
    yield words.say(
        f"review.{key}",
        client=whose(words, client),
        week=found.after_week,
    )
    yield from back_lines(found, words)
    yield from listed(
        "notices", (reason_words(spoken, r) for r in found.notices), words
    )
    yield from proposed_lines(found, words, spoken)
    if found.choices:
        yield from choice_lines(found, file, words)
        yield from red_flag_lines(found, region, words)
        yield from unmet_lines(found, spoken)
        yield from what_if_lines(found, words)


def stop_lines(stop: StopSign, file: str, words: Words) -> Iterator[str]:
    """After a stop sign there is nothing else to say."""
    yield words.say("review.stop", week=stop.week)
    for text in stop.said:
        yield words.say("review.stop_said", what=text)
    yield words.say("review.stop_how", file=shlex.quote(file))
