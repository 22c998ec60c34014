"""Which sheets were made to be looked at: nobody signs what nobody could have seen.

A note beside the client file keeps the code of each proof, as it stood on the sheets,
and its weeks. A dose or a word that changes later changes the code, so what was seen
before counts no more. It tells that sheets were made, never that somebody read them.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rehab.app.pages import code_of
from rehab.app.planned import Planned
from rehab.disk.paths import builtin
from rehab.disk.plain_file import content
from rehab.disk.write import write_atomic

NOTE = ".proofs.json"
KEPT = 20  # the latest


def keep_proof(planned: Planned, client_file: Path, numbers: Sequence[int]) -> None:
    """Note that the client's sheets of these weeks were made.

    Where nothing can be written beside the client, nothing can be signed there.
    """
    if _is_example(client_file):
        return
    made = _read(client_file)
    code = code_of(planned, numbers)
    if list(made)[-1:] == [code]:
        return
    made.pop(code, None)
    latest = [*made.items(), (code, list(numbers))][-KEPT:]
    with suppress(OSError):
        write_atomic(client_file.with_name(NOTE), json.dumps(dict(latest)).encode())


def was_made(planned: Planned, client_file: Path, numbers: Sequence[int]) -> bool:
    """Whether a proof shows these weeks, alone or among others, as they are now."""
    if _is_example(client_file):
        return True
    have = {week.number for week in planned.programme.weeks}
    return any(
        set(numbers) <= set(shown) <= have and code_of(planned, shown) == code
        for code, shown in reversed(_read(client_file).items())
    )


def _is_example(client_file: Path) -> bool:
    """Whether it came with the program: nobody gets its sheets, and nothing is kept."""
    return builtin("examples") in client_file.resolve().parents


def _read(client_file: Path) -> dict[str, list[int]]:
    """The proofs, the latest last; none where the note says anything else."""
    try:
        made = json.loads(content(client_file.with_name(NOTE)))
        return {str(code): [int(n) for n in weeks] for code, weeks in made.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
