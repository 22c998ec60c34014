"""Write the HTML of some weeks into a folder where a plain program finds all it names.

Usage: python -m benchmarks.page CLIENT WEEKS FOLDER
"""

import shutil
import sys
from pathlib import Path

from rehab.app.pages import make_html, page_pictures, templates
from rehab.app.planned import Planned, plan_client
from rehab.render.named import named_pictures
from rehab.render.view_picture import address

NAME = "handout.html"


def write_page(client: Path, weeks: int, folder: Path) -> None:
    """The page of weeks 1 to so many, beside the styles, fonts and pictures."""
    planned = plan_client(client, None, None)
    if not isinstance(planned, Planned):
        raise TypeError(planned)
    html = make_html(planned, range(1, weeks + 1), "client")
    shutil.copytree(templates(), folder)
    (folder / NAME).write_text(html, "utf-8")
    clinic = planned.programme.client.clinic
    drawn = page_pictures(planned, html)
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
