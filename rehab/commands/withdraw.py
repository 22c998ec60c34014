"""``rehab withdraw``: sheets that were handed out by mistake count for nothing."""

from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files


@click.command()
@inputs
@click.option("--weeks", metavar="5-8", required=True, help="As handed out.")
@click.option("--by", metavar="NAME", required=True, help="Who withdraws them.")
@click.option("--reason", metavar="WHY", required=True, help="Why.")
def withdraw(files: "Files", weeks: str, by: str, reason: str) -> None:
    """Withdraw sheets that were handed out: from then on they count for nothing.

    For sheets that were printed by mistake, or that the client never got. It is
    written to record.yaml beside the client file; what stands there stays. Take the
    paper back too. Weeks that came back in the diary cannot be withdrawn.

    \b
    Examples:
      rehab withdraw client.yaml --weeks 5-8 --by "Robin Hale" --reason "wrong weights"
    """
    from rehab.app.papers import Stopped
    from rehab.app.words import words
    from rehab.commands.asked import papers, refuse, stop, typed, typed_name
    from rehab.commands.asking import span_typed, writing
    from rehab.commands.clock import today
    from rehab.report.review.told import withdrawn_lines
    from rehab.signing.reviewing import Refused
    from rehab.signing.reviewing import withdraw as take_back

    numbers = span_typed(weeks)
    name = typed_name("--by", by) or by
    why = typed("--reason", reason) or reason
    with writing(files):
        read = papers(files)
        told = take_back(read, files.client, numbers, by=name, on=today(), reason=why)
    if isinstance(told, Stopped):
        stop(told, files)
    if isinstance(told, Refused):
        refuse(told.reasons, "withdraw.refused")
    for line in withdrawn_lines(told.value, words()):
        show(line)
