"""The library that a client's file names: beside it, or up to three folders above."""

from pathlib import Path

import pytest

from rehab.reader.client_library import named_library


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A client four folders down, and a library of a clinic beside each of them."""
    folder = tmp_path / "a" / "b" / "c" / "d"
    folder.mkdir(parents=True)
    for above in (tmp_path, *folder.parents, folder):
        if above.is_relative_to(tmp_path):
            (above / "ours" / "plans").mkdir(parents=True, exist_ok=True)
    (tmp_path / "a" / "empty").mkdir()
    return folder / "client.yaml"


def named(client: Path, library: str) -> tuple[Path | None, list[str]]:
    client.write_text(f"name: Sam\nlibrary: {library}\n", "utf-8")
    folder, problems = named_library(client)
    return folder, [str(one) for one in problems]


@pytest.mark.parametrize("up", range(4))
def test_it_lies_beside_the_file_or_in_a_folder_above(client: Path, up: int) -> None:
    folder, problems = named(client, "../" * up + "ours")
    assert problems == []
    assert folder == client.parents[up] / "ours"


@pytest.mark.parametrize(
    ("library", "told"),
    [
        ("../../../../ours", '"../../../../ours" lies too far away'),
        ("../../../../../../../..", "lies too far away"),
        ("/etc", 'must be a folder from here, got "/etc"'),
        ("'c:ours'", "must be a folder from here"),
        ("'..\\ours'", "must be a folder from here"),
        ("theirs", "there is no such folder"),
        ("../../../empty", "has neither exercises/ nor plans/ in it"),
    ],
)
def test_any_other_folder_is_a_problem_at_its_line(
    client: Path, library: str, told: str
) -> None:
    folder, problems = named(client, library)
    assert folder is None
    assert len(problems) == 1
    assert problems[0].startswith(f"{client}:2:")
    assert told in problems[0]


def test_a_link_leads_no_further_than_a_path_may(client: Path) -> None:
    far = client.parents[4] / "ours"
    (client.parent / "near").symlink_to(far)
    assert "lies too far away" in named(client, "near")[1][0]


@pytest.mark.parametrize("library", ["", "[ours]", "' '"])
def test_what_is_no_name_is_told_with_the_rest_of_the_file(
    client: Path, library: str
) -> None:
    assert named(client, library) == (None, [])


def test_a_client_without_one_has_none(client: Path) -> None:
    client.write_text("name: Sam\n", "utf-8")
    assert named_library(client) == (None, ())
    client.write_text("library: [\n", "utf-8")  # told by whoever reads all of it
    assert named_library(client) == (None, ())
