"""``rehab sign``: a name under exactly these weeks and doses."""

from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs, weeks_option
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files


@click.command()
@inputs
@weeks_option
@click.option("--by", metavar="NAME", required=True, help="Who stands behind them.")
@click.option("--unseen", is_flag=True, help="Sign sheets that were not made before.")
def sign(files: "Files", weeks: str | None, by: str, *, unseen: bool) -> None:
    """Sign weeks, so that their sheets are printed without DRAFT.

    Look at the sheets first: rehab pdf, or rehab batch. Where they were not made since
    something on them changed, nothing is signed without --unseen. The signature is
    written to record.yaml beside the client file; a dose that changes later makes the
    weeks a draft again.

    \b
    Examples:
      rehab sign client.yaml --by "Robin Hale"
      rehab sign client.yaml --by "Robin Hale" --weeks 5-8
    """
    from rehab.app.papers import Stopped
    from rehab.app.words import words_of
    from rehab.commands.asked import refuse, stop, typed_name
    from rehab.commands.asking import numbers, planned, writing
    from rehab.commands.clock import today
    from rehab.report.review.told import signed_lines
    from rehab.signing.reviewing import Refused
    from rehab.signing.reviewing import sign as put_name

    name = typed_name("--by", by) or by
    with writing(files):
        made = planned(files)
        wanted = numbers(made, weeks)
        proof = not unseen
        told = put_name(made, files.client, wanted, name, today(), needs_proof=proof)
    if isinstance(told, Stopped):
        stop(told, files)
    if isinstance(told, Refused):
        refuse(told.reasons, "sign.refused")
    for line in signed_lines(told.value, made.programme, words_of(made), new=told.new):
        show(line)
