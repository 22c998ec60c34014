"""``rehab explain``: the rule behind each number."""

from typing import TYPE_CHECKING

import click

from rehab.commands.options import inputs
from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files


@click.command()
@inputs
@click.option("--week", type=click.IntRange(min=1), required=True)
@click.argument("exercise", required=False)
def explain(
    files: "Files",
    week: int,
    exercise: str | None,
) -> None:
    """Say which rule made each number of a week.

    \b
    Examples:
      rehab explain client.yaml --week 9
      rehab explain client.yaml --week 9 deadlift    why not the deadlift?
    """
    from rehab.app.words import words_of
    from rehab.commands.asking import known_exercise, numbers, planned
    from rehab.report.explain import explain_lines

    made = planned(files, ahead=True)
    numbers(made, str(week))
    if exercise is not None:
        exercise = known_exercise(exercise, made.library)
    for line in explain_lines(made, week, exercise, words_of(made)):
        show(line)
