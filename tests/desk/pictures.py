"""The pictures of the desk in docs/pages: .venv/bin/python -m tests.desk.pictures.

They show the examples on a certain day, so they are the same until a page changes. It
needs the packages of .ci/browser.lock and a Chromium.
"""

import datetime
import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image

from rehab.console.terminal import show
from rehab.desk.practice import Practice
from rehab.desk.site import Site
from tests.desk.served import served_at

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "pages"
CLIENTS = ("steady-build", "first-visit", "forty-weeks", "shoulder")
TODAY = datetime.date(2026, 11, 30)
WIDTH, WIDE, COLOURS = 1000, 1180, 48
BACK = """\
weeks:
  - week: 1
    effort: easy
    sessions:
      - {day: 2026-11-23, before: 2, during: 2, next_morning: 2}
      - {day: 2026-11-25, before: 2, during: 3, next_morning: 2}
      - {day: 2026-11-27, before: 2, during: 2, next_morning: 2}
"""


def main() -> None:
    """Take each picture anew."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        site = Site(Practice(_clients(Path(folder)), Path(folder), lambda: TODAY))
        with served_at(site) as host, sync_playwright() as started:
            browser = started.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": WIDTH, "height": 760})
            base = f"http://{host}{site.secrets.root}"
            page.goto(f"{base}/?key={site.secrets.key}")
            _take(page, "desk", 460)
            alex = next(p.key for p in site.practice.places() if "steady" in p.key)
            page.goto(f"{base}/client/{alex}/review")
            page.check("label:has-text('As after a red week') input")
            page.wait_for_selector("#ahead svg")
            page.set_viewport_size({"width": WIDE, "height": 1340})
            page.evaluate("document.getElementById('decide').scrollIntoView()")
            _take(page, "desk-review", 1340, WIDE)
            page.goto(f"{base}/new-exercise?from=bridge")
            page.fill("#name", "Bridge, heels close")
            page.evaluate("document.getElementById('cues').scrollIntoView()")
            _take(page, "desk-own", 760)
            browser.close()


def _clients(folder: Path) -> Path:
    for name in CLIENTS:
        shutil.copytree(ROOT / "examples" / name, folder / "clients" / name)
    (folder / "clients" / "steady-build" / "diary.yaml").write_text(BACK, "utf-8")
    return folder / "clients"


def _take(page, name: str, height: int, width: int = WIDTH) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(500)
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    file = PAGES / f"{name}.png"
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    show(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
