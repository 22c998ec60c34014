"""The log of the first visit: what sets the back off, a line a day."""

from dataclasses import dataclass

from rehab.model.programme import Week
from rehab.render.sheet_words import sheet_name
from rehab.render.view_colours import ColoursView, colours_view
from rehab.render.view_grid import TickRow, grid
from rehab.render.view_less import LessView, less_view
from rehab.render.view_material import Material, small
from rehab.render.view_summary import summary


@dataclass(frozen=True, slots=True)
class LogView:
    """One week of the log, its exercises on top."""

    heading: str
    dates: str
    how: tuple[str, ...]
    ticks: tuple[TickRow, ...]
    columns: tuple[str, ...]
    example: tuple[str, ...]
    before: tuple[str, ...]  # what may have been the day before
    days: tuple[tuple[str, str], ...]
    colours: ColoursView
    less: LessView | None
    calm: str
    missed: str  # what to do then
    two_sided: bool  # in large print: its lines, and behind them the tables
    other_side: str


def log_view(material: Material, week: Week) -> LogView:
    """The log of one week; it stands in the place of the week page."""
    words = material.words
    name = sheet_name(words, material.programme, week)
    boxes, slots = grid(material, week), {"sheet": small(name)}
    return LogView(
        heading=words.say("trigger_log.heading", **slots),
        dates=words.dates(week.start, week.days[-1]),
        how=(*summary(material, (week,)), words.say("trigger_log.how")),
        ticks=boxes.ticks,
        columns=words.many("trigger_log.columns"),
        example=words.many("trigger_log.example"),
        before=words.many("trigger_log.before"),
        days=tuple((head.name, head.date) for head in boxes.days),
        colours=colours_view(material, week, ("morning", "during")),
        less=less_view(material, week),
        calm=words.say("trigger_log.calm"),
        missed=words.say("trigger_log.missed", date=words.day(material.review_date)),
        two_sided=material.programme.client.large_print,
        other_side=words.say("trigger_log.other_side", **slots),
    )
