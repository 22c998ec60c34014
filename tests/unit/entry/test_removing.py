"""An item goes out of a list, and nothing else of the file with it."""

import pytest
import yaml

from rehab.entry.removing import without
from rehab.reader.guards import Fault

BLOCK = """\
# mine
weeks: # what came back
  # the first
  - week: 1 # good
    note: a - b
  - week: 2

  - {week: 3, sessions: [{during: 2}]} # third
after: [x]
"""
FLOW = "weeks: [{week: 1}, {week: 2}, {week: 3}]\nafter: [x]\n"
LINES = "weeks:\n-\n  week: 1\n-\n  week: 2\n-\n  week: 3\nafter: [x]\n"


@pytest.mark.parametrize("text", [BLOCK, FLOW, LINES, BLOCK.replace("\n", "\r\n")])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_item_goes_and_the_rest_stays(text, number):
    left = yaml.safe_load(without(text, "weeks", number))
    weeks = [one["week"] for one in left["weeks"]]
    assert weeks == [n for n in (1, 2, 3) if n != number + 1]
    assert left["after"] == ["x"]


def test_comments_of_others_stay():
    left = without(BLOCK, "weeks", 1)
    for kept in ("# mine", "# what came back", "# the first", "# good", "# third"):
        assert kept in left


@pytest.mark.parametrize(
    "text",
    [
        "weeks: [{week: 1}]\n",
        "weeks:\n  - week: 1\n",
        "weeks:\n- week: 1\n",
        "weeks: # mine\n  # the first\n  - week: 1 # good\n",
        "weeks:\r\n  - week: 1\r\n",
    ],
)
def test_the_last_one_leaves_an_empty_list(text):
    assert yaml.safe_load(without(text, "weeks", 0)) == {"weeks": []}


def test_a_text_in_a_block_ends_with_its_week():
    text = "weeks:\n  - week: 1\n    note: >-\n      a\n      b\n  - week: 2\n"
    assert without(text, "weeks", 0) == "weeks:\n  - week: 2\n"


@pytest.mark.parametrize("text", ["weeks: &a\n- &b {week: 1}\n- *b\n", "weeks: 3\n"])
def test_what_would_change_more_is_left_to_an_editor(text):
    with pytest.raises(Fault):
        without(text, "weeks", 0)
