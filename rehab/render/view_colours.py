"""The colour grid of one client: what each pain means, with no sum to do.

It is made by the function that colours the diary, pain by pain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehab.model.phase import Phase
from rehab.model.policy import Quota
from rehab.planner.outcome.next_monday import next_week
from rehab.planner.outcome.pain_grid import GridColumn, Verdict, flare_from, pain_grid
from rehab.render.language import Words
from rehab.render.view_material import Material

ROWS = ("before", "during", "morning")


@dataclass(frozen=True, slots=True)
class LightView:
    """A colour as it is printed and as the client writes it."""

    kind: str  # green, amber, red, stop_today: also the style's class
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head of a column; ``light`` where all its rows agree."""

    pain: str
    light: LightView | None


@dataclass(frozen=True, slots=True)
class CellView:
    """What to do; ``light`` where the rows of its column differ."""

    says: str
    light: LightView | None


@dataclass(frozen=True, slots=True)
class ColoursView:
    """The whole grid."""

    heads: tuple[HeadView, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    new: str  # what is new in the rule of this phase; else empty
    flare: str  # what a flare-up is; empty where the plan has none


def colours_view(material: Material, phase: Phase, *, new: bool = False) -> ColoursView:
    """The grid of a phase; ``new`` where the phase before had another rule."""
    words, columns = material.words, _columns(material, phase)
    says = "quota" if isinstance(phase.policy, Quota) else "usual"
    heads = tuple(
        HeadView(_pain(words, c.lowest, c.highest), _shared(words, c)) for c in columns
    )
    rows = tuple(
        (
            words.say(f"colours.rows.{row}"),
            tuple(_cell(words, c, row, says) for c in columns),
        )
        for row in ROWS
    )
    key = words.say("colours.new") if new else ""
    return ColoursView(heads, rows, key, flare_sign(material))


def _columns(material: Material, phase: Phase) -> tuple[GridColumn, ...]:
    rule = material.programme.plan.pain_rules[phase.pain_rule]
    return pain_grid(rule, material.programme.client.usual_pain)


def _verdicts(column: GridColumn) -> tuple[Verdict, ...]:
    return column.before, column.during, column.morning


def _light(words: Words, verdict: Verdict) -> LightView:
    letter = words.say(f"colours.letters.{verdict}")
    return LightView(verdict, letter, words.say(f"colours.names.{verdict}"))


def _shared(words: Words, column: GridColumn) -> LightView | None:
    same = set(_verdicts(column))
    return _light(words, same.pop()) if len(same) == 1 else None


def _cell(words: Words, column: GridColumn, row: str, says: str) -> CellView:
    verdict: Verdict = getattr(column, row)
    own = None if _shared(words, column) else _light(words, verdict)
    return CellView(words.say(f"colours.{says}.{row}.{verdict}"), own)


def _pain(words: Words, lowest: int, highest: int) -> str:
    if lowest == highest:
        return words.say("colours.pain", n=lowest)
    key = "colours.pain_or" if highest == lowest + 1 else "colours.pain_to"
    return words.say(key, lowest=lowest, highest=highest)


def easier_when(material: Material, phase: Phase) -> str:
    """From which pain on the easier move is done."""
    red = [c for c in _columns(material, phase) if c.during == "red"]
    words = material.words
    if not red:
        return words.say("howto.easier_stop")
    pain = _pain(words, red[0].lowest, red[-1].highest)
    return words.say("howto.easier_when", pain=pain)


def flare_sign(material: Material) -> str:
    """What a flare-up is for this client; empty where the plan knows none."""
    plan, client = material.programme.plan, material.programme.client
    found = flare_from(plan, client.usual_pain)
    if found is None:
        return ""
    mornings, pain = found
    slots = {"mornings": material.words.count("mornings", mornings), "pain": pain}
    return material.words.say("colours.flare_sign", **slots)


def good_week(material: Material) -> str:
    """What a good week is, in days; empty where colours do not count."""
    week, words = material.first, material.words
    if isinstance(week.phase.policy, Quota):
        return ""
    found = next_week(material.programme.plan, max(1, week.sessions))
    slots = {"amber": found.repeat_amber_from - 1, "missed": found.missed_more_than}
    return words.say("terms.good_week_is", **slots)


def has_new_rule(material: Material, weeks: Sequence[Phase], phase: Phase) -> bool:
    """Whether the pain rule is another than in the phase before this one."""
    before = [p for p in _before(weeks, phase)]
    return bool(before) and before[-1].pain_rule != phase.pain_rule


def _before(phases: Sequence[Phase], phase: Phase) -> Iterator[Phase]:
    for one in phases:
        if one.id == phase.id:
            return
        yield one
