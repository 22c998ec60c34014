"""``rehab figure``: drawings by themselves, one or all."""

from pathlib import Path

import click

from rehab.commands.options import library_option
from rehab.console.terminal import show


@click.command()
@click.argument("exercise", required=False)
@click.option("--all", "every", is_flag=True, help="All drawings on one PDF.")
@click.option("--quiz", is_flag=True, help="The same without names, and the answers.")
@click.option(
    "--side",
    type=click.Choice(["right", "left"]),
    default="right",
    help="Which side works; files draw the right one.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@library_option
def figure(  # noqa: PLR0913 - one for each option
    exercise: str | None,
    output: Path | None,
    library: Path | None,
    side: str,
    *,
    every: bool,
    quiz: bool,
) -> None:
    """Draw one exercise as SVG, or all of them on a sheet.

    \b
    Examples:
      rehab figure bridge                    bridge.svg
      rehab figure bird_dog --side left -o left.svg
      rehab figure --all -o wall.pdf         every drawing with its name
      rehab figure --quiz                    quiz.pdf, and quiz-answers.txt
    """
    from rehab.commands.asking import drawable

    if (exercise is not None) == (every or quiz):
        raise click.UsageError("Name one exercise, or ask for --all or --quiz.")
    with drawable():
        if exercise is not None:
            _one(exercise, output, library, left=side == "left")
        else:
            _sheet(output, library, quiz=quiz)


def _one(name: str, output: Path | None, library: Path | None, *, left: bool) -> None:
    from rehab.app.pictures import drawings_of
    from rehab.commands.asking import known_exercise, library_of, say, target
    from rehab.disk.write import write_atomic

    shelf, folder = library_of(library)
    name = known_exercise(name, shelf)
    path = target(output, Path(f"{name}.svg"))
    drawings = drawings_of(shelf, folder, [name], mirror=left)
    if name not in drawings:
        chosen = shelf.exercises[name].figure
        why = chosen.none if chosen and chosen.none else say("no_figure")
        raise click.UsageError(f"{name} has no drawing: {why}")
    write_atomic(path, drawings[name].encode())
    show(path)


def _sheet(output: Path | None, library: Path | None, *, quiz: bool) -> None:
    from rehab.app.drawing_sheet import make_figure_sheet
    from rehab.commands.asking import library_of, say
    from rehab.commands.asking import target as named
    from rehab.console.ending import patience
    from rehab.disk.write import write_atomic

    shelf, folder = library_of(library)
    target = named(output, Path("quiz.pdf" if quiz else "figures.pdf"))
    with patience(say("drawing")):
        sheet, answers = make_figure_sheet(shelf, folder, quiz=quiz)
    write_atomic(target, sheet)
    show(target)
    if quiz:
        beside = target.with_name(f"{target.stem}-answers.txt")
        write_atomic(beside, answers.encode())
        show(beside)
