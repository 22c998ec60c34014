"""The library on the desk: what is found is what the command finds."""

import re


def ids(page):
    return re.findall(r"<small>(\w+) · ", page)


def test_a_search_finds_what_the_command_finds(desk, rehab):
    page = desk.get("/exercises?q=row&pattern=row&without=flexion").text
    _, out, _ = rehab("exercises", "row", "--pattern", "row", "--without", "flexion")
    shown = ids(page)
    assert shown
    assert all(re.search(rf"\b{name}\b", out) for name in shown)
    assert len(ids(desk.get("/exercises").text)) > len(shown)


def test_an_exercise_has_its_drawing_and_what_is_unknown_is_not_there(desk):
    assert "drawing/bridge" in desk.get("/exercises/bridge").text
    assert desk.get("/drawing/bridge").text.startswith("<svg")
    for path in ("/exercises/none", "/drawing/none", "/plans/none", "/none"):
        assert desk.get(path).status_code == 404
        assert "There is nothing at this address." in desk.get(path).text
