"""Types of client. Their numbers are made up; they are there to be compared."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """How a body answers to work, and what its owner does and writes. Chances 0-1."""

    name: str
    tolerance: float  # work of a week that hurts nobody, against what it is used to
    swing: float  # how far a good or bad day moves that
    flares: float  # chance of a flare-up in a week of usual work
    does: float  # chance of each session
    overdoes: float = 0  # chance of doing too much in a week after a calm one
    too_much: float = 1  # and how much that is, against the sheet
    away: float = 0.015  # chance each week that time without sessions begins
    reports: float = 1  # chance that a sheet comes back
    scores: float = 0.98  # chance of each score on it
    honest: float = 1  # chance of writing down a bad score
    confidence: int = 8  # 0-10, in a calm week
    effort: float = 3  # 0-10, of a session that the body is used to


STEADY = Kind(name="steady", tolerance=1.25, swing=0.26, flares=0.003, does=0.97)
BOOM_AND_BUST = Kind(
    name="boom_and_bust",
    tolerance=1.2,
    swing=0.3,
    flares=0.008,
    does=0.9,
    overdoes=0.2,
    too_much=1.5,
    confidence=9,
    effort=2.6,
)
FLARE_PRONE = Kind(
    name="flare_prone",
    tolerance=1.1,
    swing=0.3,
    flares=0.04,
    does=0.92,
    confidence=7,
    effort=3.3,
)
FORGETFUL = Kind(
    name="forgetful",
    tolerance=1.2,
    swing=0.28,
    flares=0.006,
    does=0.88,
    reports=0.85,
    scores=0.92,
)
OMITTING = Kind(
    name="omitting",
    tolerance=1.1,
    swing=0.3,
    flares=0.02,
    does=0.92,
    honest=0.3,
    effort=2.6,
)
KINDS = (STEADY, BOOM_AND_BUST, FLARE_PRONE, FORGETFUL, OMITTING)
