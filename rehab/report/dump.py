"""Plain values as JSON, for other programs."""

import json


def dump(whole: object) -> str:
    """The text, indented; letters stay as they are."""
    return json.dumps(whole, indent=2, ensure_ascii=False)
