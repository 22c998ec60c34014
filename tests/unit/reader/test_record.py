import pytest

from rehab.reader.library import read_record
from tests.support.cases import library

HEAD = "decisions:\n  - after_week: 4\n    on: 2026-12-21\n"


def problems(tmp_path, text, shelf=None):
    path = tmp_path / "record.yaml"
    path.write_text(text, "utf-8")
    record, found = read_record(path, shelf)
    assert (record is None) == bool(found)
    lines = [str(problem).removeprefix(f"{path}:") for problem in found]
    return record, "\n".join(lines)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("option: repeat", "2:5: decisions › 1 › by: is required"),
        ("option: repat\n    by: Robin", 'did you mean "repeat"?'),
        ("option: swap\n    by: Robin", '"swap" needs exercise'),
        (
            "option: swap\n    by: Robin\n    exercise: bridge",
            '"swap" needs instead',
        ),
        ("option: lower_trigger\n    by: Robin", '"lower_trigger" needs trigger'),
        (
            "option: go_on\n    by: Robin\n    exercise: bridge",
            '6:15: decisions › 1 › exercise: "go_on" takes no exercise; delete it',
        ),
        ("option: repeat\n    by: Robin\n    bay: 3", "unknown key"),
    ],
)
def test_each_mistake_is_told_at_its_line(tmp_path, entry, problem):
    assert problem in problems(tmp_path, f"{HEAD}    {entry}\n")[1]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("option: swap\n    exercise: brige\n    instead: plank", '"bridge"'),
        ("option: lower_trigger\n    trigger: flexxion", '"flexion"'),
        (
            "option: rung_down\n    exercise: brige",
            '"bridge"',
        ),
    ],
)
def test_names_are_held_against_the_library(tmp_path, entry, problem):
    text = f"{HEAD}    by: Robin\n    {entry}\n"
    assert f"did you mean {problem}?" in problems(tmp_path, text, library())[1]
    assert problems(tmp_path, text)[1] == ""


def test_weeks_signed_twice_are_fine(tmp_path):
    one = '{by: Robin, on: 2026-11-21, weeks: "1-4", fingerprint: abc}'
    text = f"signatures:\n  - {one}\n  - {one}\n"
    record, found = problems(tmp_path, text)
    assert found == ""
    assert len(record.signatures) == 2


def test_a_signature_with_a_longer_name_than_may_be_typed_is_read(tmp_path):
    one = f'{{by: {"R" * 71}, on: 2026-11-21, weeks: "1-4", fingerprint: abc}}'
    record, found = problems(tmp_path, f"signatures:\n  - {one}\n")
    assert (found, len(record.signatures[0].by)) == ("", 71)


def test_an_empty_record_is_a_problem_in_words(tmp_path):
    assert "is empty" in problems(tmp_path, "")[1]


ISSUED = (
    'issued:\n  - {on: 2026-11-22, by: Sam, weeks: "1-2", plan: easy, version: "1", '
    "fingerprint: abc, sheets: []}\n"
)


@pytest.mark.parametrize(
    ("entry", "fingerprint", "problem"),
    [
        (1, "abc", ""),
        (2, "abc", "there is no handing out number 2; issued has 1"),
        (1, "abd", "handing out number 1 is another one; weeks 1-2, fingerprint abc"),
    ],
)
def test_what_is_withdrawn_was_handed_out(tmp_path, entry, fingerprint, problem):
    gone = f'entry: {entry}, weeks: "1-2", fingerprint: {fingerprint}, by: Sam'
    text = f"{ISSUED}withdrawn:\n  - {{{gone}, on: 2026-11-23, reason: wrong}}\n"
    assert problem in problems(tmp_path, text)[1]
    assert bool(problem) == bool(problems(tmp_path, text)[1])


def test_a_dose_set_by_hand_is_one_of_its_exercise(tmp_path):
    dose = "option: set_dose\n    exercise: bridge\n    dose: {minutes: 3}"
    text = f"{HEAD}    by: Robin\n    {dose}\n"
    found = problems(tmp_path, text, library())[1]
    assert found.startswith("7:11: decisions › 1 › dose: is no dose of bridge")
