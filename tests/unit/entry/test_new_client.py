"""A client file made from answers says what was answered, and is read back as that."""

import datetime

import pytest

from rehab.entry.new_client import (
    client_text,
    client_text_problems,
    clinic_text,
    key_of,
)
from rehab.reader.clinic import read_clinic
from rehab.reader.library import read_client
from tests.support.cases import client_fields, library

TODAY = datetime.date(2026, 11, 22)
RICH = {
    "sex": "female",
    "goals": ("Lift my girl: without fear.", "no", "# 3"),
    "when": "after tea, in the spare room",
    "triggers": {"flexion": 2},
    "trigger_activities": ("leaning over the cot",),
    "flags": ("knee_limit",),
    "easily_irritated": True,
    "baseline": {"bridge": {"tries": (10, 12, 11), "pain": 3, "more": 2}},
}


def read_back(tmp_path, fields):
    file = tmp_path / "client.yaml"
    file.write_text(client_text(fields, library().safety.signs), "utf-8")
    found, problems = read_client(file, library(), today=TODAY)
    assert not problems
    return found


@pytest.mark.parametrize("changes", [{}, RICH, {"triggers": None}])
def test_what_is_answered_is_read_back(tmp_path, changes):
    fields = {**client_fields(), **changes}
    found = read_back(tmp_path, fields)
    for key, value in fields.items():
        said = getattr(found, key)
        assert type(found).model_validate({**fields, key: value}) == found, (key, said)


def test_found_none_is_not_the_same_as_not_looked(tmp_path):
    assert read_back(tmp_path, {**client_fields(), "triggers": {}}).triggers == {}
    text = client_text({**client_fields(), "triggers": None})
    assert "\n# triggers: not looked for yet" in text


def test_a_group_of_stop_signs_has_its_name_above_it():
    text = client_text(client_fields(), library().safety.signs)
    assert "    # Cauda equina\n    ces_bladder: no\n    ces_bowel: no\n" in text


def test_a_mistake_is_told_in_the_words_of_check_at_its_key(tmp_path):
    fields = {**client_fields(), "usual_pain": 11, "days": ["mon", "wen"]}
    text = client_text(fields)
    found = client_text_problems(tmp_path / "client.yaml", text, library())
    assert {key_of(one): (one.message, one.hint) for one in found} == {
        "usual_pain": ("must be at most 10, got 11", ""),
        "days": (
            'unknown word, got "wen"',
            'did you mean "wed"?',
        ),
    }
    assert not (tmp_path / "client.yaml").exists()


def test_the_clinic_is_a_file_for_all_clients(tmp_path):
    file = tmp_path / "clinic.yaml"
    file.write_text(clinic_text({**client_fields()["clinic"], "hours": ""}), "utf-8")
    found, problems = read_clinic(file)
    assert not problems
    assert found.name == "Harbour Lane Physio"
    fields = {**client_fields(), "clinic": None}
    at = tmp_path / "r-0001" / "client.yaml"
    assert client_text_problems(at, client_text(fields), library()) == ()
