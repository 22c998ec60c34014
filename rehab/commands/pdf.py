"""``rehab pdf``: the sheets to hand over."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs, weeks_option

if TYPE_CHECKING:
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
def pdf(
    files: "Files",
    weeks: str | None,
    output: Path | None,
    copy: str,
) -> None:
    """Make the sheets to print, and say where they are.

    \b
    Examples:
      rehab pdf client.yaml                          up to the next review
      rehab pdf client.yaml --weeks 5-8 -o may.pdf   these weeks, this file
      rehab pdf client.yaml --weeks all --copy physio
    """
    from rehab.app import make_pdf
    from rehab.asking import drawable, numbers, planned, say, target
    from rehab.ending import patience
    from rehab.planner.block import span
    from rehab.write import slug, write_atomic

    made = planned(files)
    wanted = numbers(made, weeks)
    reference = slug(made.programme.client.reference)
    path = target(output, Path(f"{reference}-weeks-{span(wanted)}.pdf"))
    with drawable(), patience(say("laying_out", weeks=span(wanted))):
        sheets = make_pdf(made, wanted, "physio" if copy == "physio" else "client")
    write_atomic(path, sheets)
    click.echo(path)
