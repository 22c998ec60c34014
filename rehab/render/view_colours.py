"""The colour grid of one client: what each pain means, with no sum to do.

It is made by the function that colours the diary, pain by pain. A column is a colour,
and its head names the pain that most rows call so. A row with pains of its own is a
table of its own.
"""

from collections import Counter
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
EASIER = ("easier", "easier_short")


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
    pain: str  # that has it


@dataclass(frozen=True, slots=True)
class RowView:
    """What to do, colour by colour."""

    name: str
    cells: tuple[str, ...]  # under the heads


@dataclass(frozen=True, slots=True)
class ApartView:
    """A row with pains of its own, and its heads."""

    heads: tuple[HeadView, ...]
    row: RowView
    tag: str  # that it is new; else empty


@dataclass(frozen=True, slots=True)
class ColoursView:
    """The whole grid."""

    heads: tuple[HeadView, ...]
    rows: tuple[RowView, ...]
    apart: tuple[ApartView, ...]
    new: str  # what is new in the rule of this phase, in a row not apart; else empty
    flare: tuple[tuple[str, str], ...]  # of what strikes, and of a flare-up, if any


def colours_view(
    material: Material, week: Week, rows: Sequence[Moment] = ROWS
) -> ColoursView:
    """The grid of a week; it says so where more pain is allowed than at first."""
    words, says = material.words, _kind(week)
    spans = {row: tuple(_span(week, row, v) for v in VERDICTS) for row in rows}
    usual, _ = Counter(spans.values()).most_common(1)[0]
    told = {row: _row(words, week, row, spans[row], says) for row in rows}
    new, tag = _new(material, week), words.say("new.exercise")
    return ColoursView(
        heads=_heads(words, usual),
        rows=tuple(told[row] for row in rows if spans[row] == usual),
        apart=tuple(
            ApartView(_heads(words, spans[row]), told[row], tag if new else "")
            for row in rows
            if spans[row] != usual
        ),
        new="" if spans["during"] != usual else new,
        flare=tuple(_flare(material)),
    )


def _heads(words: Words, spans: Sequence[Span]) -> tuple[HeadView, ...]:
    """The colours that there are, each with its pain."""
    return tuple(
        HeadView(
            _light(words, verdict), words.say("colours.pain", n=_pain(words, span))
        )
        for verdict, span in zip(VERDICTS, spans, strict=True)
        if span
    )


def _row(
    words: Words, week: Week, row: Moment, spans: Sequence[Span], says: str
) -> RowView:
    told = (
        words.say(f"colours.{says}.{row}.{verdict}")
        for verdict, span in zip(VERDICTS, spans, strict=True)
        if span
    )
    return RowView(words.say(f"colours.rows.{_row_key(week, row)}"), tuple(told))


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


def _span(week: Week, row: Moment, verdict: Verdict) -> Span:
    """From which pain to which a row has this colour."""
    found = [c for c in week.pain_grid if getattr(c, row) == verdict]
    return (found[0].lowest, found[-1].highest) if found else None


def _light(words: Words, verdict: Verdict) -> LightView:
    letter = words.say(f"colours.letters.{verdict}")
    return LightView(verdict, letter, words.say(f"colours.names.{verdict}"))


def _pain(words: Words, span: tuple[int, int]) -> str:
    """From a score to a score: 3, 4 or 5, 6 to 10."""
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
    one, short = (words.say(f"howto.{key}", pain=pain) for key in EASIER)
    return one, short


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
