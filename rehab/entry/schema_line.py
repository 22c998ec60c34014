"""The first line of a file that is begun: which schema an editor holds it against."""

import os
import re
from pathlib import Path

from rehab.reader.clinic import beside_and_above
from rehab.reader.files import is_there

FOLDER = "schemas"
LINE = re.compile(r"\A# yaml-language-server:.*\n")


def schema_line(file: Path, kind: str) -> str:
    """The line for a file at this path, if its schema lies beside it or above.

    >>> schema_line(Path("no/such/folder/client.yaml"), "none")
    ''
    """
    for folder in beside_and_above(file):
        schema = folder / FOLDER / f"{kind}.json"
        if is_there(schema):
            way = Path(os.path.relpath(schema, file.parent)).as_posix()
            return f"# yaml-language-server: $schema={way}\n"
    return ""
