"""Where an exercise can be watched: whose address wins, and what it may hold."""

import pytest
from pydantic import TypeAdapter

from rehab.model.clinic import Clinic
from rehab.model.video import video_address
from rehab.model.web_address import WebAddress
from tests.support.cases import library
from tests.unit.model.test_colour import CALLS

READ = TypeAdapter(WebAddress)
BRIDGE = library().exercises["bridge"]


@pytest.mark.parametrize(
    "base", ["https://clinic.example/videos", "https://clinic.example/videos/"]
)
def test_the_clinic_s_videos_are_found_by_the_exercise_s_id(base):
    clinic = Clinic(**CALLS, videos=base)
    assert video_address(BRIDGE, clinic) == "https://clinic.example/videos/bridge"


def test_an_exercise_s_own_film_comes_first():
    own = BRIDGE.model_copy(update={"video": "https://films.example/my-bridge"})
    for base in (None, "https://clinic.example/videos"):
        clinic = Clinic(**CALLS, videos=base)
        assert video_address(own, clinic) == "https://films.example/my-bridge"


def test_without_either_there_is_none():
    assert video_address(BRIDGE, Clinic(**CALLS)) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://clinic.example",
        "https://www.clinic.example/a/b_c-d.html",
        "https://clinic.example:8443/videos",
        "https://xn--mnchen-3ya.example/%C3%BC",
    ],
)
def test_a_plain_address_is_taken_as_it_is(address):
    assert READ.validate_python(address) == address


def test_capitals_of_the_host_do_not_matter():
    assert (
        READ.validate_python("HTTPS://Clinic.Example/A") == "https://clinic.example/A"
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://clinic.example/",
        "ftp://clinic.example/",
        "javascript:alert(1)",
        "//clinic.example/",
        "https://sam:secret@clinic.example/",
        "https://clinic.example/?client=pat-01",
        "https://clinic.example/?",
        "https://clinic.example/#pat",
        "https://localhost/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]/",
        "https://clinic.example/a b",
        "https://clinic.example/a\n",
        "https://clinic.example/<b>",
        'https://clinic.example/"',
        "https://münchen.example/",
        "https://-clinic.example/",
        "https://clinic.example/" + "a" * 200,
        "",
    ],
)
def test_anything_else_is_refused(address):
    with pytest.raises(ValueError, match=r"."):
        READ.validate_python(address)
