"""What must be true of the project as a whole."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import tomllib
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml

import rehab.model
from rehab.model.client import Client
from rehab.model.units import Value

ROOT = Path(__file__).parents[1]
TEXT = {".cfg", ".css", ".html", ".j2", ".lock", ".md", ".py", ".toml", ".yaml", ".yml"}
NAMED = ("run", ".ci/run", "Dockerfile", ".editorconfig", ".gitignore")
FOLDERS = (
    *(".ci", "docs", "examples", "exercises"),
    *("plans", "rehab", "templates", "tests"),
)

MACHINE = re.compile(r"/(?:home|Users|opt(?!/homebrew/)|root|work|workspace|tmp)/[\w.]")
# The brackets keep this file from holding what it looks for.
REGISTRY = re.compile(r"[p]ypi\.|[p]ythonhosted\.|index-[u]rl\s*=|find-[l]inks\s*=")

# The references of people who do not exist; a new sample is added on purpose.
SAMPLE_REFERENCES = {
    *("example-first", "example-steady", "example-bending"),
    *("example-achilles", "example-shoulder"),
    *("example-first-days", "example-forty", "example-mat", "example-quota"),
    # Of published programmes: each has its plan, and a client of the same name.
    *(f"example-{plan.stem}" for plan in (ROOT / "plans/published").glob("*.yaml")),
}


def project_files():
    files = [path for path in ROOT.iterdir() if path.suffix in TEXT]
    files += [ROOT / name for name in NAMED]
    for folder in FOLDERS:
        files += [p for p in (ROOT / folder).rglob("*") if p.suffix in TEXT]
    return sorted({path for path in files if path.is_file()})


def fields_of_the_models():
    for module in pkgutil.iter_modules(rehab.model.__path__, "rehab.model."):
        members = vars(importlib.import_module(module.name)).values()
        for model in filter(inspect.isclass, members):
            if model.__module__ != module.name:
                continue
            if issubclass(model, Value):
                names = list(model.model_fields)
            elif dataclasses.is_dataclass(model):
                names = [field.name for field in dataclasses.fields(model)]
            else:
                names = []
            for name in names:
                yield f"{model.__name__}.{name}"


def keys_in(node):
    if isinstance(node, dict):
        yield from node
        for value in node.values():
            yield from keys_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys_in(value)


@pytest.fixture(scope="module")
def glossary():
    return set(re.findall(r"`(\w+)`", (ROOT / "GLOSSARY.md").read_text("utf-8")))


def test_every_key_is_in_the_glossary(glossary):
    missing = [k for k in fields_of_the_models() if k.split(".")[1] not in glossary]
    assert missing == []


def test_the_glossary_has_no_key_that_does_not_exist(glossary):
    known = {key.split(".")[1] for key in fields_of_the_models()}
    # Values that a key may have, explained beside it.
    values = {
        *("a4", "en", "kg", "letter", "percent_body_weight"),
        *("quota", "share", "staircase", "steady", "table"),
        *("doctor", "same_day", "urgent"),
        *("movement_screen", "trigger_log"),
        *("banked_weeks", "diary_days", "ladder_level", "morning_pain", "morning_rise"),
        *("triggers_known", "weeks_without_red", "weeks_at_mark"),
        *("days_in_phase", "days_without_red", "worst_morning"),
        *("morning_pain_drop", "morning_pain_drop_percent"),
        *("dose_reached", "green_sessions", "missed_sessions", "target_met"),
        *("day_of_programme", "weeks_since"),
        *("bundled", "score_only"),
        *("go_on", "lower_trigger", "repeat", "rung_down", "set_dose", "swap"),
        *("very_easy", "easy", "medium", "hard"),
    }
    assert glossary - known - values == set()


def test_the_client_file_in_the_docs_is_one():
    page = (ROOT / "docs" / "client.md").read_text("utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    data = yaml.load(block, yaml.BaseLoader)  # noqa: S506 - makes only text
    assert set(data) <= set(Client.model_fields)
    required = {n for n, f in Client.model_fields.items() if f.is_required()}
    assert required <= set(data)


def test_the_readme_begins_with_the_two_commands():
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert lines[2].split()[0] == "./run"
    assert lines[3].split()[:2] == ["./run", "test"]


def test_every_document_that_another_one_points_to_exists():
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for target in re.findall(
            r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8")
        ):
            found = document.parent / target
            assert found.is_file(), f"{document.name} points to {target}"


def test_every_module_that_the_architecture_names_exists():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    layers = "|".join(
        path.parent.name for path in (ROOT / "rehab").glob("*/__init__.py")
    )
    named = re.findall(rf"`(?:rehab[./])?((?:{layers})(?:[./]\w+)+)/?`", text)
    for name in named:
        path = ROOT / "rehab" / name.removesuffix(".py").replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


def test_the_architecture_names_every_module_that_draws():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`figure\.(\w+)`", text))
    modules = {path.stem for path in (ROOT / "rehab" / "figure").glob("[a-z]*.py")}
    assert named == modules


@pytest.mark.parametrize(
    "path", project_files(), ids=lambda p: str(p.relative_to(ROOT))
)
def test_no_file_names_a_machine_or_a_registry(path):
    text = path.read_text("utf-8", errors="replace")
    assert not MACHINE.search(text)
    assert not REGISTRY.search(text)


@pytest.mark.parametrize("folder", ["exercises", "plans"])
def test_the_library_holds_no_client_and_no_diary(folder):
    private = {"reference", "birth_year", "screening", "clinic", "next_morning"}
    files = [path for path in (ROOT / folder).rglob("*") if not path.is_dir()]
    for path in sorted(files):
        if path.name == "client.yaml":  # of a worked example
            assert "published" in path.parts
            continue
        assert re.fullmatch(r"_?[a-z][a-z0-9_-]*\.yaml", path.name)
        data = yaml.safe_load(path.read_text("utf-8"))
        assert private.isdisjoint(keys_in(data)), path.name


def test_every_client_file_in_the_project_is_an_example():
    for path in project_files():
        if path.suffix != ".yaml":
            continue
        text = path.read_text("utf-8", errors="replace")
        reference = re.search(r"^reference:\s*(\S+)", text, re.MULTILINE)
        if reference is None:
            continue
        folder = path.relative_to(ROOT).parts[0]
        assert folder == "tests" or reference[1] in SAMPLE_REFERENCES, path
        assert folder in {"examples", "tests"}, path


def test_a_commit_is_held_to_what_lint_checks_and_nothing_is_fetched_for_it():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (own,) = hooks["repos"]
    assert own["repo"] == "local"
    (hook,) = own["hooks"]
    assert (hook["entry"], hook["language"]) == ("./run lint", "system")
    assert hook["always_run"]
    assert not hook["pass_filenames"]


def test_an_editor_is_told_the_width_that_lint_allows():
    told = ConfigParser()
    told.read_string("[all]\n" + (ROOT / ".editorconfig").read_text("utf-8"))
    ruff = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]
    assert told.getint("*.py", "max_line_length") == ruff["line-length"]
    assert told.getint("*.py", "indent_size") == ruff.get("indent-width", 4)


def test_the_folders_of_unit_tests_are_those_of_the_program():
    unit = ROOT / "tests" / "unit"
    for folder in unit.rglob("*"):
        if folder.is_dir() and folder.name != "__pycache__":
            own = ROOT / "rehab" / folder.relative_to(unit)
            assert own.is_dir() or own.with_suffix(".py").is_file(), folder
