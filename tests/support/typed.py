"""Commands as somebody types them at a terminal, or a script without one."""

from collections.abc import Callable, Sequence

import pytest
from click.testing import CliRunner, Result

from rehab.cli import rehab
from rehab.console import terminal


def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return what runs a command with these lines; without any there is no terminal."""

    def run(*arguments: object, typed: Sequence[str] | None = None) -> Result:
        monkeypatch.setattr(terminal, "can_ask", lambda: typed is not None)
        lines = "\n".join([*(typed or ()), ""])
        return CliRunner().invoke(rehab, list(map(str, arguments)), input=lines)

    return run
