"""Other values into a client's file: held meanwhile, whole or not at all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehab.asking import Files
    from rehab.entry.screened import Values
    from rehab.model.problem import Problem
    from rehab.model.programme import Library


def set_in_client(
    files: "Files", library: "Library", values: "Callable[[str], Values]"
) -> "tuple[Problem, ...]":
    """Write them; or what would be wrong with the file, which is then as it was."""
    from rehab.app import words
    from rehab.asking import stop_with, writing
    from rehab.commands.clock import today
    from rehab.entry.screened import set_values
    from rehab.papers import library_for
    from rehab.reader.guards import Fault
    from rehab.write import Changed

    folder = library_for(files.client, files.library)[0]
    with writing(files):
        try:
            return set_values(files.client, values, library, folder, today())
        except Fault as fault:
            stop_with([fault.problem(str(files.client))], "screening.not_written")
        except Changed:
            told = words().say("screening.changed", file=files.client)
            stop_with([told], "screening.not_written")
