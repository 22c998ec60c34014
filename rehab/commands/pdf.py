"""``rehab pdf``: the sheets to hand over."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs, weeks_option

if TYPE_CHECKING:
    from rehab.app import Planned
    from rehab.asking import Files


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
def pdf(  # noqa: PLR0913
    files: "Files",
    weeks: str | None,
    output: Path | None,
    copy: str,
    layout: str | None,
    *,
    no_record: bool,
) -> None:
    """Make the sheets to print, and say where they are.

    What a client gets of signed weeks is written to record.yaml beside the client
    file: the diary is judged by the sheets the client really had.

    \b
    Examples:
      rehab pdf client.yaml                          up to the next review
      rehab pdf client.yaml --weeks 5-8 -o may.pdf   these weeks, this file
      rehab pdf client.yaml --weeks all --copy physio
    """
    from rehab.app import make_pdf, words
    from rehab.asking import drawable, numbers, planned, say, target
    from rehab.ending import patience
    from rehab.handout.weeks import span
    from rehab.render.words import span_words
    from rehab.write import slug, write_atomic

    made = planned(files)
    if layout:
        made = made.laid_out(layout)
    wanted = numbers(made, weeks)
    reference = slug(made.programme.client.reference)
    whose = "-physio" if copy == "physio" else ""
    path = target(output, Path(f"{reference}-weeks-{span(wanted)}{whose}.pdf"))
    said = span_words(words(), span(wanted))
    with drawable(), patience(say("laying_out", span=said)):
        sheets = make_pdf(made, wanted, "physio" if copy == "physio" else "client")
    write_atomic(path, sheets)
    if copy == "client" and not no_record:
        _keep(files, made, wanted)
    click.echo(path)


def _keep(files: "Files", made: "Planned", wanted: Sequence[int]) -> None:
    """Write down what is handed out, before it is."""
    from rehab.commands.asked import stop
    from rehab.commands.clock import today
    from rehab.papers import Stopped
    from rehab.reviewing import hand_out

    kept = hand_out(made, files.client, wanted, today())
    if isinstance(kept, Stopped):
        stop(kept, files)
