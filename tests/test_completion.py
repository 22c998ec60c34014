"""``rehab completion``: what it prints makes a real shell finish what is typed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rehab.app.words import words as spoken
from rehab.console.called import CALLED

BASH = shutil.which("bash")
TYPED = """
eval "$(rehab completion bash)"
complete -p rehab
COMP_WORDS=(rehab {words}); COMP_CWORD={place}
_rehab_completion rehab
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(not BASH, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "finished"),
    [("exp", {"explain", "export"}), ("export --c", {"--checklist", "--csv"})],
)
def test_a_shell_finishes_commands_and_options(words, finished):
    script = TYPED.format(words=words, place=len(words.split()))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [BASH, "--norc", "-c", script],
        env={**os.environ, "PATH": path, CALLED: ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    head, *offered = done.stdout.splitlines()
    assert "_rehab_completion rehab" in head
    assert set(offered) == finished


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o nosort -F _rehab_completion rehab"),
        ("zsh", "compdef _rehab_completion rehab"),
        ("fish", "complete --no-files --command rehab"),
    ],
)
def test_each_shell_gets_lines_of_its_own(rehab, shell, line):
    status, said, _ = rehab("completion", shell)
    assert status == 0
    assert line in said
    assert f"_REHAB_COMPLETE={shell}_complete" in said


def test_another_shell_is_refused(rehab):
    status, _, told = rehab("completion", "cmd")
    assert status == 2
    assert "'bash', 'zsh', 'fish'" in told


def test_a_checkout_has_no_command_of_that_name(rehab, monkeypatch):
    monkeypatch.setenv(CALLED, "./run")
    try:
        status, said, told = rehab("completion", "bash")
    finally:
        spoken.cache_clear()  # they name the command as it was called
    assert (status, said) == (2, "")
    assert "Put .venv/bin of this checkout on your PATH" in told
