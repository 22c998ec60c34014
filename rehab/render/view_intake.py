"""The physio's page of where the client stands: the state and what it follows from."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab.model.intake import Episode, Intake
from rehab.model.standing import Event, Standing
from rehab.render.language import Words, number
from rehab.render.view_material import Material, sentence
from rehab.render.view_physio import with_rule
from rehab.render.view_tasks import PausedRow, TaskRow, paused_row, task_row

MOST_EVENTS = 12  # rows of the register, the latest
TO_A_DOCTOR = ("illness", "medicine")


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the register."""

    on: str
    what: str
    before: str
    how: str
    lasted: str
    episode: str


@dataclass(frozen=True, slots=True)
class IntakeView:
    """Where the client stands."""

    heading: str
    state: str
    reasons: tuple[str, ...]
    meaning: str
    facts: tuple[tuple[str, str], ...]
    events: tuple[EventRow, ...]
    earlier: str
    tasks: tuple[TaskRow, ...]
    paused: tuple[PausedRow, ...]
    still_paused: str


def intake_view(material: Material, now: Standing) -> IntakeView:
    """The page about the state and everything it follows from."""
    words, client = material.words, material.programme.client
    intake = client.intake or Intake()
    state = words.say(f"follow.states.{now.state}")
    shown = now.events[-MOST_EVENTS:]
    left = len(now.events) - len(shown)
    rule = material.library.measures.register_rule
    return IntakeView(
        heading=words.say("follow.heading", name=client.name),
        state=words.say("follow.state", date=words.date(now.on), state=state),
        reasons=tuple(with_rule(material, reason) for reason in now.reasons),
        meaning=words.say(
            "follow.states_mean",
            clear=rule.clear_days,
            rise=rule.rise_points,
            gone=rule.gone_at_most,
        ),
        facts=tuple(_facts(material, intake)),
        events=tuple(_event(words, event) for event in shown),
        earlier=words.say("follow.earlier", count=left) if left else "",
        tasks=tuple(task_row(material, task, now.on) for task in intake.tasks),
        paused=tuple(paused_row(words, activity, now.on) for activity in intake.paused),
        still_paused=words.say(
            "follow.still_paused",
            open=sum(activity.is_left_out(now.on) for activity in intake.paused),
            all=len(intake.paused),
        ),
    )


def _facts(material: Material, intake: Intake) -> Iterator[tuple[str, str]]:
    words, tags = material.words, material.library.catalogue.tags
    comma, joiner = words.say("list.comma"), words.say("flare.joiner")
    sites = [material.region.sites.get(site, site) for site in intake.sites]
    found = {
        "where": joiner.join(sites),
        "worse_with": comma.join(tags.get(one, one) for one in intake.worse_with),
        "how_often": intake.how_often or "",
        "likely": joiner.join(_likely(words, intake)),
    }
    for key, text in found.items():
        if text:
            yield words.say(f"follow.{key}"), sentence(text)


def _likely(words: Words, intake: Intake) -> Iterator[str]:
    """The physio's words; what belongs to a doctor says so."""
    for key, said in intake.likely_reasons.items():
        what = words.say(f"follow.reasons.{key}")
        yield words.say("follow.likely_item", what=what, words=said)
    for reason in intake.likely_reasons:
        if reason in TO_A_DOCTOR:
            what = words.say(f"follow.reasons.{reason}")
            yield words.say("follow.ask_doctor", what=what)


def _event(words: Words, event: Event) -> EventRow:
    none = words.say("follow.none")
    told = event.told
    episode = str(event.number) if event.number else none
    if told is None:
        what = words.say(f"follow.kinds.{event.kind}")
        return EventRow(words.date(event.on), what, none, none, none, episode)
    cause = words.say(f"follow.causes.{told.cause}")
    onset = words.say(f"follow.onsets.{told.onset}")
    return EventRow(
        on=words.date(event.on),
        what=_what(words, told),
        before=words.say("flare.joiner").join(_before(words, told)) or none,
        how=words.say("follow.began", onset=onset, cause=cause),
        lasted=_lasted(words, told),
        episode=episode,
    )


def _what(words: Words, told: Episode) -> str:
    text = told.task
    if told.load:
        text = words.say("follow.loaded", task=text, load=told.load)
    return words.say("follow.stopped", what=text) if told.stopped_activity else text


def _before(words: Words, told: Episode) -> Iterator[str]:
    if told.day_before:
        yield told.day_before
    if told.sleep_hours is not None:
        yield words.say("follow.slept", hours=number(told.sleep_hours))
    if told.stress is not None:
        yield words.say("follow.stress", stress=told.stress)


def _lasted(words: Words, told: Episode) -> str:
    if told.lasted_days:
        return words.count("days", told.lasted_days)
    known = "unknown" if told.lasted_days is None else "hours"
    return words.say(f"follow.lasted.{known}")
