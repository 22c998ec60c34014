"""A mark of the texts that every sheet of a region shows: cards, signs, words."""

import hashlib

from rehab.model.region import Region


def texts_mark(region: Region) -> str:
    """Characters that change with any of these texts; the sheet names its language."""
    text = region.model_dump_json(exclude={"language"})
    return hashlib.sha256(text.encode()).hexdigest()[:12]
