"""After flare-ups the dose comes back: the one before the first of them."""

from hypothesis import assume, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.programme import Programme
from tests.support.cases import diary_of, maybe, short
from tests.support.doses import ROUNDING, by_exercise
from tests.support.examples import many
from tests.support.not_yet import NOT_YET
from tests.support.random_cases import clients
from tests.support.short_plans import calm_pain, entering, only, phases

CALM_WEEKS = 8  # after the last flare-up: enough for the longest way back
BETWEEN = 2  # green weeks between two of a chain, at most: the way back is longer


@NOT_YET
@many()
@given(
    clients(),
    phases(),
    st.integers(0, 3),
    st.lists(st.integers(0, BETWEEN), max_size=2),
)
def test_dose_before_the_first_flare_comes_back(
    person: Client, phase: str, before: int, between: list[int]
) -> None:
    one = entering(person, phase)
    words = ["green"] * before + ["flare"]
    for calm in between:
        words += ["green"] * calm + ["flare"]
    last_flare = len(words)
    words += ["green"] * CALM_WEEKS
    diary = diary_of(dict(enumerate(words, start=1)), calm_pain(one))
    found = maybe(one, only(phase), diary)
    assume(isinstance(found, Programme))
    assert isinstance(found, Programme)
    first = by_exercise(found.weeks[before])
    rest = found.weeks[before + 1 : last_flare + CALM_WEEKS]
    for name, had in first.items():
        now = [
            by_exercise(week)[name].dose for week in rest if name in by_exercise(week)
        ]
        told = (name, short(had.dose), [short(dose) for dose in now])
        assert len(now) == len(rest), told
        chain = last_flare - before - 1  # sheets before the one after the last flare
        back = [n for n, dose in enumerate(now) if n >= chain and dose == had.dose]
        assert back, told
        most = had.dose.volume + ROUNDING
        assert all(dose.volume <= most for dose in now[: back[0]]), told
