"""The server of the board: it begins with nothing to tidy up, and lets go of those who listen for changes before it ends."""

import gc
import socket
from typing import Any

import uvicorn

from streams.board.pages.live import Pulse


class Server(uvicorn.Server):
    """Waits at its end for answers that are under way, but not for streams of events, which have no end of their own."""

    def __init__(self, config: uvicorn.Config, pulse: Pulse) -> None:
        super().__init__(config)
        self._pulse = pulse

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen; what is there by now lives as long as the process, and the collector need not stop all answers to look at it."""
        gc.collect()
        gc.freeze()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> Any:
        """End the streams, then the server."""
        self._pulse.end()
        await super().shutdown(sockets)
