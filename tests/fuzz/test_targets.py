"""Every reader over its kept seeds, and over a few bytes that nobody chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.targets import SEEDS, TARGETS
from tests.support.examples import many

KEPT = [
    pytest.param(name, seed, id=f"{name}-{seed.name}")
    for name in TARGETS
    for seed in sorted((SEEDS / name).iterdir())
]


@pytest.mark.parametrize(("name", "seed"), KEPT)
def test_a_kept_seed_gives_a_value_or_problems(name, seed):
    TARGETS[name](seed.read_bytes())


def test_every_reader_has_seeds():
    assert {param.values[0] for param in KEPT} == set(TARGETS)


@st.composite
def changed(draw, name):
    """A seed with some of its bytes cut out, doubled or replaced."""
    seed = draw(st.sampled_from(sorted((SEEDS / name).iterdir()))).read_bytes()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(seed)))
        end = draw(st.integers(at, min(len(seed), at + 40)))
        new = draw(st.one_of(st.binary(max_size=6), st.sampled_from(PIECES)))
        seed = seed[:at] + new + seed[end:]
    return seed


PIECES = [
    *(b"\n", b": ", b"- ", b"[", b"{", b"*a", b"&a ", b"#", b'"', b"'", b"\0", b"\x1b"),
    *(
        b'"\\e[2J"',
        b'"\\0"',
        b"\xe2\x80\xae",
        b"9" * 5000,
        b"-1",
        b"1e9",
        b"~",
        b"\xff",
    ),
    *(b"<use href='#a'/>", b"<g>", b"</g>", b",,,", b";", b"week", b"2026-02-30"),
]


@pytest.mark.parametrize("name", TARGETS)
def test_changed_seeds_give_values_or_problems(name):
    @many(0.15)
    @given(changed(name))
    def tried(raw):
        TARGETS[name](raw)

    tried()
