"""What was decided or signed, said back."""

from collections.abc import Iterator

from rehab.model.client import Review
from rehab.model.programme import Programme
from rehab.model.record import Decision, Record, Withdrawn
from rehab.planner.next_dose.decision import COLOURS
from rehab.render.words import Words, dose_short, reason_words, span_words, whose
from rehab.report.dump import dump
from rehab.review.withdrawing import taken_back, why_withdrawn


def decision_words(told: Decision, words: Words) -> str:
    """What was decided, as it was typed."""
    dose = dose_short(words, told.dose) if told.dose else None
    parts = (told.option, told.exercise, told.instead, told.trigger, dose)
    return " ".join(part for part in parts if part)


def told_line(told: Decision, words: Words, *, new: bool) -> str:
    """That it is written down now, or was before."""
    return words.say(
        "review.accepted" if new else "review.already",
        what=decision_words(told, words),
        week=told.after_week,
        by=told.by,
        date=words.date(told.on),
    )


def replaced_lines(told: Decision, record: Record, words: Words) -> Iterator[str]:
    """What of the ``record`` before no longer counts, and what still does.

    Of the decisions on a whole week the last one counts.
    """
    if told.option not in COLOURS:
        return
    before = record.decided(told.after_week)
    of_week = [one for one in before if one.option in COLOURS]
    if of_week and of_week[-1].option != told.option:
        gone = decision_words(of_week[-1], words)
        yield words.say("review.replaces", what=gone, by=of_week[-1].by)
    if stay := [decision_words(one, words) for one in before if one not in of_week]:
        yield words.say("review.still", what=words.listed(tuple(stay)))


def decision_data(told: Decision) -> dict[str, object]:
    """The decision for other programs."""
    return told.model_dump(mode="json", exclude_none=True, exclude={"follows", "seal"})


def decision_json(told: Decision, *, new: bool) -> str:
    """What stands in the record, and whether it is new there."""
    whole = {"decision": decision_data(told), "written": new}
    return dump(whole)


def signed_lines(
    signed: Review, programme: Programme, words: Words, *, new: bool
) -> Iterator[str]:
    """Which weeks, their code, and what to know about them."""
    yield words.say(
        "sign.signed" if new else "sign.already",
        by=signed.by,
        date=words.date(signed.on),
        span=span_words(words, signed.weeks),
        client=whose(words, programme.client),
        code=signed.fingerprint,
    )
    last = programme.diary.last_week
    asks = [why for week in programme.chosen((last + 1,)) for why in week.asks]
    record, code = programme.record, signed.fingerprint or ""
    if gone := taken_back(record, signed.weeks, code):
        asks.append(why_withdrawn(record, gone))
    for reason in asks:
        yield words.say("sign.asks", reason=reason_words(words, reason))
    yield words.say("sign.changes")


def withdrawn_lines(gone: Withdrawn, words: Words) -> Iterator[str]:
    """That the sheets count for nothing now, and what to do with the paper."""
    date = words.date(gone.on)
    slots = {
        "span": span_words(words, gone.weeks),
        "by": gone.by,
        "date": date,
        "reason": gone.reason,
    }
    yield words.say("withdraw.withdrawn", **slots)
    yield words.say("withdraw.take_back")
