"""The shipped files: nothing wrong, and whatever is done to one is only a problem."""

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.model.exercise import Exercise
from rehab.reader.check import check
from rehab.reader.library import read_library
from rehab.reader.source import read_source

ROOT = Path(__file__).parents[3]
SIGNS = "\n\t:-,[]{}#&*!|>'\"%@ 0a"


def test_shipped_library_is_sound_and_read_soon() -> None:
    start = time.process_time()
    library, problems = read_library(ROOT / "exercises", ROOT / "plans")
    assert problems == ()
    assert library is not None
    assert time.process_time() - start < 20  # for ever would be more


cuts = st.tuples(st.integers(0, 700), st.integers(0, 3), st.sampled_from(SIGNS))


@settings(max_examples=200, deadline=None)
@given(st.lists(cuts, min_size=1, max_size=4))
def test_spoilt_file_is_never_more_than_a_problem(
    spoils: list[tuple[int, int, str]],
) -> None:
    text = (ROOT / "exercises/deadlift.yaml").read_text("utf-8")
    for place, gone, sign in spoils:
        text = text[:place] + sign + text[place + gone :]
    source, problems = read_source(text.encode(), "deadlift.yaml")
    if source is None:
        assert problems
        return
    value, more = check(Exercise, source, id="deadlift")
    assert (value is None) == bool(more)
