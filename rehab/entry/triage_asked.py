"""The stop signs and the questions of triage, asked one by one, with a step back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import click

from rehab.app import words
from rehab.model.safety import Safety
from rehab.model.triage import Triage, TriageAnswers
from rehab.model.units import Answer
from rehab.reader.hints import did_you_mean
from rehab.terminal import show

ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(("y", "yes"), "yes"),
    **dict.fromkeys(("n", "no"), "no"),
    **dict.fromkeys(("-", "not asked", "na"), "not asked"),
}
EXPLAIN, BACK = ("?", "h", "help"), ("b", "back", "<")
NOT_YET = ("", "n", "no", "-")


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

    def without(self, at: int, item: Item) -> "Given":
        """As before this question was asked."""
        answers = {n: said for n, said in self.answers.items() if n != at}
        followed = {n: said for n, said in self.followed.items() if n != item.id}
        return Given(answers, followed)


def items(triage: Triage, safety: Safety) -> tuple[Item, ...]:
    """Everything that is asked, in order."""
    return (*_signs(safety), *_questions(triage))


def _signs(safety: Safety) -> Iterator[Item]:
    for key, sign in safety.signs.items():
        for number, part in enumerate(sign.questions):
            head = sign.ask if sign.parts and not number else ""
            yield Item(
                id=key, ask=part, head=head, action=sign.action, source=sign.source
            )


def _questions(triage: Triage) -> Iterator[Item]:
    for key, one in triage.questions.items():
        do = one.do or "" if one.stops else ""
        yield Item(id=key, ask=one.ask, do=do, source=one.source)


def ask_triage(triage: Triage, safety: Safety, start: TriageAnswers) -> TriageAnswers:
    """Ask what ``start`` does not answer; after an emergency nothing more is asked."""
    asked = items(triage, safety)
    given, at = Given({}, dict(start.resolved)), 0
    way: list[int] = []
    while at < len(asked):
        item = asked[at]
        if _settled(item, asked, given, start):
            at += 1
            continue
        said = _one(item, at + 1, len(asked), can_go_back=bool(way))
        if said is None:
            at = way.pop()
            given = given.without(at, asked[at])
            continue
        given = replace(given, answers={**given.answers, at: said})
        way.append(at)
        if said == "yes" and item.action == "emergency":
            show(words().say("triage.do.emergency"), err=True)
            break
        if said == "yes" and item.action and (how := _followed_up()):
            given = replace(given, followed={**given.followed, item.id: how})
        at += 1
    return _whole(asked, given, start)


def typed_signs(safety: Safety, typed: Sequence[str]) -> dict[str, Answer]:
    """Answers typed as options, such as ces_bladder=no."""
    found: dict[str, Answer] = {}
    for one in typed:
        name, _, said = one.partition("=")
        answer = ANSWERS.get(said.strip().lower())
        if name not in safety.signs or answer is None:
            hint = did_you_mean(name, safety.signs, "one of")
            raise click.UsageError(words().say("triage.typed", typed=one, hint=hint))
        found[name] = answer
    return found


def _settled(
    item: Item, asked: tuple[Item, ...], given: Given, start: TriageAnswers
) -> bool:
    """Whether it was answered before, or another part of the sign is a yes."""
    before = start.signs if item.action else start.questions
    if before.get(item.id, "not asked") != "not asked":
        return True
    said = (answer for at, answer in given.answers.items() if asked[at].id == item.id)
    return bool(item.action) and "yes" in said


def _one(item: Item, number: int, of: int, *, can_go_back: bool) -> Answer | None:
    """One answer, or None for a step back; anything else is asked again."""
    if item.head:
        show(item.head, err=True)
    question = words().say("triage.ask", number=number, of=of, ask=item.ask)
    while True:
        typed = click.prompt(
            question, default="", show_default=False, prompt_suffix=" ", err=True
        )
        said = " ".join(str(typed).lower().split())
        if said in ANSWERS:
            return ANSWERS[said]
        if said in BACK and can_go_back:
            return None
        show(_help(item, said), err=True)


def _help(item: Item, said: str) -> str:
    if said in BACK:
        return words().say("triage.first")
    if said not in EXPLAIN:
        return words().say("triage.again")
    do = item.do or (words().say(f"triage.do.{item.action}") if item.action else "")
    yes = do.removeprefix("YES. ") or words().say("triage.suggests")
    return words().say("triage.explain", yes=yes, source=item.source)


def _followed_up() -> str:
    """Who saw to a yes, and how; nothing when nobody did."""
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
