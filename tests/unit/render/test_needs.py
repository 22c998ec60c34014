"""The things that the front page asks for."""

from rehab.app.words import words
from rehab.render.view import build_view
from tests.support.cases import build, client, library

HARD = {
    "plan": "acute-overuse-spasm",
    "entry_phase": None,
    "flags": ["floor_transfer_hard"],
}


def needs(**changes):
    programme = build(client(**changes))
    view = build_view(
        programme,
        library(),
        words(),
        weeks=tuple(week.number for week in programme.weeks),
        draft=False,
        fingerprint="aBc123",
        copy="client",
    )
    return view.front.needs


def test_who_does_not_get_to_the_floor_needs_the_bed_and_no_mat() -> None:
    found = needs(**HARD, bed=True)
    assert "Firm bed" in found
    assert "Mat or rug" not in found


def test_nobody_else_needs_a_bed() -> None:
    assert "Firm bed" not in needs(**HARD)
    assert "Firm bed" not in needs(**{**HARD, "flags": []}, bed=True)
    assert "Mat or rug" in needs(**{**HARD, "flags": []}, bed=True)
