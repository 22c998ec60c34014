"""The week page: what to tick and write, and what to do when it is worse."""

from dataclasses import dataclass, replace

from rehab.model.plan import Plan
from rehab.model.policy import Quota
from rehab.model.programme import Week
from rehab.render.grid_columns import times_of
from rehab.render.language import Words
from rehab.render.sheet_words import said, sheet_name
from rehab.render.view_belief import BeliefView, belief_view
from rehab.render.view_colours import ColoursView, colours_view
from rehab.render.view_grid import GridView, grid
from rehab.render.view_less import LessView, less_view
from rehab.render.view_material import Material, heading
from rehab.render.view_next import NextView, next_view
from rehab.render.view_rules import rule_lines
from rehab.render.view_summary import rest_words
from rehab.render.week_room import boxes_have_room, has_room, tables_have_room

ONE_SIDE = 5  # exercises
FEW = 4  # with room for a card


@dataclass(frozen=True, slots=True)
class WeekView:
    """One week's page."""

    heading: str
    dates: str
    place: str  # when and where the client does them; empty: to fill in
    how: tuple[tuple[str, str], ...]  # tick, effort, rest: a word and its sentence
    notes: tuple[str, ...]  # an easier week, after time off, what to do and not yet
    again: str  # what counts where the boxes hold another week; or empty
    grid: GridView
    colours: ColoursView
    less: LessView | None
    next: NextView
    was: str  # what effort is asked with
    own: tuple[str, ...]  # the words that effort is told in
    belief: BeliefView | None
    two_sided: bool
    other_side: str

    @property
    def without_example(self) -> "WeekView":
        """The same, with its rules for next week alone."""
        return replace(self, next=replace(self.next, example=""))

    @property
    def without_stays(self) -> "WeekView":
        """The same without what the next page says otherwise."""
        return replace(self, next=replace(self.next, example="", stays=""))

    @property
    def without_low(self) -> "WeekView":
        """The same without which exercises go no lower."""
        less = replace(self.less, low="") if self.less else None
        return replace(self.without_stays, less=less)

    @property
    def without_again(self) -> "WeekView":
        """The same without what counts where the boxes hold another week."""
        return replace(self.without_low, again="")

    @property
    def without_red(self) -> "WeekView":
        """The same without what follows a red day: the first pages say it too."""
        return replace(self, colours=replace(self.colours, after_red=None))

    @property
    def briefer(self) -> "WeekView":
        """The same in the fewest words."""
        return self.without_again.without_red

    @property
    def without_pictures(self) -> "WeekView":
        """The same, with less on it."""
        return replace(self, grid=self.grid.without_pictures)


def week_view(material: Material, week: Week) -> WeekView:
    """The page of one week: on one side, else on two.

    If need be without its card, then in ever fewer words, then without its drawings.
    In large print the boxes have one side and the tables the other.
    """
    view, paper = week_content(material, week), material.programme.client.paper
    if material.programme.client.large_print:
        view = view if boxes_have_room(view, paper) else view.without_pictures
        told = _shorter(replace(view, two_sided=True))
        tried = (*told, told[-1].without_red)
        return next((one for one in tried if tables_have_room(one, paper)), tried[-1])
    told = _shorter(view)
    shorter = (*told, told[-1].without_again, told[-1].briefer)
    one_sided = (*shorter, shorter[-1].without_pictures)
    few = one_sided if len(view.grid.ticks) <= ONE_SIDE else ()
    fitting = (one for one in few if has_room(one, paper))
    return next(fitting, replace(view, two_sided=True))


def _shorter(view: WeekView) -> tuple[WeekView, ...]:
    """The page in ever fewer words."""
    bare = replace(view, belief=None)
    return view, bare, bare.without_example, bare.without_stays, bare.without_low


def week_content(material: Material, week: Week, *, equal: bool = False) -> WeekView:
    """What a week's page says; ``equal`` where the next one has the same numbers."""
    words, client = material.words, material.programme.client
    return WeekView(
        heading=heading(material, week),
        dates=words.dates(week.start, week.days[-1]),
        place=client.when or "",
        how=tuple(_how(material, week)),
        notes=tuple(_notes(words, week)),
        again="" if equal else _again(material, week),
        grid=grid(material, week),
        colours=colours_view(material, week),
        less=less_view(material, week),
        next=next_view(material, week, equal=equal),
        was=said(words, week, "own.was"),
        own=words.many("own.efforts"),
        belief=_belief(material, week),
        two_sided=False,
        other_side=words.say(
            "week.other_side", sheet=sheet_name(words, material.programme, week)
        ),
    )


def _again(material: Material, week: Week) -> str:
    """Where the week before is on these sheets too, and may be done once more here."""
    number = week.number - 1
    before = next((one for one in material.printed if one.number == number), None)
    if before is None or before.phase.daily or isinstance(before.phase.policy, Quota):
        return ""
    return material.words.say("week.again")


def _how(material: Material, week: Week) -> list[tuple[str, str]]:
    words, plan = material.words, material.programme.plan
    twice = not week.phase.daily and times_of(week) > 1
    less = week.phase.daily or less_view(material, week)
    how = "tick_twice" if twice else "tick_how" if less else "tick_plain"
    lines = [(words.say("week.tick"), said(words, week, f"week.{how}"))]
    if any(given.asks_kg for given in week.prescriptions):
        lines.append((words.say("week.kg"), words.say("week.kg_how")))
    effort = words.say("week.effort_how", effort=effort_word(words, plan, week))
    lines.append((words.say("week.effort"), effort))
    if rest := rest_words(words, week, plan.pace):
        lines.append((words.say("week.rest"), rest))
    return lines


def effort_word(words: Words, plan: Plan, week: Week) -> str:
    """The client's word for the most that it should feel like."""
    known = plan.effort.words.items()
    fits = [name for name, effort in known if effort <= week.phase.effort_max]
    return words.say(f"own.words.{fits[-1] if fits else next(iter(dict(known)))}")


def _notes(words: Words, week: Week) -> list[str]:
    easy = [words.say("week.easy")] if week.easy else []
    gap = [week.after_gap] if week.after_gap else []
    todo = [words.say("week.practise", what=" ".join(week.practise))]
    later = [words.say("week.not_yet", what=" ".join(week.phase.not_yet))]
    return [
        *gap,
        *easy,
        *rule_lines(words, week),
        *(todo if week.practise else []),
        *(later if week.phase.not_yet else []),
    ]


def _belief(material: Material, week: Week) -> BeliefView | None:
    """Where it fits; the card of the first week stands with the how-to of a few."""
    few = len(week.prescriptions) < FEW and week is not material.first
    return belief_view(material, week) if few else None
