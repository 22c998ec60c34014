"""What a signature covers of the clinic: what the client acts on, not how it looks."""

import pytest

from rehab.model.clinic import Clinic, Logo, OwnPages
from tests.support.cases import build, client, client_fields
from tests.support.signing import code

CALLS = client_fields()["clinic"]
WEEKS = (1, 2)


def mark(**changes):
    """The fingerprint of two weeks at this clinic."""
    clinic = Clinic(**{**CALLS, **changes})
    return code(build(client(clinic=clinic)), WEEKS)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Another"},
        {"phone": "1"},
        {"emergency_number": "999"},
        {"emergency_department": "the town hospital"},
        {"hours": "Mon to Fri, 8 to 17"},
        {"out_of_hours": "Doctor on duty: 116 117"},
        {"web": "https://clinic.example"},
        {"videos": "https://clinic.example/videos"},
        {"templates": OwnPages(folder="pages", files={"safety.html.j2": "Ring us."})},
        {"address": "Harbour Lane 1"},
        {"footer": "Since 1990"},
    ],
    ids=str,
)
def test_it_changes_with_whom_to_call_and_with_what_is_said(changes):
    assert mark(**changes) != mark()


@pytest.mark.parametrize(
    "changes",
    [
        {"colour": "#0b5c8a"},
        {"logo": Logo(file="a.svg", media="image/svg+xml", content="<svg/>")},
    ],
    ids=str,
)
def test_it_does_not_change_with_the_looks_of_the_clinic(changes):
    assert mark(**changes) == mark()


def test_it_does_not_change_with_where_the_same_parts_stand():
    files = {"safety.html.j2": "Ring us."}
    here = OwnPages(folder="pages", files=files, path="here")
    there = OwnPages(folder="own", files=files, path="there")
    assert mark(templates=here) == mark(templates=there)
