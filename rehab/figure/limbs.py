"""An arm or a leg: three segments, far to near, with the seams painted over."""

from collections.abc import Iterator
from math import hypot
from typing import NamedTuple

from rehab.figure import style
from rehab.figure.canvas import Canvas
from rehab.figure.outline import Outline
from rehab.figure.vector import between

_ROWS = {
    "thigh": ("hip", "thigh1", "hem", "thigh2", "knee"),
    "shank": ("calf0", "calf1", "calf2", "ankle"),
    "upper_arm": ("shoulder", "sleeve", "biceps", "elbow"),
    "forearm": ("farm0", "farm1", "farm2", "wrist"),
}
_ENDS = {
    "foot": (("ankle", "heel", "instep"), ("heel", "instep", "ball"), ("ball", "toe")),
    "hand": (("wrist", "palm"), ("palm", "finger"), ("palm", "thumb")),
}
_SEGMENTS = {
    "leg": ("thigh", "shank", "foot"),
    "arm": ("upper_arm", "forearm", "hand"),
}
_JOINTS = {
    "leg": (("hip", "knee"), ("knee", "ankle"), ("ankle", "ball")),
    "arm": (("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "grip")),
}
_SLEEVE = 1  # ends at this circle of the upper arm
_LONG = 3  # widths of the line of a thumb: a shorter one is a dot
_SAME_DEPTH = 0.03  # body heights; a thinner difference does not change the order


class _Look(NamedTuple):
    skin: str
    shirt: str
    trousers: str
    shoe: str
    ink: str


_NEAR = _Look(style.SKIN, style.SHIRT, style.TROUSERS, style.SHOE, style.INK)
_FAR = _Look(
    style.SKIN_FAR,
    style.SHIRT_FAR,
    style.TROUSERS_FAR,
    style.SHOE_FAR,
    style.INK_FAR,
)


class Limb:
    """One limb on a canvas. ``kind`` is arm or leg, ``side`` r or l."""

    def __init__(self, canvas: Canvas, kind: str, side: str, *, far: bool) -> None:
        self._canvas, self._kind, self._end = canvas, kind, f"_{side}"
        self._look = _FAR if far else _NEAR
        self._line = canvas.pen.far if far else canvas.pen.line
        self._rows = {
            name: Outline([canvas.circles[ball + self._end] for ball in row])
            for name, row in _ROWS.items()
            if name in _SEGMENTS[kind]
        }

    def draw(self) -> Iterator[str]:
        """Every element, the farthest segment first."""
        done: list[int] = []
        for index in self._far_to_near():
            name = _SEGMENTS[self._kind][index]
            yield self._segment(name)
            yield from self._clothes(name)
            for neighbour in (index - 1, index + 1):
                if neighbour in done:
                    yield self._patch(neighbour, outer=neighbour > index)
            done.append(index)

    def fist(self) -> str:
        """The hand alone, without a line where it meets the arm."""
        row = self._rows["forearm"]
        last = len(row.circles) - 1
        arm = style.filled(row.path(last - 1, last, round_first=False), self._look.skin)
        return self._segment("hand") + arm + self._thumb()

    def silhouette(self) -> str:
        """The path of the whole limb."""
        return "".join(self._path(name) for name in _SEGMENTS[self._kind])

    def _far_to_near(self) -> list[int]:
        points, near = self._canvas.body.points, self._canvas.camera.near
        depths = [
            near(between(points[a + self._end], points[z + self._end], 0.5))
            for a, z in _JOINTS[self._kind]
        ]
        return sorted(range(3), key=lambda i: (round(depths[i] / _SAME_DEPTH), i))

    def _path(self, name: str) -> str:
        if name in self._rows:
            return self._rows[name].path()
        return self._canvas.hulls(_ENDS[name], self._end)

    def _segment(self, name: str) -> str:
        look, row, fill = self._look, self._rows.get(name), self._fill(name)
        if row and row.is_smooth:  # one element: the line is on a slightly larger row
            half = self._line / 2
            larger = Outline([(x, y, r + half) for x, y, r in row.circles])
            if larger.is_smooth:
                return style.edged(larger.path(), fill, self._line, look.ink)
        return style.outlined(self._path(name), fill, self._line, look.ink)

    def _fill(self, name: str) -> str:
        trousers = name in ("thigh", "shank")
        return self._look.trousers if trousers else self._look.skin

    def _clothes(self, name: str) -> Iterator[str]:
        look = self._look
        if name == "foot":
            sole = self._canvas.hulls(_ENDS["foot"][1:], self._end)
            yield style.filled(sole, look.shoe)
        elif name == "hand":
            yield self._thumb()
        elif name == "upper_arm":
            cloth = self._rows[name].path(0, _SLEEVE, round_last=False)
            yield style.edged(cloth, look.shirt, self._canvas.pen.detail, look.ink)

    def _thumb(self) -> str:
        """The thumb across a fist, where there is room for its line."""
        (x, y, _), (to_x, to_y, _) = (
            self._canvas.circles[name + self._end] for name in ("thumb", "finger")
        )
        room = hypot(to_x - x, to_y - y) > _LONG * self._canvas.pen.detail
        if not (room and self._canvas.body.posture.grip):
            return ""
        path = f"M{round(x)} {round(y)}L{round(to_x)} {round(to_y)}"
        return style.stroked(path, self._canvas.pen.detail, self._look.ink, cap="round")

    def _patch(self, index: int, *, outer: bool) -> str:
        """Skin over the line that the nearer neighbour's end left on a segment.

        Keeps the crease of a folded knee, removes the line across a straight one.
        """
        name = _SEGMENTS[self._kind][index]
        fill = self._fill(name)
        if name not in self._rows:
            ends = ("ankle", "instep") if name == "foot" else ("wrist", "palm")
            return style.filled(self._canvas.hulls((ends,), self._end), fill)
        row = self._rows[name]
        last = len(row.circles) - 1
        if outer:
            stop = self._clear(row, range(1, last + 1), row.circles[0])
            return style.filled(row.path(0, stop, round_last=False), fill)
        first = _SLEEVE if name == "upper_arm" else 0
        stop = self._clear(row, range(last - 1, first - 1, -1), row.circles[last])
        return style.filled(row.path(stop, last, round_first=False), fill)

    def _clear(self, row: Outline, way: range, joint: tuple[float, ...]) -> int:
        """The first circle far enough from the joint for the patch to hide the line."""
        room = joint[2] + 2.2 * self._line
        for index in way:
            x, y, _ = row.circles[index]
            if hypot(x - joint[0], y - joint[1]) >= room:
                return index
        return way[-1]
