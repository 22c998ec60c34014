"""After flare-ups the dose comes back: the one before the first of them."""

from collections.abc import Sequence

from hypothesis import assume, example, given
from hypothesis import strategies as st

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.programme import Programme, Week
from tests.support.cases import client, diary_of, maybe, short
from tests.support.doses import ROUNDING, by_exercise
from tests.support.examples import many
from tests.support.random_cases import clients
from tests.support.short_plans import calm_pain, entering, only, phases

CALM_WEEKS = 8  # after the last flare-up: enough for the longest way back
NEW = ("load_kg", "band", "sets", "hold_seconds")
BETWEEN = 2  # green weeks between two of a chain, at most: the way back is longer

# Legs without a weight: the split squat asks more of a trigger, so it begins at 70 % of
# a dose that was never done. No flare-up may lead to that dose.
NEW_RUNG = client(days=["mon"], triggers={"extension": 1}, weights_kg={}, bands=[])


@example(NEW_RUNG, "slow_build", 3, [])
@example(NEW_RUNG, "slow_build", 3, [2, 1])
@example(NEW_RUNG, "slow_build", 4, [2, 1])
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
    rest = found.weeks[before + 1 : last_flare + CALM_WEEKS]
    earlier = by_exercise(found.weeks[before - 1]) if before else {}
    for name, had in by_exercise(found.weeks[before]).items():
        was = earlier.get(name, had)
        doses = (had.dose, was.dose) if began(was.dose, had.dose) else (had.dose,)
        _comes_back(name, doses, rest, since=last_flare - before - 1)


def began(was: Dose, now: Dose) -> bool:
    """Whether a weight, a set or a hold is new in this week: the one before is back."""
    return any(getattr(was, key) != getattr(now, key) for key in NEW)


def _comes_back(
    name: str, doses: tuple[Dose, ...], rest: Sequence[Week], *, since: int
) -> None:
    """Hold every sheet to at most this dose, until one after the chain has it again.

    What comes later is free to rise, or to make place for a harder rung.
    """
    had = doses[0]
    seen: list[str] = []
    for number, week in enumerate(rest):
        given = by_exercise(week).get(name)
        assert given is not None, (name, short(had), seen)
        seen.append(short(given.dose))
        if number >= since and given.dose in doses:
            return
        assert given.dose.volume <= had.volume + ROUNDING, (name, short(had), seen)
    raise AssertionError((name, short(had), seen))
