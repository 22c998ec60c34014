"""Room for holes: the page is the same, its box is moved."""

import io

import pypdf
import pytest

from rehab.app.pages import make_pdf
from rehab.render import pdf as module
from rehab.render.compose.punched import SHIFT_MM
from tests.support.handouts import planned

POINTS = 72 / 25.4


@pytest.mark.parametrize("alone", [False, True], ids=["pieces", "weasyprint"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_fronts_go_to_the_right_and_backs_to_the_left(paper, alone, monkeypatch):
    if alone:
        monkeypatch.setattr(module, "is_tested", lambda: False)
    plain, punched = (
        pypdf.PdfReader(io.BytesIO(make_pdf(made, (1,), "client"))).pages
        for made in (
            planned("first-visit", paper=paper),
            planned("first-visit", paper=paper, hole_punch=True),
        )
    )
    assert len(plain) == len(punched) > 1
    for number, (was, now) in enumerate(zip(plain, punched, strict=True)):
        by = SHIFT_MM * POINTS * (-1 if number % 2 == 0 else 1)
        assert float(now.mediabox.left - was.mediabox.left) == pytest.approx(
            by, abs=0.1
        )
        assert float(now.mediabox.width) == pytest.approx(
            float(was.mediabox.width), abs=0.1
        )
        assert now.trimbox == now.mediabox
