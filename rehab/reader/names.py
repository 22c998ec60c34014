"""Names where ids are wanted: an exercise, movement, plan or piece of kit by its name.

>>> known = Names.of(exercise={"prone_chest_lift": "Front-lying chest lift"})
>>> known.meant("exercise", "front lying chest lift")
'prone_chest_lift'
"""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rehab.model.as_written import told
from rehab.model.names import Thing, tidy

NEAR = 0.7  # how alike two names are, from 0 to 1
_LOOKS_LIKE_ID = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Names:
    """What a library calls its things: by kind, each tidied name with its ids."""

    ids: Mapping[Thing, frozenset[str]] = field(default_factory=dict)
    names: Mapping[Thing, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, **kinds: Mapping[str, str]) -> "Names":
        """From the name of each id, by kind."""
        ids: dict[Thing, frozenset[str]] = {}
        names: dict[Thing, Mapping[str, tuple[str, ...]]] = {}
        for kind, named in kinds.items():
            found: dict[str, tuple[str, ...]] = {}
            for key, name in named.items():
                for word in dict.fromkeys((tidy(name), tidy(key))):
                    found[word] = (*found.get(word, ()), key)
            thing: Thing = kind  # type: ignore[assignment]
            ids[thing], names[thing] = frozenset(named), found
        return cls(ids, names)

    def known(self, kind: Thing) -> Collection[str]:
        """The ids of this kind."""
        return self.ids.get(kind, ())

    def meant(self, kind: Thing, text: str) -> str | None:
        """The one id that a name or an id means; None for none or for several."""
        if text in self.known(kind):
            return text
        found = self.several(kind, text)
        return found[0] if len(found) == 1 else None

    def several(self, kind: Thing, text: str) -> tuple[str, ...]:
        """Every id that goes by this name."""
        if "_" in text:  # an id, and another one
            return ()
        return self.names.get(kind, {}).get(tidy(text), ())

    def near(self, kind: Thing, text: str) -> str:
        """The id that was probably meant, or nothing."""
        names = self.names.get(kind, {})
        close = difflib.get_close_matches(tidy(text), names, 1, NEAR)
        return names[close[0]][0] if close else ""


@dataclass(frozen=True, slots=True)
class Naming:
    """The names, while one file is checked, and which of them it used for which id."""

    names: Names
    taken: dict[str, str] = field(default_factory=dict)
    unheard: bool = False  # any name will do: nobody asks what it means

    def find(self, kind: Thing, text: str) -> str:
        """The id of this kind that is meant; told where it can be none or several."""
        looks_like_id = _LOOKS_LIKE_ID.fullmatch(text) is not None
        if self.unheard:
            return text if looks_like_id else f"x_{tidy(text)}"
        meant = self.names.meant(kind, text)
        if meant is not None:
            if meant != text:
                self.taken[text] = meant
            return meant
        if several := self.names.several(kind, text):
            message = f'"{text}" is the name of several'
            raise told(message, f"write {' or '.join(several)}")
        if looks_like_id or not self.names.known(kind):
            return text  # told with the other unknown words
        near = self.names.near(kind, text)
        hint = f'did you mean "{near}"?' if near else "write its name or its id"
        raise told(f'unknown {kind} "{text[:60]}"', hint)
