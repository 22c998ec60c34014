"""Commands as somebody types them at a terminal, or a script without one."""

from collections.abc import Callable, Sequence

import pytest
from click.testing import CliRunner, Result

from rehab.cli import rehab
from rehab.commands import next as next_command
from rehab.commands import screen as screen_command
from rehab.commands import writing_client


def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return what runs a command with these lines; without any there is no terminal."""

    def run(*arguments: object, typed: Sequence[str] | None = None) -> Result:
        for asks in (next_command, screen_command, writing_client):
            monkeypatch.setattr(asks, "_on_terminal", lambda: typed is not None)
        lines = "\n".join([*(typed or ()), ""])
        return CliRunner().invoke(rehab, list(map(str, arguments)), input=lines)

    return run
