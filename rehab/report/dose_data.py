"""A dose for other programs: plain values, units in the names."""

from rehab.model.dose import Dose
from rehab.model.units import pounds


def dose_data(dose: Dose) -> dict[str, object]:
    """Its fields; a weight in pounds has them beside the kilograms."""
    data = dose.model_dump(exclude_none=True)
    lb = pounds(dose.load_kg) if dose.load_kg else None
    return data if lb is None else {**data, "load_lb": lb}
