"""JSON Schemas take what the reader takes, and refuse what has the wrong shape."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from rehab.cli import rehab
from rehab.entry.schema_line import schema_line
from rehab.model.client import Client
from rehab.reader.names import Names, Naming
from rehab.reader.schema import KINDS, schema_of
from rehab.reader.shelf import read_raw

ROOT = Path(__file__).resolve().parents[1]
BAD = ROOT / "tests" / "bad"
WRITTEN = [
    p for n in ("exercises", "plans", "examples") for p in (ROOT / n).rglob("*.yaml")
]
FOLDERS = {"exercises": "exercise", "plans": "plan", "published": "plan"}
# What the reader says of a value that has the wrong shape, whatever other files hold.
OF_SHAPE = re.compile(
    r"unknown key|(?<!clinic): is required|expected (a |text|true)|must not be empty"
    r"|must be (at least|at most|more than|lowercase|one line|the name of|a block)"
    r"|needs at least|takes at most|unknown word|should be a date like|is no colour"
    r"|is no year of birth|comes from the file|is no address|must begin with https"
    r"|says nothing to|asks nothing|can be seen|needs its reason|: is empty$"
)
NOT_TOLD = re.compile(r": words › ")  # a region's words: any sentences


def kind_of(file):
    if file.stem in KINDS:
        return file.stem
    if file.stem.startswith("_"):
        return file.stem[1:]
    return FOLDERS.get(file.parent.name, "region")


@cache
def validator(kind):
    return Draft202012Validator(schema_of(kind))


def data_of(file):
    source = read_raw(file).source
    return source.data if source else None


def test_the_shipped_schemas_are_those_of_the_models(tmp_path):
    done = CliRunner().invoke(rehab, ["schema", "--to", str(tmp_path)])
    assert done.exit_code == 0
    made = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert set(made) == {f"{kind}.json" for kind in KINDS}
    there = {
        path.name: path.read_text("utf-8") for path in (ROOT / "schemas").iterdir()
    }
    assert made == there, "write them again: ./run schema --to schemas"
    for text in made.values():
        Draft202012Validator.check_schema(json.loads(text))


def test_every_file_names_its_schema_on_the_first_line():
    for file in WRITTEN:
        first = file.read_text("utf-8").partition("\n")[0]
        said = first.removeprefix("# yaml-language-server: $schema=")
        schema = ROOT / "schemas" / f"{kind_of(file)}.json"
        assert (file.parent / said).resolve() == schema, file


def test_every_file_that_is_read_is_accepted():
    for file in [*WRITTEN, *(BAD / "sound").rglob("*.yaml")]:
        found = validator(kind_of(file)).iter_errors(data_of(file))
        assert [f"{list(one.absolute_path)}: {one.message}" for one in found] == [], (
            file
        )


def broken():
    """Every file that the reader refuses for the shape of a value."""
    for file in sorted(BAD.glob("*.yaml")):
        kind = {"back": "diary"}.get(begin := file.stem.partition("-")[0], begin)
        told = file.with_suffix(".txt").read_text("utf-8").splitlines()
        told = [one for one in told if not NOT_TOLD.search(one)]
        if kind in KINDS and read_raw(file).source and any(map(OF_SHAPE.search, told)):
            yield file, kind


def test_what_the_reader_refuses_for_its_shape_is_refused():
    cases = list(broken())
    assert len(cases) >= 40
    for file, kind in cases:
        assert not validator(kind).is_valid(data_of(file)), file


@pytest.mark.parametrize(
    ("key", "taken", "refused"),
    [
        (
            "days",
            [["Tue", "thurs", "Saturday", "WEDS.", "mo", "sun"]],
            [["do"], ["t"], [], "tue", ["mon"] * 8],
        ),
        ("large_print", ["Yes", "“off”", True, "FALSE"], ["maybe", 1, None, ""]),
        (
            "weight_kg",
            ["172 lb", 78.5, "80 Kg.", "80kilos", None],
            ["80", "80 stone", 0, "-3 kg", "1,5 kg", True],
        ),
        (
            "weights_kg",
            [
                {"Dumb bells": {"from": 2, "to": 6, "step": 2}},
                {"x": [1, {"from": "2 lb", "to": "6 lb", "step": "2 lb"}]},
                {"x": ["5 lb", "10 lb"]},
            ],
            [{"x": {"from": 2, "to": 6}}, {"x": 2}, {"x": ["heavy"]}, [2, 4]],
        ),
        (
            "doses",
            [
                {"bridge": "3x10@20kg", "Front-lying chest lift": "2x30s left"},
                {"bridge": {"sets": 3, "repetitions": "8–12"}},
                {"bridge": {"repetitions": [8, 12]}},
            ],
            [
                {"bridge": "many"},
                {"bridge": {"repetitions": [8, 10, 12]}},
                {"bridge": {"repetitions": "many"}},
                {"bridge": {"repetition": 8}},
                {"bridge": 8},
            ],
        ),
        ("start", ["2026-01-05"], ["5.1.2026", "2026/01/05", 2026, None]),
        ("birth_year", [1984], [84, "1984", None]),
        ("name", ["Pat 2"], ["", " \n", 12, None]),
        ("plan", ["Recurrent back spasm"], ["", 3]),
        ("equipment", [["Exercise band"], []], ["band", [3]]),
        ("events", [{"operation": "2026-01-05"}], [{"An operation": "2026-01-05"}]),
        ("reference", ["r-1"], ["Pat Smith", "1r"]),
        (
            "screening",
            [
                {"by": "A", "on": "2026-01-05", "answers": {"one": True, "two": "NO"}},
                {"by": "A", "on": "2026-01-05", "answers": {"one": "Not asked"}},
            ],
            [{"by": "A", "on": "2026-01-05", "answers": {"one": "maybe"}}],
        ),
    ],
)
def test_reader_and_schema_agree_on_how_people_write(key, taken, refused):
    sound = data_of(BAD / "sound" / "client.yaml")
    naming = Naming(Names(), unheard=True)
    for value in taken:
        data = {**sound, key: value}
        Client.model_validate(data, context=naming)
        assert validator("client").is_valid(data), value
    for value in refused:
        data = {**sound, key: value}
        if value != "":  # no name of anything, which this naming cannot know
            with pytest.raises(ValidationError):
                Client.model_validate(data, context=naming)
        assert not validator("client").is_valid(data), value


def test_a_clinics_own_shared_files_need_only_what_is_theirs():
    own = {"measures": {"odi": {"note": "Ours."}}}
    assert validator("measures").is_valid(own)
    assert validator("catalogue").is_valid({"bands": ["yellow", "red"]})
    assert not validator("measures").is_valid({"measures": {"odi": {"nota": "x"}}})
    sign = {"group": "Ours", "ask": "Fever?", "action": "today"}
    assert not validator("safety").is_valid({"signs": {"fever": sign}})


def test_the_schema_of_one_kind_is_printed_and_an_unknown_one_is_told():
    done = CliRunner().invoke(rehab, ["schema", "diary"])
    assert json.loads(done.output) == schema_of("diary")
    done = CliRunner().invoke(rehab, ["schema", "dairy"])
    assert done.exit_code == 2
    assert 'did you mean "diary"?' in done.output
    listed = CliRunner().invoke(rehab, ["schema"]).output
    assert [line.split()[0] for line in listed.splitlines()] == list(KINDS)


def test_a_file_that_is_begun_names_the_schema_that_lies_above_it(tmp_path):
    new = ["exercise", "new", "Heel drop", "--library", str(tmp_path)]
    assert CliRunner().invoke(rehab, new).exit_code == 0
    file = tmp_path / "exercises" / "heel_drop.yaml"
    assert "yaml-language-server" not in file.read_text("utf-8")
    file.unlink()
    schemas = str(tmp_path / "schemas")
    assert CliRunner().invoke(rehab, ["schema", "--to", schemas]).exit_code == 0
    assert CliRunner().invoke(rehab, new).exit_code == 0
    first = file.read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../schemas/exercise.json"


def test_each_kind_that_is_begun_has_a_schema_to_be_named(tmp_path):
    folder = tmp_path / "schemas"
    folder.mkdir()
    for kind in ("client", "clinic", "plan", "exercise"):
        assert kind in KINDS
        (folder / f"{kind}.json").write_text("{}", "utf-8")
        line = schema_line(tmp_path / "clients" / "sam" / "client.yaml", kind)
        assert line.endswith(f"$schema=../../schemas/{kind}.json\n")
    deep = tmp_path / "a" / "b" / "c" / "d" / "client.yaml"
    assert schema_line(deep, "client") == ""  # as far up as a clinic.yaml is looked for
