"""As what the program was called: messages name a command that can be typed."""

import os
import re
import shlex

CALLED = "REHAB_CALLED"  # set by ./run
_COMMAND = re.compile(r"\brehab (?=[a-z]|--|\{command\})")


def called() -> str:
    """The word to type: rehab, or in a checkout the way to ./run.

    It is quoted where a shell would take it for several words, or for something else.
    """
    given = os.environ.get(CALLED, "")
    known = given.endswith("run") and given.isprintable()
    return shlex.quote(given) if known else "rehab"


def in_name(text: str) -> str:
    """The text with every command as it can be typed here.

    >>> in_name("rehab pdf client.yaml")
    'rehab pdf client.yaml'
    """
    name = called()
    return text if name == "rehab" else _COMMAND.sub(lambda _: f"{name} ", text)
