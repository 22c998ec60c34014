"""Rows of the physio's page: the client's own tasks, and what is paused."""

import datetime
from dataclasses import dataclass

from rehab.model.intake import Paused, Task
from rehab.render.language import Words, number
from rehab.render.trend import reach
from rehab.render.view_material import Material, sentence


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task: what it asks and what is possible."""

    name: str
    asks: str
    can: str
    percent: str
    bar: str  # SVG
    trained_by: str


@dataclass(frozen=True, slots=True)
class PausedRow:
    """One activity that is left out, or was."""

    name: str
    since: str
    test: str
    back: str


def task_row(material: Material, task: Task, day: datetime.date) -> TaskRow:
    """What the task asks, against the last try up to this day."""
    words, exercises = material.words, material.library.exercises
    share = (task.capacity_on(day) or 0) / task.demand
    percent = int(100 * share)  # 99.6 is not there yet
    title = words.say("follow.reach_title", percent=percent, task=task.name)
    trained = exercises.get(task.trained_by or "")
    return TaskRow(
        name=sentence(task.name),
        asks=words.say("follow.amount", value=number(task.demand), unit=task.unit),
        can=_possible(words, task, task.tried_on(day)),
        percent=words.say("follow.reach", percent=percent),
        bar=reach(share, title=title),
        trained_by=trained.name if trained else words.say("follow.none"),
    )


def _possible(words: Words, task: Task, on: datetime.date | None) -> str:
    if on is None:
        return words.say("follow.not_tried")
    value, date = number(task.capacity[on]), words.short_date(on)
    return words.say("follow.tried", value=value, unit=task.unit, date=date)


def paused_row(words: Words, activity: Paused, day: datetime.date) -> PausedRow:
    """Since when, until when, and what has to be shown first."""
    if activity.resumed and not activity.is_left_out(day):
        back = words.say("follow.resumed", date=words.date(activity.resumed))
    else:
        key = "back_on" if activity.back_on > day else "back_late"
        back = words.say(f"follow.{key}", date=words.date(activity.back_on))
    since = words.date(activity.since)
    return PausedRow(sentence(activity.name), since, activity.end_test, back)
