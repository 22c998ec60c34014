"""What the pages ask for: things, then their weights, and bands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from rehab.model.carriers import serving
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.printed import Printed, printed
from rehab.render.language import Words
from rehab.render.view_material import Material, sentence
from rehab.render.words import weight_words, weights_words

PAIR = 2
MAT, BED = "mat", "bed"  # what is lain on, and what stands for it


def needs_of(material: Material) -> Iterator[str]:
    """Things, then weights and bands: all that the pages ask for."""
    words, catalogue = material.words, material.library.catalogue
    doses = [one for given in material.every_given for one in printed(given)]
    asked = list({one.exercise.id: one.exercise for one in doses}.values())
    weights = _weights(material, doses)
    bands = {one.dose.band for one in doses if one.dose.band}
    for name in _things(material, asked, weights):
        if name == BED:
            yield words.say("front.bed")
        elif name not in weights and not (bands and name == "band"):
            yield _thing(catalogue, name)
    for name, kg in weights.items():
        yield _listed(material, name, kg)
    order = [b for b in catalogue.bands if b in bands]
    if order:
        yield words.say("front.bands", bands=words.listed(tuple(order)))
    if any(one.placed == "walking" for one in asked):
        yield words.say("front.shoes")
    yield words.say("front.pen")


def _thing(catalogue: Catalogue, name: str) -> str:
    kit = catalogue.equipment.get(name)
    return sentence(kit.name if kit else name)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Kilograms of a piece that the pages ask for."""

    whole: set[float] = field(default_factory=set)  # of as many as there are
    single: set[float] = field(default_factory=set)  # of one of two


def _weights(material: Material, doses: Iterable[Printed]) -> dict[str, Pieces]:
    """The kilograms, by the thing of the client's that has them."""
    found = defaultdict[str, Pieces](Pieces)
    client, catalogue = material.programme.client, material.library.catalogue
    for one in doses:
        thing = one.thing(client, catalogue)
        if one.dose.load_kg and thing:
            few = one.pieces < (catalogue.equipment[thing].pieces or 1)
            where = found[thing].single if few else found[thing].whole
            where.add(one.dose.load_kg / one.pieces)
    return dict(found)


def _listed(material: Material, name: str, kg: Pieces) -> str:
    """A thing with its weights; of a bar what goes on each end, if that is known."""
    words, catalogue = material.words, material.library.catalogue
    every, kit = sorted(kg.whole), catalogue.equipment[name]
    single = weights_words(words, sorted(kg.single - kg.whole), words.listed)
    if not every:
        return sentence(words.say("front.weights_one", thing=kit.name, kg=single))
    ends = {one: material.ends_kg(name, one) for one in every}
    if None not in ends.values():
        bar = weight_words(words, material.programme.client.bar_kg or 0)
        loaded = tuple(_end(words, one, end) for one, end in ends.items() if end)
        key = "front.weights_bar" if loaded else "front.weights"
        slots = {"kg": bar, "bar": bar, "ends": words.say("list.comma").join(loaded)}
        return words.say(key, thing=sentence(kit.called), **slots)
    listed = weights_words(words, every, words.listed)
    two = kit.pieces == PAIR and len(every) > 1
    key = "front.weights_each" if two else "front.weights"
    told = words.say(key, thing=_thing(catalogue, name), kg=listed)
    return words.say("front.weights_both", listed=told, kg=single) if single else told


def _end(words: Words, kg: float, end_kg: float) -> str:
    end, whole = (weight_words(words, one) for one in (end_kg, kg))
    return words.say("front.bar_end", end=end, kg=whole)


def _is_on_bed(material: Material, exercise: Exercise) -> bool:
    """Whether the client may not do it on the floor, and does it on a bed."""
    client, imply = material.programme.client, material.library.catalogue.tags_imply
    on_bed = (imply[flag].on_bed for flag in client.flags if flag in imply)
    return client.bed and any(exercise.id in names for names in on_bed)


def _things(
    material: Material, asked: Iterable[Exercise], lifted: Collection[str]
) -> Iterator[str]:
    """The client's own, each once; where several serve, one that is needed anyway."""
    client, catalogue = material.programme.client, material.library.catalogue
    owned = {*client.equipment, *client.weights_kg}
    wanted = dict.fromkeys(
        BED if name == MAT and _is_on_bed(material, one) else name
        for one in asked
        for name in one.equipment
    )
    may = {
        name: [s for s in serving(name, catalogue) if s in owned] or [name]
        for name in wanted
    }
    only = {some[0] for some in may.values() if len(some) == 1}
    chosen: dict[str, None] = {}
    for some in may.values():
        needed = (one for one in some if one in lifted or one in only or one in chosen)
        chosen[next(needed, some[0])] = None
    yield from chosen
