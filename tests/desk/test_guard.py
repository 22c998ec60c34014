"""Whom the desk answers: its own pages in the browser that opened it, and nobody."""

import pytest
from starlette.testclient import TestClient

from rehab.desk.guard import MOST_BYTES
from tests.desk.conftest import HOST, ORIGIN


@pytest.fixture
def stranger(desk):
    """A browser that never saw the address of the terminal."""
    return TestClient(desk.client.app, base_url=f"http://{HOST}")


def test_without_the_cookie_there_is_no_page(desk, stranger):
    assert stranger.get(f"{desk.root}/").status_code == 403
    assert stranger.get(f"{desk.root}/?key=guessed").status_code == 403
    assert "Alex" not in stranger.get(f"{desk.root}/").text


def test_the_address_of_the_terminal_gives_a_cookie_that_stays_at_the_desk(
    desk, stranger
):
    key = desk.site.secrets.key
    answer = stranger.get(f"{desk.root}/?key={key}", follow_redirects=False)
    assert answer.status_code == 303
    assert key not in answer.headers["location"]
    cookie = answer.headers["set-cookie"].lower()
    assert "samesite=strict" in cookie
    assert "httponly" in cookie
    assert f"path={desk.root}/" in cookie


@pytest.mark.parametrize(
    "host", ["localhost:8770", "desk.example", "127.0.0.1", "127.0.0.1:8771"]
)
def test_another_host_is_refused(desk, host):
    assert desk.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_on_another_port_cannot_look(desk, site):
    assert desk.get("/", headers={"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://127.0.0.1:9999"}, {"Origin": "null"}]
)
def test_a_form_of_another_page_writes_nothing(desk, folder, headers):
    path = f"/client/{desk.key('steady')}/sign"
    assert desk.post(path, {"by": "R"}, headers=headers).status_code == 403
    assert not (folder / "steady-build" / "record.yaml").exists()


def test_a_form_without_the_secret_of_this_start_writes_nothing(desk, folder):
    path = f"/client/{desk.key('steady')}/sign"
    assert desk.post(path, {"form": "old", "by": "R"}).status_code == 403
    assert not (folder / "steady-build" / "record.yaml").exists()


def test_a_body_has_bounds_also_when_it_does_not_say_its_length(desk):
    path = f"/client/{desk.key('steady')}/sign"
    assert desk.post(path, {"by": "x" * MOST_BYTES}).status_code == 413
    pieces = (b"by=" + b"x" * 100_000 for _ in range(9))
    answer = desk.client.post(f"{desk.root}{path}", content=pieces, headers=ORIGIN)
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_the_desk_only_shows_and_takes_forms(desk, method):
    assert desk.client.request(method, f"{desk.root}/").status_code == 405


def test_a_page_may_load_nothing_from_outside_and_run_nothing_inline(desk):
    for path in ("/", "/desk.css", "/nowhere"):
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert desk.get("/").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/fonts/..%2f..%2fwords%2fen.yaml", "/client/..%2f..%2fetc/sheets", "/fonts/x"],
)
def test_no_address_is_taken_for_a_path(desk, path):
    assert desk.get(path).status_code == 404


def test_a_link_out_of_the_folder_is_no_client(desk, folder, tmp_path):
    outside = tmp_path / "outside"
    (folder / "steady-build").rename(outside)
    (folder / "linked").mkdir()
    (folder / "linked" / "client.yaml").symlink_to(outside / "client.yaml")
    page = desk.get("/").text
    assert "Alex" not in page
    assert "Sam" in page
