"""Gates say what they count, and the client file has the days."""

from pathlib import Path

import pytest

from rehab.reader.library import read_client, read_library
from tests.support.tables import write_client, write_library, write_plan

SINCE = {"measure": "weeks_since", "event": "operation", "at_least": 6}
AGREED = {"measure": "agreed", "what": "squat"}
SAYS = {"says": "Yes.", "source": "x"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library and a client, whose plan is still to be written."""
    made = tmp_path_factory.mktemp("gates") / "library"
    write_library(made)
    return made


@pytest.mark.parametrize(
    ("test", "says"),
    [
        ({"measure": "weeks_since", "at_least": 6}, "weeks_since needs an event"),
        ({"measure": "weeks_since", "event": "x"}, "weeks_since needs at_least"),
        ({"measure": "day_of_programme"}, "day_of_programme needs at_least"),
        ({"measure": "agreed"}, "agreed needs what is agreed"),
        ({**AGREED, "event": "x"}, "goes with weeks_since, not with agreed"),
    ],
)
def test_a_gate_says_what_it_counts(folder, test, says) -> None:
    write_plan(
        folder,
        {"walk": [{"from_week": 1, "dose": {"minutes": 5}}]},
        advance=[{**test, **SAYS}],
    )
    (found,) = read_library(folder / "exercises", folder / "plans")[1]
    assert found.message == says
    assert found.hint


@pytest.mark.parametrize(
    ("changes", "where", "says"),
    [
        ({}, "plan", "the plan counts weeks from operation, and there is no day of it"),
        ({"events": {"surgery": "2027-01-01"}}, "events › surgery", "unknown event"),
        ({"agreed": {"squats": "2027-01-09"}}, "agreed › squats", "unknown agreement"),
    ],
)
def test_the_client_file_has_the_days(folder, changes, where, says) -> None:
    write_plan(
        folder,
        {"walk": [{"from_week": 1, "dose": {"minutes": 5}}]},
        advance=[{**SINCE, **SAYS}, {**AGREED, **SAYS}],
    )
    library, _ = read_library(folder / "exercises", folder / "plans")
    changes = {"events": {"operation": "2027-01-01"}, **changes} if changes else {}
    found = read_client(write_client(folder, **changes), library, folder=folder)[1]
    assert any(p.where == where and p.message.startswith(says) for p in found), found
    whole = write_client(folder, events={"operation": "2027-01-01"})
    assert read_client(whole, library, folder=folder)[1] == ()
