"""How a week goes for a type of client: from its sheet to what they write down.

More work than the body is used to, against what the type can bear, is more pain. More
work in a session than the body is used to is more effort, whatever the type can bear.
"""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from rehab.model.client import Client
from rehab.model.diary import Away, SessionRecord, WeekRecord
from rehab.model.programme import Week
from rehab.simulate.body import Body, after
from rehab.simulate.draw import draw, swing
from rehab.simulate.kinds import Kind

POINTS = 8  # of pain, for work that is twice what can be borne
FLARE = 3  # points of pain more in a flare-up
BAD = 2  # points more make a week bad for the body
EFFORT = 6  # points of it more, for a session of twice the work
SORE_EFFORT = 2  # points of it more in a flare-up
DAY = 0.6  # points of it that a good or bad day moves
STRAINED = 2  # points above the usual effort are a bad score
UNSURE = 4  # points of confidence lost in a flare-up
GOOD_NIGHTS = 0.5  # after which a point of pain is gone
LOG = "diary_days"  # what a phase that wants a log of every day asks for
HOLIDAY = 0.6  # of the times without sessions; the others are an illness


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented: the file, the type, and what their chances are drawn from."""

    client: Client
    kind: Kind
    seed: int

    def chance(self, week: int, *what: object) -> float:
        """From 0 up to 1, for one thing in one week."""
        return draw(self.seed, self.client.reference, week, *what)


@dataclass(frozen=True, slots=True)
class Lived:
    """What a week was like."""

    share: float  # of the sheet's work that was done
    above: tuple[int, ...]  # points of pain above the usual, of each session done
    effort: tuple[int, ...] = ()  # 0-10, of each session done
    flare: bool = False
    away: Away | None = None

    @property
    def bad(self) -> bool:
        """Whether the body takes it amiss."""
        return self.flare or max(self.above, default=0) >= BAD


def live(person: Person, body: Body, week: Week) -> tuple[Lived, Body]:
    """The week as it was, and the body after it."""
    lived = _lived(person, body, week)
    return lived, after(body, week.prescriptions, lived.share, bad=lived.bad)


def _lived(person: Person, body: Body, week: Week) -> Lived:
    kind, number = person.kind, week.number
    if why := _away(person, number):
        return Lived(0, (), away=why)
    boom = not body.tender and person.chance(number, "boom") < kind.overdoes
    pace = kind.too_much if boom else 1
    done = [
        n
        for n in range(week.sessions if week.prescriptions else 0)
        if person.chance(number, n, "does") < kind.does or boom
    ]
    share = pace * len(done) / max(1, week.sessions)
    strain = body.strain(week.prescriptions, share)
    days = week.phase.sheet_days / 7
    flare = person.chance(number, "flare") < kind.flares * days * max(1, strain) ** 2
    above = tuple(_above(person, body, number, n, strain) for n in done)
    if flare:
        above = tuple(FLARE + points for points in above)
    asked = body.strain(week.prescriptions, pace)
    effort = tuple(_effort(person, number, n, asked, flare=flare) for n in done)
    return Lived(share, above, effort, flare)


def _effort(
    person: Person, week: int, session: int, strain: float, *, flare: bool
) -> int:
    """How hard a session of so much strain was, 0-10: half the work, half of it."""
    day = swing(person.seed, person.client.reference, week, session, "effort")
    much = person.kind.effort * min(strain, 1) + EFFORT * max(0, strain - 1)
    return max(0, min(10, round(much + DAY * day + SORE_EFFORT * flare)))


def _above(person: Person, body: Body, week: int, session: int, strain: float) -> int:
    kind, what = person.kind, (person.seed, person.client.reference, week, session)
    much = strain + kind.swing * swing(*what) + body.tender - kind.tolerance
    return max(0, round(POINTS * much))


def _away(person: Person, number: int) -> Away | None:
    """Why there were no sessions: an illness takes a week, a holiday two."""
    for week in (number, number - 1):
        begins = person.chance(week, "away") < person.kind.away
        if begins and week > 0:
            holiday = person.chance(week, "why") < HOLIDAY
            if holiday or week == number:
                return "holiday" if holiday else "illness"
    return None


def written(person: Person, body: Body, week: Week, lived: Lived) -> WeekRecord | None:
    """What comes back of it; None when the sheet does not."""
    number, kind = week.number, person.kind
    if person.chance(number, "reports") >= kind.reports:
        return None
    days = sorted({day for one in week.prescriptions for day in one.days})
    rows = [
        _row(person, body, week, Session(n, days[n % len(days)], points, effort))
        for n, (points, effort) in enumerate(
            zip(lived.above, lived.effort, strict=True)
        )
    ]
    if any(one.measure == LOG for one in week.phase.advance):
        rows += _log(person, body, week, {row.day for row in rows})
    told = lived.flare and person.chance(number, "tells") < kind.honest
    sure = kind.confidence - UNSURE * lived.flare
    return WeekRecord(
        week=number,
        sessions=tuple(rows),
        flare=told,
        confidence=sure if person.chance(number, "sure") < kind.scores else None,
        away=lived.away,
    )


def _log(
    person: Person, body: Body, week: Week, told: set[datetime.date | None]
) -> list[SessionRecord]:
    """The days without a session of a phase that asks for a log of every day."""
    usual = body.usual(person.client.usual_pain)
    return [
        SessionRecord(
            day=day,
            did=(),
            before=_score(person, week.number, (n, "log"), usual, bad=False),
            next_morning=_score(person, week.number, (n, "log"), usual, bad=False),
        )
        for n, day in enumerate(week.days)
        if day not in told
    ]


class Session(NamedTuple):
    """One session as it was."""

    n: int  # from 0
    day: datetime.date
    above: int  # points of pain above the usual
    effort: int  # 0-10


def _row(person: Person, body: Body, week: Week, went: Session) -> SessionRecord:
    n, day, points, effort = went
    strained = effort >= person.kind.effort + STRAINED
    usual = body.usual(person.client.usual_pain)
    slept_well = person.chance(week.number, n, "rest") < GOOD_NIGHTS
    morning = max(0, points - slept_well)
    return SessionRecord(
        day=day,
        before=_score(person, week.number, (n, "before"), usual, bad=False),
        during=_score(
            person, week.number, (n, "during"), usual + points, bad=points > 0
        ),
        next_morning=_score(
            person, week.number, (n, "morning"), usual + morning, bad=morning > 0
        ),
        effort=_score(person, week.number, (n, "effort"), effort, bad=strained),
    )


def _score(
    person: Person, week: int, what: tuple[int, str], score: int, *, bad: bool
) -> int | None:
    """The score as it was written down: forgotten ones and bad ones are left out."""
    kind = person.kind
    if person.chance(week, *what, "scores") >= kind.scores:
        return None
    if bad and person.chance(week, *what, "honest") >= kind.honest:
        return None
    return min(10, score)
