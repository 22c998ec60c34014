"""What would have to come back for a better proposal, and what looks odd in it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rehab.model.diary import MOMENTS, SCORES, SessionRecord
from rehab.model.programme import Reason
from rehab.model.proposal import WeekSeen
from rehab.model.rules import WeekRule
from rehab.planner.outcome.exercise import exercise_week
from rehab.planner.outcome.past_week import Outcome

ALIKE_WEEKS = 3  # running, before somebody asks; default
LESS_WEEKS = 2  # of one exercise: one may be a bad week; default


def notices(seen: Sequence[WeekSeen], rule: WeekRule) -> Iterator[Reason]:
    """In the order of the weeks, then what is only seen over several of them."""
    if not seen:
        yield Reason("review.no_diary")
    for one in seen:
        yield from _missing(one)
    if ticks := [one.week.number for one in seen if _only_ticks(one)]:
        listed = ", ".join(map(str, ticks))
        yield Reason("review.scores_missing", {"weeks": listed})
    if alike := _alike(seen):
        facts = {"first": alike[0], "last": alike[-1], "weeks": len(alike)}
        yield Reason("review.same_rows", facts)
    yield from _did_less(seen, rule)


def _missing(one: WeekSeen) -> Iterator[Reason]:
    number = one.week.number
    if one.record is None:
        yield Reason("review.no_week", {"week": number})
        return
    scored = [s.next_morning is not None for s in one.record.done]
    if scored and not all(scored) and not _only_ticks(one):
        facts = {"week": number, "missing": scored.count(False)}
        yield Reason("review.no_mornings", {**facts, "done": len(scored)})


def _did_less(seen: Sequence[WeekSeen], rule: WeekRule) -> Iterator[Reason]:
    """Exercises of which clearly less than the sheet came back in several weeks."""
    names = dict.fromkeys(name for one in seen for name in one.week.exercises)
    for name in names:
        weeks = [one.week for one in seen if _is_less(one, name, rule)]
        if len(weeks) >= LESS_WEEKS:
            listed = ", ".join(str(week.number) for week in weeks)
            called = weeks[-1].every(name)[0].exercise.name
            yield Reason("review.did_less", {"exercise": called, "weeks": listed})


def _is_less(one: WeekSeen, exercise: str, rule: WeekRule) -> bool:
    """As the rules see it; in a week that is not green the sheet may ask for less."""
    week = one.week
    if week.colour != "green":
        return False
    past = Outcome(week.phase.id, week.colour, one.record, given=week.prescriptions)
    return exercise_week(rule, past, exercise).got == "less"


def _only_ticks(one: WeekSeen) -> bool:
    """Whether sessions came back, and not one score of pain."""
    rows = one.record.sessions if one.record else ()
    done = one.record is not None and bool(one.record.done)
    return done and not any(_pain(row) for row in rows)


def _pain(row: SessionRecord) -> list[int]:
    given = (getattr(row, name) for name in MOMENTS)
    return [score for score in given if score is not None]


def _alike(seen: Sequence[WeekSeen]) -> list[int]:
    """The longest run of weeks in which every session has the same scores.

    Only where there was pain to score: a back that does not hurt is 0 every day.
    """
    runs: list[list[int]] = [[]]
    for one, other in pairwise((None, *seen)):
        assert other is not None  # noqa: S101 - only the first is none
        row = _one_row(other)
        follows = one is not None and row is not None and _one_row(one) == row
        if row is not None:
            runs.append(
                [*runs[-1], other.week.number] if follows else [other.week.number]
            )
    longest = max(runs, key=len)
    return longest if len(longest) >= ALIKE_WEEKS else []


def _one_row(one: WeekSeen) -> tuple[int | None, ...] | None:
    """The scores that all sessions of the week share; None when they do not."""
    done = one.record.done if one.record else ()
    rows = {tuple(getattr(row, name) for name in SCORES) for row in done}
    if len(rows) != 1 or len(done) < 2 or not any(map(any, map(_pain, done))):  # noqa: PLR2004
        return None
    return rows.pop()
