"""Which weeks are printed together, and how they are typed."""

from collections.abc import Sequence

from rehab.model.programme import Programme


def next_block(programme: Programme, after: int | None = None) -> tuple[int, ...]:
    """The weeks from the first unreported one up to the next review, or ``after`` one.

    While the triggers are unknown, or a log is kept, the block ends with the phase that
    finds them: what comes after cannot be dosed yet, and the log is looked at first.
    """
    last = programme.diary.last_week if after is None else after
    ahead = [week for week in programme.weeks if week.number > last]
    block = ahead[: programme.plan.review_every_weeks]
    unknown = programme.client.triggers is None
    if block and (unknown or block[0].phase.logged):
        block = [week for week in block if week.phase.id == block[0].phase.id]
    return tuple(week.number for week in block)


def span(numbers: Sequence[int]) -> str:
    """Weeks as they are typed: 5 or 5-8."""
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first}-{last}"


def runs(numbers: Sequence[int]) -> list[list[int]]:
    """Numbers that follow each other, together.

    >>> runs([2, 3, 5])
    [[2, 3], [5]]
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
