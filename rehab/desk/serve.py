"""Listen on this computer alone, until Ctrl-C."""

import asyncio
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from rehab.desk.application import application
from rehab.desk.practice import Practice
from rehab.desk.site import Site

HERE = "127.0.0.1"
USUAL_PORT = 8770
PATIENCE_SECONDS = 1  # for what is still being answered at the end


class Taken(Exception):
    """Something else listens at the port that was asked for."""


def serve(
    practice: Practice, port: int | None, told: Callable[[str], object], *, browse: bool
) -> None:
    """Open the desk, say where it is, and answer until Ctrl-C.

    Raises:
        Taken: The port is taken.
    """
    with _listening(port) as listener:
        host = f"{HERE}:{listener.getsockname()[1]}"
        site = Site(practice)
        address = f"http://{host}{site.address('')}?key={site.secrets.key}"
        settings = uvicorn.Config(
            application(site, host),
            log_level="error",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=PATIENCE_SECONDS,
        )
        server = uvicorn.Server(settings)
        site.ends = lambda: server.should_exit
        told(address)
        if browse:
            webbrowser.open(address)
        asyncio.run(server.serve(sockets=[listener]))


def _listening(port: int | None) -> socket.socket:
    """A socket on this computer: the usual port, any other where that is taken."""
    if port is None:
        with suppress(OSError):
            return socket.create_server((HERE, USUAL_PORT))
        return socket.create_server((HERE, 0))
    try:
        return socket.create_server((HERE, port))
    except OSError as error:
        raise Taken(str(port)) from error
