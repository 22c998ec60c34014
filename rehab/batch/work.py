"""One client from files to a PDF, in a worker process. Never raises for a bad file."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from rehab.app.pages import make_pdf, signed, withdrawn
from rehab.app.papers import (
    Papers,
    Stopped,
    library_folders,
    library_for,
    papers_with,
    record_file,
)
from rehab.app.pictures import Undrawable
from rehab.app.planned import Planned, lay_out
from rehab.app.words import words, words_in
from rehab.batch import content
from rehab.batch.choose import Choice, NoSuchWeeks, chosen, is_due
from rehab.batch.job import Done, Job
from rehab.batch.lines import bad
from rehab.batch.warm import Differs, alone, shelf
from rehab.disk import write
from rehab.disk.one_writer import Busy
from rehab.handout.weeks import span
from rehab.reader.client_files import BESIDE
from rehab.reader.files import is_there
from rehab.render.own_parts import BadPart
from rehab.render.pango import PdfUnavailable
from rehab.render.words import span_words
from rehab.report.programme import refusal_lines
from rehab.signing.handing_out import Settled, hand_over, held


class Bad(Exception):
    """Why a client gets no sheets, as lines to read."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


def make(job: Job) -> Done:
    """Make the sheets of one client, if any are due, and say what became of them.

    Raises:
        PdfUnavailable: This machine cannot make PDFs at all.
    """
    with alone:
        try:
            with held(job.client) as ended:
                return _also_told(_make(job), ended)
        except Bad as why:
            lines = why.lines
        except Busy as busy:
            lines = (str(busy),)
        except (Undrawable, BadPart) as why:
            lines = tuple(map(str, why.problems))
        except PdfUnavailable:  # nobody will get any
            raise
        except Exception as fault:  # noqa: BLE001 - the other clients still get theirs
            lines = (f"{job.client}: {_fault(fault)}",)
    return bad(job.client, lines)


def _also_told(done: Done, ended: Settled | None) -> Done:
    """The same, with what an earlier run had left."""
    if ended is None:
        return done
    key = f"cli.cut_short.{ended.end}"
    line = f"{done.client}: {words().say(key, weeks=ended.weeks, pdf=ended.pdf)}"
    return replace(done, problems=(line, *done.problems))


def _make(job: Job) -> Done:
    mark = cache(content.made_of)
    own = content.of_client(job.client, job.order.library, mark)
    papers = _papers(job, mark)
    planned = lay_out(papers)
    if isinstance(planned, Stopped):
        raise Bad(*_lines(planned, job))
    choice = _choice(job, planned)
    done = Done(
        client=job.client,
        end="not_due",
        content=_content(job, own),
        first=choice.first,
        last=choice.last,
    )
    if not is_due(choice.first, choice.last, job.order.today):
        return done
    return _made(job, planned, choice, done, own)


def _made(
    job: Job, planned: Planned, choice: Choice, done: Done, own: content.Own
) -> Done:
    _not_withdrawn(job, planned, choice)
    reference = write.slug(planned.programme.client.reference)
    name = f"{reference}-weeks-{span(choice.weeks)}.pdf"
    sheets = make_pdf(planned, choice.weeks, "client")
    pdf = job.order.out / name
    record = _handed_out(job, planned, choice, own[-1], pdf=pdf, sheets=sheets)
    now = _content(job, (*own[:-1], record))
    return replace(done, end="made", content=now, pdf=name, size=len(sheets))


def _not_withdrawn(job: Job, planned: Planned, choice: Choice) -> None:
    """Sheets that somebody took back are handed out again by people alone."""
    if gone := withdrawn(planned, choice.weeks):
        told = span_words(words(), gone.weeks)
        raise Bad(_say("withdrawn", client=job.client, span=told, by=gone.by))


def _papers(job: Job, mark: content.Mark) -> Papers:
    """Everything about the client, with the library this worker has read."""
    folder, problems = library_for(job.client, job.order.library)
    if problems:
        raise Bad(*map(str, problems))
    own = folder is not None and job.order.library is None
    made_of = mark(folder) if own else job.order.made_of
    try:
        library = shelf(folder, made_of)
    except Differs:
        raise Bad(_say("differs", client=job.client)) from None
    if isinstance(library, Stopped):
        raise Bad(*map(str, library.problems))
    if job.shared and any(is_there(job.client.with_name(name)) for name in BESIDE):
        raise Bad(_say("shared", client=job.client))
    exercises = library_folders(folder).exercises
    papers = papers_with(
        *(library, exercises, job.client, None),
        today=job.order.today,
        library=folder,
    )
    if isinstance(papers, Stopped):
        raise Bad(*_lines(papers, job))
    if job.reference != papers.client.reference:  # nobody saw whether it is unique
        raise Bad(_say("reference", client=job.client))
    return papers


def _choice(job: Job, planned: Planned) -> Choice:
    try:
        return chosen(planned.programme, job.order.weeks)
    except NoSuchWeeks as other:
        weeks = span_words(words(), job.order.weeks)
        have = span(other.have)
        raise Bad(
            _say("no_such_weeks", client=job.client, span=weeks, have=have)
        ) from None


def _handed_out(  # noqa: PLR0913 - what, of whom and where to
    job: Job, planned: Planned, choice: Choice, read: str, *, pdf: Path, sheets: bytes
) -> str:
    """Put the sheets in their place and in the record. Its digest after that.

    If somebody else wrote into the record meanwhile, it stays the digest of what was
    read, so that the next run looks at this client again.
    """
    if job.shared and signed(planned, choice.weeks):
        raise Bad(_say("shared", client=job.client))
    record = record_file(job.client)
    as_read = content.digest(record) == read
    kept = hand_over(
        planned, job.client, choice.weeks, job.order.today, pdf=pdf, sheets=sheets
    )
    if kept:
        raise Bad(*_lines(kept, job))
    return content.digest(record) if as_read else read


def _content(job: Job, own: content.Own) -> str:
    return content.whole(job.order.made_of, job.order.weeks, own)


def _lines(stopped: Stopped, job: Job) -> tuple[str, ...]:
    refused = refusal_lines(stopped.refusal, str(job.client), words_in(stopped.region))
    return (*map(str, stopped.problems), *refused)


def _say(key: str, **slots: str | Path) -> str:
    return words().say(f"batch.{key}", **slots)


def _fault(fault: Exception) -> str:
    kind = type(fault).__name__
    return str(fault) if kind == "PdfError" else f"{kind}: {fault}"
