"""Words that lost their quotes: --by Robin Hale is a name and a stray argument."""

from collections.abc import Sequence
from pathlib import Path

import click


def unquoted(command: click.Command, typed: Sequence[str]) -> str:
    """How the option should have been typed; nothing where no words are astray.

    >>> sign = click.Command("sign", params=[click.Option(["--by"])])
    >>> unquoted(sign, ["sign", "sam.yaml", "--by", "Robin", "Hale"])
    '--by "Robin Hale": several words need quotes.'
    >>> unquoted(sign, ["sign", "--by", "Robin", "--weeks", "2"])
    ''
    """
    texts = {name for one in command.params if _is_text(one) for name in one.opts}
    for at, option in enumerate(typed):
        if option not in texts:
            continue
        words = [*_until_option(typed[at + 1 :])]
        if words[1:]:
            return f'{option} "{" ".join(words)}": several words need quotes.'
    return ""


def _is_text(one: click.Parameter) -> bool:
    plain = isinstance(one, click.Option) and not one.is_flag
    return plain and isinstance(one.type, click.types.StringParamType)


def _until_option(typed: Sequence[str]) -> Sequence[str]:
    """The value, and the bare words after it that are no file."""
    for at, word in enumerate(typed):
        if word.startswith("-") or (at and Path(word).exists()):
            return typed[:at]
    return typed
