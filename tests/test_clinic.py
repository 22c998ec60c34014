"""The clinic's own face, from its files to the paper: check, pdf and batch."""

import datetime
import io
import re
import shutil
from pathlib import Path

import page
import pypdf
import pytest

from rehab.app.pages import make_pdf
from rehab.app.planned import Planned, plan_client
from rehab.batch.batch import sort_out
from rehab.batch.content import made_of
from rehab.batch.job import Order
from rehab.render.code import code_svg
from rehab.render.own_parts import BadPart
from tests.unit.reader.test_logo import png

ROOT = Path(__file__).resolve().parent.parent
MONDAY = datetime.date(2026, 1, 5)
FACE = """
<!--page-->
<section class="page">
<h1>Videos</h1>
<img src="clinic/logo.{}" alt="Harbour Lane Physio" style="width: 30mm">
<p><img src="codes/bridge.svg" alt="Video of the bridge" style="width: 25mm"></p>
</section>
"""


@pytest.fixture
def clients(tmp_path):
    """Two clients of one clinic; no file of theirs says anything of it."""
    folder = tmp_path / "clients"
    text = (ROOT / "examples/first-visit/client.yaml").read_text("utf-8")
    bare = re.sub(r"^clinic:\n(?: .*\n)+", "", text, flags=re.MULTILINE)
    for name in ("kim", "bo"):
        (folder / name).mkdir(parents=True)
        own = bare.replace("example-first", name)
        (folder / name / "client.yaml").write_text(own, "utf-8")
    shutil.copy(ROOT / "examples/clinic.yaml", folder)
    shutil.copy(ROOT / "examples/logo.svg", folder)
    return folder


def more(clients, text, old=""):
    """Add to the clinic's file, or say something else there."""
    file = clients / "clinic.yaml"
    was = file.read_text("utf-8")
    file.write_text(was.replace(old, text) if old else was + text, "utf-8")


def part(clients, text):
    """A part of the page of the clinic's own."""
    if not (clients / "pages").is_dir():
        more(clients, "templates: pages\n")
        (clients / "pages").mkdir()
    (clients / "pages" / "safety.html.j2").write_text(text, "utf-8")


def planned(clients, name="kim"):
    found = plan_client(clients / name / "client.yaml", None, None)
    assert isinstance(found, Planned), found
    return found


def test_one_file_serves_every_client(rehab, clients):
    assert rehab("check", clients)[0] == 0
    for name in ("kim", "bo"):
        clinic = planned(clients, name).programme.client.clinic
        assert clinic.out_of_hours == "Doctor on duty: 116 117"
        assert (clinic.logo.media, clinic.logo.width) == ("image/svg+xml", 120)


def test_without_it_the_client_s_file_is_named_with_what_to_do(rehab, clients):
    (clients / "clinic.yaml").unlink()
    status, _, told = rehab("check", clients / "kim" / "client.yaml")
    assert status == 1
    assert "kim/client.yaml:5:1: clinic: is required; put it into a clinic.yaml" in told


def test_a_fault_of_the_clinic_is_told_once_and_at_its_own_line(rehab, clients):
    more(clients, 'colour: "#ffcc00"', old='colour: "#0b5c8a"')
    status, _, told = rehab("check", clients)
    assert status == 1
    assert told.count("has a contrast of 1.51 to 1") == 1
    assert f"{clients}/clinic.yaml:13:9: colour:" in told
    assert rehab("check", clients / "clinic.yaml")[2].startswith(f"{clients}/clinic")


def test_a_library_s_clinic_serves_clients_anywhere(rehab, clients, tmp_path):
    library = tmp_path / "library"
    library.mkdir()
    for name in ("clinic.yaml", "logo.svg"):
        (clients / name).rename(library / name)
    client = clients / "kim" / "client.yaml"
    assert rehab("plan", client)[0] == 1
    assert rehab("plan", client, "--library", library)[0] == 0


def test_check_names_the_line_of_a_part_that_fails(rehab, clients):
    part(clients, "\n{% if %}")
    for target in (clients / "clinic.yaml", clients / "kim" / "client.yaml"):
        status, _, told = rehab("check", target)
        assert status == 1
        assert f"{clients}/pages/safety.html.j2:2:1: cannot be filled in" in told


def test_a_part_that_fails_on_a_sheet_writes_nothing(rehab, clients, tmp_path):
    part(clients, "\n\n{{ sheets.nope }}")
    assert rehab("check", clients / "clinic.yaml")[0] == 0  # it can be read
    client = clients / "kim" / "client.yaml"
    for command in (("check", client), ("pdf", client, "-o", tmp_path / "kim.pdf")):
        status, _, told = rehab(*command)
        assert status == 1
        assert f"{clients}/pages/safety.html.j2:3:1: there is no 'nope'" in told
    assert not (tmp_path / "kim.pdf").exists()


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ('<img src="https://example.org/a.png" alt="A">', "address not allowed"),
        ('<img src="../../secret.png" alt="A">', "file outside the templates"),
        ('<img src="codes/bridge.svg" alt="A">', "No such file"),
        ("<p style='background: url(data:image/png;base64,AA)'>A</p>", "not allowed"),
    ],
)
def test_a_part_that_asks_for_a_file_is_named_with_its_line(clients, named, why):
    part(clients, f"\n<p>A</p>\n{named}\n")
    with pytest.raises(BadPart) as bad:
        make_pdf(planned(clients), (1,), "client")
    (problem,) = bad.value.problems
    assert (problem.file, problem.line) == (f"{clients}/pages/safety.html.j2", 3)
    assert why in problem.message
    assert "no other files" in problem.hint


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_logo_and_code_are_printed_and_the_pdf_stays_accessible(clients, ending):
    (clients / "logo.png").write_bytes(png(300, 100))
    more(clients, f"logo: logo.{ending}", old="logo: logo.svg")
    more(clients, "videos: https://harbour-lane.example/videos\n")
    usual = make_pdf(planned(clients), (1,), "client")
    part(clients, '{% include "builtin/safety.html.j2" %}' + FACE.format(ending))
    made = make_pdf(planned(clients), (1,), "client")
    assert page.validate_pdf_bytes(made, profile="ua1").is_compliant
    count, one_more = (len(pypdf.PdfReader(io.BytesIO(p)).pages) for p in (usual, made))
    assert one_more > count
    assert make_pdf(planned(clients), (1,), "client") == made


def test_codes_hold_nothing_of_the_client(clients):
    """The code of a page is that of an address made of clinic and exercise alone."""
    from rehab.render.named import named_pictures

    more(clients, "videos: https://harbour-lane.example/videos\n")
    html, found = FACE.format("svg"), []
    for name in ("kim", "bo"):
        made = planned(clients, name)
        clinic = made.programme.client.clinic
        found.append(named_pictures(html, clinic, made.library.exercises))
    assert found[0] == found[1]
    wanted = code_svg("https://harbour-lane.example/videos/bridge")
    assert found[0]["codes/bridge.svg"] == wanted


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: more(
            folder, "hours: never", old="hours: Monday to Friday, 8 to"
        ),
        lambda folder: (folder / "logo.svg").write_text('<svg viewBox="0 0 2 1"/>'),
        lambda folder: part(folder, "other words"),
        lambda folder: shutil.copy(folder / "clinic.yaml", folder / "kim"),
    ],
    ids=["clinic", "logo", "part", "nearer"],
)
def test_sheets_are_made_again_when_the_clinic_changes(clients, change):
    from rehab.batch.content import of_client

    part(clients, "words")
    client = clients / "kim" / "client.yaml"
    before = of_client(client, None)
    assert of_client(client, None) == before
    change(clients)
    assert of_client(client, None) != before


def test_a_clinic_s_file_is_no_client_of_a_batch(clients, tmp_path):
    order = Order(
        out=tmp_path / "out",
        library=None,
        weeks="1",
        today=MONDAY,
        made_of=made_of(None),
    )
    todo = sort_out(clients, order, force=False)
    names = sorted(job.client.parent.name for job in todo.jobs)
    assert names == ["bo", "kim"]


def test_a_batch_prints_every_client_with_the_clinic_of_its_folder(
    rehab, clients, tmp_path
):
    out = tmp_path / "out"
    status, told, _ = rehab("batch", clients, "-o", out, "--weeks", "1", "--jobs", "1")
    assert (status, len(list(out.glob("*.pdf")))) == (0, 2), told
    status, told, _ = rehab("batch", clients, "-o", out, "--weeks", "1", "--jobs", "1")
    assert "2 unchanged" in told
