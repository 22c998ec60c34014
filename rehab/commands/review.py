"""``rehab review``: what came back, what is proposed, and what is decided."""

from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asked import Asked
    from rehab.commands.asking import Files

OPTIONS = (
    *("go_on", "repeat", "step_back"),
    *("swap", "lower_trigger", "set_dose", "rung_down"),
)


@click.command()
@inputs
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@click.option("--accept", type=click.Choice(OPTIONS), help="Write down what to do.")
@click.option("--by", metavar="NAME", help="Who decided.")
@click.option(
    "--overrule",
    "--reason",
    "overrule",
    metavar="WHY",
    help="Why; against the rules it is needed.",
)
@click.option("--exercise", metavar="ID", help="Which one; of a swap, what goes.")
@click.option("--instead", metavar="ID", help="swap: what comes.")
@click.option("--trigger", metavar="ID", help="lower_trigger: which movement.")
@click.option("--dose", metavar="2x8@10kg", help="set_dose: of one session.")
@click.option(
    "--after-week",
    type=click.IntRange(1, 400),
    help="The last week that you looked at: when another one came back since, "
    "nothing is decided.",
)
def review(
    files: "Files", *, as_json: bool, after_week: int | None, **typed: str | None
) -> None:
    """Look back on the last weeks, and decide what comes next.

    Shows what came back, the doses the rules propose and why, and what else you can
    decide, each with what follows from it. A decision is written to record.yaml
    beside the client file.

    \b
    Examples:
      rehab review client.yaml
      rehab review client.yaml --accept go_on --by "Robin Hale"
      rehab review client.yaml --accept swap --exercise bridge --instead bridge_small \\
          --by "Robin Hale"
      rehab review client.yaml --accept set_dose --exercise bridge --dose 2x8 \\
          --by "Robin Hale" --reason "did that with ease here"
      rehab review client.yaml --accept repeat --by "Robin Hale" --overrule "new job"
    """
    from rehab.commands.asked import Asked

    asked = Asked(after_week=after_week, **typed)
    if _accepted(files, asked, as_json=as_json):
        return
    _show(files, as_json=as_json)


def _accepted(files: "Files", asked: "Asked", *, as_json: bool) -> bool:
    """Whether something was to be decided; then it is written down by now."""
    from rehab.app.papers import Stopped
    from rehab.app.words import words
    from rehab.commands.asked import decision, no_decision, papers, refuse, stop
    from rehab.commands.asking import writing
    from rehab.commands.clock import today
    from rehab.render.sheet_words import of_numbers
    from rehab.report.review.told import decision_json, replaced_lines, told_line
    from rehab.signing.reviewing import Refused, decide

    if no_decision(asked):
        return False
    with writing(files):
        read = papers(files)
        wanted = decision(asked, read.library, today())
        told = decide(read, files.client, wanted)
    if isinstance(told, Stopped):
        stop(told, files)
    if isinstance(told, Refused):
        refuse(told.reasons)
    if as_json:
        show(decision_json(told.value, new=told.new))
    else:
        plain = of_numbers(words(), read.plan)
        show(told_line(told.value, plain, new=told.new))
        for line in replaced_lines(told.value, read.record, plain) if told.new else ():
            show(line)
    return True


def _show(files: "Files", *, as_json: bool) -> None:
    from rehab.app.papers import Stopped
    from rehab.app.words import words, words_in
    from rehab.commands.asked import papers, stop
    from rehab.model.proposal import StopSign
    from rehab.report.review.as_json import review_json, stop_json
    from rehab.report.review.whole import review_lines, stop_lines
    from rehab.signing.reviewing import review as look

    read = papers(files)
    found = look(read)
    if isinstance(found, Stopped):
        stop(found, files)
    region, file = read.library.region(read.plan), str(files.client)
    if isinstance(found, StopSign):
        lines = stop_lines(found, file, words())
        text = stop_json(found) if as_json else "\n".join(lines)
    elif as_json:
        text = review_json(found, region, words_in(region))
    else:
        text = "\n".join(review_lines(found, region, file, words_in(region)))
    show(text)
