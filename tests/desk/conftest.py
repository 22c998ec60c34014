"""A desk over a folder of invented clients, asked without a browser."""

import datetime
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("starlette", reason="the extra desk brings it")
pytest.importorskip("httpx2", reason="the extra test brings it")

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = datetime.date(2026, 11, 26)
HOST = "127.0.0.1:8770"
ORIGIN = {"Origin": f"http://{HOST}"}


class Clock:
    """The day on the desk; a test turns it on."""

    def __init__(self):
        self.today = TODAY

    def __call__(self):
        return self.today


@pytest.fixture
def folder(tmp_path):
    """Two clients: one of week 1, one whose triggers are not known yet."""
    for name in ("steady-build", "first-visit"):
        shutil.copytree(EXAMPLES / name, tmp_path / "clients" / name)
    return tmp_path / "clients"


@pytest.fixture(scope="session")
def shelf():
    """The library as the desk keeps it, read once for all tests."""
    from rehab.desk.practice import Practice

    practice = Practice(EXAMPLES, None, lambda: TODAY)
    practice.shelf()
    return practice._shelf


@pytest.fixture
def quick_pdf(monkeypatch):
    """Sheets of one empty page: for tests that do not look at them."""
    import io

    from pypdfium2 import PdfDocument

    from rehab.desk import sheets

    document, out = PdfDocument.new(), io.BytesIO()
    document.new_page(100, 100)
    document.save(out)
    monkeypatch.setattr(sheets, "make_pdf", lambda *_: out.getvalue())


@pytest.fixture
def desk(folder, shelf):
    """The open desk: `get` and `post` from a browser that has its cookie."""
    from starlette.testclient import TestClient

    from rehab.desk.application import application
    from rehab.desk.practice import Practice
    from rehab.desk.site import Site

    clock = Clock()
    site = Site(Practice(folder, None, clock))
    site.practice._shelf = shelf
    client = TestClient(application(site, HOST), base_url=f"http://{HOST}")
    root = site.secrets.root
    client.get(f"{root}/?key={site.secrets.key}", follow_redirects=False)

    def get(path, **options):
        return client.get(f"{root}{path}", **options)

    def post(path, fields, headers=ORIGIN, **options):
        whole = {"form": site.secrets.form, **fields}
        return client.post(
            f"{root}{path}",
            data=whole,
            headers=headers,
            **{"follow_redirects": False, **options},
        )

    def key(name):
        return next(p.key for p in site.practice.places() if p.key.startswith(name))

    return SimpleNamespace(
        site=site, client=client, root=root, get=get, post=post, key=key, clock=clock
    )
