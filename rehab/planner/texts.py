"""A mark of the texts that every sheet of a region shows: cards, signs, words."""

import hashlib

from rehab.model.region import Region


def texts_mark(region: Region) -> str:
    """Characters that change with any of these texts."""
    return hashlib.sha256(region.model_dump_json().encode()).hexdigest()[:12]
