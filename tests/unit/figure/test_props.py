from typing import get_args

import pytest

from rehab.figure.checks import faults_of
from rehab.figure.draw import draw
from rehab.figure.fault import Fault
from rehab.figure.panel import panels_of
from rehab.model.prop import Thing
from tests.support.drawn import figure
from tests.support.svg import painted

THINGS = [
    "mat",
    {"ball": {"under": "bottom"}},
    "medicine_ball",
    {"medicine_ball": {"away": 0.3}},
    "dumbbells",
    {"dumbbells": {"hand": "left", "axis": "along"}},
    "kettlebell",
    {"kettlebell": {"hand": "right", "swing": 60}},
    "barbell",
    {"barbell": {"where": "shoulders"}},
    "stick",
    {"stick": {"where": "hands"}},
    *({"wall": {"side": side}} for side in ("front", "back", "right", "left")),
    "chair",
    {"chair": {"side": "front", "facing": "back"}},
    {"bench": {"under": "bottom"}},
    {"bench": {"under": "bottom", "height": 0.3, "slope": 30}},
    {"step": {"under": "right_foot", "height": 0.1}},
    {"block": {"x": [0.2, 0.4], "y": [0, 0.2], "z": [-0.1, 0.1]}},
    "blocks",
    "counter",
    {"band": {"ends": ["right_hand", [0.6, 0.8, 0.0]]}},
    {"band": {"ends": ["right_hand", "right_foot"], "behind": True}},
    {"strap": {"through": ["right_hand", "right_foot", "left_hand"]}},
    *({"backpack": {"where": w}} for w in ("back", "chest", "hands", "right", "left")),
    *({"ankle_weight": {"side": side}} for side in ("right", "left")),
    {"pillow": {"under": "head"}},
    {"roller": {"under": "knees"}},
]
VIEWS = ("side", "front", "back", "top", "three-quarter", "rear-quarter")
POSES = ({"shoulder": 30, "elbow": 60, "hands": "grip"}, {"hip": 40, "knee": 40})


def kind(thing):
    return thing if isinstance(thing, str) else next(iter(thing))


def test_every_kind_of_thing_is_here():
    kinds = {get_args(t.model_fields["kind"].annotation)[0] for t in get_args(Thing)}
    assert {kind(thing) for thing in THINGS} == kinds


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("thing", THINGS, ids=str)
def test_thing_is_drawn_inside_the_picture(thing, view):
    bare, drawn = figure(*POSES, view=view), figure(*POSES, view=view, props=[thing])
    svg = draw(drawn)
    assert svg != draw(bare)
    assert not {fault.message for fault in faults_of(drawn)} - {
        fault.message for fault in faults_of(bare)
    }
    high = int(svg.split('viewBox="0 0 ')[1].split('"')[0].split()[1])
    for element in painted(svg):
        for x, y in element.points:
            assert element.half <= x <= 5200 - element.half
            assert element.half <= y <= high - element.half


@pytest.mark.parametrize("thing", THINGS, ids=str)
def test_thing_of_one_pose_is_in_that_panel_only(thing):
    panels = panels_of(figure({}, {"props": [thing]}))
    assert len(panels[0].items) == 0
    assert len(panels[1].items) > 0


@pytest.mark.parametrize(
    "thing",
    [
        {"ball": {"under": "nowhere"}},
        {"bench": {"under": "nowhere"}},
        {"chair": {"under": "nowhere"}},
        {"step": {"under": "nowhere"}},
        {"pillow": {"under": "nowhere"}},
        {"roller": {"under": "nowhere"}},
        {"band": {"ends": ["right_hand", "nowhere"]}},
        {"strap": {"through": ["nowhere", "right_hand"]}},
    ],
    ids=kind,
)
def test_unknown_part_is_a_fault_at_the_thing(thing):
    message = "unknown part of the body, got 'nowhere'"
    with pytest.raises(Fault) as raised:
        draw(figure(props=["mat", thing]))
    assert (raised.value.place, raised.value.message) == (("props", 1), message)
    with pytest.raises(Fault) as raised:
        draw(figure({}, {"props": [thing]}))
    assert raised.value.place == ("poses", 1, "props", 0)
