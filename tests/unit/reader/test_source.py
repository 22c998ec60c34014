"""Strict YAML: what words mean, where they stand, and what is refused."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.reader.guards import MAX_BYTES
from rehab.reader.source import read_source


def data_of(text: str) -> object:
    """Return the data of a text that must be sound."""
    source, problems = read_source(text.encode(), "f.yaml")
    assert source is not None
    assert problems == ()
    return source.data


def first_problem(raw: bytes) -> str:
    """Return the first problem of a text as the user reads it."""
    return str(read_source(raw, "f.yaml")[1][0])


TEXTS = "no yes on OFF y 1:30 1:30:00 010 0o7 0x1F 2026-01-31 1_000 1e3 .inf .nan = 2,5"


@pytest.mark.parametrize("word", [*TEXTS.split(), "9" * 31])
def test_such_a_word_stays_text(word: str) -> None:
    assert data_of(f"key: {word}") == {"key": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-3", -3),
        ("+4", 4),
        ("2.5", 2.5),
        ("1.0e+3", 1000.0),
        ("~", None),
        ("null", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
    ],
)
def test_such_a_word_has_a_value(word: str, value: object) -> None:
    data = data_of(f"key: {word}")
    assert data == {"key": value}
    assert isinstance(data, dict)
    assert type(data["key"]) is type(value)


def test_keys_are_always_text() -> None:
    assert data_of("no: 1\n1: 2\n~: 3\n") == {"no": 1, "1": 2, "~": 3}


def test_marks_are_of_values_and_keys() -> None:
    source, _ = read_source(b"a:\n  - b: 1\n    c: 2\n", "f.yaml")
    assert source is not None
    assert source.marks[("a", 0, "c")] == (3, 8)
    assert source.keys[("a", 0, "c")] == (3, 5)
    assert source.marks[()] == (1, 1)


def test_alias_gives_the_value_and_the_marks_of_its_anchor() -> None:
    source, problems = read_source(b"a: &x {b: 1}\nc: *x\n", "f.yaml")
    assert source is not None
    assert (source.data, problems) == ({"a": {"b": 1}, "c": {"b": 1}}, ())
    assert source.marks[("c", "b")] == source.marks[("a", "b")] == (1, 11)


def test_byte_order_mark_and_windows_lines_are_accepted() -> None:
    raw = b"\xef\xbb\xbfa: 1\r\nb: \xc3\xa9\r\n"
    source, problems = read_source(raw, "f.yaml")
    assert source is not None
    assert (source.data, problems) == ({"a": 1, "b": "é"}, ())
    assert source.marks[("a",)] == (1, 4)


def test_empty_file_holds_nothing() -> None:
    assert data_of("") is None
    assert data_of("# only a comment\n") is None


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"a: 1\na: 2\n", 'f.yaml:2:1: key "a" given twice; first on line 1'),
        (b"--- 1\n--- 2\n", "f.yaml:2:1: a second document begins"),
        (b"a: &x [*x]\n", "f.yaml:1:8: alias *x has no finished anchor"),
        (b"a: *y\n", "f.yaml:1:4: alias *y has no finished anchor"),
        (b"<<: {a: 1}\n", "f.yaml:1:1: merge keys (<<) are not allowed"),
        (
            b"a: !!python/name:os.system\n",
            'f.yaml:1:4: a value must not begin with "!"',
        ),
        (b"a: \x00\n", "f.yaml:1:4: holds the character U+0000"),
        (b"a: 1\nb: \xe9\n", "f.yaml:2:4: is not UTF-8 text; save it as UTF-8"),
        ("é: 1".encode("utf-16"), "f.yaml:1:1: is not UTF-8 text"),
        (b"a:\n\t- b\n", "f.yaml:2:1: is not valid YAML: a tab; indent with spaces"),
        (b"[a]: 1\n", "f.yaml:1:1: a key must be plain text"),
        (b"a: [b\n", "f.yaml:2:1: is not valid YAML: a bracket above is not closed"),
        (b"x" * (MAX_BYTES + 1), "f.yaml:1:1: is larger than 1,000,000 bytes"),
    ],
)
def test_fault_is_one_line_with_its_place(raw: bytes, words: str) -> None:
    found = first_problem(raw)
    assert found.startswith(words)
    assert "\n" not in found


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 60_000,
        b"{a: " * 60_000,
        b"- " * 60_000,
        b"? " * 60_000,
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(
            b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9))
            for c in range(98, 110)
        ),
        b"a: &a [" + b"x," * 9_000 + b"]\n" + b"b: *a\n" * 9_000,
        b"a: 1\n" * 90_000,
        b"[" + b"{}," * 300_000 + b"]",
    ],
    ids=["lists", "blocks", "dashes", "keys", "aliases", "again", "same", "wide"],
)
def test_bomb_is_stopped_soon(raw: bytes) -> None:
    start = time.process_time()
    problems = read_source(raw, "f.yaml")[1]
    assert problems
    assert len(problems) <= 51
    assert time.process_time() - start < 20  # for ever would be more


@settings(max_examples=300, deadline=None)
@given(st.binary() | st.text(alphabet="-:[]{}&*!|>'\"%@#?, \n\tab01.~").map(str.encode))
def test_no_bytes_raise(raw: bytes) -> None:
    _, problems = read_source(raw, "f.yaml")
    assert all("\n" not in str(problem) for problem in problems)


plain = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(plain.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(values, st.booleans())
def test_what_was_dumped_reads_back_the_same(value: object, flow: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    assert data_of(text) == value
