"""A mark of the library's texts that every sheet shows: cards, stop signs, screen."""

import hashlib

from rehab.model.programme import Library


def texts_mark(library: Library) -> str:
    """Characters that change with any of these texts."""
    whole = library.education.model_dump_json() + library.safety.model_dump_json()
    return hashlib.sha256(whole.encode()).hexdigest()[:12]
