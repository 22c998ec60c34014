"""The facts about the client at the top of the physio's page."""

from collections.abc import Iterable, Mapping

from rehab.model.client import Client
from rehab.render.language import Words
from rehab.render.view_material import Material
from rehab.render.words import dose_short, weights_words


def _pairs(words: Words, key: str, items: Iterable[tuple[str, object]]) -> str:
    texts = [words.say(f"facts.{key}_item", name=n, value=v) for n, v in items]
    return _joined(words, texts)


def _joined(words: Words, texts: Iterable[str]) -> str:
    return words.say("list.comma").join(texts) or words.say("facts.none")


def _triggers(words: Words, client: Client, tags: Mapping[str, str]) -> str:
    if client.triggers is None:
        return words.say("facts.unknown")
    found = ((tags.get(n, n), value) for n, value in client.triggers.items())
    return _pairs(words, "trigger", found)


def _weights(words: Words, client: Client, names: Mapping[str, str]) -> str:
    comma = words.say("list.comma")
    return _pairs(
        words,
        "weight",
        (
            (names.get(thing, thing), weights_words(words, kg, comma.join))
            for thing, kg in client.weights_kg.items()
            if kg
        ),
    )


def _tries(material: Material, client: Client) -> str:
    words, exercises = material.words, material.library.exercises
    texts = (
        words.say(
            "facts.try_item",
            name=exercises[name].name if name in exercises else name,
            value=words.say("list.comma").join(map(str, found.tries)),
            pain=found.pain,
        )
        for name, found in client.baseline.items()
    )
    return _joined(words, texts)


def _supervised(material: Material, client: Client) -> str:
    exercises = material.library.exercises
    names = (exercises[n].name if n in exercises else n for n in client.supervised)
    return _joined(material.words, names)


def _marks(material: Material) -> str:
    """Each pass mark, and the week in which these rules reach it."""
    words, found = material.words, []
    for aim in material.programme.aims:
        dose = dose_short(
            words, aim.dose, per_side=aim.exercise.dose.per_side, pieces=aim.pieces
        )
        key = f"facts.{aim.said_as}"
        found.append(words.say(key, name=aim.exercise.name, dose=dose, week=aim.week))
    return _joined(words, found)


def client_facts(material: Material) -> tuple[tuple[str, str], ...]:
    """Label and fact, in the order a physio asks for them."""
    client, words = material.programme.client, material.words
    catalogue = material.library.catalogue
    kit = {name: thing.name for name, thing in catalogue.equipment.items()}
    screen = client.screening
    facts = {
        "pain": words.say("facts.of_ten", value=client.usual_pain),
        "spasm_free": words.count("days", client.spasm_free_days),
        "triggers": _triggers(words, client, catalogue.tags),
        "activities": _joined(words, client.trigger_activities),
        "flags": _joined(words, (catalogue.flags.get(f, f) for f in client.flags)),
        "equipment": _joined(words, (kit.get(e, e) for e in client.equipment)),
        "weights": _weights(words, client, kit),
        "bands": _joined(words, client.bands),
        "baseline": _tries(material, client),
        "supervised": _supervised(material, client),
        "screening": words.say(
            "facts.screened", by=screen.by, date=words.date(screen.on)
        ),
        "marks": _marks(material),
    }
    if material.region.bout is None:
        del facts["spasm_free"]
    return tuple((words.say(f"facts.{key}"), text) for key, text in facts.items())
