"""Write the HTML of some weeks into a folder where a plain program finds all it names.

Usage: python -m benchmarks.page CLIENT WEEKS FOLDER
"""

import shutil
import sys
from pathlib import Path

from rehab import app
from rehab.render.view_picture import address

NAME = "handout.html"


def write_page(client: Path, weeks: int, folder: Path) -> None:
    """The page of weeks 1 to so many, beside the styles, fonts and drawings."""
    planned = app.plan_client(client, None, None)
    if not isinstance(planned, app.Planned):
        raise TypeError(planned)
    numbers = range(1, weeks + 1)
    shutil.copytree(app.templates(), folder)
    for exercise, svg in app.drawings(planned, numbers).items():
        place = folder / address(exercise)
        place.parent.mkdir(exist_ok=True)
        place.write_text(svg, "utf-8")
    html = app.make_html(planned, numbers, "client")
    (folder / NAME).write_text(html, "utf-8")


if __name__ == "__main__":
    write_page(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
