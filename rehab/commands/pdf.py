"""``rehab pdf``: the sheets to hand over."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from rehab.commands.options import inputs, weeks_option
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.app.planned import Planned
    from rehab.commands.asking import Files


@click.command()
@inputs
@weeks_option
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--copy",
    type=click.Choice(["client", "physio"]),
    default="client",
    help="The physio's copy adds the reasons and the rules' names.",
)
@click.option(
    "--layout",
    type=click.Choice(["compact", "weekly"]),
    help="Weeks that are equal share pages, or not; the client file may say it.",
)
@click.option("--no-record", is_flag=True, help="Do not write down what is printed.")
@click.option(
    "--watch",
    "watching",
    is_flag=True,
    help="Make them again whenever a file changes, until Ctrl-C; records nothing.",
)
def pdf(  # noqa: PLR0913
    files: "Files",
    weeks: str | None,
    output: Path | None,
    copy: str,
    layout: str | None,
    *,
    no_record: bool,
    watching: bool,
) -> None:
    """Make the sheets to print, and say where they are.

    What a client gets of signed weeks is written to record.yaml beside the client
    file: the diary is judged by the sheets the client really had.

    \b
    Examples:
      rehab pdf client.yaml                          up to the next review
      rehab pdf client.yaml --weeks 5-8 -o may.pdf   these weeks, this file
      rehab pdf client.yaml --weeks all --copy physio
      rehab pdf client.yaml --watch -o proof.pdf     while you edit
    """
    from rehab.commands.asking import writing
    from rehab.commands.watch import watch

    physio = copy == "physio"
    asked = Asked(weeks, output, physio, layout, quiet=watching)
    put = _only_write if asked.physio else _proof
    if watching:
        watch(files, lambda: _once_more(files, asked, put))
    elif asked.physio or no_record:
        _put(files, asked, put).tell()
    else:
        with writing(files):  # from the reading to the writing
            done = _put(files, asked, _hand_over, recorded=True)
        done.tell()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which sheets, and where to."""

    weeks: str | None
    output: Path | None
    physio: bool
    layout: str | None
    quiet: bool = False  # whoever watches knows that it takes a while


@dataclass(frozen=True, slots=True)
class Done:
    """Where the sheets are, and whose they are."""

    path: Path
    said: str

    def tell(self) -> None:
        """The path alone on standard output, for another program."""
        show(self.said, err=True)
        show(self.path)


Put: TypeAlias = Callable[["Files", "Planned", Sequence[int], Path, bytes], None]


def _once_more(files: "Files", asked: Asked, put: Put) -> None:
    """The same in one line, with the time: who edits looks for what is new."""
    from rehab.commands.clock import time_of_day

    done = _put(files, asked, put)
    show(f"{time_of_day()}  {done.path}  {done.said}")


def _put(files: "Files", asked: Asked, put: Put, *, recorded: bool = False) -> Done:
    """Make the sheets and put them there."""
    from rehab.app.pages import make_pdf
    from rehab.app.words import words
    from rehab.commands.asking import drawable, numbers, planned, say, target
    from rehab.console.ending import patience
    from rehab.disk.write import clear_dead_parts, slug
    from rehab.handout.weeks import span
    from rehab.render.words import span_words

    made = planned(files)
    if asked.layout:
        made = made.laid_out(asked.layout)
    wanted = numbers(made, asked.weeks)
    reference = slug(made.programme.client.reference)
    whose = "-physio" if asked.physio else ""
    usual = Path(f"{reference}-weeks-{span(wanted)}{whose}.pdf")
    path = target(asked.output, usual)
    if asked.output is None and path.exists():
        _no_other_of_this_name(files)
    said = span_words(words(), span(wanted))
    laying_out = say("laying_out", span=said)
    with drawable(), nullcontext() if asked.quiet else patience(laying_out):
        sheets = make_pdf(made, wanted, "physio" if asked.physio else "client")
    clear_dead_parts(path.parent)
    put(files, made, wanted, path, sheets)
    return Done(path, what_they_are(made, wanted, recorded=recorded))


def _no_other_of_this_name(files: "Files") -> None:
    """Stop where the sheets that stand there may be another client's."""
    from rehab.commands.asking import stop_with
    from rehab.reader.client_files import clash_beside

    if clash := clash_beside(files.client):
        stop_with([clash], "sheets.same_name")


def what_they_are(made: "Planned", wanted: Sequence[int], *, recorded: bool) -> str:
    """Whose weeks, DRAFT or who signed, and what was written down."""
    from rehab.app.pages import signed
    from rehab.app.words import words
    from rehab.handout.weeks import span
    from rehab.render.words import span_words, whose

    review = signed(made, wanted)
    slots = {
        "client": whose(words(), made.programme.client),
        "span": span_words(words(), span(wanted)),
    }
    key = ("handed_out" if recorded else "signed") if review else "draft"
    by = review.by if review else ""
    return words().say(f"sheets.{key}", **slots, by=by)


def _only_write(
    _: "Files", __: "Planned", ___: Sequence[int], path: Path, sheets: bytes
) -> None:
    from rehab.disk.write import write_atomic

    write_atomic(path, sheets)


def _proof(
    files: "Files", made: "Planned", wanted: Sequence[int], path: Path, sheets: bytes
) -> None:
    from rehab.signing.handing_out import put_proof

    put_proof(made, files.client, wanted, pdf=path, sheets=sheets)


def _hand_over(
    files: "Files", made: "Planned", wanted: Sequence[int], path: Path, sheets: bytes
) -> None:
    """What a client gets of signed weeks is written down with it."""
    from rehab.commands.asked import stop
    from rehab.commands.clock import today
    from rehab.signing.handing_out import hand_over

    kept = hand_over(made, files.client, wanted, today(), pdf=path, sheets=sheets)
    if kept:
        stop(kept, files)
