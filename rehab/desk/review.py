"""The review: what came back, what is proposed and why, and what is decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from rehab.app import words, words_in
from rehab.desk.person import Person, person_of
from rehab.desk.practice import own_files
from rehab.desk.review_read import decision_of
from rehab.desk.signing import stopped_lines
from rehab.desk.site import Form, Site, desk_words
from rehab.model.programme import Reason
from rehab.model.proposal import Change, Choice, Proposal, StopSign, WeekSeen
from rehab.papers import Papers, Stopped
from rehab.render.words import Words, number, reason_words
from rehab.report.review.back import extras
from rehab.report.review.choices import consequence, what_if_words
from rehab.report.review.open_ends import how_met, red_flags, so_far
from rehab.report.review.proposed import decided_line, was_and_next
from rehab.reviewing import Refused, decide
from rehab.reviewing import review as look

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


def review(site: Site, request: Request) -> Response:
    """The page."""
    return _page(site, person_of(site, request), {})


def save_decision(site: Site, request: Request, form: Form) -> Response:
    """Into the record, or the page again with what speaks against it."""
    person = person_of(site, request)
    file, papers = person.opened.place.file, person.opened.papers
    if found := site.seen.differences(own_files(file), form.get("seen")):
        return _page(site, person, form.typed(), differences=found)
    if not isinstance(papers, Papers):
        return _page(site, person, form.typed())
    asked, lines = decision_of(_found(site, person), papers, form, person.today)
    if asked is None:
        return _page(site, person, form.typed(), lines=lines)
    result = decide(papers, file, asked)
    if isinstance(result, Refused):
        lines = tuple(reason_words(words(), reason) for reason in result.reasons)
        return _page(site, person, form.typed(), lines=lines)
    if isinstance(result, Stopped):
        return _page(site, person, form.typed(), lines=stopped_lines(site, result))
    return site.to("client", person.key, "review#decided")


def _found(site: Site, person: Person) -> Proposal | StopSign | Stopped:
    """What is proposed; tried out again only when a file changed."""
    papers = person.opened.papers
    if isinstance(papers, Stopped):
        return papers
    return site.rows.once(f"review {person.key}", person.mark, lambda: look(papers))


def _page(
    site: Site,
    person: Person,
    typed: Mapping[str, str],
    *,
    lines: tuple[str, ...] = (),
    differences: tuple[object, ...] = (),
) -> Response:
    found = _found(site, person)
    papers = person.opened.papers
    common: dict[str, object] = {
        "person": person,
        "tab": "review",
        "typed": typed,
        "lines": lines,
        "differences": differences,
        "physio": papers.client.physio if isinstance(papers, Papers) else "",
        "stop": found if isinstance(found, StopSign) else None,
        "found": None,
    }
    status = 409 if differences else 422 if lines else 200
    if isinstance(found, Proposal) and isinstance(papers, Papers):
        common |= _told(found, papers)
    return site.page("review.html.j2", status, **common)


def _told(found: Proposal, papers: Papers) -> dict[str, object]:
    """Everything of a proposal, in finished strings."""
    region, week = papers.library.region(papers.plan), found.week
    spoken = plain = words_in(region)
    if week is not None:
        spoken = spoken.of_sheets(week.phase.sheet_days)

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
        "next": f"{week.number}: {week.phase.name}" if week else "",
        "phase_why": reason_words(spoken, week.phase_reason) if week else "",
        "moves": [_move(change, plain) for change in found.changes],
        "asks": say(week.asks) if week else [],
        "decided": [decided_line(told, plain) for told in found.decided],
        "options": [
            _option(n, choice, going, plain)
            for n, choice in enumerate(found.choices)
            if going
        ],
        "of_week": [(g.exercise.id, g.exercise.name) for g in week.prescriptions]
        if week and found.choices
        else [],
        "red_flags": red_flags(region, found.programme) if found.choices else (),
        "unmet": [
            (one.criterion.says, so_far(one, spoken), how_met(one, found, spoken) or "")
            for one in found.unmet
        ],
        "what_ifs": list(what_if_words(found, spoken)),
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


def _option(n: int, choice: Choice, going: Choice, spoken: Words) -> Option:
    slots = {
        "exercise": choice.exercise.name if choice.exercise else "",
        "instead": choice.instead.name if choice.instead else "",
        "movement": choice.trigger or "",
    }
    against = spoken.say(AGAINST)
    follows = consequence(choice, going, spoken)
    return Option(
        value=str(n),
        name=desk_words().say(f"review.options.{choice.option}", **slots),
        follows=tuple(line for line in follows if line != against),
        needs_reason=choice.needs_reason,
        refused=choice.week is None,
    )
