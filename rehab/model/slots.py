"""What texts of a library may name in braces, to be filled in for the client."""

from collections.abc import Mapping

from rehab.model.client import Client

CALM = "calm"  # the pain of a calm morning: the usual one and 1
LESS = "less"  # what the table of lower numbers is called
SLOTS = (
    *("emergency_number", "emergency_department", "clinic_phone", "clinic_name"),
    *("physio_name", "name", "plan"),
)


def filled_for(client: Client, plan_name: str) -> Mapping[str, str]:
    """The value of each slot."""
    clinic = client.clinic
    values = (
        *(clinic.emergency_number, clinic.emergency_department),
        *(clinic.phone, clinic.name, client.physio, client.name, plan_name),
    )
    return dict(zip(SLOTS, values, strict=True))
