"""Do something again whenever a client's files change, until Ctrl-C."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from rehab.console.terminal import show

if TYPE_CHECKING:
    from rehab.commands.asking import Files

LOOK_SECONDS = 0.3


def watch(files: "Files", do: Callable[[], object]) -> None:
    """Do it now, and after each change; a problem is told, and watching goes on.

    A wrong command line the first time ends the command.
    """
    from rehab.commands.asking import say

    try:
        before = state(files)
        show(say("watching", file=files.client), err=True)
        _tried(do, again=False)
        while True:
            time.sleep(LOOK_SECONDS)
            now = state(files)
            if now != before and now == _settled(files):
                before = now
                _tried(do, again=True)
    except KeyboardInterrupt:
        show(say("watched"), err=True)


def _settled(files: "Files") -> object:
    """What it is a moment later: an editor may be in the middle of saving."""
    time.sleep(LOOK_SECONDS / 3)
    return state(files)


def _tried(do: Callable[[], object], *, again: bool) -> None:
    from rehab.console.ending import told_in_a_line

    try:
        do()
    except SystemExit:  # the problems are told
        pass
    except click.ClickException as wrong:
        if not again:
            raise
        show(wrong.format_message(), err=True)
    except Exception as fault:
        if (line := told_in_a_line(fault)) is None:
            raise
        show(line, err=True)


def state(files: "Files") -> object:
    """What the sheets are made of: another value, other files."""
    from rehab.app.file_marks import library_mark
    from rehab.app.papers import library_for
    from rehab.batch.content import digest, of_client

    own = of_client(files.client, files.library, lambda _: "")
    diary = digest(files.diary) if files.diary else ""
    library, _ = library_for(files.client, files.library)
    return own, diary, library_mark(library)
