"""``./run`` on machines that lack something: each with the true reason and its cure."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("cat", "cksum", "cut", "dirname", "env", "find", "grep", "mktemp", "rm")
MORE = ("sed", "sh", "tail", "tr")


@pytest.fixture
def machine(tmp_path):
    """A folder with ./run, and a PATH that holds only what a test puts there."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in (*NEEDED, *MORE):
        (tools / name).symlink_to(shutil.which(name))
    for name in ("run", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)

    class Machine:
        folder = tmp_path

        def has(self, **stubs):
            for name, script in stubs.items():
                tool = tools / name.replace("_", "-")
                tool.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
                tool.chmod(0o755)

        def start(self, **more):
            return subprocess.Popen(
                [tmp_path / "run", "--help"],
                env={"PATH": str(tools), "TMPDIR": str(tmp_path), **more},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )

        def __call__(self, **stubs):
            self.has(**stubs)
            done = self.start()
            _, said = done.communicate()
            assert done.returncode == 3, said
            return said

    return Machine()


LACKS_VENV = 'case "$*" in *ensurepip*) exit 1 ;; --version) echo Python 3.12.1 ;; esac'
USER, ROOT_USER = "echo 1000", "echo 0"
REFUSED = "echo 'E: Could not open lock file' >&2; exit 100"
ASKS = "echo 'sudo: a password is required' >&2; exit 1"


def test_without_sudo_an_administrator_is_named(machine):
    said = machine(python3=LACKS_VENV, apt_get=REFUSED, id=USER)
    assert "As root, run:  apt-get install -y --no-install-recommends" in said
    assert "python3-venv" in said
    assert "installing" not in said  # it does not try what it may not
    assert "not found" not in said


def test_a_python_that_was_named_and_will_not_do_is_not_passed_over(machine):
    old = machine.folder / "old"
    old.write_text(
        '#!/bin/sh\n[ "$1" = --version ] || exit 1\necho Python 3.9.2\n', "utf-8"
    )
    old.chmod(0o755)
    machine.has(python3="echo Python 3.12.1", id=USER)
    for named, is_ in ((old, "Python 3.9.2"), ("no", "nothing that can be run")):
        done = machine.start(PYTHON=str(named))
        _, said = done.communicate()
        assert done.returncode == 3
        assert f"PYTHON={named} is {is_}; rehab needs Python 3.11" in said


def test_a_sudo_that_asks_for_a_password_is_typed_by_hand(machine):
    said = machine(python3=LACKS_VENV, apt_get=REFUSED, id=USER, sudo=ASKS)
    assert "asks for your password. Run:  sudo apt-get install" in said
    assert "sudo: a password" not in said


def test_without_a_network_root_is_asked_about_it(machine):
    fails = "echo 'E: Failed to fetch packages' >&2; exit 100"
    said = machine(python3=LACKS_VENV, apt_get=fails, id=ROOT_USER)
    assert "Failed to fetch" in said
    assert "is there a network?" in said


def test_a_distribution_with_too_old_a_python_is_told_before_anything(machine):
    old = 'case "$1" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac'
    policy = "echo '  Candidate: 3.9.2-3'"
    said = machine(python3=old, apt_get=REFUSED, apt_cache=policy, id=ROOT_USER)
    assert "Python 3.9.2 is here, and apt-get offers 3.9.2" in said
    assert "PYTHON=/path/to/python3" in said
    assert "installing" not in said


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("No matching distribution", "is there a network?"),
        ("OSError: [Errno 28] No space left on device", "the disk is full; 400 MB"),
        ("SSLError CERTIFICATE_VERIFY_FAILED", "does not trust the network"),
    ],
)
def test_packages_that_cannot_be_fetched_are_told_with_their_cause(machine, says, told):
    whole = (
        'case "$*" in *venv*) mkdir -p .venv/bin; '
        f"printf \"#!/bin/sh\\necho WARNING: Retrying; echo '{says}'; exit 1\\n\""
        " >.venv/bin/python; "
        "chmod +x .venv/bin/python ;; "
        "--version) echo Python 3.12.1 ;; esac"
    )
    said = machine(
        python3=whole,
        id=ROOT_USER,
        mkdir=f'exec {shutil.which("mkdir")} "$@"',
        chmod=f'exec {shutil.which("chmod")} "$@"',
    )
    assert "fetching the packages takes about a minute, once" in said
    assert told in said
    assert says in said
    assert "Retrying" not in said


@pytest.mark.skipif(not shutil.which("flock"), reason="no flock on this machine")
def test_of_some_at_once_one_makes_the_environment_and_the_others_wait(machine):
    made = machine.folder / "made"
    real = {
        name: f'exec {shutil.which(name)} "$@"'
        for name in ("chmod", "cp", "flock", "mkdir", "sleep")
    }
    nothing = machine.folder / "nothing"
    nothing.write_text("#!/bin/sh\n", "utf-8")
    nothing.chmod(0o755)
    venv = (
        f'case "$*" in *venv*) echo once >>{made}; rm -rf .venv; mkdir -p .venv/bin; '
        f"sleep 0.3; for one in python rehab; do cp {nothing} .venv/bin/$one; done ;; "
        "--version) echo Python 3.12.1 ;; esac"
    )
    machine.has(python3=venv, id=ROOT_USER, **real)
    for one in [machine.start() for _ in range(3)]:
        _, said = one.communicate()
        assert one.returncode == 0, said
    assert made.read_text("utf-8") == "once\n"
