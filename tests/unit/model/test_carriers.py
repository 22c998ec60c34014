"""What may carry a weight, through things that serve in place of others."""

from rehab.model.carriers import carriers, serving
from rehab.model.exercise import Kit
from tests.support.cases import library


def kit(name, **kw):
    return Kit(name=name, **kw)


def chained(**things):
    """The catalogue with these things, and a row that is done with the first."""
    catalogue = library().catalogue.model_copy(update={"equipment": things})
    row = library().exercises["row_backpack"]
    return row.model_copy(update={"equipment": (next(iter(things)),)}), catalogue


def test_how_many_are_lifted_the_nearest_thing_on_the_way_says():
    row, catalogue = chained(
        weight=kit("weight", any_of=("bell",)),
        bell=kit("bell", pieces=1, any_of=("pair",)),
        pair=kit("pair", pieces=2),
    )
    assert list(carriers(row, catalogue)) == [("weight", 1), ("bell", 1), ("pair", 1)]


def test_a_thing_alone_says_it_itself():
    row, catalogue = chained(
        weight=kit("weight", any_of=("pair",)), pair=kit("pair", pieces=2)
    )
    assert list(carriers(row, catalogue)) == [("weight", 1), ("pair", 2)]


def test_an_unknown_thing_carries_nothing_but_is_named():
    row, catalogue = chained(weight=kit("weight", any_of=("no-such-thing",)))
    assert list(carriers(row, catalogue)) == [("weight", 1)]
    assert list(serving("weight", catalogue)) == ["weight", "no-such-thing"]
