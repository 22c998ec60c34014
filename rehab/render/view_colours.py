"""The colour grid of one client: what each pain means, with no sum to do.

It is made by the function that colours the diary, pain by pain. A column is a colour.
Where all rows call the same pain so, the column's head names it, else each cell does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from rehab.model.limits import Verdict
from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.language import Words
from rehab.render.view_material import Material

Moment: TypeAlias = Literal["before", "during", "morning"]
ROWS: tuple[Moment, ...] = get_args(Moment)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Span: TypeAlias = tuple[int, int] | None  # of pain, both ends in it
WORST = 10  # pain


@dataclass(frozen=True, slots=True)
class LightView:
    """A colour as it is printed and as the client writes it."""

    kind: str  # green, amber, red, stop_today: also the style's class
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head of a colour's column."""

    light: LightView
    pain: str  # that has it; empty where the pain stands in the cells


@dataclass(frozen=True, slots=True)
class CellView:
    """What to do at this colour."""

    pain: str  # that has it, where the head names none
    says: str


Column: TypeAlias = tuple[HeadView, tuple[CellView, ...]]


@dataclass(frozen=True, slots=True)
class ColoursView:
    """The whole grid."""

    heads: tuple[HeadView, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    new: str  # what is new in the rule of this phase; else empty
    easier: tuple[str, str] | None  # what it means, where the grid sends to one
    flare: tuple[tuple[str, str], ...]  # of what strikes, and of a flare-up, if any
    by_row: bool  # the rows of a colour name their own pain


def colours_view(
    material: Material, week: Week, rows: Sequence[Moment] = ROWS
) -> ColoursView:
    """The grid of a week; it says so where more pain is allowed than at first."""
    words, says = material.words, _kind(week)
    by_row = any(_differ(week, rows, verdict) for verdict in VERDICTS)
    columns = _columns(words, week, rows, says, by_row=by_row)
    heads, rowed = zip(*columns, strict=True)
    names = [words.say(f"colours.rows.{_row_key(week, row)}") for row in rows]
    return ColoursView(
        heads=heads,
        rows=tuple(zip(names, zip(*rowed, strict=True), strict=True)),
        new=_new(material, week),
        easier=_easier(words, says),
        flare=tuple(_flare(material)),
        by_row=by_row,
    )


def _differ(week: Week, rows: Sequence[Moment], verdict: Verdict) -> bool:
    """Whether two rows call another pain so."""
    return len({_span(week, row, verdict) for row in rows}) > 1


def _columns(
    words: Words, week: Week, rows: Sequence[Moment], says: str, *, by_row: bool
) -> Iterator[Column]:
    """A column for each colour that any row has; a row without it says so."""
    for verdict in VERDICTS:
        spans = [_span(week, row, verdict) for row in rows]
        if not any(spans):
            continue
        light, none = _light(words, verdict), words.say("colours.none")
        cells = tuple(
            CellView(
                pain=_short(words, span) if by_row and span else "",
                says=words.say(f"colours.{says}.{row}.{verdict}") if span else none,
            )
            for row, span in zip(rows, spans, strict=True)
        )
        shared = None if by_row else spans[0]
        head = words.say("colours.pain", n=_pain(words, shared)) if shared else ""
        yield HeadView(light, head), cells


def _row_key(week: Week, row: Moment) -> str:
    """Of the row's name; on a log the worst pain is that of the day."""
    return f"{row}_logged" if week.phase.logged and row != "before" else row


def _easier(words: Words, says: str) -> tuple[str, str] | None:
    """What is meant by an easier one; the how-to says it too."""
    if says != "usual":
        return None
    return words.say("colours.rows.easier"), words.say("colours.easier")


def _flare(material: Material) -> Iterator[tuple[str, str]]:
    """What to do when something strikes, and what a flare-up is."""
    words = material.words
    if slots := _flare_slots(material):
        for row in ("bout", "flare") if material.region.bout else ("flare",):
            yield words.say(f"colours.rows.{row}"), words.say(f"colours.{row}", **slots)


def _kind(week: Week) -> str:
    """Which words the grid has: a quota, a log, days, moves with none easier."""
    if isinstance(week.phase.policy, Quota):
        return "quota"
    if week.phase.logged:
        return "logged"
    if week.phase.daily:
        return "daily"
    return "usual" if any(one.easier for one in week.prescriptions) else "alone"


def _span(week: Week, row: Moment, verdict: Verdict) -> Span:
    """From which pain to which a row has this colour."""
    found = [c for c in week.pain_grid if getattr(c, row) == verdict]
    return (found[0].lowest, found[-1].highest) if found else None


def _light(words: Words, verdict: Verdict) -> LightView:
    letter = words.say(f"colours.letters.{verdict}")
    return LightView(verdict, letter, words.say(f"colours.names.{verdict}"))


def _short(words: Words, span: tuple[int, int]) -> str:
    """From a score to a score, in a cell: 3, 4–5, 6+."""
    lowest, highest = span
    if lowest == highest:
        return str(lowest)
    key = "colours.short_top" if highest == WORST else "colours.short"
    return words.say(key, lowest=lowest, highest=highest)


def _pain(words: Words, span: tuple[int, int]) -> str:
    """The same in a sentence: 3, 4 or 5, 6 to 10."""
    lowest, highest = span
    if lowest == highest:
        return str(lowest)
    key = "colours.or" if highest == lowest + 1 else "colours.to"
    return words.say(key, lowest=lowest, highest=highest)


def easier_when(words: Words, week: Week) -> tuple[str, str]:
    """From which pain on the easier move is done: in two lines, and in one."""
    grid = week.pain_grid
    bad: tuple[Verdict, ...] = ("red", "stop_today")
    found = next((column for column in grid if column.during in bad), None)
    if found is None:
        return "", ""
    pain = words.say("colours.pain_from", n=found.lowest)
    keys = ("howto.easier", "howto.easier_short")
    full, short = (words.say(key, pain=pain) for key in keys)
    return full, short


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
    """What a phase allows that the first did not, in its first week."""
    if week.week_in_phase > 1:
        return ""
    most = _most(week, "green", "amber")
    before = _most(material.programme.weeks[0], "green", "amber")
    if most <= before:
        return ""
    words = material.words
    pain = words.say("colours.pain", n=_pain(words, (before + 1, most)))
    return words.say("colours.new", pain=pain)


def _most(week: Week, *verdicts: Verdict) -> int:
    """The most pain while doing them that has one of these colours."""
    return max((c.highest for c in week.pain_grid if c.during in verdicts), default=-1)
