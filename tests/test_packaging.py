"""The wheel and the lock: what people get who do not have the checkout."""

import datetime
import re
import runpy
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


RELEASE = runpy.run_path(str(ROOT / ".ci" / "release.py"))
FLOORS = runpy.run_path(str(ROOT / ".ci" / "floors.py"))
MODULE = (ROOT / "rehab" / "__init__.py").read_text("utf-8")
CHANGES = "# Changelog\n\n## [Unreleased]\n\n- a thing\n\n## [0.1.0] - 2026-01-01\n"


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
    code = "from rehab.disk.paths import builtin; print(builtin('plans'))"
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
        if name not in ("browser", "docs", "fuzz", "letters"):
            wanted += extra
    names = {same_name(re.match(r"[\w.-]+", line)[0]) for line in wanted}
    pinned = {
        same_name(name) for name in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)
    }
    assert names <= pinned


@pytest.mark.parametrize("extra", ["browser", "docs", "fuzz"])
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


def test_every_dependency_has_a_floor_and_the_floors_are_what_is_tried():
    pins = FLOORS["floors"]((ROOT / "pyproject.toml").read_text("utf-8"))
    assert all(re.fullmatch(r"[\w.-]+==[\d.]+", pin) for pin in pins), pins
    asked = {same_name(re.match(r"[\w.-]+", pin)[0]): pin for pin in pins}
    for line in PROJECT["project"]["dependencies"]:
        name, _, floor = re.match(r"([\w.-]+)(>=)([\d.]+)", line).groups()
        assert asked[same_name(name)] == f"{name}=={floor}"


def test_a_release_dates_what_was_unreleased_and_leaves_room_for_the_next():
    day = datetime.date(2026, 12, 1)
    assert RELEASE["dated"](CHANGES, "0.2.0", day) == (
        "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n- a thing\n\n"
        "## [0.1.0] - 2026-01-01\n"
    )
    assert '__version__ = "10.0.0"' in RELEASE["numbered"](MODULE, "10.0.0")


@pytest.mark.parametrize(
    ("changes", "version", "why"),
    [
        (CHANGES, "0.1.0", "has a section 0.1.0 already"),
        (CHANGES.replace("- a thing\n", ""), "0.2.0", "nothing under"),
        (CHANGES.replace("Unreleased", "Next"), "0.2.0", "nothing under"),
    ],
)
def test_a_changelog_without_anything_new_is_no_release(changes, version, why):
    with pytest.raises(ValueError, match=why):
        RELEASE["dated"](changes, version, datetime.date(2026, 12, 1))


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "1.0.0rc1", "0.0.9", "0.2.0\n"])
def test_what_is_no_later_version_is_refused(version):
    with pytest.raises(ValueError, match=r"is no version|comes before"):
        RELEASE["numbered"]('__version__ = "0.1.0"\n', version)


def test_run_is_a_program():
    for script in (ROOT / "run", ROOT / ".ci" / "run", ROOT / ".ci" / "packages"):
        assert script.stat().st_mode & 0o100, script
        assert script.read_bytes().startswith(b"#!")
