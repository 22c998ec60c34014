"""``rehab check``: every problem in every file."""

import sys
from pathlib import Path

import click

from rehab.commands.options import library_option
from rehab.console.ending import PROBLEMS
from rehab.console.terminal import show


@click.command()
@click.argument("targets", nargs=-1, type=click.Path(exists=True, path_type=Path))
@library_option
def check(targets: tuple[Path, ...], library: Path | None) -> None:
    """Find every problem in every file: file, line and column.

    A target is a client file, a diary, an exercise, a plan, or a folder of them.
    Without one the exercises and plans that come with the program are checked, with
    --library your own as well. Of a
    client it also says why rehab pdf or rehab sign would refuse the next sheets today.
    What the messages mean, and what to do, stands in docs/errors.md.

    \b
    Examples:
      rehab check
      rehab check client.yaml
      rehab check --library my-clinic
      rehab check my-clinic        a folder with exercises/, plans/ and clients
    """
    from rehab.app.words import words
    from rehab.checking.check import check as check_files
    from rehab.commands import clock
    from rehab.commands.asking import say

    problems, files, notes = check_files(targets, clock.today(), library)
    for note in notes:
        show(note)
    counted = words().count("files", files)
    for problem in problems:
        show(problem, err=True)
    if problems:
        count = words().count("problems", len(problems))
        show(say("problems", problems=count, files=counted), err=True)
        sys.exit(PROBLEMS)
    show(say("no_problems", files=counted))
