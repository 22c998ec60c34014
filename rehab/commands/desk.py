"""``rehab desk``: pages on this computer for a folder of clients."""

from pathlib import Path

import click

from rehab.commands.options import library_option
from rehab.console.terminal import show


@click.command()
@click.argument(
    "folder",
    default=".",
    type=click.Path(file_okay=False, path_type=Path),
)
@library_option
@click.option("--port", type=click.IntRange(1, 65535), help="Where to listen.")
@click.option("--no-browser", is_flag=True, help="Only say the address.")
def desk(
    folder: Path, library: Path | None, port: int | None, *, no_browser: bool
) -> None:
    """Open the desk: a page for every client of a folder, in your browser.

    FOLDER holds a folder for each client, or nothing yet; without it, the one you are
    in. The pages show and write the same files as the other commands. Nothing leaves
    this computer: only it can see them, and nothing is loaded from anywhere. Ctrl-C
    ends it.

    \b
    Examples:
      rehab desk clients
      rehab desk clients --library my-clinic
    """
    from rehab.app.words import words
    from rehab.commands import clock
    from rehab.commands.asking import new_folder
    from rehab.disk.write import make_folder

    try:
        from rehab.desk.practice import Practice
        from rehab.desk.serve import Taken, serve
    except ModuleNotFoundError as missing:
        if missing.name not in ("starlette", "uvicorn", "pypdfium2"):
            raise
        raise click.UsageError(words().say("cli.no_desk")) from None

    def told(address: str) -> None:
        show(words().say("cli.desk", address=address))

    new_folder(folder)
    make_folder(folder)
    practice = Practice(folder, library, clock.today)
    try:
        serve(practice, port, told, browse=not no_browser)
    except Taken as taken:
        raise click.UsageError(words().say("cli.port_taken", port=taken)) from None
