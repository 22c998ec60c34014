"""The colour grid of one client: what each pain means, with no sum to do.

It is made by the function that colours the diary, pain by pain.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from rehab.model.limits import GridColumn, Verdict
from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.language import Words
from rehab.render.view_material import Material

Moment: TypeAlias = Literal["before", "during", "morning"]
ROWS: tuple[Moment, ...] = get_args(Moment)


@dataclass(frozen=True, slots=True)
class LightView:
    """A colour as it is printed and as the client writes it."""

    kind: str  # green, amber, red, stop_today: also the style's class
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head of a column; ``light`` of all or most of its rows."""

    pain: str
    light: LightView | None
    name: str  # of its colour; empty where no two rows agree


@dataclass(frozen=True, slots=True)
class CellView:
    """What to do; ``light`` where it is not that of the column's head."""

    says: str
    light: LightView | None


@dataclass(frozen=True, slots=True)
class ColoursView:
    """The whole grid."""

    heads: tuple[HeadView, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    new: str  # what is new in the rule of this phase; else empty
    flare: tuple[
        tuple[str, str], ...
    ]  # of what strikes, and of a flare-up; none in some plans


def colours_view(
    material: Material, week: Week, rows: Sequence[Moment] = ROWS
) -> ColoursView:
    """The grid of a week; it says so where more pain is allowed than at first."""
    words, columns = material.words, week.pain_grid
    says = _kind(week)
    keys = {row: _row_key(week, row) for row in rows}
    heads = tuple(_head(words, column, rows) for column in columns)
    lines = tuple(
        (
            words.say(f"colours.rows.{key}"),
            tuple(_cell(words, column, row, says, rows) for column in columns),
        )
        for row, key in keys.items()
    )
    key = _new(material, week)
    return ColoursView(heads, lines, key, tuple(_flare(material)))


def _row_key(week: Week, row: Moment) -> str:
    """Of the row's name; on a log the worst pain is that of the day."""
    return f"{row}_logged" if week.phase.logged and row != "before" else row


def _flare(material: Material) -> Iterator[tuple[str, str]]:
    """What to do when something strikes, and what a flare-up is."""
    words = material.words
    if slots := _flare_slots(material):
        for row in ("bout", "flare") if material.region.bout else ("flare",):
            yield words.say(f"colours.rows.{row}"), words.say(f"colours.{row}", **slots)


def _kind(week: Week) -> str:
    """Which words the grid has: a quota, a log, moves with none easier, the usual."""
    if isinstance(week.phase.policy, Quota):
        return "quota"
    if week.phase.logged:
        return "logged"
    return "usual" if any(one.easier for one in week.prescriptions) else "alone"


def _verdicts(column: GridColumn, rows: Iterable[Moment]) -> tuple[Verdict, ...]:
    return tuple(getattr(column, row) for row in rows)


def _light(words: Words, verdict: Verdict) -> LightView:
    letter = words.say(f"colours.letters.{verdict}")
    return LightView(verdict, letter, words.say(f"colours.names.{verdict}"))


def _head(words: Words, column: GridColumn, rows: Iterable[Moment]) -> HeadView:
    """The colour that most of its rows have; none where no two agree."""
    pain = _pain(words, column.lowest, column.highest)
    if (usual := _usual(column, rows)) is None:
        return HeadView(pain, None, "")
    light = _light(words, usual)
    return HeadView(pain, light, light.name)


def _usual(column: GridColumn, rows: Iterable[Moment]) -> Verdict | None:
    """The colour of all or most rows of a column; None where no two agree."""
    found = _verdicts(column, rows)
    (most, often), *_ = Counter(found).most_common()
    return most if often > 1 or len(found) == 1 else None


def _cell(
    words: Words, column: GridColumn, row: Moment, says: str, rows: Iterable[Moment]
) -> CellView:
    verdict: Verdict = getattr(column, row)
    text = words.say(f"colours.{says}.{row}.{verdict}")
    if verdict == _usual(column, rows):
        return CellView(text, None)
    light = _light(words, verdict)
    return CellView(words.say("colours.other", name=light.name, says=text), light)


def _pain(words: Words, lowest: int, highest: int) -> str:
    if lowest == highest:
        return words.say("colours.pain", n=lowest)
    key = "colours.pain_or" if highest == lowest + 1 else "colours.pain_to"
    return words.say(key, lowest=lowest, highest=highest)


def easier_when(words: Words, week: Week) -> str:
    """From which pain on the easier move is done."""
    grid = week.pain_grid
    bad: tuple[Verdict, ...] = ("red", "stop_today")
    found = next((column for column in grid if column.during in bad), None)
    if found is None:
        return ""
    pain = words.say("colours.pain_from", n=found.lowest)
    return words.say("howto.easier", pain=pain)


def flare_sign(material: Material) -> str:
    """What a flare-up is for this client; empty where the plan has no mornings."""
    slots = _flare_slots(material)
    return material.words.say("colours.flare_sign", **slots) if slots else ""


def _flare_slots(material: Material) -> dict[str, object]:
    """This client's numbers; empty where the plan has no mornings."""
    found = material.programme.flare_from
    if found is None:
        return {}
    mornings = material.words.count("mornings", found.mornings)
    return {"mornings": mornings, "pain": found.pain}


def good_week(material: Material) -> str:
    """What a good week is, in days; empty where colours do not count."""
    week = material.first
    phase = week.phase
    uncounted = isinstance(phase.policy, Quota) or phase.daily or phase.logged
    if uncounted or week.next_week.repeat_amber_from is None:
        return ""
    amber = week.next_week.repeat_amber_from - 1
    missed = week.next_week.missed_more_than
    if amber:
        key = "terms.good_week_is" if missed else "terms.good_week_all"
    else:
        key = "terms.good_week_strict" if missed else "terms.good_week_perfect"
    return material.words.say(key, amber=amber, missed=missed)


def _new(material: Material, week: Week) -> str:
    """What a phase allows that the first of the programme did not."""
    most = _most(week, "green", "amber")
    before = _most(material.programme.weeks[0], "green", "amber")
    if most <= before:
        return ""
    pain = _pain(material.words, before + 1, most)
    return material.words.say("colours.new", pain=pain)


def _most(week: Week, *verdicts: Verdict) -> int:
    """The most pain while doing them that has one of these colours."""
    return max((c.highest for c in week.pain_grid if c.during in verdicts), default=-1)
