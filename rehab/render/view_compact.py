"""Equal weeks on one page: two weeks of boxes under one set of numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rehab.model.programme import Week
from rehab.render.grid_columns import times_of
from rehab.render.language import Words
from rehab.render.view_grid import session_days
from rehab.render.view_material import Material, day_minutes, small
from rehab.render.view_next import NextView, next_view
from rehab.render.view_week import WeekView, week_content
from rehab.render.week_room import large_pair_has_room, pair_has_room

A_PAGE = 2  # weeks
MOST = 4  # exercises


@dataclass(frozen=True, slots=True)
class CompactView:
    """Weeks that are equal but for their dates."""

    heading: str
    dates: str
    lead: str  # how long it takes, and that other days are free
    weeks: tuple[tuple[str, WeekView], ...]  # the name of each, and its boxes
    next: NextView
    two_sided: bool  # in large print: boxes, and behind them the tables
    other_side: str
    run_on: bool = False  # what to write in the boxes is told in one paragraph

    @property
    def columns(self) -> int:
        """How many columns stand at the right of the labels."""
        return sum(len(week.grid.days) for _, week in self.weeks) + len(self.weeks) - 1

    @property
    def first(self) -> WeekView:
        """What holds for each of them."""
        return self.weeks[0][1]

    @property
    def briefer(self) -> "CompactView":
        """The same in fewer words."""
        return replace(self, weeks=tuple((name, w.briefer) for name, w in self.weeks))

    @property
    def run_together(self) -> "CompactView":
        """The same, with one paragraph of what to write in the boxes."""
        return replace(self, run_on=True)

    @property
    def without_pictures(self) -> "CompactView":
        """The same, with less on it."""
        weeks = tuple((name, week.without_pictures) for name, week in self.weeks)
        return replace(self, weeks=weeks)


def equal_runs(weeks: Sequence[Week]) -> Iterator[Sequence[Week]]:
    """The weeks in order; neighbours that differ only in their dates together."""
    for _, run in groupby(weeks, _what):
        yield tuple(run)


def _may_share(weeks: Sequence[Week]) -> bool:
    """Whether these equal weeks could share pages."""
    few = len(weeks[0].prescriptions) <= MOST
    once = times_of(weeks[0]) == 1  # its boxes have no room for two
    whole = once and not weeks[0].phase.daily
    return len(weeks) > 1 and few and whole


def _what(week: Week) -> str:
    given = [
        (p.exercise.id, p.dose, p.lower, p.back, sorted({d.weekday() for d in p.days}))
        for p in week.prescriptions
    ]
    return repr((week.phase.id, week.easy, week.after_gap, given))


def compact_views(material: Material, weeks: Sequence[Week]) -> tuple[CompactView, ...]:
    """The pages of weeks that are equal; none where each needs a page of its own."""
    shared = shared_content(material, weeks)
    fitting = tuple(filter(None, (_laid_out(material, view) for view in shared)))
    return fitting if len(fitting) == len(shared) else ()


def shared_content(
    material: Material, weeks: Sequence[Week]
) -> tuple[CompactView, ...]:
    """What the pages of equal weeks say; none where they can share no page."""
    if not _may_share(weeks):
        return ()
    *pairs, last = _pairs(weeks)
    same = (_view(material, pair, same=True) for pair in pairs)
    return (*same, _view(material, last, same=False))


def _laid_out(material: Material, view: CompactView) -> CompactView | None:
    """If need be with less of what the how-to has."""
    paper = material.programme.client.paper
    fits = large_pair_has_room if view.two_sided else pair_has_room
    brief = view.briefer
    least = brief.run_together
    every = (view, view.run_together, brief, least, least.without_pictures)
    return next((one for one in every if fits(one, paper)), None)


def _pairs(weeks: Sequence[Week]) -> Iterator[Sequence[Week]]:
    for at in range(0, len(weeks), A_PAGE):
        yield weeks[at : at + A_PAGE]


def _view(material: Material, weeks: Sequence[Week], *, same: bool) -> CompactView:
    """The page of these weeks; ``same``: the next page has the same numbers."""
    words, first = material.words, weeks[0]
    numbers = [str(week.number) for week in weeks]
    one = "" if weeks[1:] else "_one"
    slots = {"weeks": words.listed(tuple(numbers)), "phase": small(first.phase.name)}
    return CompactView(
        heading=words.say(f"compact.heading{one}", **slots),
        dates=words.dates(first.start, weeks[-1].days[-1]),
        lead=words.say("compact.lead", minutes=_minutes(material, first)),
        next=next_view(material, weeks[-1], equal=len(weeks) > 1 or same, same=same),
        two_sided=material.programme.client.large_print,
        other_side=words.say(f"compact.other_side{one}", **slots),
        weeks=tuple(
            (_name(words, w), week_content(material, w, equal=True)) for w in weeks
        ),
    )


def _name(words: Words, week: Week) -> str:
    return words.say("week.sheet", number=week.number)


def _minutes(material: Material, week: Week) -> str:
    """The longest day."""
    days = session_days(week)
    most = max(day_minutes(week, day, material.pace) for day in days)
    return material.words.count("minutes", most)
