"""``rehab backup``: everything about the clients in one archive."""

import sys
from pathlib import Path

import click

from rehab.console.terminal import show


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    default=Path(),
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the archive. Default: the one you are in.",
)
def backup(folder: Path, output: Path) -> None:
    """Put every file below a folder into one dated archive.

    A ZIP file that any computer opens, readable by you alone. It is read again before
    it counts, and never takes the place of another one. It holds what the files hold,
    names and diagnoses too: keep it as safe as them.

    \b
    Examples:
      rehab backup clients
      rehab backup clients -o /media/stick
    """
    from rehab.app.words import words
    from rehab.backup import back_up
    from rehab.commands.clock import today
    from rehab.console.ending import PROBLEMS

    kept = back_up(folder, output, today().isoformat())
    for problem in kept.left_out:
        show(problem, err=True)
    files = words().count("files", len(kept.files))
    show(words().say("cli.backed_up", files=files, archive=kept.archive))
    if kept.left_out:
        sys.exit(PROBLEMS)
