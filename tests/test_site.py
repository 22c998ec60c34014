"""The documentation as a site: every page is reached, no link leads nowhere."""

import re
import runpy
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONF = runpy.run_path(str(ROOT / "docs" / "conf.py"))
PAGES = sorted(
    page for pattern in CONF["include_patterns"] for page in ROOT.glob(pattern)
)
NAMED = [
    re.sub(r".*<(.*)>", r"\1", one) for of in CONF["NAVIGATION"].values() for one in of
]
LINK = re.compile(r"\]\((?!https?:)([^)\s]*)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def anchors(page):
    """The name of each heading, as a repository and the site make it."""
    found: dict[str, int] = {}
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")
        found[plain] = found.get(plain, -1) + 1
        yield f"{plain}-{found[plain]}" if found[plain] else plain


def test_every_page_stands_in_the_navigation_once():
    pages = {str(page.relative_to(ROOT).with_suffix("")) for page in PAGES}
    assert sorted(NAMED) == sorted((pages - {CONF["root_doc"]}) | {"self"})


@pytest.mark.parametrize("page", sorted(set(PAGES)), ids=lambda page: page.name)
def test_every_link_leads_to_a_page_or_picture_and_its_section(page):
    text = CODE.sub("", page.read_text("utf-8"))
    for link in LINK.findall(text):
        name, _, section = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if target.suffix == ".md":
            assert target in PAGES, link
            assert not section or section in set(anchors(target)), link
        else:
            assert target.is_file(), link


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://example.org/a.js"></script>',
        "<link rel=stylesheet href='//example.org/a.css'>",
        '<img alt="a" src="http://example.org/a.png">',
        "body {background: url( 'https://example.org/a.png')}",
        '@import "a.css"',
    ],
)
def test_a_page_that_fetches_from_elsewhere_is_refused(text, tmp_path):
    class App:
        outdir = tmp_path

    page = tmp_path / "page.html"
    page.write_text('<a href="https://example.org">a link to follow</a>', "utf-8")
    CONF["fetch_nothing"](App, None)
    page.write_text(text, "utf-8")
    with pytest.raises(SystemExit, match=r"page\.html fetches from elsewhere"):
        CONF["fetch_nothing"](App, None)


def test_the_site_is_built_and_leads_to_every_page():
    if not (ROOT / ".venv" / ".docs").exists():
        pytest.skip("./run docs brings what makes the site")
    made = subprocess.run(
        [ROOT / "run", "docs"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    first = Path(made.stdout.strip())
    (front,) = re.findall('url=(.*)"', first.read_text("utf-8"))
    links = set(
        re.findall(r'href="([^"#]*)"', (first.parent / front).read_text("utf-8"))
    )
    for page in set(NAMED) - {"self"}:
        assert f"{page}.html" in links
        assert (first.parent / f"{page}.html").is_file()
