"""The wheel and the lock: what people get who do not have the checkout."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from rehab.letters.folders import EXTRA

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def same_name(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    pytest.importorskip("hatchling", reason="./run installs it")
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = out.glob("*.whl")
    return path


@pytest.mark.parametrize(
    "kind", ["examples", "exercises", "plans", "schemas", "templates"]
)
def test_the_wheel_holds_every_file_of_the_library(wheel, kind):
    files = {p.relative_to(ROOT) for p in (ROOT / kind).rglob("*") if p.is_file()}
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"rehab/_data/{path.as_posix()}" for path in files} <= names


def test_the_wheel_holds_nothing_else(wheel):
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.startswith(("rehab/", "rehab_programme-"))


def test_the_wheel_carries_both_licences(wheel):
    names = [Path(name).name for name in zipfile.ZipFile(wheel).namelist()]
    assert "LICENSE" in names
    assert names.count("OFL.txt") == 2  # beside the fonts, and with the package


def test_an_unpacked_wheel_finds_its_own_library(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from rehab.paths import builtin; print(builtin('plans'))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,  # comes first where Python looks for packages
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(run.stdout.strip()) == tmp_path.resolve() / "rehab" / "_data" / "plans"


def test_the_project_has_no_stale_copy_of_the_library():
    assert not (ROOT / "rehab" / "_data").exists()


def test_the_lock_pins_everything_by_hash():
    pins = re.split(r"\n(?=[a-z])", LOCK.strip())
    assert pins
    for pin in pins:
        assert re.match(r"[a-z0-9.-]+==\S+", pin), pin
        assert "--hash=sha256:" in pin, pin


def test_the_lock_covers_what_the_project_asks_for():
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *PROJECT["build-system"]["requires"]]
    for name, extra in project["optional-dependencies"].items():
        # large, for few, no part of a first run
        if name not in ("browser", "fuzz", "letters"):
            wanted += extra
    names = {same_name(re.match(r"[\w.-]+", line)[0]) for line in wanted}
    pinned = {
        same_name(name) for name in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)
    }
    assert names <= pinned


@pytest.mark.parametrize("extra", ["browser", "fuzz"])
def test_what_is_large_is_pinned_by_hash_as_well(extra):
    lock = (ROOT / ".ci" / f"{extra}.lock").read_text("utf-8")
    for pin in re.split(r"\n(?=[a-z])", lock.strip()):
        assert "--hash=sha256:" in pin, pin
    for line in PROJECT["project"]["optional-dependencies"][extra]:
        name = line.partition(">=")[0]
        assert re.search(f"^{name}==", lock, re.MULTILINE), name


def test_the_fonts_that_can_be_added_are_pinned_and_are_those_looked_for():
    pins = PROJECT["project"]["optional-dependencies"]["letters"]
    assert all("==" in pin for pin in pins)
    names = {pin.partition("==")[0].replace("-", "_") for pin in pins}
    assert names == set(EXTRA)


def test_the_lock_holds_no_address():
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
    assert "--find-links" not in LOCK


def test_run_is_a_program():
    for script in (ROOT / "run", ROOT / ".ci" / "run"):
        assert script.stat().st_mode & 0o100, script
        assert script.read_bytes().startswith(b"#!")
