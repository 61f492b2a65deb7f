"""The server of the board: it lets go of those who listen for changes before it ends."""

import socket
from typing import Any

import uvicorn

from streams.board.pages.live import Pulse


class Server(uvicorn.Server):
    """Waits at its end for answers that are under way, but not for streams of events, which have no end of their own."""

    def __init__(self, config: uvicorn.Config, pulse: Pulse) -> None:
        super().__init__(config)
        self._pulse = pulse

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> Any:
        """End the streams, then the server."""
        self._pulse.end()
        await super().shutdown(sockets)
