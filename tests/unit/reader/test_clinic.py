"""Which clinic.yaml is a client's, and when it is none."""

import re
import shutil
from pathlib import Path

import pytest

from rehab.reader.clinic import ABOVE, clinic_file
from rehab.reader.clinic_files import clinic_files
from rehab.reader.library import read_client, read_library

SOUND = Path(__file__).parents[2] / "bad" / "sound"
CLINIC = 'name: {}\nphone: "1"\nemergency_number: "112"\nemergency_department: H\n'


@pytest.fixture
def client_file(tmp_path):
    """A client without a clinic block, two folders down."""
    text = (SOUND / "client.yaml").read_text("utf-8")
    bare = re.sub(r"^clinic:\n(?: .*\n)+", "", text, flags=re.MULTILINE)
    file = tmp_path / "clients" / "pat" / "client.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(bare, "utf-8")
    return file


def put(folder, name="Clinic", more=""):
    """A clinic.yaml in this folder."""
    file = folder / "clinic.yaml"
    file.write_text(CLINIC.format(name) + more, "utf-8")
    return file


def read(client_file, folder=None):
    library, _ = read_library(SOUND / "exercises", SOUND / "plans")
    return read_client(client_file, library, folder=folder)


def name(client_file, folder=None):
    client, problems = read(client_file, folder)
    assert problems == ()
    return client.clinic.name


def test_the_nearest_one_wins_and_the_library_s_is_the_last(client_file, tmp_path):
    library = tmp_path / "library"
    library.mkdir()
    put(library, "Library")
    assert name(client_file, library) == "Library"
    put(client_file.parents[1], "Above")
    assert name(client_file, library) == "Above"
    put(client_file.parent, "Beside")
    assert name(client_file, library) == "Beside"


def test_the_client_s_own_block_wins_whole(client_file):
    put(client_file.parent, "Beside", "hours: 8 to 17\n")
    shutil.copy(SOUND / "client.yaml", client_file)
    client, problems = read(client_file)
    assert problems == ()
    assert (client.clinic.name, client.clinic.hours) == ("Clinic", None)


def test_a_broken_clinic_yaml_hides_no_problem_of_the_client(client_file):
    clinic = put(client_file.parents[1], "Above", "colour: teal\n")
    text = client_file.read_text("utf-8").replace("plan: easy", "plan: hard")
    client_file.write_text(text, "utf-8")
    client, problems = read(client_file)
    assert client is None
    assert {problem.file for problem in problems} == {str(client_file), str(clinic)}


def test_a_clinic_yaml_is_looked_for_so_far_above_and_no_further(tmp_path):
    folder = tmp_path.joinpath(*"abcdef")
    folder.mkdir(parents=True)
    put(tmp_path / "a")
    for depth in range(6):
        near = folder.parents[5 - depth - 1] if depth < 5 else folder
        found = clinic_file(near / "client.yaml", None)
        assert bool(found) == (depth <= ABOVE), near


def test_it_is_found_from_inside_the_folder_too(client_file, monkeypatch):
    clinic = put(client_file.parents[1])
    monkeypatch.chdir(client_file.parent)
    for file in ("client.yaml", "./client.yaml", "../pat/client.yaml"):
        found = clinic_file(Path(file), None)
        assert found
        assert found.samefile(clinic)
    monkeypatch.chdir(client_file.parents[1])
    assert clinic_file(Path("pat/client.yaml"), None) == Path("clinic.yaml")


def test_the_files_of_a_clinic_are_those_it_names(client_file, tmp_path):
    assert clinic_files(client_file, None) == ()
    more = "logo: logo.svg\ntemplates: pages\n"
    clinic = put(client_file.parents[1], more=more)
    pages = clinic.with_name("pages")
    pages.mkdir()
    for file in ("safety.html.j2", "notes.txt", ".hidden.css"):
        (pages / file).write_text("", "utf-8")
    wanted = (clinic, clinic.with_name("logo.svg"), pages / "safety.html.j2")
    assert clinic_files(client_file, None) == wanted
    (tmp_path / "library").mkdir()
    assert clinic_files(client_file, tmp_path / "library") == wanted


def test_the_files_of_a_client_s_own_block_lie_beside_the_client(client_file):
    put(client_file.parents[1])
    own = 'clinic: {name: A, phone: "1", logo: mine.png, emergency_number: "1"}\n'
    client_file.write_text(client_file.read_text("utf-8") + own, "utf-8")
    assert clinic_files(client_file, None) == (client_file.with_name("mine.png"),)
