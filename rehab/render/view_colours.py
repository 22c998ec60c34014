"""The colour grid of one client: what each pain means, with no sum to do.

It is made by the function that colours the diary, pain by pain. A row is a pain, a
column a moment of the day, and each cell names its own colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias, get_args

from rehab.model.limits import GridColumn, Verdict
from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.language import Words
from rehab.render.view_material import Material

Moment: TypeAlias = Literal["before", "during", "morning"]
MOMENTS: tuple[Moment, ...] = get_args(Moment)


@dataclass(frozen=True, slots=True)
class LightView:
    """A colour as it is printed and as the client writes it."""

    kind: str  # green, amber, red, stop_today: also the style's class
    letter: str


@dataclass(frozen=True, slots=True)
class CellView:
    """What a pain is at one moment, and what to do then."""

    light: LightView
    name: str  # of the colour, where the grid shows it first; else empty
    says: str


@dataclass(frozen=True, slots=True)
class ColoursView:
    """The whole grid."""

    heads: tuple[str, ...]  # the moments
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]  # a pain, and each moment's
    new: str  # what is new in the rule of this phase; else empty
    after_red: tuple[str, str] | None  # what is done then, where a table has less
    flare: tuple[tuple[str, str], ...]  # of what strikes, and of a flare-up, if any


def colours_view(
    material: Material, week: Week, moments: Sequence[Moment] = MOMENTS
) -> ColoursView:
    """The grid of a week; it says so where more pain is allowed than at first."""
    words, says = material.words, _kind(week)
    return ColoursView(
        heads=tuple(words.say(f"colours.rows.{_head(week, at)}") for at in moments),
        rows=tuple(_rows(words, week, moments, says)),
        new=_new(material, week),
        after_red=_after_red(words, week, says),
        flare=tuple(_flare(material, week)),
    )


def _rows(
    words: Words, week: Week, moments: Sequence[Moment], says: str
) -> Iterator[tuple[str, tuple[CellView, ...]]]:
    """Each pain, what it is at each moment; a colour's name where it comes first."""
    seen = set[Verdict]()
    for verdicts, alike in _alike(week, moments):
        cells = []
        for at, verdict in zip(moments, verdicts, strict=True):
            new = words.say(f"colours.names.{verdict}") if verdict not in seen else ""
            seen.add(verdict)
            what = words.say(f"colours.{says}.{at}.{verdict}")
            cells.append(CellView(_light(words, verdict), new, what))
        yield _pain(words, alike[0].lowest, alike[-1].highest), tuple(cells)


def _alike(
    week: Week, moments: Sequence[Moment]
) -> Iterator[tuple[tuple[Verdict, ...], list[GridColumn]]]:
    """The pains that are the same at each of these moments, from 0 up."""

    def verdicts(column: GridColumn) -> tuple[Verdict, ...]:
        return tuple(getattr(column, at) for at in moments)

    for found, columns in groupby(week.pain_grid, verdicts):
        yield found, list(columns)


def _head(week: Week, at: Moment) -> str:
    """The key of a moment's name; on a log the worst pain is that of the day."""
    return f"{at}_logged" if week.phase.logged and at != "before" else at


def _after_red(words: Words, week: Week, says: str) -> tuple[str, str] | None:
    """What is done next time; the how-to says it of easier ones too."""
    if says not in ("usual", "alone"):
        return None
    pain = _easier_from(week) if says == "usual" else None
    key = "colours.after_red_alone" if pain is None else "colours.after_red"
    return words.say("colours.rows.after_red"), words.say(key, n=pain)


def _flare(material: Material, week: Week) -> Iterator[tuple[str, str]]:
    """What to do when something strikes, and what a flare-up is."""
    words = material.words
    if slots := _flare_slots(material, (week,)):
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


def _light(words: Words, verdict: Verdict) -> LightView:
    return LightView(verdict, words.say(f"colours.letters.{verdict}"))


def _pain(words: Words, lowest: int, highest: int) -> str:
    """From a score to a score: 3, 4 or 5, 6 to 10."""
    if lowest == highest:
        return str(lowest)
    key = "colours.or" if highest == lowest + 1 else "colours.to"
    return words.say(key, lowest=lowest, highest=highest)


def lowest(week: Week, at: Moment, *verdicts: Verdict) -> int | None:
    """The lowest pain that is one of these at this moment."""
    found = (c.lowest for c in week.pain_grid if getattr(c, at) in verdicts)
    return next(found, None)


def is_counted(week: Week) -> bool:
    """Whether the colours of its days decide what the next week is."""
    phase = week.phase
    return not (isinstance(phase.policy, Quota) or phase.daily or phase.logged)


def easier_when(words: Words, week: Week) -> tuple[str, str]:
    """From which pain on the easier move is done: in two lines, and in one."""
    found = _easier_from(week)
    if found is None:
        return "", ""
    pain = words.say("colours.pain_from", n=found)
    keys = ("howto.easier", "howto.easier_short")
    full, short = (words.say(key, pain=pain) for key in keys)
    return full, short


def _easier_from(week: Week) -> int | None:
    """The pain in a move from which on its easier one is done; None at no pain."""
    return lowest(week, "during", "red", "stop_today")


def flare_sign(material: Material) -> str:
    """What a flare-up is for this client; empty where the plan has no mornings."""
    slots = _flare_slots(material, material.printed)
    return material.words.say("colours.flare_sign", **slots) if slots else ""


def _flare_slots(material: Material, weeks: Sequence[Week]) -> dict[str, object]:
    """This client's numbers; empty where the plan has no mornings.

    Its mornings are called as the boxes are that they are written in.
    """
    found = material.programme.flare_from
    if found is None:
        return {}
    logged = all(week.phase.logged for week in weeks)
    called = "mornings" if logged else "next_mornings"
    counted = material.words.count(called, found.mornings)
    return {"mornings": counted, "pain": found.pain}


def good_week(material: Material) -> str:
    """What a good week is, in days; empty where colours do not count."""
    week = material.first
    if not is_counted(week) or week.next_week.repeat_amber_from is None:
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
    pain = words.say("colours.pain", n=_pain(words, before + 1, most))
    return words.say("colours.new", pain=pain)


def _most(week: Week, *verdicts: Verdict) -> int:
    """The most pain while doing them that has one of these colours."""
    return max((c.highest for c in week.pain_grid if c.during in verdicts), default=-1)
