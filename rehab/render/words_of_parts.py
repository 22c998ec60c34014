"""Parts of a session in words: run 1 minute, walk 1½ minutes."""

from rehab.model.part import Part, repeats
from rehab.render.language import Words

__all__ = ["parts_words", "repeated_words"]

MINUTE = 60  # seconds


def parts_words(words: Words, parts: tuple[Part, ...] | None, style: str) -> str:
    """Such as run 1 minute, walk 1½ minutes."""
    texts = [
        words.say(f"{style}.part", do=part.do, time=_time(words, part.seconds, style))
        for part in parts or ()
    ]
    return words.say(f"{style}.and_part").join(texts)


def repeated_words(words: Words, parts: tuple[Part, ...], style: str) -> str:
    """The same, what comes again and again at their beginning said once."""
    times, same, rest = repeats(parts)
    said = parts_words(words, same, style)
    if times > 1:
        often = words.count(f"{style}.set_times", times)
        said = words.say(f"{style}.parts", sets=times, set_times=often, parts=said)
    if rest:
        after = parts_words(words, rest, style)
        said = words.say(f"{style}.parts_after", parts=said, rest=after)
    return said


def _time(words: Words, seconds: int, style: str) -> str:
    """Seconds, or minutes and halves of them, or both."""
    minutes, left = divmod(seconds, MINUTE)
    if minutes and left == MINUTE // 2:
        return words.say(f"units.{style}.minutes.many", n=f"{minutes}½")
    whole = [words.count(f"{style}.minutes", minutes)] if minutes else []
    rest = [words.count(f"{style}.seconds", left)] if left else []
    return " ".join([*whole, *rest])
