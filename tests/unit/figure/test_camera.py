import pytest

from rehab.figure.camera import Camera, camera_of
from tests.support.drawn import body, figure

FRONT, UP, RIGHT = (1, 0, 0), (0, 1, 0), (0, 0, 1)


@pytest.mark.parametrize(
    ("view", "front", "up", "right"),
    [  # where each way points on paper: to the right, up, at the viewer
        ("side", (1, 0, 0), (0, 1, 0), (0, 0, 1)),
        ("front", (0, 0, 1), (0, 1, 0), (-1, 0, 0)),
        ("back", (0, 0, -1), (0, 1, 0), (1, 0, 0)),
        ("top", (1, 0, 0), (0, 0, 1), (0, -1, 0)),
    ],
)
def test_each_view_shows_its_side(view, front, up, right):
    camera = camera_of(figure(view=view))
    assert camera.see(FRONT) == pytest.approx(front, abs=1e-9)
    assert camera.see(UP) == pytest.approx(up, abs=1e-9)
    assert camera.see(RIGHT) == pytest.approx(right, abs=1e-9)


def test_a_view_may_be_given_in_degrees():
    seen = camera_of(figure(view={"azimuth": 30, "elevation": 10}))
    assert seen == camera_of(figure(view="three-quarter"))


def test_discs_are_the_spheres_as_seen():
    camera, found = Camera(35, 20), body(hip=30)
    for name, (x, y, radius, near) in camera.discs(found).items():
        centre, size = found.spheres[name]
        assert (x, y, near) == pytest.approx(camera.see(centre), abs=1e-9)
        assert radius == size


def test_only_a_level_camera_sees_the_floor_as_a_line():
    assert camera_of(figure(view="front")).is_level
    assert not camera_of(figure(view="three-quarter")).is_level
