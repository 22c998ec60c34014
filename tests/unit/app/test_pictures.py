"""The pictures a page may ask for, by name."""

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import fromstring

import pytest

from rehab.app.pages import drawings, make_html, page_pictures, shapes, templates
from rehab.app.pictures import (
    Undrawable,
    drawings_of,
    named_in,
    pictures_of,
    problems_of,
    shapes_of,
)
from rehab.app.planned import Planned, plan_client
from rehab.app.words import words
from rehab.figure.style import Look
from rehab.model.figure import Stand
from rehab.model.prop import Pillow
from rehab.render.pdf import render_pdf
from rehab.render.strokes import strokes
from rehab.render.view_picture import pictures_of as views_of
from tests.support.cases import ROOT, build, client, library

FOLDER = Path("exercises")
OWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'


def names(exercise):
    return [f"{exercise}{part}" for part in ("-1", "-2", "-small-1", "-thumb", "-icon")]


def drawn(*wanted, **how):
    return pictures_of(library(), FOLDER, wanted, **how)


def own_drawing(exercise):
    shelf = library()
    figure = shelf.exercises[exercise].figure.model_copy(
        update={"poses": (), "svg": "own.svg"}
    )
    one = shelf.exercises[exercise].model_copy(update={"figure": figure})
    exercises = MappingProxyType({**shelf.exercises, exercise: one})
    return replace(shelf, exercises=exercises, drawings={exercise: OWN})


def test_a_page_gets_what_it_names_and_no_more():
    found = drawn("bridge-1", "bridge-thumb", "bridge-icon")
    assert list(found) == ["bridge-1", "bridge-icon", "bridge-thumb"]
    assert len(set(found.values())) == 3


@pytest.mark.parametrize(
    "name", ["bridge-3", "bridge-small-3", "bridge-4", "bridge-x", "nothing-1", "-1"]
)
def test_what_there_is_not_is_not_found(name):
    assert drawn(name) == {}


def test_the_name_alone_is_the_card():
    assert drawn("bridge") == drawings_of(library(), FOLDER, ["bridge"])


def test_the_names_stand_in_the_page():
    html = '<img src="figures/bridge-1.svg" alt=""><img src="figures/plank.svg">'
    assert named_in(html) == {"bridge-1", "plank"}


def test_a_view_names_pictures_that_there_are():
    shelf = library()
    stands = shapes_of(shelf, FOLDER, shelf.exercises)
    for name, stand in stands.items():
        view = views_of(words(), shelf.exercises[name], stand)
        shown = [*view.poses, *view.small, view.thumb, view.move, view.plain, view.icon]
        asked = [picture.address[8:-4] for picture in shown]
        assert list(drawn(*asked)) == sorted(asked)
        assert all(picture.alt for picture in shown)


def test_an_exercise_without_a_drawing_has_no_shape():
    shelf = library()
    bare = {n for n, e in shelf.exercises.items() if not e.figure or e.figure.none}
    assert bare
    assert not shapes_of(shelf, FOLDER, bare)


def test_a_clinics_own_drawing_is_the_same_everywhere_and_has_no_icon():
    shelf = own_drawing("bridge")
    found = pictures_of(shelf, FOLDER, names("bridge"))
    assert set(found) == {"bridge-1", "bridge-2", "bridge-small-1", "bridge-thumb"}
    assert set(found.values()) == {OWN}
    assert shapes_of(shelf, FOLDER, ["bridge"]) == {"bridge": Stand("one")}
    view = views_of(words(), shelf.exercises["bridge"], Stand("one"))
    assert [picture.address for picture in view.poses] == ["figures/bridge-1.svg"]
    assert view.icon is None


def test_the_accent_is_that_of_the_page():
    (svg,) = drawn("bridge-2", look=Look("#a1b2c3")).values()
    assert "#a1b2c3" in svg


def test_no_picture_is_larger_than_its_place():
    shelf = library()
    most = {"-thumb": (21, 12), "-small-1": (22, 18), "-icon": (10, 10)}
    most |= {"-move": (34, 18), "-plain": (38, 38)}
    for part, (wide, high) in most.items():
        for name, svg in drawn(*(f"{n}{part}" for n in shelf.exercises)).items():
            width, height = re.search(r'width="(.*?)mm" height="(.*?)mm"', svg).groups()
            assert float(width) <= wide + 0.01, name
            assert float(height) <= high + 0.01, name


def test_a_picture_is_kept_as_it_is_wherever_the_card_is():
    plain = plain_ones(drawings_of(library(), FOLDER, library().exercises))
    thumbs = plain_ones(drawn(*(f"{name}-thumb" for name in plain)))
    assert thumbs == {f"{name}-thumb" for name in plain}


def plain_ones(pictures):
    return {n for n, svg in pictures.items() if strokes(fromstring(svg))}  # noqa: S314


def test_a_pose_that_cannot_be_drawn_is_a_problem_at_its_line():
    shelf = library()
    bridge = shelf.exercises["bridge"]
    poses = tuple(p.model_copy(update={"anchor": "tail"}) for p in bridge.figure.poses)
    figure = bridge.figure.model_copy(update={"poses": poses})
    broken = bridge.model_copy(update={"figure": figure})
    exercises = MappingProxyType({**shelf.exercises, "bridge": broken})
    shelf = replace(shelf, exercises=exercises)
    with pytest.raises(Undrawable) as raised:
        pictures_of(shelf, FOLDER, names("bridge"))
    assert len(raised.value.problems) == 1
    assert raised.value.problems[0].file.endswith("bridge.yaml")


def test_a_pdf_has_the_pictures_its_page_names():
    wanted = [*names("bridge"), "heel_raise-2"]
    images = "".join(f'<img alt="x" src="figures/{name}.svg">' for name in wanted)
    html = f'<html lang="en"><title>t</title><p>{images}</p>'
    assert named_in(html) == set(wanted)
    assert render_pdf(html, templates(), drawn(*named_in(html))).startswith(b"%PDF")


def test_a_page_is_drawn_for_its_client():
    planned = plan_client(ROOT / "examples" / "first-visit" / "client.yaml", None, None)
    assert isinstance(planned, Planned)
    html = '<img src="figures/bridge-1.svg">'
    look = Look(sex=planned.programme.client.sex)
    assert page_pictures(planned, html) == drawn("bridge-1", look=look)
    shown = shapes(planned, [1])
    assert shown["knee_rocks_small"].shape == "narrow"
    assert set(shown) == set(drawings(planned, [1]))


@pytest.mark.parametrize(
    ("weights", "name"),
    [
        ({"kettlebell": [4, 6, 8]}, "sit_to_stand_weight-with-kettlebell"),
        ({"backpack": [4, 6, 8]}, "sit_to_stand_weight-with-backpack"),
        ({"dumbbells": [2, 3, 4, 6]}, "sit_to_stand_weight"),
    ],
)
def test_the_picture_has_the_clients_own_thing_in_its_hands(weights, name):
    person = client(
        entry_phase="slow_build", equipment=["chair", *weights], weights_kg=weights
    )
    made = Planned(build(person), library(), FOLDER)
    week = next(
        week.number
        for week in made.programme.weeks
        if "sit_to_stand_weight" in week.exercises
    )
    html = make_html(made, [week], "client")
    shown = {one.rpartition("-")[0] for one in named_in(html)}
    assert {one for one in shown if one.startswith("sit_to_stand_weight")} == {name}
    assert set(page_pictures(made, html)) == named_in(html)


def test_a_thing_that_cannot_be_drawn_is_told_at_its_line():
    squat = library().exercises["goblet_squat"]
    nowhere = {"kettlebell": Pillow(kind="pillow", under="tail")}
    figure = squat.figure.model_copy(update={"lifted_with": nowhere})
    broken = squat.model_copy(update={"figure": figure})
    exercises = MappingProxyType({"goblet_squat": broken})
    (problem, *_) = problems_of(replace(library(), exercises=exercises), FOLDER)
    assert problem.where == "figure › lifted_with › kettlebell"
