"""Every error of the model, at its place and in the user's words."""

from typing import Annotated, Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.exercise import Catalogue, DoseRange, Exercise
from rehab.model.plan import Plan
from rehab.model.units import Count, Day, Id, Text, Value
from rehab.reader.check import check
from rehab.reader.places import Source
from rehab.reader.source import read_source


class Steady(Value):
    """One member of a tagged union."""

    kind: Literal["steady"]


class Step(Value):
    """Another member."""

    kind: Literal["step"]
    step: Count


class Item(Value):
    """A list item with a name."""

    id: Id
    rule: Annotated[Steady | Step, Field(discriminator="kind")]


class Box(Value):
    """What the tests check against."""

    items: tuple[Item, ...] = ()
    doses: tuple[Dose, ...] = ()
    day: Day | None = None
    words: dict[Id, Text] = {}


def source_of(text: str) -> Source:
    """Read a text that must be sound YAML."""
    source, _ = read_source(text.encode(), "f.yaml")
    assert source is not None
    return source


def problems(text: str) -> list[str]:
    """Return the problems of a text as the user reads them."""
    return [str(problem) for problem in check(Box, source_of(text))[1]]


def test_sound_data_gives_the_value() -> None:
    value, found = check(Box, source_of("words: {a: b}"))
    assert (value, found) == (Box(words={"a": "b"}), ())


def test_union_tag_is_left_out_and_the_item_is_named() -> None:
    text = "items:\n  - id: build\n    rule:\n      kind: step\n      step: 0\n"
    assert problems(text) == [
        "f.yaml:5:13: items › build › rule › step: must be at least 1, got 0"
    ]


def test_missing_key_stands_at_the_block_it_belongs_to() -> None:
    text = "items:\n  - id: build\n    rule:\n      kind: step\n"
    assert problems(text) == ["f.yaml:3:5: items › build › rule › step: is required"]


def test_item_without_a_name_has_its_number() -> None:
    (told,) = problems("doses:\n  - {repetitions: 8}\n  - {minutes: two}\n")
    assert told.startswith("f.yaml:3:15: doses › 2 › minutes: expected a whole number")
    assert told.endswith('got "two"; write it in digits')


def test_value_error_of_a_model_keeps_its_own_text() -> None:
    [found] = problems("doses:\n  - {sets: 2}\n")
    assert found.startswith("f.yaml:2:5: doses › 1: give one of repetitions, scheme")


def test_misspelt_key_is_told_once() -> None:
    text = "items: [{id: build, rule: {kind: step, stp: 1}}]"
    assert problems(text) == [
        'f.yaml:1:40: items › build › rule › stp: unknown key; did you mean "step"?'
    ]


def test_empty_key_is_told() -> None:
    [found] = problems('"": 1')
    assert found.startswith("f.yaml:1:1: unknown key")


def test_whole_file_of_the_wrong_shape() -> None:
    assert problems("- 1") == ["f.yaml:1:1: must be a block of keys; such as name: ..."]
    assert problems("") == ["f.yaml:1:1: is empty"]


def test_bad_key_of_a_block_stands_at_the_key() -> None:
    [found] = problems("words:\n  Big Word: x\n")
    assert found.startswith("f.yaml:2:3: words › Big Word: the key must be lowercase")


def test_given_field_must_not_be_written() -> None:
    source = source_of("repetitions: 8\nsets: 1")
    value, found = check(Dose, source, sets=2)
    assert value is None
    assert str(found[0]) == "f.yaml:2:1: sets: comes from the file's name; delete it"


def test_given_field_is_part_of_the_value() -> None:
    value, found = check(Dose, source_of("repetitions: 8"), sets=2)
    assert found == ()
    assert value is not None
    assert (value.sets, value.repetitions) == (2, 8)


def test_no_more_problems_than_a_person_reads() -> None:
    found = problems("doses:\n" + "  - {sets: 0}\n" * 70)
    assert len(found) == 51
    assert found[-1].endswith("and 20 more problems")


def test_unprintable_key_stays_on_one_line() -> None:
    [found] = problems('"a\\nb": 1')
    assert found.startswith("f.yaml:1:1: a\\nb: unknown key")


anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*Plan.model_fields, *Exercise.model_fields, *DoseRange.model_fields]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(anything, st.sampled_from([Exercise, Catalogue, Plan, Client, Dose]))
def test_no_data_raise(data: object, model: type[Value]) -> None:
    _, found = check(model, Source("f.yaml", data, {(): (1, 1)}, {}))
    assert all("\n" not in str(problem) for problem in found)
