"""Make a release ready: ./run release VERSION.

Writes the version, and the day into the changelog; builds the source archive and from
that the wheel; tries the wheel in a virtual environment of its own: its version, the
whole library, one PDF. When anything fails the two files are as they were. Committing
and tagging is left to a person; the commands are printed.
"""

import datetime
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULE = ROOT / "rehab" / "__init__.py"  # the one place of the version
CHANGELOG = ROOT / "CHANGELOG.md"
NUMBER = re.compile(r"(\d+)\.(\d+)\.(\d+)")
OPEN = "## [Unreleased]\n"


def numbered(module: str, version: str) -> str:
    """Return the module with this version, which must be above the one it has.

    Raises:
        ValueError: It is no version, or not above.
    """
    old = re.search(r'^__version__ = "(.*)"$', module, re.MULTILINE)
    if old is None:
        raise ValueError(f"{MODULE.name} has no line __version__")
    if not NUMBER.fullmatch(version):
        raise ValueError(f"{version} is no version: write it as 1.2.3")
    if _parts(version) < _parts(old[1]):
        raise ValueError(f"{version} comes before {old[1]}, which it is now")
    return module.replace(old[0], f'__version__ = "{version}"')


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def dated(changelog: str, version: str, day: datetime.date) -> str:
    """Return the changelog with what is unreleased under this version and day.

    Raises:
        ValueError: Nothing is unreleased, or the version has a section already.
    """
    if f"## [{version}]" in changelog:
        raise ValueError(f"CHANGELOG.md has a section {version} already")
    _, found, after = changelog.partition(OPEN)
    if not found or not after.partition("\n## ")[0].strip():
        raise ValueError(f"CHANGELOG.md has nothing under {OPEN.strip()}")
    return changelog.replace(OPEN, f"{OPEN}\n## [{version}] - {day}\n", 1)


def _said(*command: str | Path, at: Path = ROOT) -> str:
    """What a command prints; it must end well."""
    done = subprocess.run(
        command, cwd=at, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip()


def _built(place: Path) -> tuple[Path, Path]:
    """The source archive, and the wheel made from nothing but that."""
    build = (sys.executable, "-m", "hatchling", "build")
    _said(*build, "-t", "sdist", "-d", place)
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as inside:
        inside.extractall(place / "source", filter="data")
    (source,) = (place / "source").iterdir()
    _said(*build, "-t", "wheel", "-d", place, at=source)
    (wheel,) = place.glob("*.whl")
    return archive, wheel


def _tried(wheel: Path, version: str, place: Path) -> None:
    """Use the wheel as somebody who has nothing else.

    Raises:
        ValueError: It is not this version, or makes no PDF.
    """
    _said(sys.executable, "-m", "venv", place / "venv")
    programs, empty = place / "venv" / "bin", place / "empty"
    empty.mkdir()
    print(f"Installing {wheel.name} with the newest packages it allows …")
    _said(programs / "python", "-m", "pip", "install", "-qq", wheel)
    if _said(programs / "rehab", "--version", at=empty).split()[-1] != version:
        raise ValueError(f"{wheel.name} is not version {version}")
    print(_said(programs / "rehab", "check", at=empty))
    where = "from rehab.disk.paths import builtin; print(builtin('examples'))"
    examples = Path(_said(programs / "python", "-c", where, at=empty))
    if place not in examples.parents:
        raise ValueError(f"the examples of {examples} are not those of the wheel")
    client = examples / "first-visit" / "client.yaml"
    _said(programs / "rehab", "pdf", client, "-o", "sheet.pdf", at=empty)
    if not (empty / "sheet.pdf").read_bytes().startswith(b"%PDF-"):
        raise ValueError("the sheet of the example is no PDF")
    print("One example printed.")


def release(version: str, day: datetime.date) -> None:
    """Do all of it.

    Raises:
        ValueError: Something is not as it must be.
    """
    if _said("git", "status", "--porcelain"):
        raise ValueError("there are changes that are not committed: git status")
    if _said("git", "tag", "--list", f"v{version}"):
        raise ValueError(f"there is a tag v{version} already")
    new = {
        MODULE: numbered(MODULE.read_text("utf-8"), version),
        CHANGELOG: dated(CHANGELOG.read_text("utf-8"), version, day),
    }
    old = {file: file.read_bytes() for file in new}
    try:
        for file, text in new.items():
            file.write_text(text, "utf-8")
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder).resolve()
            made = _built(place)
            _tried(made[1], version, place)
            (ROOT / "dist").mkdir(exist_ok=True)
            for one in made:
                shutil.copy(one, ROOT / "dist")
    except BaseException:
        for file, content in old.items():
            file.write_bytes(content)
        raise
    print(
        f"In dist: {', '.join(one.name for one in made)}. Look at git diff, then:",
        f'  git commit --all --message "Version {version}"',
        f'  git tag --annotate v{version} --message "Version {version}"',
        sep="\n",
    )


def main() -> None:
    """Take the command line."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the version
        sys.exit("Usage: ./run release VERSION")
    try:
        today = datetime.datetime.now().astimezone().date()  # noqa: TID251 - of a release
        release(sys.argv[1], today)
    except ValueError as fault:
        sys.exit(f"release: {fault}. Nothing was changed.")
    except subprocess.CalledProcessError as fault:
        failed = shlex.join(map(str, fault.cmd))
        sys.exit(f"release: this failed: {failed}. Nothing was changed.")


if __name__ == "__main__":
    main()
