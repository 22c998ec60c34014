"""Everything of a proposal that the page of the review says, in finished strings."""

from collections.abc import Mapping
from dataclasses import dataclass

from rehab.app.papers import Papers
from rehab.app.words import words, words_in
from rehab.desk.review_read import value_of
from rehab.desk.site import desk_words
from rehab.model.programme import Reason
from rehab.model.proposal import Change, Choice, Proposal, WeekSeen
from rehab.render.sheet_words import of_numbers, of_week
from rehab.render.words import Words, number, reason_words
from rehab.report.review.back import extras
from rehab.report.review.choices import consequence, what_if_words
from rehab.report.review.open_ends import how_met, red_flags, so_far
from rehab.report.review.proposed import decided_line, was_and_next

AGAINST = "review.needs_reason"  # told by the desk in its own way


@dataclass(frozen=True, kw_only=True, slots=True)
class Back:
    """One week that came back."""

    number: int
    phase: str
    colour: str
    colour_words: str
    sessions: str
    pains: tuple[str, ...]
    extras: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One exercise: what it was, what is next, and why."""

    name: str
    was: str
    next: str
    same: bool
    whys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One thing that can be decided, and what follows."""

    value: str
    name: str
    follows: tuple[str, ...]
    needs_reason: bool
    refused: bool


def told(found: Proposal, papers: Papers) -> dict[str, object]:
    """Everything of a proposal, in finished strings."""
    region, week = papers.library.region(papers.plan), found.week
    plain = of_numbers(words_in(region), papers.plan)
    spoken = of_week(plain, week) if week else plain

    def say(reasons: tuple[Reason, ...]) -> list[str]:
        return [reason_words(spoken, reason) for reason in reasons]

    names = {key: one.name for key, one in papers.library.exercises.items()}
    going = found.choices[0] if found.choices else None
    return {
        "found": found,
        "back": [_back(seen, names, plain) for seen in found.weeks],
        "exercises": [
            (one.exercise.name, f"{one.done} / {one.sessions}", _habit(one.habit))
            for one in found.exercises
        ],
        "notices": say(found.notices),
        "next": plain.say("review.proposal", week=week.number, phase=week.phase.name)
        if week
        else "",
        "phase_why": reason_words(spoken, week.phase_reason) if week else "",
        "moves": [_move(change, spoken) for change in found.changes],
        "asks": say(week.asks) if week else [],
        "decided": [decided_line(told, plain) for told in found.decided],
        "options": [_option(choice, going, plain) for choice in found.choices if going],
        "of_week": [(g.exercise.id, g.exercise.name) for g in week.prescriptions]
        if week and found.choices
        else [],
        "red_flags": red_flags(region, found.programme) if found.choices else (),
        "unmet": [
            (one.criterion.says, so_far(one, spoken), how_met(one, found, spoken) or "")
            for one in found.unmet
        ],
        "what_ifs_of": plain.say("review.what_ifs", week=week.number) if week else "",
        "what_ifs": list(what_if_words(found, plain)),
    }


def _habit(habit: str) -> str:
    return words().say(f"review.habits.{habit}").removeprefix(", ")


def _back(seen: WeekSeen, names: Mapping[str, str], spoken: Words) -> Back:
    pains = (seen.before, seen.during, seen.next_morning)
    colour = seen.week.colour
    return Back(
        number=seen.week.number,
        phase=seen.week.phase.name,
        colour=colour,
        colour_words=spoken.say(f"review.colours.{colour}"),
        sessions=f"{seen.done} / {seen.sessions}",
        pains=tuple("–" if pain is None else number(pain) for pain in pains),
        extras=tuple(extras(seen, names, spoken)),
    )


def _move(change: Change, spoken: Words) -> Move:
    was, after = was_and_next(change, spoken)
    return Move(
        name=change.exercise.name,
        was=was,
        next=after,
        same=change.same,
        whys=tuple(f"{reason_words(spoken, r)} [{r.rule}]" for r in change.reasons),
    )


def _option(choice: Choice, going: Choice, spoken: Words) -> Option:
    slots = {
        "exercise": choice.exercise.name if choice.exercise else "",
        "instead": choice.instead.name if choice.instead else "",
        "movement": choice.trigger or "",
    }
    against = spoken.say(AGAINST)
    follows = consequence(choice, going, spoken)
    return Option(
        value=value_of(choice),
        name=desk_words().say(f"review.options.{choice.option}", **slots),
        follows=tuple(line for line in follows if line != against),
        needs_reason=choice.needs_reason,
        refused=choice.week is None,
    )
