"""``rehab exercises``: what there is, with the ids that files want."""

import pytest

from rehab.report.exercises import found
from tests.support.cases import library


def ids(out):
    return [line.split()[0] for line in out.splitlines()]


def test_words_are_looked_for_in_ids_and_names(rehab):
    status, out, _ = rehab("exercises", "chest", "row")
    assert (status, ids(out)) == (0, ["chest_supported_row", "reverse_fly_supported"])
    assert "row 2" in out


def test_what_a_movement_rules_out_is_left_out(rehab):
    rows = library().exercises
    listed = ids(rehab("exercises", "--pattern", "row", "--without", "rotation")[1])
    wanted = {k for k, e in rows.items() if e.pattern == "row"}
    assert set(listed) == {k for k in wanted if "rotation" not in rows[k].tags}
    assert listed


def test_all_are_listed_and_those_for_a_piece_of_kit(rehab):
    assert set(ids(rehab("exercises")[1])) == set(library().exercises)
    for one in found(library(), kit="band"):
        assert "band" in one.equipment


@pytest.mark.parametrize(
    ("option", "known"),
    [
        ("--plans", library().plans),
        ("--triggers", library().catalogue.tags),
        ("--flags", library().catalogue.flags),
        ("--kit-words", library().catalogue.equipment),
    ],
)
def test_the_words_of_files_are_listed(rehab, option, known):
    assert ids(rehab("exercises", option)[1]) == list(known)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["zzz"], "nothing fits"),
        (["--kit", "bands"], 'did you mean "band"?'),
        (["--plans", "--flags"], "ask for one list"),
        (["--pattern", "hing"], 'did you mean "hinge"?'),
    ],
)
def test_a_word_that_is_not_there_is_told_with_what_is(rehab, typed, told):
    status, _, err = rehab("exercises", *typed)
    assert (status, told in err) == (2, True)


def test_one_letter_less_or_more_leads_to_the_right_command(rehab):
    status, _, err = rehab("exercise", "chest")
    assert (status, "rehab exercises chest" in err) == (2, True)
    status, _, err = rehab("exercises", "new", "Heel drop", "--library", "ours")
    assert status == 2
    assert "rehab exercise new 'Heel drop' --library ours" in err


def test_names_stand_for_ids(rehab):
    by_name = rehab("exercises", "--kit", "Firm chair", "--without", "Bending forward")
    by_id = rehab("exercises", "--kit", "chair", "--without", "flexion")
    assert by_name == by_id
    assert by_id[0] == 0
