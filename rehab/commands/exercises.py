"""``rehab exercises``: what there is, with the ids that files want."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.commands.options import library_option
from rehab.console.terminal import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehab.disk.paths import Where
    from rehab.model.programme import Library

WORDS = ("plans", "triggers", "flags", "kit_words")


class Listing(click.Command):
    """Who wants to begin an exercise is led to the other command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, or how an exercise is begun."""
        if args[:1] == ["new"]:
            from rehab.console.called import in_name

            said = in_name(f"rehab exercise {shlex.join(args)}")
            raise click.UsageError(f"This is the list. To begin one: {said}", ctx)
        return super().parse_args(ctx, args)


@click.command(cls=Listing)
@click.argument("words", nargs=-1)
@click.option("--pattern", metavar="ID", help="Only of this pattern, such as hinge.")
@click.option("--kit", metavar="ID", help="Only those that need this, such as band.")
@click.option(
    "--without", multiple=True, metavar="ID", help="Not asking for this movement."
)
@click.option("--plans", is_flag=True, help="The plans instead.")
@click.option("--triggers", is_flag=True, help="The movements that can be triggers.")
@click.option("--flags", is_flag=True, help="The conditions that rule exercises out.")
@click.option("--kit-words", is_flag=True, help="The words for equipment.")
@click.option("--pdf", is_flag=True, help="The exercises found, drawn on a PDF.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@library_option
def exercises(  # noqa: PLR0913
    words: tuple[str, ...],
    *,
    pattern: str | None,
    kit: str | None,
    without: tuple[str, ...],
    pdf: bool,
    output: Path | None,
    library: Path | None,
    **instead: bool,
) -> None:
    """List the exercises there are, with the ids that files want.

    WORDS are looked for in ids, names, patterns and kit; each must be there. A line
    says the id, the name, the pattern with its level, and what it asks of the body.

    \b
    Examples:
      rehab exercises chest
      rehab exercises --pattern row --without rotation
      rehab exercises --kit band --pdf -o bands.pdf
      rehab exercises --triggers
    """
    from rehab.app.words import words as said
    from rehab.commands.asking import library_of, misuse
    from rehab.reader.named import names_of
    from rehab.report.exercises import exercise_lines, found, table

    shelf, folder = library_of(library)
    catalogue = shelf.catalogue
    asked = [name for name in WORDS if instead[name]]
    if asked[1:] or (asked and (words or pdf)):
        misuse(said().say("exercises.one_list"))
    if asked:
        for line in table([*_words(asked[0], shelf).items()]):
            show(line)
        return
    names = names_of(shelf)
    kit = kit and (names.meant("kit", kit) or kit)
    without = tuple(names.meant("movement", one) or one for one in without)
    _known("--pattern", (pattern,), catalogue.patterns)
    _known("--kit", (kit,), catalogue.equipment)
    _known("--without", without, catalogue.tags)
    shown = found(shelf, words, pattern=pattern, kit=kit, without=without)
    if not shown:
        misuse(said().say("exercises.none"))
    if pdf:
        _draw(shelf, folder, [one.id for one in shown], output)
        return
    for line in exercise_lines(shown):
        show(line)


def _words(name: str, shelf: "Library") -> dict[str, str]:
    catalogue = shelf.catalogue
    if name == "plans":
        return {key: plan.name for key, plan in shelf.plans.items()}
    if name == "kit_words":
        return {key: kit.name for key, kit in catalogue.equipment.items()}
    return dict(catalogue.tags if name == "triggers" else catalogue.flags)


def _known(
    option: str, given: tuple[str | None, ...], known: "Mapping[str, object]"
) -> None:
    from rehab.commands.asking import misuse
    from rehab.reader.hints import did_you_mean

    for word in given:
        if word is not None and word not in known:
            hint = did_you_mean(word, known, "one of")
            misuse(f"{option} {word}: unknown word; {hint}")


def _draw(
    shelf: "Library", folder: "Where", names: list[str], output: Path | None
) -> None:
    from dataclasses import replace

    from rehab.app.drawing_sheet import make_figure_sheet
    from rehab.commands.asking import drawable, say, target
    from rehab.console.ending import patience
    from rehab.disk.write import write_atomic

    path = target(output, Path("exercises.pdf"))
    some = replace(shelf, exercises={name: shelf.exercises[name] for name in names})
    with drawable(), patience(say("drawing")):
        sheet, _ = make_figure_sheet(some, folder, quiz=False)
    write_atomic(path, sheet)
    show(path)
