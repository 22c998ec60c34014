"""``rehab schema``: what an editor needs to check a file while it is written."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehab.console.terminal import show

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command()
@click.argument("kind", required=False)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write it into this folder as KIND.json; without KIND, all of them.",
)
def schema(kind: str | None, to: Path | None) -> None:
    """Print the JSON Schema of a kind of file; without KIND, say which there are.

    An editor that knows JSON Schema (2020-12) then completes keys and marks slips
    while you type. rehab check finds more: it knows the other files too. Put the
    schemas into a folder called schemas beside your files or above them: what rehab
    new, plan new and exercise new write there names its schema on the first line.

    \b
    Examples:
      rehab schema
      rehab schema client
      rehab schema --to clients/schemas
    """
    from rehab.app.words import words
    from rehab.commands.asking import misuse, new_folder
    from rehab.disk.write import write_atomic
    from rehab.reader.hints import did_you_mean
    from rehab.report.dump import dump
    from rehab.report.exercises import table

    told: Mapping[str, str] = words().section("schema.kinds")
    if kind is not None and kind not in told:
        misuse(f"{kind}: unknown kind of file; {did_you_mean(kind, told, 'one of')}")
    if to is not None:
        new_folder(to)
        for name in [kind] if kind else told:
            path = to / f"{name}.json"
            write_atomic(path, f"{dump(_schema(name))}\n".encode())
            show(path)
    elif kind is not None:
        show(dump(_schema(kind)))
    else:
        for line in table(list(told.items())):
            show(line)


def _schema(kind: str) -> dict[str, object]:
    from rehab.reader.schema import schema_of

    return schema_of(kind)
