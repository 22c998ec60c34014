"""The benchmarks a client may aim for: those that nothing of theirs forbids."""

from rehab.planner.allowed.case import Case
from rehab.planner.allowed.exercise_filter import forbidden


def aims(case: Case) -> tuple[str, ...]:
    """Benchmark exercises the plan may reach, less those their body rules out."""
    hardest = max(phase.level_max for phase in case.plan.phases)
    return tuple(
        name
        for name, exercise in sorted(case.library.exercises.items())
        if exercise.benchmark
        and exercise.level <= hardest
        and not forbidden(exercise, case.client, case.library)
    )
