"""What the next week would change: every colour tried out by really planning on."""

from rehab.model.diary import Diary, SessionRecord, WeekRecord
from rehab.model.phase import Phase
from rehab.model.plan import Plan
from rehab.model.policy import Staircase
from rehab.model.programme import Library, Programme, Refusal, Week
from rehab.model.proposal import Change, WhatIf
from rehab.model.record import Record
from rehab.planner.programme import build_programme
from rehab.review.moves import changes

COLOURS = ("green", "amber", "red", "none")
SCORES = {"amber": ("amber",), "red": ("red", "stop_today")}
SCORE_OF = {"during": "during", "morning": "next_morning", "before": "before"}


def what_ifs(programme: Programme, library: Library, week: Week) -> tuple[WhatIf, ...]:
    """The week after ``week`` for each colour that ``week`` may turn out to have."""
    return tuple(_try_out(programme, library, week, colour) for colour in COLOURS)


def _try_out(programme: Programme, library: Library, week: Week, colour: str) -> WhatIf:
    none = WeekRecord(week=week.number)
    told = none if colour == "none" else imagined(programme, week, colour)
    diary = Diary(weeks=(*programme.diary.weeks, told))
    after = build_programme(
        programme.client, programme.plan, library, diary, _on_new_sheets(programme)
    )
    following = None
    if not isinstance(after, Refusal):
        following = after.week(week.number + 1)
    if following is None or isinstance(after, Refusal):
        return WhatIf(colour, None, 0, 0, ())
    moves = changes(after, week.number, following)
    up = sum(_volume(move) > 0 for move in moves)
    down = sum(_volume(move) < 0 for move in moves)
    return WhatIf(colour, following, up, down, following.asks)


def _on_new_sheets(programme: Programme) -> Record:
    """The record as if the client had the weeks to come as they are planned now.

    A sheet that was handed out before says what was planned then, with its usual pain.
    """
    last = programme.diary.last_week
    issued = tuple(
        past.model_copy(
            update={"sheets": tuple(one for one in past.sheets if one.week <= last)}
        )
        for past in programme.record.issued
    )
    return programme.record.model_copy(update={"issued": issued})


def _volume(move: Change) -> float:
    """More or less than before; a rung that comes or goes is neither."""
    if move.was is None or move.next is None:
        return 0
    return move.next.volume - move.was.volume


def imagined(programme: Programme, week: Week, colour: str) -> WeekRecord:
    """A week of that colour, easy and all of it done, as confident as the last one."""
    last = [r.confidence for r in programme.diary.weeks if r.confidence is not None]
    easy = _easy(programme.plan, week.phase)
    sessions = (_session(week, colour, easy),) * week.sessions
    return WeekRecord(
        week=week.number, sessions=sessions, confidence=last[-1] if last else None
    )


def _easy(plan: Plan, phase: Phase) -> int:
    """What "easy" stands for; less, where the phase lets nothing rise after as much."""
    policies = (phase.policy, *(place.policy for place in phase.places))
    limits = [one.effort_at_most for one in policies if isinstance(one, Staircase)]
    most = [limit for limit in limits if limit is not None]
    return min(plan.effort.words.get("easy", phase.effort_max), phase.effort_max, *most)


def _session(week: Week, colour: str, easy: int) -> SessionRecord:
    """A session without pain but for one score, the lowest that has the colour.

    Where the sheet has no such score, no morning is told: too little for green.
    """
    calm = SessionRecord(before=0, during=0, next_morning=0, effort=easy)
    if colour not in SCORES:
        return calm
    for row, score in SCORE_OF.items():
        found = [c for c in week.pain_grid if getattr(c, row) in SCORES[colour]]
        if found:
            return calm.model_copy(update={score: found[0].lowest})
    return calm.model_copy(update={"next_morning": None})
