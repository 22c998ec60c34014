"""Nothing that is forbidden stands on any page, whatever the page is for.

It reads the finished handout: every drawing's address, every name of an exercise,
every line of the cards, the screen and the first aid. What is forbidden is worked out
here anew.
"""

import dataclasses
import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import assume, given

from rehab.model.client import Client
from rehab.model.figure import Stand
from rehab.model.programme import Prescription, Programme, Week
from rehab.model.record import Decision, Record
from rehab.planner.programme import build_programme
from rehab.reader.library import read_client
from rehab.reader.words import read_words
from rehab.render.view import SheetsView, build_view
from rehab.render.view_howto import HowToView
from rehab.render.words import Words
from tests.support.cases import ROOT, client, diary_of, library, maybe, region
from tests.support.examples import many
from tests.support.random_cases import anybody

ADDRESS = re.compile(r"figures/(\w+)[\w-]*\.svg")
NOT_THE_EXERCISE = "like a plank of wood"  # a cue of another one


@functools.cache
def words() -> Words:
    """Return the sentences of the sheets."""
    return Words(read_words(ROOT / "templates" / "words" / "en.yaml")[0])


@functools.cache
def names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all names, longest first, and the exercise of each."""
    known = {one.name.lower(): one.id for one in library().exercises.values()}
    longest = sorted(known, key=len, reverse=True)
    pattern = r"\b(" + "|".join(map(re.escape, longest)) + r")(?!\w)"
    return re.compile(pattern, re.IGNORECASE), known


def handout(programme: Programme) -> SheetsView:
    """Return the first and the last week of each phase, with every drawing there is.

    It is the client's copy and the screen; the physio's page names what was left out.
    """
    numbers: set[int] = set()
    for phase in {week.phase.id for week in programme.weeks}:
        own = [week.number for week in programme.weeks if week.phase.id == phase]
        numbers |= {own[0], own[-1]}
    view = build_view(
        programme,
        library(),
        words(),
        weeks=sorted(numbers),
        copy="physio",
        draft=True,
        fingerprint="abc",
        drawn=dict.fromkeys(library().exercises, Stand("one")),
    )
    return dataclasses.replace(view, physio=None, howto=_unplaced(view))


def _unplaced(view: SheetsView) -> tuple[HowToView, ...]:
    """Return the how-to without the positions: one has the name of an exercise."""
    return tuple(
        dataclasses.replace(
            side,
            moves=tuple(dataclasses.replace(m, position="") for m in side.moves),
        )
        for side in view.howto
    )


def texts(part: object) -> Iterator[str]:
    """Yield every string of a view."""
    if isinstance(part, str):
        yield part
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        for field in dataclasses.fields(part):
            yield from texts(getattr(part, field.name))
    elif isinstance(part, Mapping):
        yield from texts(tuple(part.values()))
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from texts(inner)


def shown(view: SheetsView) -> set[str]:
    """Return every exercise that a page draws or names."""
    pattern, known = names()
    found: set[str] = set()
    for text in texts(view):
        if address := ADDRESS.fullmatch(text):
            found.add(address[1])
        plain = text.replace(NOT_THE_EXERCISE, "")
        found |= {known[match.lower()] for match in pattern.findall(plain)}
    bout = region().bout
    assert bout
    told = {said: name for name, said in {**bout.rest, **bout.moves}.items()}
    return found | {told[move.says] for move in view.safety.rescue}


def flags_of(person: Client) -> set[str]:
    """Return the client's flags and all that follow from them."""
    imply = getattr(library().catalogue, "flags_imply", {})
    found = set(person.flags)
    for _ in library().catalogue.flags:
        found |= {more for flag in found for more in imply.get(flag, ())}
    return found


def against(
    person: Client, name: str, tags: Mapping[str, int], flags: Iterable[str]
) -> str:
    """Return what forbids it: a trigger, a flag, or nothing."""
    for tag, severity in (person.triggers or {}).items():
        if tags.get(tag, 0) > 3 - severity:
            return f"{name}: trigger {tag}"
    by_tags = getattr(library().catalogue, "tags_imply", {})
    carried = set(flags)
    for flag, by in by_tags.items():
        free = getattr(person, "bed", False) and name in by.on_bed
        if not free and any(tags.get(tag, 0) >= n for tag, n in by.tags.items()):
            carried.add(flag)
    clash = sorted(carried & flags_of(person))
    return f"{name}: flag {clash[0]}" if clash else ""


def why_not(person: Client, name: str, aims: Iterable[str]) -> str:
    """Return what forbids the exercise on a page, or nothing."""
    exercise = library().exercises[name]
    if name in person.exclude:
        return f"{name}: excluded"
    if name in person.swaps and name not in _instead(person):
        return f"{name}: swapped out"
    if "supervise_first" in exercise.flags and name not in person.supervised:
        if name not in aims:  # what is aimed for is shown in the clinic first
            return f"{name}: not shown yet"
    missing = [one for one in exercise.equipment if not at_home(one, person)]
    if missing:
        return f"{name}: no {missing[0]}"
    return against(person, name, exercise.tags, exercise.flags)


def _instead(person: Client) -> set[str]:
    """Return what comes in for another: it may be out in a place of its own."""
    return {*person.swaps.values(), *person.pins}


def at_home(thing: str, person: Client) -> bool:
    """Return whether the client has the thing, or one that serves for it."""
    kit = library().catalogue.equipment[thing]
    bands = {"band"} if person.bands else set()
    owned = {*person.equipment, *person.weights_kg, *bands}
    serve = any(at_home(other, person) for other in kit.any_of)
    return kit.always or thing in owned or serve


def faults(programme: Programme) -> list[str]:
    """Return every forbidden thing on the pages."""
    person, view = programme.client, handout(programme)
    found = [
        why_not(person, name, [aim.exercise.id for aim in programme.aims])
        for name in sorted(shown(view))
    ]
    screen = {one.name: one for one in region().movement_screen.values()}
    for move in view.screen.moves if view.screen else ():
        one = screen[move.name]
        found.append(against(person, move.name, one.tags, one.flags))
    cards = {words().say("week.belief", title=c.title): c for c in _cards()}
    pages: list[Any] = [*view.howto, *(page.week for page in view.pages)]
    for page in pages:
        if page and page.belief:
            card = cards[page.belief.title]
            found.append(against(person, card.title, card.tags, card.flags))
    for week in programme.weeks:
        card = region().cards[week.card]
        found.append(against(person, card.title, card.tags, card.flags))
        lines = {line.says: line.exercise for line in week.phase.practise}
        named = [lines[said] for said in week.practise]
        found += [why_not(person, name, ()) for name in named if name]
    return [fault for fault in found if fault]


def _cards() -> Iterable[Any]:
    return region().cards.values()


@many(0.15)
@given(anybody())
def test_nothing_forbidden_is_on_any_page(person: Client) -> None:
    programme = maybe(person)
    assume(isinstance(programme, Programme))
    assert isinstance(programme, Programme)
    assert faults(programme) == []


@pytest.mark.parametrize("flag", sorted(library().catalogue.flags))
@pytest.mark.parametrize("phase", ["find_triggers", "light_load"])
def test_each_flag_alone_keeps_its_pages_clean(flag: str, phase: str) -> None:
    programme = maybe(client(flags=[flag], entry_phase=phase))
    assert isinstance(programme, Programme), programme
    assert faults(programme) == []


def test_nobody_is_told_to_bend_all_the_way_as_first_aid() -> None:
    bout = region().bout
    assert bout
    for name in (*bout.moves, *bout.rest):
        assert library().exercises[name].tags.get("flexion", 0) < 3


@pytest.mark.parametrize(
    "changes",
    [
        {"triggers": {"flexion": 3}},
        {"flags": ["flexion_intolerant"]},
        {"flags": ["osteoporosis_vfx"]},
        {"triggers": None, "entry_phase": "find_triggers"},
        {"flags": ["pregnancy_late", "balance_risk", "floor_transfer_hard"]},
        {"flags": ["pregnancy_late"], "triggers": {"flexion": 3, "supine_lying": 3}},
    ],
)
def test_who_must_not_bend_is_given_a_rest_for_a_spasm(changes: Any) -> None:
    programme = maybe(client(**changes))
    assert isinstance(programme, Programme)
    assert programme.rescue
    assert "cherry_picker_half" not in programme.rescue
    bout = region().bout
    assert bout
    assert programme.rescue[-1] in bout.rest
    every = " ".join(texts(handout(programme).safety)).lower()
    assert "down your thighs" not in every


def test_the_screen_of_a_broken_vertebra_asks_for_no_bend_and_no_drop() -> None:
    person = client(
        flags=["osteoporosis_vfx"], triggers=None, entry_phase="find_triggers"
    )
    programme = maybe(person)
    assert isinstance(programme, Programme)
    screen = handout(programme).screen
    assert screen is not None
    told = " ".join(texts(screen))
    assert not re.search("forward|drop|Turn|side|Lift", told.partition("0: no")[0])


def test_no_page_of_moves_where_none_is_left() -> None:
    flags = ["osteoporosis_vfx", "extension_intolerant"]
    programme = maybe(client(flags=flags, triggers=None, entry_phase="find_triggers"))
    assert isinstance(programme, Programme)
    view = handout(programme)
    assert view.screen is None
    assert view.logs


def test_what_was_swapped_out_is_not_the_easier_one() -> None:
    swaps = {"chest_supported_row": "bridge"}
    person = client(swaps=swaps, entry_rungs={"row": "one_arm_row"})
    programme = maybe(person)
    assert isinstance(programme, Programme)
    assert "chest_supported_row" not in shown(handout(programme))
    easier = {
        given.easier.id
        for week in programme.weeks
        for given in week.prescriptions
        if given.easier and given.exercise.id == "one_arm_row"
    }
    assert easier == {"bridge"}


def test_a_swap_of_a_review_is_not_the_easier_one_from_then_on() -> None:
    person = client(entry_rungs={"row": "one_arm_row"})
    swap = Decision(
        after_week=1,
        option="swap",
        by="Robin Hale",
        on=datetime.date(2026, 11, 30),
        exercise="one_arm_row",
        instead="bent_over_row_light",
    )
    plan, diary = library().plans[person.plan], diary_of({1: "green"})
    record = Record(decisions=(swap,))
    programme = build_programme(person, plan, library(), diary, record)
    assert isinstance(programme, Programme)
    rows = [by_ladder(week, "row") for week in programme.weeks[:3]]
    assert rows[0].easier
    assert rows[0].easier.id == "chest_supported_row"
    assert rows[1].exercise.id == "bent_over_row_light"
    assert not any(row.easier and row.easier.id == "one_arm_row" for row in rows[1:])


def by_ladder(week: Week, ladder: str) -> Prescription:
    """Return what the week has of the ladder."""
    return next(given for given in week.prescriptions if given.ladder == ladder)


def test_a_line_of_the_phase_about_an_exercise_is_for_who_may_do_it() -> None:
    folder = ROOT / "examples" / "back-to-the-mat"
    person, _ = read_client(folder / "client.yaml", library())
    assert person is not None
    for flags in ((), ("impact_limit",)):
        programme = maybe(person.model_copy(update={"flags": flags}))
        assert isinstance(programme, Programme)
        lines = {line for week in programme.weeks for line in week.practise}
        assert ("Small hops to warm up, 3 sets of 6." in lines) == (not flags)
        assert faults(programme) == []


def test_a_line_of_the_phase_about_an_exercise_that_was_swapped_out_goes() -> None:
    folder = ROOT / "examples" / "back-to-the-mat"
    person, _ = read_client(folder / "client.yaml", library())
    assert person is not None
    swaps = {**person.swaps, "low_hops": "heel_raise"}
    programme = maybe(person.model_copy(update={"swaps": swaps}))
    assert isinstance(programme, Programme)
    lines = {line for week in programme.weeks for line in week.practise}
    assert "Small hops to warm up, 3 sets of 6." not in lines
    assert faults(programme) == []
