"""What came back, into the diary: what is known of it first, then the file."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rehab.app.papers import Papers, Stopped, diary_beside, read_papers
from rehab.app.planned import Planned, lay_out
from rehab.app.words import words
from rehab.disk.write import write_over
from rehab.entry import emit
from rehab.entry.adding import Unfit, add_items, marked
from rehab.entry.removing import without
from rehab.entry.sheet_had import SheetHad, sheet_had
from rehab.entry.sittings import Sitting, usual_sittings
from rehab.model.diary import Diary, WeekRecord
from rehab.model.problem import Problem
from rehab.model.programme import Week
from rehab.model.record import IssuedWeek
from rehab.model.region import Region
from rehab.reader.check import check
from rehab.reader.csv_cells import Vocabulary, vocabulary
from rehab.reader.csv_diary import read_csv
from rehab.reader.diary_taken import taken
from rehab.reader.diary_weeks import diary_problems
from rehab.reader.expected import Expected, Sheet, expected
from rehab.reader.files import read_bytes
from rehab.reader.guards import Fault, decode
from rehab.reader.library import read_weeks
from rehab.reader.named import names_of
from rehab.reader.names import Names
from rehab.reader.places import Read, problem_at
from rehab.reader.plain import read_plain
from rehab.review.issued import sheet_of


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenDiary:
    """A diary, and everything that is known about what it can hold."""

    path: Path
    papers: Papers
    issued: dict[int, IssuedWeek]  # by week: what the client has, else as planned
    planned: bool  # whether there is a programme
    pieces: dict[str, int]  # by exercise: as how many of it a weight is lifted
    held: Expected
    vocabulary: Vocabulary

    @property
    def region(self) -> Region:
        """The region of the body that the plan is for."""
        return self.papers.library.region(self.papers.plan)

    def had(self, number: int) -> SheetHad | None:
        """The sheet of a week; None when nobody knows what stood on it."""
        issued, sheet = self.issued.get(number), self.held.sheet(number)
        if issued is None or sheet is None:
            return None
        phase = self.papers.plan.phase_called(issued.phase)
        of = self.papers.client, self.papers.library
        return sheet_had(issued, sheet, phase, *of, self.pieces)

    def exercises(self, number: int) -> tuple[str, ...]:
        """Those of a week's sheet, as a number on it counts them."""
        known = self.had(number)
        return known.exercises if known else ()

    def sittings(self, number: int) -> tuple[Sitting, ...]:
        """The sessions of a week, as far as anybody knows."""
        if known := self.had(number):
            return known.sittings
        sheet, client = self.held.sheet(number), self.papers.client
        return tuple(usual_sittings(sheet.days, client)) if sheet else ()

    def why_not(self, number: int) -> str:
        """Why nothing can have come back of a week; nothing when it can."""
        sheet, today = self.held.sheet(number), self.held.today
        if sheet and today and sheet.first > today:
            start = words().date(sheet.first)
            return words().say("diary.too_early", week=number, start=start)
        if sheet is None and self.planned:
            return words().say("diary.no_such_week", week=number)
        return ""


def open_diary(
    client: Path, diary: Path | None, library: Path | None, today: datetime.date
) -> OpenDiary | Stopped:
    """Read everything. No programme for the client is no reason to stop."""
    papers = read_papers(client, diary, library, today)
    if isinstance(papers, Stopped):
        return papers
    made = lay_out(papers)
    return opened_diary(papers, made, diary or diary_beside(client), today)


def opened_diary(
    papers: Papers, made: Planned | Stopped, diary: Path, today: datetime.date
) -> OpenDiary:
    """The same of papers that were read, and laid out, before."""
    planned = () if isinstance(made, Stopped) else made.programme.weeks
    exercises = papers.library.exercises
    of = papers.client, papers.plan, papers.record, exercises, today
    held = expected(*of, names_of(papers.library))
    record, usual = papers.record, papers.client.usual_pain
    ahead = {week.number: sheet_of(week, usual) for week in planned}
    had = {number: sheet for number in held.sheets if (sheet := record.sheet(number))}
    sheets = {week.number: _as_planned(week) for week in planned} | dict(held.sheets)
    return OpenDiary(
        path=diary,
        papers=papers,
        issued=ahead | had,
        planned=bool(planned),
        pieces={
            p.exercise.id: p.pieces for w in reversed(planned) for p in w.prescriptions
        },
        held=replace(held, sheets=sheets),
        vocabulary=vocabulary(
            words().lists("diary.columns"),
            words().lists("diary.meaning"),
            {key: exercise.name for key, exercise in exercises.items()},
            words().lists("diary.felt"),
        ),
    )


def _as_planned(week: Week) -> Sheet:
    """What is held against a week that nobody handed out."""
    return Sheet(
        first=week.start,
        last=week.days[-1],
        times=week.phase.times_per_day,
        planned=week.exercises,
    )


def from_table(
    opened: OpenDiary, table: Path
) -> tuple[tuple[WeekRecord, ...], tuple[Problem, ...]]:
    """The weeks in a spreadsheet's table, or every problem in it."""
    raw, problems = read_bytes(table)
    if raw is None:
        return (), problems
    read, problems = read_csv(raw, str(table), opened.vocabulary, opened.held)
    if read is None:
        return (), problems
    found = _taken(read, opened.path, opened.held.names)
    problems = tuple(sorted(replace(problem, where="") for problem in found))
    return (() if problems else read.value.weeks), problems


def problems_of(opened: OpenDiary, record: WeekRecord) -> tuple[Problem, ...]:
    """What is wrong with a week before it is written; the places are of no use."""
    if twice := tuple(_days_twice(opened, record)):
        return twice
    text = "weeks:\n" + emit.item(record)
    source, problems = read_plain(text.encode(), str(opened.path))
    if source is None:
        return problems
    value, problems = check(Diary, source)
    if value is None:
        return problems
    read = Read(value, source)
    return (
        *diary_problems(read, opened.held),
        *_taken(read, opened.path, opened.held.names),
    )


def _days_twice(opened: OpenDiary, record: WeekRecord) -> Iterator[Problem]:
    """Days with more rows than sessions, told without a line: there is none yet."""
    sheet = opened.held.sheet(record.week)
    most = sheet.times if sheet else opened.held.times
    rows = Counter(session.day for session in record.sessions if session.day)
    for day, number in rows.items():
        if number > most:
            hint = "one for each session; its note has room for what else happened"
            yield Problem(str(opened.path), 1, 1, "", f"{day} has {number} rows", hint)


def week_in(path: Path, week: int, names: Names) -> Problem | None:
    """The place of a week that the diary has already."""
    read = _weeks(path, names)
    numbers = [record.week for record in read.value.weeks] if read else []
    if read is None or week not in numbers:
        return None
    place = ("weeks", numbers.index(week), "week")
    hint = "take it out with diary remove, or change it there, in any editor"
    found = problem_at(read.source, place, f"week {week} is in the diary already", hint)
    return replace(found, where="")


def record_of(opened: OpenDiary, week: int) -> WeekRecord | None:
    """What the diary has of a week."""
    weeks = opened.papers.diary.weeks
    return next((record for record in weeks if record.week == week), None)


def remove_week(path: Path, week: int, names: Names) -> tuple[Problem, ...]:
    """Take a week out of the file as it is now; with a problem nothing is written.

    Raises:
        Changed: Somebody else saved the file in that moment.
        OSError: It could not be written; the file is as it was.
    """
    read = _weeks(path, names)
    numbers = [record.week for record in read.value.weeks] if read else []
    raw, problems = read_bytes(path)
    if raw is None or week not in numbers:
        return problems
    try:
        new = without(decode(raw), "weeks", numbers.index(week))
    except Fault as fault:
        return (fault.problem(str(path)),)
    write_over(path.resolve(), raw, marked(raw, new))
    return ()


def write_weeks(
    opened: OpenDiary, records: Sequence[WeekRecord]
) -> tuple[Problem, ...]:
    """Add the weeks to the file as it is now; with a problem nothing is written."""
    path, names = opened.path, opened.held.names
    head = emit.head(opened.papers.client.reference)

    def still_new(_: bytes, values: tuple[WeekRecord, ...]) -> tuple[WeekRecord, ...]:
        if found := _there_by_now(path, values, names):
            raise Unfit(*found)
        return values

    return add_items(path, Diary, "weeks", records, still_new, head=head)


def _there_by_now(
    path: Path, records: Sequence[WeekRecord], names: Names
) -> tuple[Problem, ...]:
    """Weeks and days that somebody else typed in since this was begun."""
    there = (week_in(path, record.week, names) for record in records)
    if weeks := tuple(filter(None, there)):
        return weeks
    text = "weeks:\n" + "".join(map(emit.item, records))
    source, _ = read_plain(text.encode(), str(path))
    value, _ = check(Diary, source) if source else (None, ())
    if source is None or value is None:
        return ()
    return tuple(_taken(Read(value, source), path, names))


def _weeks(path: Path, names: Names) -> Read[Diary] | None:
    return read_weeks(path, Expected(names=names))[0] if path.exists() else None


def _taken(new: Read[Diary], path: Path, names: Names) -> Iterator[Problem]:
    """Weeks and days that the diary has already."""
    read = _weeks(path, names)
    return taken(new, read, path.name) if read else iter(())
