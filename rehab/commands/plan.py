"""``rehab plan``: the programme as a table in the terminal."""

from typing import TYPE_CHECKING, Any

import click

from rehab.commands.new_file import new_plan
from rehab.commands.options import inputs, weeks_option
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files


class PlanOrNew(click.Command):
    """``rehab plan CLIENT`` as ever, and ``rehab plan new NAME`` beside it.

    A client's file is never called just "new"; one that is stands as ./new.
    """

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's own
    ) -> click.Context:
        """Hand on to the other command when the first word asks for it."""
        if args[:1] == ["new"]:
            name = f"{info_name} new"
            return new_plan.make_context(name, args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(cls=PlanOrNew)
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
      rehab plan new "Our plan" --from recurrent-spasm --library my-clinic
    """
    from rehab.app.words import words_of
    from rehab.commands.asking import numbers, planned
    from rehab.report.programme import plan_json, plan_lines

    made = planned(files, ahead=True)
    wanted = numbers(made, weeks)
    if as_json:
        show(plan_json(made, wanted))
        return
    for line in plan_lines(made, wanted, words_of(made)):
        show(line)
