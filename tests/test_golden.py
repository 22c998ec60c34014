"""The sheets as HTML, word for word. After a change that is meant:

./run test tests/test_golden.py --accept-golden

and read the difference before it is committed: it is what changes on paper.
"""

import re
from pathlib import Path

import pytest

from rehab.app.pages import make_html
from rehab.app.planned import Planned, plan_client
from rehab.handout.weeks import next_block

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "first-visit": ("first-visit", None, "client"),
    "bending-trigger": ("bending-trigger", (1,), "client"),
    "steady-build-week-18-physio": ("steady-build", (18,), "physio"),
}


def sheets(example, weeks, copy):
    """The page without its style sheet, a tag a line."""
    client = ROOT / "examples" / example / "client.yaml"
    planned = plan_client(client, None, None)
    assert isinstance(planned, Planned)
    html = make_html(planned, weeks or next_block(planned.programme), copy)
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_the_sheets_read_as_they_did(name, request):
    made = sheets(*CASES[name])
    golden = GOLDEN / f"{name}.html"
    if request.config.getoption("--accept-golden"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")
