"""One panel of a figure before it has a place on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehab.figure.body import Body
from rehab.figure.camera import Camera, Disc, camera_of
from rehab.figure.fault import Fault
from rehab.figure.frame import Frame
from rehab.figure.furniture import MAT_HEIGHT, reach_of
from rehab.figure.hull import Point
from rehab.figure.movement import arrow_points
from rehab.figure.parts import place
from rehab.figure.props import items_of
from rehab.figure.shapes import Item, Range, Stage
from rehab.figure.solve import solve
from rehab.figure.touch import touching
from rehab.figure.vector import Vec
from rehab.model.figure import Figure, Focus, Pose

_AROUND_ITEM, _AROUND_ARROW = 0.012, 0.025  # body heights left free
ENLARGE = 1.7  # how much larger a focus panel is drawn


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow's line on the picture plane."""

    points: tuple[Point, ...]
    both: bool
    ahead: bool = True  # too short a line grows at its head


@dataclass(frozen=True, slots=True)
class Panel:
    """One pose, solved and seen."""

    pose: Pose
    body: Body
    camera: Camera
    discs: Mapping[str, Disc]
    items: tuple[Item, ...]
    arrows: tuple[Line, ...]
    frame: Frame
    focus: Focus | None
    floor: float | None  # the height of the floor's line, if it is seen edge on
    close: Point | None = None  # what its inset looks at

    @property
    def zoom(self) -> float:
        """How much larger than its neighbours it is drawn."""
        return ENLARGE if self.focus else 1.0


def panels_of(figure: Figure) -> tuple[Panel, ...]:
    """Every pose of the figure as a panel.

    Raises:
        Fault: If a pose, a thing or an arrow cannot be drawn, with its place.
    """
    camera = camera_of(figure)
    bodies = [_solved(pose, n) for n, pose in enumerate(figure.poses)]
    lines = _lines(figure, bodies, camera)
    x, z = _union(bodies, 0), _union(bodies, 2)
    return tuple(
        _panel(figure, n, Stage(body, camera, x, z), lines.get(n, ()))
        for n, body in enumerate(bodies)
    )


def _union(bodies: Sequence[Body], axis: int) -> Range:
    spans = [reach_of(body, axis) for body in bodies]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _solved(pose: Pose, number: int) -> Body:
    try:
        return solve(pose)
    except Fault as fault:
        raise fault.inside("poses", number) from None


def _lines(
    figure: Figure, bodies: Sequence[Body], camera: Camera
) -> dict[int, tuple[Line, ...]]:
    """The arrows of each panel; an arrow that says nothing is in the last."""
    last = len(bodies) - 1
    lines: dict[int, tuple[Line, ...]] = {}
    for number, arrow in enumerate(figure.arrows):
        panel = last if arrow.panel is None else arrow.panel
        wanted = max(panel, *(arrow.between or (0, 0)))
        if wanted > last:
            message = f"there is no panel {wanted}; the last of them is {last}"
            raise Fault(message, ("arrows", number))
        try:
            points = arrow_points(arrow, bodies, camera, panel)
        except Fault as fault:
            raise fault.inside("arrows", number) from None
        line = Line(tuple(points), arrow.both)
        if arrow.at:
            line = _touched(line, camera.discs(bodies[panel]))
        lines[panel] = (*lines.get(panel, ()), line)
    return lines


def _touched(line: Line, discs: Mapping[str, Disc]) -> Line:
    (dx, dy), ahead = touching(line.points, [disc[:3] for disc in discs.values()])
    return Line(tuple((x + dx, y + dy) for x, y in line.points), line.both, ahead)


def _panel(
    figure: Figure, number: int, stage: Stage, arrows: tuple[Line, ...]
) -> Panel:
    pose, body, camera = figure.poses[number], stage.body, stage.camera
    items = _items(figure, number, stage)
    discs = camera.discs(body)
    level = camera.is_level if figure.floor is None else figure.floor
    on_mat = any(prop.kind == "mat" for prop in (*figure.props, *pose.props))
    floor = (-MAT_HEIGHT if on_mat else 0.0) if level and not figure.crop else None
    frame = _frame(discs, items, camera, arrows)
    if figure.crop:
        low = camera.see(_at(body, figure.crop, "crop"))[1]
        frame = Frame(frame.left, low, frame.right, frame.high)
    elif camera.is_level:
        frame = frame.around([(frame.left, floor or 0.0)], 0.0)
    if pose.focus:
        middle = _at(body, pose.focus.at, "poses", number, "focus", "at")
        frame, floor = _window(pose.focus, camera.see(middle)), None
    return Panel(
        pose=pose,
        body=body,
        camera=camera,
        discs=discs,
        items=items,
        arrows=arrows,
        frame=frame,
        focus=pose.focus,
        floor=floor,
        close=_close(pose, body, camera, number),
    )


def _close(pose: Pose, body: Body, camera: Camera, number: int) -> Point | None:
    if pose.inset is None:
        return None
    x, y, _ = camera.see(_at(body, pose.inset.at, "poses", number, "inset", "at"))
    return x, y


def _items(figure: Figure, number: int, stage: Stage) -> tuple[Item, ...]:
    """The things of every panel, and those of this one."""
    items = items_of(figure.props, stage)
    try:
        return (*items, *items_of(figure.poses[number].props, stage))
    except Fault as fault:
        raise fault.inside("poses", number) from None


def _frame(
    discs: Mapping[str, Disc],
    items: Sequence[Item],
    camera: Camera,
    arrows: Sequence[Line],
) -> Frame:
    frame = Frame(
        min(x - r for x, _, r, _ in discs.values()),
        min(y - r for _, y, r, _ in discs.values()),
        max(x + r for x, _, r, _ in discs.values()),
        max(y + r for _, y, r, _ in discs.values()),
    )
    points = [camera.see(point)[:2] for item in items for point in item.points]
    frame = frame.around(points, _AROUND_ITEM)
    return frame.around([p for line in arrows for p in line.points], _AROUND_ARROW)


def _at(body: Body, part: str, *where: str | int) -> Vec:
    try:
        return place(body, part)
    except Fault as fault:
        raise fault.inside(*where) from None


def _window(focus: Focus, middle: Vec) -> Frame:
    x, y, _ = middle
    r = focus.radius
    return Frame(x - r, y - r, x + r, y + r)
