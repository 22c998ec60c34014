"""The diary as a table, under the headings that ``rehab diary import`` reads."""

from collections.abc import Iterator, Mapping

from rehab.model.diary import SCORES, SIGNS, Diary, SessionRecord, WeekRecord
from rehab.render.language import Words
from rehab.render.words import dose_short
from rehab.report.export.cells import table

Cells = Mapping[str, object]
DOSES = "doses"  # of another size than the sheet's: no column that can be read again


def diary_csv(diary: Diary, said: Words) -> str:
    """The table: a session a row, what is of the week in the week's first."""
    heads = {name: known[0] for name, known in said.lists("diary.columns").items()}
    rows = [row for week in diary.weeks for row in _week(week, said)]
    if any(DOSES in row for row in rows):
        heads[DOSES] = said.say("export.other_doses")
    return table([list(heads.values()), *([row.get(n) for n in heads] for row in rows)])


def _week(week: WeekRecord, said: Words) -> Iterator[Cells]:
    of_week: Cells = {
        "week_effort": week.effort,
        "flare": _yes(given=week.flare),
        "confidence": week.confidence,
        "away": week.away,
        "new_medicine": week.new_medicine,
        "new_symptoms": week.new_symptoms,
        "week_note": week.note,
    }
    rows = [_session(session, said) for session in week.sessions] or [{}]
    for at, row in enumerate(rows):
        yield {"week": week.week, **row, **({} if at else of_week)}


def _session(one: SessionRecord, said: Words) -> Cells:
    row: dict[str, object] = {
        "day": one.day.isoformat() if one.day else None,
        "did": _did(one),
        "kg": "; ".join(f"{name} {kg:g}" for name, kg in one.kg.items()),
        "sore": one.sore,
        "less": "; ".join(one.less),
        "more": "; ".join(one.more),
        "note": one.note,
        "log": "none" if one.did == () else None,  # else a row with nothing is none
    }
    row |= {score: getattr(one, score) for score in SCORES}
    row |= {sign: _yes(given=getattr(one, sign)) for sign in SIGNS}
    if one.well is not None:
        row["well"] = "yes" if one.well else "no"
    if one.doses:
        row[DOSES] = "; ".join(
            f"{name} {dose_short(said, dose)}" for name, dose in one.doses.items()
        )
    return row


def _did(one: SessionRecord) -> str:
    if one.did is None:
        return "all"
    return "; ".join(one.did) or "none"


def _yes(*, given: bool) -> str | None:
    return "yes" if given else None
