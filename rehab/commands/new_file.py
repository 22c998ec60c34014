"""``rehab plan new`` and ``rehab exercise new``: a commented file to go on with."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.disk.paths import Kind
    from rehab.model.names import Thing

library_to_fill = click.option(
    "--library",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of your own library; it may be empty, and is made if need be.",
)


@click.command("new")
@click.argument("name")
@click.option("--from", "source", default="recurrent-spasm", help="The plan to copy.")
@library_to_fill
def new_plan(name: str, source: str, library: Path) -> None:
    """Begin a plan of your own as a copy of another, commented, and sound.

    \b
    Example:
      rehab plan new "Our back plan" --from recurrent-spasm --library my-clinic
    """
    _begin("plans", "plan", name, source, library)


class OwnExercises(click.Group):
    """Who looks for an exercise is led to the list: one letter more."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or how the list is asked for."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as wrong:
            from rehab.console.called import in_name

            said = in_name(f"To look it up: rehab exercises {shlex.join(args)}")
            raise click.UsageError(f"{wrong.message} {said}", ctx) from None


@click.group(cls=OwnExercises)
def exercise() -> None:
    """Exercises of your own; rehab exercises lists those that there are.

    \b
    Example:
      rehab exercise new "Heel drop" --from heel_raise --library my-clinic
    """


@exercise.command("new")
@click.argument("name")
@click.option("--from", "source", default="bridge", help="The exercise to copy.")
@library_to_fill
def new_exercise(name: str, source: str, library: Path) -> None:
    """Begin an exercise of your own as a copy of one that resembles it.

    \b
    Example:
      rehab exercise new "Heel drop" --from heel_raise --library my-clinic
    """
    _begin("exercises", "exercise", name, source, library)


def _begin(kind: "Kind", thing: "Thing", name: str, source: str, library: Path) -> None:
    from rehab.app.papers import library_folders
    from rehab.app.words import words
    from rehab.commands.asked import typed
    from rehab.commands.asking import misuse, new_folder, stop_with
    from rehab.entry.own_file import ID, begin, id_of
    from rehab.reader.hints import did_you_mean
    from rehab.reader.library import read_unsound
    from rehab.reader.named import names_of

    name = typed("NAME", name) or ""
    if not ID.fullmatch(id_of(name, kind)):
        misuse(words().say("cli.no_letter", name=name))
    found = read_unsound(*library_folders(library))  # others may be half written
    if found.library is None:
        stop_with(found.problems, "cli.not_begun")
    names = names_of(found.library)
    meant = names.meant(thing, source)
    if meant is None:
        near, known = names.near(thing, source), getattr(found.library, kind)
        hint = did_you_mean(near or source, known, "One of")
        misuse(f"No such {thing} {source!r}. {hint[:1].upper()}{hint[1:]}")
    new_folder(library)
    target, problems = begin(library, kind, name, meant)
    if target is None:
        stop_with(problems, "cli.not_begun")
    show(target)
    for problem in problems:
        show(problem, err=True)
