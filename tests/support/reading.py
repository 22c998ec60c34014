"""How hard a text is to read: the school grade of Flesch and Kincaid.

Syllables are counted by groups of vowels.
"""

import html
import re
from collections.abc import Iterator

_SECTION = re.compile(r'<section class="(\w+)[^"]*">(.*?)</section>', re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|h\d|t[hdr]|div|table|tbody|thead)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
A_LABEL = 6  # words; what is shorter is no sentence to speak of


def syllables(word: str) -> int:
    """How many there are in a word."""
    word = re.sub(r"(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(text: str) -> float:
    """The school grade of a text."""
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    words = re.findall(r"[A-Za-z][A-Za-z'-]*", text)
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def sections(page: str) -> Iterator[tuple[str, str]]:
    """The kind of each section of an HTML page, and what is in it."""
    yield from _SECTION.findall(page)


def fragments(section: str) -> tuple[str, ...]:
    """The text of a section, cut at every tag."""
    found = (html.unescape(text).strip() for text in _TAG.split(section))
    return tuple(text for text in found if text)


def sentences(section: str) -> str:
    """The paragraphs and cells of a section that are more than labels, as one text."""
    blocks = (html.unescape(_TAG.sub("", block)) for block in _BLOCK.split(section))
    texts = (" ".join(block.split()) for block in blocks)
    long = (text for text in texts if len(text.split()) >= A_LABEL)
    return " ".join(text if text[-1] in ".!?:" else f"{text}." for text in long)
