"""Doses and reasons in words, for people and for tables."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from rehab.model.client import Client
from rehab.model.dose import Dose
from rehab.model.exercise import Exercise
from rehab.model.programme import Fact, Prescription, Reason
from rehab.model.units import kilograms, pounds
from rehab.render.language import Words, fill, number
from rehab.render.words_of_parts import parts_words, repeated_words

__all__ = [
    "Words",
    "dose_less",
    "dose_short",
    "dose_words",
    "fill",
    "number",
    "reason_words",
    "reasoned",
    "short_dose_of",
    "span_words",
    "weight_words",
    "weights_words",
    "whose",
]

_SUFFIXES = ("tempo", "load", "help", "band", "found", "rest")


def _shape(dose: Dose, *, intervals: bool) -> str:
    if dose.parts:
        return "parts" if dose.sets > 1 else "parts_once"
    if dose.scheme:
        return "scheme_held" if dose.hold_seconds else "scheme"
    if dose.repetitions:
        shape = "held" if dose.hold_seconds else "repetitions"
    elif dose.minutes:
        shape = "intervals" if intervals else "time"
    else:
        shape = "distance" if dose.metres else "hold"
    return f"{shape}_once" if dose.sets == 1 else shape


def _counts(words: Words, dose: Dose, style: str) -> dict[str, str]:
    """The dose's numbers with their units, long or short."""
    given = {
        "seconds": dose.hold_seconds,
        "minutes": dose.minutes,
        "metres": dose.metres,
        "set_times": dose.sets,
    }
    counts = {k: words.count(f"{style}.{k}", n) for k, n in given.items() if n}
    if dose.repetitions_from:
        times = words.say(
            f"units.{style}.times.many", n=times_words(words, dose, style)
        )
    else:
        times = words.count(f"{style}.times", dose.repetitions or 0)
    return {**counts, "times": times}


def times_words(words: Words, dose: Dose, style: str) -> str:
    """The repetitions of a set: 12, or 8 to 12."""
    most, least = dose.repetitions, dose.repetitions_from
    if least is None:
        return str(most)
    return words.say(f"{style}.range", least=least, most=most)


def _amount(words: Words, dose: Dose, style: str, easy: int | None) -> str:
    slots: dict[str, object] = {"sets": dose.sets}
    slots["repetitions"] = times_words(words, dose, style)
    tries = [words.count(f"{style}.tries", n) for n in dose.scheme or ()]
    scheme = words.say(f"{style}.then").join(tries)
    slots["scheme_sets"] = len(tries)
    easy_words = words.count(f"{style}.minutes", easy) if easy else ""
    key = f"{style}.{_shape(dose, intervals=easy is not None)}"
    counts = _counts(words, dose, style)
    parts = parts_words(words, dose.parts, style)
    if dose.parts and dose.sets == 1:
        parts = repeated_words(words, dose.parts, style)
    said = words.say(
        key, **slots, **counts, scheme=scheme, easy=easy_words, parts=parts
    )
    for name in ("warm_up", "cool_down"):
        if around := getattr(dose, name):
            text = parts_words(words, around, style)
            said = words.say(f"{style}.{name}", parts=text, dose=said)
    return said


def weight_words(words: Words, kg: float) -> str:
    """A weight with its unit, the one in which it was written."""
    if lb := pounds(kg):
        return words.say("units.lb", n=kilograms(lb))
    return words.say("units.kg", n=kilograms(kg))


def weights_words(
    words: Words, every: Collection[float], joined: Callable[[Sequence[str]], str]
) -> str:
    """Weights one after the other, the unit behind the last where it is the same.

    Of none nothing is said.
    """
    if not every:
        return ""
    in_pounds = [pounds(kg) for kg in every]
    if None not in in_pounds:
        numbers = [kilograms(lb) for lb in in_pounds if lb]
        return words.say("units.lb", n=joined(numbers))
    if any(in_pounds):
        return joined([weight_words(words, kg) for kg in every])
    return words.say("units.kg", n=joined([kilograms(kg) for kg in every]))


@dataclass(frozen=True, slots=True)
class Lifted:
    """How a weight is told that is lifted alone."""

    one_of: bool = False  # of two that are owned
    name: str = ""  # of the thing, where others that the client has would do as well
    ends_kg: float | None = None  # of the plates on each end of a bar


PLAIN = Lifted()


def _kilograms(
    words: Words, dose: Dose, style: str, pieces: int, how: Lifted = PLAIN
) -> str:
    if not dose.load_kg:
        return ""
    one = weight_words(words, dose.load_kg / pieces)
    if pieces > 1:
        return words.say(f"{style}.pieces", one=one)
    if how.one_of:
        return words.say(f"{style}.one_of", one=one)
    if how.name:
        one = words.say(f"{style}.named", one=one, thing=how.name)
    if how.ends_kg is not None:
        one = words.say(f"{style}.on_bar", one=one, ends=_ends(words, how.ends_kg))
    return one


def _ends(words: Words, kg: float) -> str:
    if not kg:
        return words.say("dose.bar_alone")
    return words.say("dose.ends", one=weight_words(words, kg))


def rest_time(words: Words, seconds: int) -> str:
    """So many seconds, in minutes where they are whole."""
    if seconds % 60:
        return words.count("dose.seconds", seconds)
    return words.count("dose.minutes", seconds // 60)


def tempo_words(words: Words, dose: Dose, exercise: Exercise | None = None) -> str:
    """Such as 3 seconds down, 3 seconds up; without an exercise 3-0-3."""
    if dose.tempo is None:
        return ""
    if exercise is None:
        return words.say("dose_short.seconds_to").join(map(str, dose.tempo))
    there, hold, back = dose.tempo
    way, other = exercise.ways or words.many("dose.ways")
    parts = (("way", there, way), ("wait", hold, ""), ("way", back, other))
    return words.say("list.comma").join(
        words.say(f"dose.{key}", seconds=words.count("dose.seconds", n), way=to)
        for key, n, to in parts
        if n
    )


def load_words(words: Words, dose: Dose, style: str = "dose") -> str:
    """How heavy a weight is to be that the client finds; or that there is none."""
    if dose.load == "none":
        return words.say(f"{style}.no_load")
    load = dose.by_effort
    if load is None:
        return ""
    if load.rm is None:
        return words.say(f"{style}.effort", n=load.effort)
    often = words.count("often", load.rm)
    return words.say(f"{style}.rm", n=load.rm, often=often, more=load.rm + 1)


def _suffixes(
    words: Words, dose: Dose, style: str, kilograms: str, tempo: str = ""
) -> str:
    rest = rest_time(words, dose.rest_seconds) if dose.rest_seconds else ""
    found = load_words(words, dose, style)
    helped = weight_words(words, dose.help_kg) if dose.help_kg else ""
    values = (tempo, kilograms, helped, dose.band or "", found, rest)
    pairs = zip(_SUFFIXES, values, strict=True)
    return "".join(words.say(f"{style}.{k}", value=v) for k, v in pairs if v)


def _sided(words: Words, dose: Dose, style: str, say: Callable[[Dose], str]) -> str:
    """The words of a dose, or of that of each side."""
    if not dose.left:
        return say(dose)
    left, right = map(say, dose.sides)
    return words.say(f"{style}.sides", left=left, right=right)


def _side(words: Words, dose: Dose, style: str, whole: Dose, *, per_side: bool) -> str:
    """Each side, or one of them only; of a dose by side nothing more."""
    if dose.side:
        return words.say(f"{style}.{dose.side}")
    return words.say(f"{style}.side") if per_side and not whole.left else ""


def dose_words(
    words: Words,
    exercise: Exercise,
    dose: Dose,
    pieces: int = 1,
    how: Lifted = PLAIN,
) -> str:
    """The dose as a sentence for people."""
    easy, per_side = exercise.dose.easy_minutes_between, exercise.dose.per_side

    def say(part: Dose) -> str:
        side = _side(words, part, "dose", dose, per_side=per_side)
        tempo = tempo_words(words, part, exercise)
        amount = _amount(words, part, "dose", easy)
        lifted = _kilograms(words, part, "dose", pieces, how)
        return amount + side + _suffixes(words, part, "dose", lifted, tempo)

    return _sided(words, dose, "dose", say)


def dose_short(
    words: Words, dose: Dose, *, per_side: bool = False, pieces: int = 1
) -> str:
    """The dose for tables: ``2×8/side 8 kg``."""

    def say(part: Dose) -> str:
        side = _side(words, part, "dose_short", dose, per_side=per_side)
        tempo = tempo_words(words, part)
        amount = _amount(words, part, "dose_short", None)
        lifted = _kilograms(words, part, "dose_short", pieces)
        return amount + side + _suffixes(words, part, "dose_short", lifted, tempo)

    return _sided(words, dose, "dose_short", say)


def dose_less(
    words: Words, given: Prescription, dose: Dose, how: Lifted = PLAIN
) -> str:
    """A lower dose of a prescription: what changes, in as few words as can be."""
    ranges = given.exercise.dose
    if dose.band == given.dose.band:
        dose = dose.each(lambda part: part.but(band=None))

    def say(part: Dose) -> str:
        side = _side(words, part, "dose_less", dose, per_side=ranges.per_side)
        amount = _amount(words, part, "dose_less", ranges.easy_minutes_between)
        lifted = _kilograms(words, part, "dose_less", given.pieces, how)
        return amount + side + _suffixes(words, part, "dose_less", lifted)

    return _sided(words, dose, "dose_less", say)


def short_dose_of(words: Words, given: Prescription) -> str:
    """The dose of a prescription for a table."""
    side = given.exercise.dose.per_side
    return dose_short(words, given.dose, per_side=side, pieces=given.pieces)


def _fact(words: Words, name: str, fact: Fact) -> str:
    if isinstance(fact, Dose):
        return dose_short(words, fact)
    if isinstance(fact, str):
        return fact
    return weight_words(words, fact) if name.endswith("kg") else number(fact)


def reason_words(words: Words, reason: Reason) -> str:
    """The sentence of the reason's rule, with its facts.

    One that counts sheets says how many days they have, where it is told of no week.
    """
    days = reason.facts.get("sheet_days")
    if isinstance(days, int):
        words = words.of_sheets(days)
    facts = {name: _fact(words, name, fact) for name, fact in reason.facts.items()}
    weeks = reason.facts.get("weeks")
    if isinstance(weeks, str):
        facts["span"] = span_words(words, weeks)
    elif isinstance(weeks, int):
        facts["weeks_long"] = words.count("weeks", weeks)
    if isinstance(sets := reason.facts.get("fewer"), int):
        facts["fewer_sets"] = words.count("sets", sets)
    return words.say(f"reasons.{reason.rule}", **facts)


def span_words(words: Words, weeks: str) -> str:
    """Weeks as they are typed, in words: week 5, weeks 5-8."""
    return words.say(f"units.span.{'one' if weeks.isdecimal() else 'many'}", n=weeks)


def whose(words: Words, client: Client) -> str:
    """The client by name and reference, for the physio."""
    return words.say("whose", name=client.name, reference=client.reference)


def reasoned(words: Words, key: str, reason: Reason, **slots: object) -> str:
    """The sentence under ``key`` with the reason's sentence and its rule's name."""
    text = reason_words(words, reason)
    return words.say(key, **slots, words=text, rule=reason.rule)
