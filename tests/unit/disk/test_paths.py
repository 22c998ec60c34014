from pathlib import Path

import pytest

from rehab.disk import paths

KINDS = ("exercises", "plans", "templates")


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package folder of its own, with nothing beside it yet."""
    folder = tmp_path / "rehab"
    folder.mkdir()
    monkeypatch.setattr(paths, "__file__", str(folder / "disk" / "paths.py"))
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_checkout_has_its_folders_beside_the_package(kind):
    assert paths.builtin(kind) == Path(paths.__file__).parents[2] / kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_wheel_has_its_folders_inside_the_package(kind, package):
    inside = package / "_data" / kind
    inside.mkdir(parents=True)
    (package.parent / kind).mkdir()
    (package.parent / "pyproject.toml").touch()
    assert paths.builtin(kind) == inside


def test_a_folder_that_happens_to_stand_beside_the_package_is_not_used(package):
    (package.parent / "plans").mkdir()
    with pytest.raises(FileNotFoundError, match="no plans folder"):
        paths.builtin("plans")
