"""The drawings of the library's exercises, by the names that pages give them."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehab.app.papers import Stopped, library_folders
from rehab.app.pictures import Undrawable, pictures_of
from rehab.desk.site import Site, desk_words


def drawing(site: Site, request: Request) -> Response:
    """One picture as SVG."""
    name, library = str(request.path_params["name"]), site.practice.shelf()
    found: dict[str, str] = {}
    if not isinstance(library, Stopped):
        exercises = library_folders(site.practice.library).exercises
        try:
            found = pictures_of(library, exercises, [name])
        except Undrawable as bad:
            raise HTTPException(409, str(bad)) from None
    if name not in found:
        raise HTTPException(404, desk_words().say("no_address"))
    kept = {"Cache-Control": "private, max-age=60"}
    return Response(found[name], media_type="image/svg+xml", headers=kept)
