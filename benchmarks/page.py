"""Write the HTML of some weeks into a folder where a plain program finds all it names.

Usage: python -m benchmarks.page CLIENT WEEKS FOLDER
"""

import shutil
import sys
from pathlib import Path

from rehab import app
from rehab.render.named import named_pictures
from rehab.render.view_picture import address

NAME = "handout.html"


def write_page(client: Path, weeks: int, folder: Path) -> None:
    """The page of weeks 1 to so many, beside the styles, fonts and pictures."""
    planned = app.plan_client(client, None, None)
    if not isinstance(planned, app.Planned):
        raise TypeError(planned)
    html = app.make_html(planned, range(1, weeks + 1), "client")
    shutil.copytree(app.templates(), folder)
    (folder / NAME).write_text(html, "utf-8")
    clinic = planned.programme.client.clinic
    drawn = app.page_pictures(planned, html)
    pictures: dict[str, str | bytes] = {
        address(name): svg for name, svg in drawn.items()
    }
    pictures |= named_pictures(html, clinic, planned.library.exercises)
    for where, picture in pictures.items():
        place = folder / where
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(picture if isinstance(picture, bytes) else picture.encode())


if __name__ == "__main__":
    write_page(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
