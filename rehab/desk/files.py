"""The desk's own look, script and letters: nothing comes from anywhere else."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from rehab.app.pages import templates

FONTS = ("FiraSans_400Regular.ttf", "FiraSans_700Bold.ttf")


def look(request: Request) -> Response:
    """The style sheet."""
    del request
    return FileResponse(templates() / "desk" / "desk.css", media_type="text/css")


def script(request: Request) -> Response:
    """The one script; every page works without it."""
    del request
    return FileResponse(templates() / "desk" / "desk.js", media_type="text/javascript")


def font(request: Request) -> Response:
    """One of the fonts of the sheets."""
    name = request.path_params["name"]
    if name not in FONTS:
        raise HTTPException(404)
    kept = {"Cache-Control": "private, max-age=3600"}
    return FileResponse(templates() / "fonts" / name, headers=kept)
