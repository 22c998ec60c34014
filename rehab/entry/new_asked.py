"""The questions of a first visit; each answer is checked as it comes."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from rehab.app.words import words
from rehab.console.terminal import show
from rehab.entry import new_typed
from rehab.entry.new_client import client_text, client_text_problems, key_of
from rehab.model.exercise import Catalogue
from rehab.model.problem import Problem
from rehab.model.programme import Library
from rehab.model.region import Region

Meaning = Callable[[str], object]
BACK, EXPLAIN = ("b", "<"), "?"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the client file, and what a typed answer to it means."""

    key: str
    meaning: Meaning
    needed: bool = False
    asked: bool = True  # the others are options only
    known: Mapping[str, str] | None = None  # ids and names to choose from
    whole: Callable[[str], Mapping[str, object]] | None = None  # of several keys
    beside: str = ""  # the key whose question asks for this one, too
    things: frozenset[str] = frozenset()  # asked where the weights are of one of these

    def said(self, typed: str) -> Mapping[str, object]:
        """What an answer says, by the keys of the file."""
        if not typed:
            return {self.key: None}
        return self.whole(typed) if self.whole else {self.key: self.meaning(typed)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Interview:
    """What every answer is held against."""

    path: Path  # of the file to be
    library: Library
    folder: Path | None
    today: datetime.date
    clinic: Mapping[str, object] | None = None  # to be written as well

    def problems(self, answers: Mapping[str, object]) -> tuple[Problem, ...]:
        """What the reader would say of a file with these answers."""
        whole = {**answers, "clinic": self.clinic}
        signs = self.library.region_of(answers.get("plan")).signs
        text = client_text(whole, signs)
        return client_text_problems(
            self.path, text, self.library, self.folder, self.today
        )


def fields(
    catalogue: Catalogue, today: datetime.date, region: Region | None = None
) -> tuple[Field, ...]:
    """Every question of the first visit, in order.

    In a region where nothing strikes, the days without it are not asked.
    """
    bout = region is None or region.bout is not None
    kit = kit_of(catalogue)
    bands = {band: band for band in catalogue.bands}
    plated = frozenset(key for key, one in catalogue.equipment.items() if one.plates)
    whole = new_typed.kit(kit, catalogue.bands)
    plain, number = str.strip, new_typed.number
    return (
        Field("reference", plain, asked=False),
        Field("name", plain, needed=True),
        Field("birth_year", number, needed=True),
        Field("sex", new_typed.sex),
        Field("weight_kg", number),
        Field("physio", plain, needed=True, asked=False),
        Field("start", new_typed.date(today), needed=True),
        Field("entry_phase", plain, asked=False),
        Field("days", new_typed.weekdays, needed=True),
        Field("goals", new_typed.texts, needed=True),
        Field("when", plain, asked=False),
        Field("usual_pain", number, needed=True),
        Field("spasm_free_days", number, needed=bout, asked=bout),
        Field("triggers", new_typed.triggers, known=catalogue.tags),
        Field("trigger_activities", new_typed.texts),
        Field("equipment", new_typed.chosen(kit), known=kit, whole=whole),
        Field("weights_kg", new_typed.weights, beside="equipment"),
        Field("bar_kg", number, things=plated),
        Field("bands", new_typed.chosen(bands), known=bands, beside="equipment"),
        Field("flags", new_typed.chosen(catalogue.flags), known=catalogue.flags),
        Field("baseline", new_typed.tries),
    )


def kit_of(catalogue: Catalogue) -> dict[str, str]:
    """The names of the things that one home has and another has not, by id."""
    return {key: one.name for key, one in catalogue.equipment.items() if _owned(one)}


def _owned(kit: object) -> bool:
    """Whether a home has it or not: what every home has is not asked."""
    return not getattr(kit, "always", False) and not getattr(kit, "any_of", ())


def ask_fields(
    interview: Interview, wanted: tuple[Field, ...], given: Mapping[str, object]
) -> dict[str, object]:
    """Ask each that is not given yet; b goes back, ? explains."""
    answers, at, way = dict(given), 0, list[int]()
    while at < len(todo := _todo(wanted, given, answers)):
        field = todo[at]
        typed = _prompt(field, at + 1, len(todo))
        if typed in BACK:
            at = way.pop() if way else at
            continue
        if typed == EXPLAIN:
            show("\n".join(explained(field.key, field.known)), err=True)
            continue
        if not typed and field.needed:
            show(words().say("new_client.needed"), err=True)
            continue
        try:
            said = field.said(typed)
        except new_typed.Unclear as unclear:
            show(f"  {words().say(unclear.key, typed=unclear.typed)}", err=True)
            continue
        new = {**answers, **said, **given}
        beside = ("weights_kg",) if field.things else ()
        if typed and (wrong := about(interview.problems(new), *said, *beside)):
            show("\n".join(f"  {one.told}" for one in wrong), err=True)
            continue
        answers = new
        way.append(at)
        at += 1
    asked = {*given, *(one.key for one in todo)}
    gone = {one.key for one in wanted if one.things} - asked  # of a thing taken back
    return {key: value for key, value in answers.items() if key not in gone}


def _todo(
    wanted: tuple[Field, ...],
    given: Mapping[str, object],
    answers: Mapping[str, object],
) -> list[Field]:
    """What is asked, as far as the answers go."""
    owned = answers.get("weights_kg")
    weighed = set(owned) if isinstance(owned, Mapping) else set()
    return [
        one
        for one in wanted
        if one.asked
        and one.key not in given
        and (not one.beside or one.beside in given)
        and (not one.things or one.things & weighed)
    ]


def about(problems: tuple[Problem, ...], *keys: str) -> tuple[Problem, ...]:
    """Those of some keys."""
    return tuple(one for one in problems if key_of(one) in keys)


def _prompt(field: Field, number: int, of: int) -> str:
    ask = words().say(f"new_client.ask.{field.key}")
    question = words().say("new_client.question", number=number, of=of, ask=ask)
    typed = click.prompt(
        question, default="", show_default=False, prompt_suffix=" ", err=True
    )
    return " ".join(str(typed).split())


def explained(key: str, known: Mapping[str, str] | None) -> Iterator[str]:
    """What an answer means, and what there is to choose from."""
    yield "  " + words().say(f"new_client.explain.{key}")
    for number, (one, name) in enumerate((known or {}).items(), 1):
        same = "" if one == name else f"  {name}"
        yield f"  {number:>3} {one}{same}"
