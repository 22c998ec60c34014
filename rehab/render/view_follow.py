"""The physio's record at the end of their copy: where the client stands."""

from dataclasses import dataclass

from rehab.model.standing import FollowUp
from rehab.render.view_intake import IntakeView, intake_view
from rehab.render.view_material import Material
from rehab.render.view_measures import MeasuresView, measures_view


@dataclass(frozen=True, slots=True)
class FollowView:
    """Pages of the physio's copy, for a client with an intake or with scores."""

    intake: IntakeView
    measures: MeasuresView


def follow_view(material: Material, found: FollowUp) -> FollowView | None:
    """The pages, or none for a client file that has neither."""
    client = material.programme.client
    if client.intake is None and not client.measures:
        return None
    return FollowView(
        intake_view(material, found.standing), measures_view(material, found)
    )
