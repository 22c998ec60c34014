"""The desk at a real address, for a real browser."""

import asyncio
import socket
import threading
from contextlib import contextmanager
from typing import Any


@contextmanager
def served_at(site):
    """Answers until the end of the block; its host, such as 127.0.0.1:40001."""
    import uvicorn

    from rehab.desk.application import application

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    options: dict[str, Any] = {
        "lifespan": "off",
        "log_level": "error",
        "timeout_graceful_shutdown": 1,
    }
    server = uvicorn.Server(uvicorn.Config(application(site, host), **options))
    site.ends = lambda: server.should_exit
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets=[listener]))
    )
    thread.start()
    try:
        yield host
    finally:
        server.should_exit = True
        thread.join()
