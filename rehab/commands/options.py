"""The arguments that several commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click


def _client_file(_: click.Context, argument: click.Parameter, given: Path) -> Path:
    """The client's file; their folder is as good, where it holds one."""
    if not given.is_dir():
        return given
    if (file := given / "client.yaml").is_file():
        return file
    message = f"File {str(given)!r} is a directory, without a client.yaml in it."
    raise click.BadParameter(message, param=argument)


client_argument = click.argument(
    "client",
    callback=_client_file,
    type=click.Path(exists=True, path_type=Path),
)
answers_option = click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A triage that was saved, or a screening block: not asked again.",
)
signs_option = click.option(
    "--sign",
    "signs",
    multiple=True,
    metavar="ID=yes|no",
    help="The answer to one stop sign; once for each.",
)
weeks_option = click.option(
    "--weeks",
    metavar="1-4|all",
    help="Which weeks: 5, 5-8 or all. Default: up to the next review.",
)
region_option = click.option(
    "--region",
    metavar="ID",
    help="The part of the body, such as shoulder. Asked first when left out.",
)
diary_option = click.option(
    "--diary",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What came back. Default: diary.yaml beside the client file.",
)


def _a_library(
    _: click.Context, option: click.Parameter, folder: Path | None
) -> Path | None:
    """Refuse a folder that holds no library: one level too deep, or too high.

    The built-in one would be used in its place, and nobody would know.
    """
    from rehab.reader.client_library import holds_library

    if folder is None or holds_library(folder):
        return folder
    message = f"{folder} has neither exercises/ nor plans/ in it."
    above = folder.resolve().parents[:2]  # templates/words is two deep
    if meant := next((one for one in above if holds_library(one)), None):
        message += f" Did you mean {meant}?"
    raise click.BadParameter(message, param=option)


library_option = click.option(
    "--library",
    callback=_a_library,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own exercises/, plans/ or templates/words/, beside those "
    "shipped.",
)


def inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments that say what to read, handed on as one value."""

    @wraps(command)
    def with_files(
        client: Path, diary: Path | None, library: Path | None, **others: object
    ) -> None:
        from rehab.commands import clock
        from rehab.commands.asking import Files, settled

        files = Files(client, diary, library, clock.today())
        settled(files)
        command(files, **others)

    return client_argument(diary_option(library_option(with_files)))
