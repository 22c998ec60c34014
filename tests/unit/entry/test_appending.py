"""An item is added, and every other letter of the file stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab.entry.appending import appended, safely_appended
from rehab.reader.guards import Fault
from rehab.reader.source import read_source

ITEM = "- week: 9\n  sessions:\n    - {before: 2}\n"
NINE = {"week": 9, "sessions": [{"before": 2}]}


def read(text):
    source, problems = read_source(text.encode(), "x")
    assert problems == ()
    return source.data


CASES = {
    "nothing": ("", "weeks:\n  - week: 9\n    sessions:\n      - {before: 2}\n"),
    "a comment only": (
        "# mine\n",
        "# mine\nweeks:\n  - week: 9\n    sessions:\n      - {before: 2}\n",
    ),
    "a comment without an end": (
        "# mine",
        "# mine\nweeks:\n  - week: 9\n    sessions:\n      - {before: 2}\n",
    ),
    "dashes below the key": (
        "weeks:\n  - week: 1\n",
        "weeks:\n  - week: 1\n  - week: 9\n    sessions:\n      - {before: 2}\n",
    ),
    "dashes under the key": (
        "weeks:\n- week: 1",
        "weeks:\n- week: 1\n- week: 9\n  sessions:\n    - {before: 2}\n",
    ),
    "dashes far to the right": (
        "weeks:\n      -   week: 1\n",
        (
            "weeks:\n      -   week: 1\n      - week: 9\n        sessions:\n"
            "          - {before: 2}\n"
        ),
    ),
    "comments around": (
        "# a\nweeks: # b\n  # c\n  - week: 1 # d\n    # e\n\n  # f\n\n# g\nr: 1 # h\n",
        (
            "# a\nweeks: # b\n  # c\n  - week: 1 # d\n    # e\n\n  # f\n"
            "  - week: 9\n    sessions:\n      - {before: 2}\n\n# g\nr: 1 # h\n"
        ),
    ),
    "an empty list in brackets": (
        "weeks: [] # none yet\nrest: 1\n",
        "weeks: # none yet\n  - week: 9\n    sessions:\n      - {before: 2}\nrest: 1\n",
    ),
    "a key without a value": (
        "weeks:\n# end\n",
        "weeks:\n  - week: 9\n    sessions:\n      - {before: 2}\n# end\n",
    ),
    "another key only": (
        "rest: 1",
        "rest: 1\nweeks:\n  - week: 9\n    sessions:\n      - {before: 2}\n",
    ),
    "the end of the document marked": (
        "---\nrest: 1\n...\n",
        "---\nrest: 1\nweeks:\n  - week: 9\n    sessions:\n      - {before: 2}\n...\n",
    ),
    "a list in brackets": (
        "weeks: [{week: 1}] # x\n",
        "weeks: [{week: 1}, {week: 9, sessions: [{before: 2}]}] # x\n",
    ),
    "brackets over several lines": (
        "weeks: [\n  {week: 1}, # tired\n]\n",
        "weeks: [\n  {week: 1}, # tired\n  {week: 9, sessions: [{before: 2}]},\n]\n",
    ),
    "brackets without a last comma": (
        "weeks: [\n  {week: 1} # tired\n]\n",
        "weeks: [\n  {week: 1}, # tired\n  {week: 9, sessions: [{before: 2}]}\n]\n",
    ),
    "brackets closed on the last line": (
        "weeks: [\n  {week: 1}]\n",
        "weeks: [\n  {week: 1},\n  {week: 9, sessions: [{before: 2}]}]\n",
    ),
    "everything in braces": (
        "{weeks: [], rest: 1}\n",
        "{weeks: [{week: 9, sessions: [{before: 2}]}], rest: 1}\n",
    ),
    "braces without the key": (
        "{rest: 1}",
        "{rest: 1, weeks: [{week: 9, sessions: [{before: 2}]}]}",
    ),
    "braces around nothing": ("{}", "{weeks: [{week: 9, sessions: [{before: 2}]}]}"),
    "lines of Windows": (
        "weeks:\r\n  - week: 1\r\n# end\r\n",
        (
            "weeks:\r\n  - week: 1\r\n  - week: 9\r\n    sessions:\r\n"
            "      - {before: 2}\r\n# end\r\n"
        ),
    ),
    "a mark of the byte order": (
        "\ufeffweeks:\n  - week: 1\n",
        "\ufeffweeks:\n  - week: 1\n  - week: 9\n    sessions:\n      - {before: 2}\n",
    ),
    "an anchor": (
        "weeks: &w # - no dash\n  - week: 1\n",
        (
            "weeks: &w # - no dash\n  - week: 1\n"
            "  - week: 9\n    sessions:\n      - {before: 2}\n"
        ),
    ),
    "a text over several lines": (
        "weeks:\n  - note: |+\n      # no comment\n\n\n\nrest: 1\n",
        (
            "weeks:\n  - note: |+\n      # no comment\n\n\n\n"
            "  - week: 9\n    sessions:\n      - {before: 2}\nrest: 1\n"
        ),
    ),
    "a quote that goes on at the edge": (
        'weeks:\n  - note: "a\n\nb" # c\nrest: 1\n',
        (
            'weeks:\n  - note: "a\n\nb" # c\n'
            "  - week: 9\n    sessions:\n      - {before: 2}\nrest: 1\n"
        ),
    ),
    "keys that are indented": (
        "  weeks:\n    - week: 1\n",
        (
            "  weeks:\n    - week: 1\n    - week: 9\n      sessions:\n"
            "        - {before: 2}\n"
        ),
    ),
    "keys that are indented, without ours": (
        "  rest: 1\n",
        "  rest: 1\n  weeks:\n    - week: 9\n      sessions:\n        - {before: 2}\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_item_stands_at_the_end_of_the_list(name):
    old, new = CASES[name]
    assert safely_appended(old, "weeks", ITEM) == new


@pytest.mark.parametrize("name", CASES)
def test_it_can_be_done_again_and_again(name):
    old, _ = CASES[name]
    before = (read(old.removeprefix("\ufeff")) or {}).get("weeks") or []
    text = old
    for _ in range(3):
        text = safely_appended(text, "weeks", ITEM)
    assert read(text)["weeks"] == [*before, NINE, NINE, NINE]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- week: 1\n", "must be a block of keys"),
        ("weeks", "must be a block of keys"),
        ("weeks: 3\n", "must be a list"),
        ("weeks: {week: 1}\n", "must be a list"),
        ("weeks: ~\n", "must be a list"),
        ("weeks: [\n", "is not valid YAML"),
        ("a: 1\na: 2\n", "given twice"),
    ],
)
def test_what_is_no_list_is_left_alone(text, message):
    with pytest.raises(Fault, match=message):
        safely_appended(text, "weeks", ITEM)


def test_a_text_that_would_change_is_refused():
    text = "weeks:\n  - note: |\n      the last line has no end"
    with pytest.raises(Fault, match="would change"):
        safely_appended(text, "weeks", ITEM)


lines = st.sampled_from(
    ["# a comment", "  # indented", "", "  ", "      # far in", "rest: 1", "..."]
)
weeks = st.sampled_from(
    [
        "weeks:",
        "weeks: []",
        "weeks: [ ] # x",
        "weeks:\n- week: 1",
        "weeks:\n- week: 1\n  note: 'it''s'\n  # inner\n- week: 2 # x",
        "weeks:\n    - {week: 1, sessions: [{before: 1}]}\n\n    # c\n    - week: 2",
        "weeks: [{week: 1},\n {week: 2}\n ]",
        "weeks: &a\n  - &b\n    week: 1\n  - *b",
        "weeks:\n  - week: 1\n    note: >-\n      folded\n      text",
        "",
    ]
)


@given(
    before=st.lists(lines.filter(lambda x: x not in ("...", "rest: 1")), max_size=3),
    middle=weeks,
    after=st.lists(lines, max_size=3, unique=True),
    newline=st.sampled_from(["\n", "\r\n"]),
    edges=st.tuples(st.booleans(), st.booleans()),
)
def test_nothing_else_changes(before, middle, after, newline, edges):
    text = "\n".join([*before, middle, *after]) + "\n" * edges[0]
    text = "\ufeff" * edges[1] + text.replace("\n", newline)
    source, problems = read_source(text.encode(), "x")
    if source is None or problems or not isinstance(source.data, dict | None):
        return
    new = appended(text, "weeks", ITEM)
    old = source.data or {}
    assert read(new) == {**old, "weeks": [*(old.get("weeks") or []), NINE]}
    comments = [line.strip() for line in text.split(newline) if "#" in line]
    kept = [line.strip() for line in new.split(newline)]
    assert all(c in kept or "[ ]" in c for c in comments)
    if "\r\n" in text:
        assert "\n" not in new.replace("\r\n", "")
    if "[" not in text:  # only lines are put in, none is taken away
        parts = iter(new)
        assert all(letter in parts for letter in text)
