"""What the facts are taken from, and its sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab.app.planned import Planned
from rehab.app.words import words_of
from rehab.model.exercise import Exercise
from rehab.model.phase import Phase
from rehab.model.programme import Prescription
from rehab.render.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """What the facts are taken from."""

    made: Planned
    words: Words

    def say(self, key: str, **slots: object) -> str:
        """A sentence of the checklists."""
        return self.words.say(f"checklists.facts.{key}", **slots)

    def weeks(self, n: int) -> str:
        """So many weeks."""
        return self.words.count("weeks", n)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Those of this client, in their order."""
        every = (week.phase for week in self.made.programme.weeks)
        return tuple({phase.id: phase for phase in every}.values())

    @property
    def given(self) -> dict[str, list[Prescription]]:
        """Each exercise of all weeks, with its doses in order."""
        found: dict[str, list[Prescription]] = {}
        for week in self.made.programme.weeks:
            for one in week.once:
                found.setdefault(one.exercise.id, []).append(one)
        return found

    @property
    def exercises(self) -> Iterator[Exercise]:
        """Each exercise once."""
        return (every[0].exercise for every in self.given.values())


def told_of(made: Planned) -> Told:
    """The programme, in the words of its region."""
    return Told(made, words_of(made))
