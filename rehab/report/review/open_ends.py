"""What to ask again, and what is still open before the client moves on."""

from collections.abc import Iterator

from rehab.model.criterion import OF_TIME
from rehab.model.programme import Programme, Unmet
from rehab.model.proposal import Proposal
from rehab.model.safety import Safety
from rehab.model.slots import filled_for
from rehab.render.words import Words, fill, number


def red_flag_lines(found: Proposal, safety: Safety, words: Words) -> Iterator[str]:
    """What the diary named comes first, then the stop signs of the clinic."""
    yield ""
    yield words.say("review.red_flags")
    for seen in found.weeks:
        record = seen.record
        for what in (record.new_symptoms, record.new_medicine) if record else ():
            if what:
                yield words.say("review.flagged", week=seen.week.number, what=what)
    for text in red_flags(safety, found.programme):
        yield words.say("review.item", text=text)


def red_flags(safety: Safety, programme: Programme) -> tuple[str, ...]:
    """The stop signs of today and of an emergency, in the client's words."""
    slots = filled_for(programme.client, programme.plan.name)
    texts = (*safety.emergency, *safety.today)
    return tuple(fill(text, slots) for text in texts)


def unmet_lines(found: Proposal, words: Words) -> Iterator[str]:
    """The conditions for moving on that do not hold yet, and who meets them how."""
    if not found.unmet:
        return
    yield ""
    yield words.say("review.unmet")
    for unmet in found.unmet:
        says, value = unmet.criterion.says, so_far(unmet, words)
        yield words.say("review.unmet_item", says=says, value=value)
        if how := how_met(unmet, found, words):
            yield words.say("review.unmet_how", how=how)
    if text := sign_off(found, words):
        yield words.say("review.item", text=text)


def how_met(unmet: Unmet, found: Proposal, words: Words) -> str | None:
    """What to write, and where, for a condition that no score of the diary meets."""
    measure = unmet.criterion.measure
    if measure not in words.section("review.how_met"):
        return None
    what = unmet.criterion.what
    return words.say(f"review.how_met.{measure}", what=what, **_phase(found))


def sign_off(found: Proposal, words: Words) -> str | None:
    """How the physio ends the phase; not before the triggers are known, or its time."""
    open_ones = {unmet.criterion.measure for unmet in found.unmet}
    gates = (unmet.criterion for unmet in found.unmet)
    if any(one.measure in OF_TIME and not one.by_signature for one in gates):
        return None
    if found.week is None or not open_ones or "triggers_known" in open_ones:
        return None
    return words.say("review.sign_off", **_phase(found))


def _phase(found: Proposal) -> dict[str, object]:
    week = found.week
    names = {"phase": week.phase.id, "name": week.phase.name} if week else {}
    return {**names, "week": found.after_week}


def so_far(unmet: Unmet, words: Words) -> str:
    """What was reported of it, and what is needed."""
    least, most = unmet.criterion.at_least, unmet.criterion.at_most
    if unmet.value is None:
        return words.say("review.not_reported")
    value, key = number(unmet.value), "so_far"
    if least is None or unmet.value >= least:
        key, least = "so_far_most", most
    return words.say(f"review.{key}", value=value, needed=least)
