"""What can be said about a drawing without looking at it."""

from collections.abc import Callable, Iterator, Sequence
from math import hypot

from rehab.figure.anatomy import CENTRAL, LIMITS, SEGMENTS
from rehab.figure.balance import centre_of_mass, feet_span
from rehab.figure.draw import draw_places
from rehab.figure.fault import Fault
from rehab.figure.layout import WIDTH, Place, placed
from rehab.figure.panel import Panel, panels_of
from rehab.figure.vector import length, minus
from rehab.model.figure import CheckName, Figure
from rehab.model.numbers import ROUNDING

SUNK = 0.012  # body heights below the floor: soft tissue and a mat give 2 cm
STEADY = 0.02  # body heights the centre of mass may be outside the feet
SEEN = 150  # hundredths of a millimetre: a smaller movement is not noticed on paper
MOST_BYTES = 40_000
_BONES = (
    ("hip", "knee", "thigh"),
    ("knee", "ankle", "shank"),
    ("shoulder", "elbow", "upper_arm"),
    ("elbow", "wrist", "forearm"),
)


def faults_of(figure: Figure) -> tuple[Fault, ...]:
    """Everything wrong with a figure of poses, but for its listed exceptions.

    An exception that nothing needs is a fault too.
    """
    if not figure.poses:
        return ()
    try:
        panels = panels_of(figure)
    except Fault as fault:
        return (fault,)
    places, height = placed(figure, panels)
    found: dict[CheckName, list[Fault]] = {
        "lengths": _each(_lengths, panels),
        "limits": _each(_limits, panels),
        "floor": _each(_floor, panels),
        "balance": _each(_balance, panels),
        "frame": list(_frame(figure, places, height)),
        "panels": list(_panels(places)),
        "size": list(_size(figure, places, height)),
    }
    kept = [
        fault
        for name, faults in found.items()
        for fault in faults
        if name not in figure.exceptions
    ]
    stale = [name for name in figure.exceptions if not found[name]]
    return (
        *kept,
        *(
            Fault("nothing needs this exception", ("exceptions", name))
            for name in stale
        ),
    )


def _each(
    check: Callable[[Panel], Iterator[Fault]], panels: Sequence[Panel]
) -> list[Fault]:
    return [
        fault.inside("poses", number)
        for number, panel in enumerate(panels)
        for fault in check(panel)
    ]


def _lengths(panel: Panel) -> Iterator[Fault]:
    points = panel.body.points
    for upper, lower, bone in _BONES:
        for side in "rl":
            span = minus(points[f"{upper}_{side}"], points[f"{lower}_{side}"])
            if abs(length(span) - SEGMENTS[bone]) > ROUNDING:
                yield Fault(f"the {bone} is {length(span):.4f} of body height long")


def _limits(panel: Panel) -> Iterator[Fault]:
    for name, angle in panel.body.posture.angles.items():
        joint = name if name in CENTRAL else name[:-2]
        low, high = LIMITS[joint]
        if not low - ROUNDING <= angle <= high + ROUNDING:
            message = f"{name} is at {angle:.0f} degrees; it goes from {low} to {high}"
            yield Fault(message, (joint,))


def _floor(panel: Panel) -> Iterator[Fault]:
    low, name = min(
        (centre[1] - radius, name)
        for name, (centre, radius) in panel.body.spheres.items()
    )
    if low < -SUNK:
        yield Fault(f"{name} is {-low:.3f} of body height below the floor")


def _balance(panel: Panel) -> Iterator[Fault]:
    if panel.pose.base != "standing":
        return
    (heel, toe), x = feet_span(panel.body), centre_of_mass(panel.body)[0]
    out = max(heel - STEADY - x, x - toe - STEADY)
    if out > 0:
        side = "behind" if x < heel else "in front of"
        message = (
            f"falls over: the centre of mass is {out + STEADY:.3f} {side} the feet"
        )
        yield Fault(message)


def _frame(figure: Figure, places: Sequence[Place], height: int) -> Iterator[Fault]:
    if figure.crop:
        return
    for number, place in enumerate(places):
        if place.panel.focus:
            continue
        (left, bottom), k = place.corner, place.scale
        for name, (x, y, r, _) in place.panel.discs.items():
            px, py, pr = left + x * k, bottom - y * k, r * k
            if not (pr <= px <= WIDTH - pr and pr <= py <= height - pr):
                yield Fault(f"{name} is outside the picture", ("poses", number))
                break


def _panels(places: Sequence[Place]) -> Iterator[Fault]:
    """Neighbours must differ, beyond what a different place on paper makes."""
    for number in range(1, len(places)):
        old, new = places[number - 1].panel, places[number].panel
        if bool(old.focus) != bool(new.focus):
            continue
        scale = places[number].scale
        moved = max(
            hypot(disc[0] - new.discs[name][0], disc[1] - new.discs[name][1])
            for name, disc in old.discs.items()
        )
        if moved * scale < SEEN:
            shown = f"{moved * scale / 100:.1f} mm"
            message = f"differs from the panel before by {shown} only"
            yield Fault(message, ("poses", number))


def _size(figure: Figure, places: Sequence[Place], height: int) -> Iterator[Fault]:
    size = len(draw_places(figure, places, height))
    if size >= MOST_BYTES:
        yield Fault(f"the drawing takes {size / 1000:.0f} kB")
