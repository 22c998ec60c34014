"""Listen on this computer alone, until Ctrl-C."""

import asyncio
import socket
import webbrowser
from collections.abc import Callable

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
    for wanted in (USUAL_PORT, 0) if port is None else (port,):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HERE, wanted))
        except OSError as error:
            listener.close()
            if wanted:
                if port is None:
                    continue
                raise Taken(str(port)) from error
            raise
        listener.listen()  # whoever comes before the server answers, waits
        return listener
    raise Taken(str(port))
