"""The files a page may have: its drawings, and those beside the templates."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from rehab.render.named import Picture

SVG = {"Content-Type": "image/svg+xml"}
PNG = {"Content-Type": "image/png"}


def fetcher_of(root: Path, pictures: Mapping[str, Picture]) -> object:
    """What WeasyPrint asks: it has pictures by address, and files below the root."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """The pictures and the files below the root, and nothing else."""

        def __init__(self) -> None:
            allowed = {"allowed_protocols": {"file"}, "allow_redirects": False}
            super().__init__(**allowed, fail_on_errors=True)

        def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002
            if url in pictures:
                return _given(url, pictures[url])
            path = _permitted(url, root)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    def _given(url: str, picture: Picture) -> object:
        if isinstance(picture, str):
            return URLFetcherResponse(url, picture.encode(), SVG)
        return URLFetcherResponse(url, picture, PNG)

    return Fetcher()


def _permitted(url: str, root: Path) -> Path:
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        raise ValueError(f"address not allowed: {url[:80]}")
    path = Path(url2pathname(parts.path)).resolve()
    if not path.is_relative_to(root):
        raise ValueError(f"file outside the templates: {path}")
    return path
