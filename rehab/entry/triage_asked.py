"""The stop signs and the questions of triage, some on a page, with a step back.

Nothing is preset: each question has a letter of its own, and whoever types fewer is
asked the rest of the page one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import click

from rehab.app.words import words
from rehab.console.terminal import show
from rehab.entry.signs_typed import some_answers
from rehab.model.region import Region
from rehab.model.triage import Triage, TriageAnswers
from rehab.model.units import Answer

EXPLAIN, BACK = ("?", "h", "help"), ("b", "back", "<")
NOT_YET = ("", "n", "no", "-")
TOGETHER = 5  # questions on a page


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One question on the terminal."""

    id: str
    ask: str
    head: str = ""  # of a sign in parts, before the first of them
    action: str = ""  # of a stop sign, what a yes asks for
    do: str = ""  # where the question says it
    source: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was said so far, by the number of the question."""

    answers: Mapping[int, Answer]
    followed: Mapping[str, str]  # a yes to a sign: by whom it was followed up, and how

    def without(self, asked: "tuple[Item, ...]", numbers: Sequence[int]) -> "Given":
        """As before these questions were asked."""
        ids = {asked[n].id for n in numbers}
        answers = {n: said for n, said in self.answers.items() if n not in numbers}
        followed = {name: how for name, how in self.followed.items() if name not in ids}
        return Given(answers, followed)


def items(triage: Triage, region: Region) -> tuple[Item, ...]:
    """Everything that is asked, in order."""
    return (*_signs(region), *_questions(triage))


def _signs(region: Region) -> Iterator[Item]:
    for key, sign in region.signs.items():
        for number, part in enumerate(sign.questions):
            head = sign.ask if sign.parts and not number else ""
            yield Item(
                id=key, ask=part, head=head, action=sign.action, source=sign.source
            )


def _questions(triage: Triage) -> Iterator[Item]:
    for key, one in triage.questions.items():
        do = one.do or "" if one.stops else ""
        yield Item(id=key, ask=one.ask, do=do, source=one.source)


def ask_triage(triage: Triage, region: Region, start: TriageAnswers) -> TriageAnswers:
    """Ask what ``start`` does not answer; after an emergency nothing more is asked."""
    asked = items(triage, region)
    given = Given({}, dict(start.resolved))
    way: list[Sequence[int]] = []  # the questions that were answered at each prompt
    while still := _open(asked, given, start):
        number = still[0] // TOGETHER
        page = [n for n in still if n // TOGETHER == number]
        begun = any(n // TOGETHER == number for n in given.answers)
        said = _some(asked, page, shown=page[:1] if begun else page, back=bool(way))
        if not said:
            given = given.without(asked, way.pop())
            continue
        way.append(page[: len(said)])
        for n, answer in zip(page, said, strict=False):
            given = replace(given, answers={**given.answers, n: answer})
            item = asked[n]
            if answer == "yes" and item.action == "emergency":
                show(words().say("triage.do.emergency"), err=True)
                return _whole(asked, given, start)
            if answer == "yes" and item.action and item.id not in given.followed:
                how = _followed_up(item if len(said) > 1 else None)
                followed = {**given.followed, item.id: how} if how else given.followed
                given = replace(given, followed=followed)
    return _whole(asked, given, start)


def _open(asked: tuple[Item, ...], given: Given, start: TriageAnswers) -> Sequence[int]:
    """The numbers of the questions that are still to be asked."""
    return [
        n
        for n, item in enumerate(asked)
        if n not in given.answers and not _settled(item, asked, given, start)
    ]


def _settled(
    item: Item, asked: tuple[Item, ...], given: Given, start: TriageAnswers
) -> bool:
    """Whether it was answered before, or another part of the sign is a yes."""
    before = start.signs if item.action else start.questions
    if before.get(item.id, "not asked") != "not asked":
        return True
    said = (answer for at, answer in given.answers.items() if asked[at].id == item.id)
    return bool(item.action) and "yes" in said


def _some(
    asked: tuple[Item, ...], page: Sequence[int], shown: Sequence[int], *, back: bool
) -> list[Answer]:
    """Answers to the first of the page, or none for a step back."""
    prompt = _laid_out(asked, shown)
    while True:
        typed = click.prompt(
            prompt, default="", show_default=False, prompt_suffix=" ", err=True
        )
        said = " ".join(str(typed).lower().split())
        found = some_answers(said)
        if found and len(found) <= len(page):
            return found
        if said in BACK and back:
            return []
        if found:
            told = words().say("triage.too_many", typed=len(found), asked=len(page))
            show(told, err=True)
        else:
            show("\n".join(_help(asked, shown, said)), err=True)


def _laid_out(asked: tuple[Item, ...], shown: Sequence[int]) -> str:
    """Show the questions but the last line, which is that of the prompt."""
    lines: list[str] = []
    for n in shown:
        item, of = asked[n], len(asked)
        lines += [item.head] if item.head else []
        lines.append(words().say("triage.ask", number=n + 1, of=of, ask=item.ask))
    if len(shown) > 1:
        lines.append(words().say("triage.together", count=len(shown)))
    for line in lines[:-1]:
        show(line, err=True)
    return lines[-1]


def _help(asked: tuple[Item, ...], shown: Sequence[int], said: str) -> Iterator[str]:
    if said in BACK:
        yield words().say("triage.first")
    elif said not in EXPLAIN:
        yield words().say("triage.again")
    else:
        signs = {asked[n].id: n for n in reversed(shown)}
        for n in reversed(signs.values()):
            item = asked[n]
            do = item.do or (item.action and words().say(f"triage.do.{item.action}"))
            yes = do.removeprefix("YES. ") or words().say("triage.suggests")
            told = {"number": n + 1, "yes": yes, "source": item.source}
            yield words().say("triage.explain", **told)
        yield words().say("triage.how")


def _followed_up(item: Item | None) -> str:
    """Who saw to a yes, and how; nothing when nobody did. Which one, where some are."""
    if item:
        show(f"  {item.ask}", err=True)
    how = click.prompt(
        words().say("triage.followed_up"), default="", show_default=False, err=True
    )
    line = " ".join(str(how).split())
    return "" if line.lower() in NOT_YET else line


def _whole(
    asked: tuple[Item, ...], given: Given, start: TriageAnswers
) -> TriageAnswers:
    """All answers: of a sign in parts yes with one yes, no only when all are no."""
    said: dict[str, list[Answer]] = {}
    for at, answer in sorted(given.answers.items()):
        said.setdefault(asked[at].id, []).append(answer)
    one = {key: _together(answers) for key, answers in said.items()}
    signs = {item.id for item in asked if item.action}
    return start.model_copy(
        update={
            "signs": {**start.signs, **{k: a for k, a in one.items() if k in signs}},
            "questions": {
                **start.questions,
                **{k: a for k, a in one.items() if k not in signs},
            },
            "resolved": dict(given.followed),
        }
    )


def _together(answers: list[Answer]) -> Answer:
    return next((one for one in ("yes", "not asked") if one in answers), "no")
