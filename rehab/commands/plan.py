"""``rehab plan``: the programme as a table in the terminal."""

from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs, weeks_option
from rehab.terminal import show

if TYPE_CHECKING:
    from rehab.asking import Files


@click.command()
@inputs
@weeks_option
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def plan(
    files: "Files",
    weeks: str | None,
    *,
    as_json: bool,
) -> None:
    """Show the programme as a table in the terminal.

    \b
    Examples:
      rehab plan client.yaml
      rehab plan client.yaml --weeks all
      rehab plan client.yaml --weeks 1-4 --json
    """
    from rehab.app import words
    from rehab.asking import numbers, planned
    from rehab.report.programme import plan_json, plan_lines

    made = planned(files, ahead=True)
    wanted = numbers(made, weeks)
    if as_json:
        show(plan_json(made, wanted))
        return
    for line in plan_lines(made, wanted, words()):
        show(line)
