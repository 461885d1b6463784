"""Runs MiniStack on a Unix socket, and ends it cleanly when the supervisor that holds our stdin is gone.

GATEWAY_PORT stays the gateway's port, so that every address MiniStack hands out leads through the gateway;
MiniStack itself is reached by its socket only, in a folder of this user.
"""

import asyncio
import os
import signal
import sys
import threading


def end_with_supervisor() -> None:
    # Not sys.stdin: its lock, held by this thread, is fatal when the interpreter ends.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main(socket_path: str) -> None:
    from hypercorn.asyncio import serve
    from hypercorn.config import Config
    from completed import complete
    from ministack.app import app
    from observed import watch

    watch()
    complete()
    threading.Thread(target=end_with_supervisor, daemon=True).start()
    config = Config()
    config.bind = [f"unix:{socket_path}"]
    config.umask = 0o177
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    asyncio.run(serve(app, config))


main(sys.argv[1])
