"""QR codes: black, with a quiet zone, always the same, and of the address alone."""

import re

import pytest
import segno

from rehab.model.clinic import Clinic
from rehab.render.code import QUIET, code_svg
from rehab.render.named import named_pictures
from tests.support.cases import client, library
from tests.unit.model.test_colour import CALLS

ADDRESS = "https://clinic.example/videos/bridge"


def dark_modules(svg):
    """The modules that the paths paint, read back from the drawing."""
    found = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg):
        found |= {(int(x) + n, int(y)) for n in range(int(width))}
    return found


def size_of(svg):
    """Modules on a side, the quiet zone among them."""
    ((width, height),) = re.findall(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert width == height
    return int(width)


def test_the_code_paints_exactly_the_dark_modules_of_its_address():
    wanted = segno.make_qr(ADDRESS, error="m", boost_error=False)
    rows = list(wanted.matrix_iter(border=QUIET))
    dark = {(x, y) for y, row in enumerate(rows) for x, on in enumerate(row) if on}
    assert dark_modules(code_svg(ADDRESS)) == dark


def test_four_modules_stay_white_on_each_side():
    size = size_of(code_svg(ADDRESS))
    places = {n for place in dark_modules(code_svg(ADDRESS)) for n in place}
    assert (min(places), max(places)) == (QUIET, size - QUIET - 1)


def test_a_code_is_black_and_plain():
    svg = code_svg(ADDRESS)
    assert set(re.findall(r"<(\w+)", svg)) == {"svg", "path"}
    assert re.findall(r'(?:fill|stroke)="([^"]*)"', svg) == ["#000"]


def test_one_address_has_one_code():
    assert code_svg(ADDRESS) == code_svg(ADDRESS)
    assert code_svg(ADDRESS) != code_svg(f"{ADDRESS}s")


@pytest.mark.parametrize("text", ["0123456789", "ABC"])  # no Micro QR, which few read
def test_short_texts_are_whole_codes_too(text):
    assert size_of(code_svg(text)) == 21 + 2 * QUIET


def test_nothing_of_a_client_is_in_a_code():
    """Clients who differ in everything get the same codes at the same clinic."""
    clinic = Clinic(**CALLS, videos="https://clinic.example/videos")
    page = '<img src="codes/bridge.svg">'
    people = (
        client(reference="one", name="Kim", physio="Lee", clinic=clinic),
        client(reference="two", name="Bo", birth_year=1950, clinic=clinic),
    )
    shelf = library().exercises
    one, two = (named_pictures(page, person.clinic, shelf) for person in people)
    assert one == two == {"codes/bridge.svg": code_svg(ADDRESS)}


def test_a_page_gets_the_codes_it_names_and_no_others():
    shelf = library().exercises
    clinic = Clinic(**CALLS, videos="https://clinic.example/videos")
    page = '<img src="codes/plank.svg"><img src="codes/nothing.svg">'
    assert list(named_pictures(page, clinic, shelf)) == ["codes/plank.svg"]
    assert named_pictures(page, Clinic(**CALLS), shelf) == {}
