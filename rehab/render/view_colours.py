"""The colour grid of one client: what each pain means, with no sum to do.

It is made by the function that colours the diary, pain by pain. Usually a column is a
pain, with the colour that most rows give it. In a row that gives it another, the cells
of one colour are one cell, which says which pain has it. Where two columns would have
one colour, a column is a colour, and its rows name the pain.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, NamedTuple, TypeAlias, get_args

from rehab.model.limits import GridColumn, Verdict
from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.language import Words
from rehab.render.view_material import Material

Moment: TypeAlias = Literal["before", "during", "morning"]
ROWS: tuple[Moment, ...] = get_args(Moment)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Span: TypeAlias = tuple[int, int] | None  # of pain, both ends in it
NONE = "–"


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
    pain: str  # that has it; else that the pain stands in the cells


@dataclass(frozen=True, slots=True)
class CellView:
    """What to do at this colour."""

    mark: str  # its pain and colour, if not the head's; its pain, if the head has none
    says: str
    span: int = 1  # columns


Column: TypeAlias = tuple[HeadView, tuple[CellView, ...]]


@dataclass(frozen=True, slots=True)
class ColoursView:
    """The whole grid."""

    heads: tuple[HeadView, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    new: str  # what is new in the rule of this phase; else empty
    flare: tuple[tuple[str, str], ...]  # of what strikes, and of a flare-up, if any
    by_row: bool  # the rows of a colour name their own pain


def colours_view(
    material: Material, week: Week, rows: Sequence[Moment] = ROWS
) -> ColoursView:
    """The grid of a week; it says so where more pain is allowed than at first."""
    words, says = material.words, _kind(week)
    pains = _by_pain(week, rows)
    if pains:
        heads = tuple(_pain_head(words, one) for one in pains)
        cells = [tuple(_row(words, pains, n, row, says)) for n, row in enumerate(rows)]
    else:
        columns = _colour_columns(words, week, rows, says)
        heads, rowed = zip(*columns, strict=True)
        cells = list(zip(*rowed, strict=True))
    names = [words.say(f"colours.rows.{_row_key(week, row)}") for row in rows]
    return ColoursView(
        heads=heads,
        rows=tuple(zip(names, cells, strict=True)),
        new=_new(material, week),
        flare=tuple(_flare(material)),
        by_row=not pains,
    )


class Pains(NamedTuple):
    """Pains that every row calls the same, each row in its own way."""

    lowest: int
    highest: int
    verdicts: tuple[Verdict, ...]  # one a row

    @property
    def most(self) -> Verdict:
        """The colour that most rows give them; the worse of two as frequent."""
        often = Counter(self.verdicts)
        return max(often, key=lambda one: (often[one], VERDICTS.index(one)))


def _by_pain(week: Week, rows: Sequence[Moment]) -> tuple[Pains, ...]:
    """A column for each; none where two would have the same colour at their heads."""

    def verdicts(column: GridColumn) -> tuple[Verdict, ...]:
        return tuple(getattr(column, row) for row in rows)

    found = []
    for each, alike in groupby(week.pain_grid, verdicts):
        columns = tuple(alike)
        found.append(Pains(columns[0].lowest, columns[-1].highest, each))
    heads = [VERDICTS.index(one.most) for one in found]
    rising = all(low < high for low, high in pairwise(heads))
    return tuple(found) if rising else ()


def _pain_head(words: Words, pains: Pains) -> HeadView:
    return HeadView(
        _light(words, pains.most), _pain(words, pains.lowest, pains.highest)
    )


def _row(
    words: Words, pains: Sequence[Pains], n: int, row: Moment, says: str
) -> Iterator[CellView]:
    """What to do at each pain; neighbours that row ``n`` gives one colour are one."""
    for own, alike in groupby(pains, lambda one: one.verdicts[n]):
        some = tuple(alike)
        mark = ""
        if any(one.most != own for one in some):
            pain = _numbers(words, some[0].lowest, some[-1].highest)
            colour = words.say(f"colours.named.{own}")
            mark = words.say("colours.also", n=pain, colour=colour)
        does = words.say(f"colours.{says}.{row}.{own}")
        yield CellView(mark=mark, says=does, span=len(some))


def _colour_columns(
    words: Words, week: Week, rows: Sequence[Moment], says: str
) -> list[Column]:
    """A column for each colour that any row has."""
    spans = {
        verdict: tuple(_span(week, row, verdict) for row in rows)
        for verdict in VERDICTS
    }
    return [
        _column(words, verdict, rows, found, says)
        for verdict, found in spans.items()
        if any(found)
    ]


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


def _column(
    words: Words,
    verdict: Verdict,
    rows: Sequence[Moment],
    spans: Sequence[Span],
    says: str,
) -> Column:
    """A colour, and what to do in each row; a dash where the row has none of it.

    Where its rows differ in the pain that they call so, each names its own.
    """
    first, *others = spans
    shared = first if all(span == first for span in others) else None
    cells = tuple(
        CellView(
            mark="" if shared or span is None else _numbers(words, *span),
            says=words.say(f"colours.{says}.{row}.{verdict}") if span else NONE,
        )
        for row, span in zip(rows, spans, strict=True)
    )
    pain = _pain(words, *shared) if shared else words.say("colours.by_row")
    return HeadView(_light(words, verdict), pain), cells


def _light(words: Words, verdict: Verdict) -> LightView:
    letter = words.say(f"colours.letters.{verdict}")
    return LightView(verdict, letter, words.say(f"colours.names.{verdict}"))


def _numbers(words: Words, lowest: int, highest: int) -> str:
    """From a score to a score: 3, 4 or 5, 6 to 10."""
    if lowest == highest:
        return str(lowest)
    key = "colours.or" if highest == lowest + 1 else "colours.to"
    return words.say(key, lowest=lowest, highest=highest)


def _pain(words: Words, lowest: int, highest: int) -> str:
    """The same with the word."""
    return words.say("colours.pain", n=_numbers(words, lowest, highest))


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
