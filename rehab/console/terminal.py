r"""What is printed on a terminal, through one gate: letters, and nothing it obeys.

Names, notes and names of files come from others. An escape in one of them could
clear the screen or write what nobody said.

>>> spelled("Bo\x1b[2J\u202e\n")
'Bo\\x1b[2J\\u202e\n'
"""

import re
import sys

import click

_OBEYED = re.compile(r"[^\n\t\x20-\x7e\xa0-\u202c\u202f-\ud7ff\ue000-\U0010ffff]")


def show(text: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Print it; on standard error with ``err``, without a line end without ``nl``."""
    click.echo(spelled(str(text)), err=err, nl=nl)


def can_ask() -> bool:
    """Whether somebody types: a script is asked nothing."""
    return sys.stdin.isatty()


def spelled(text: str) -> str:
    """The text with all that a terminal would obey spelled out."""
    return _OBEYED.sub(lambda found: repr(found[0])[1:-1], text)
