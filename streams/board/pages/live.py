"""Server-sent events: a word to every open page whenever the read model has changed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from time import monotonic

import structlog
from fastapi import APIRouter
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse

from streams.board.pages.who import Reader
from streams.board.store import changes

router = APIRouter(include_in_schema=False)
log = structlog.get_logger()
LOOK_SECONDS, HEARTBEAT_SECONDS, RETRY_MS = 0.5, 15.0, 3_000
LONGEST_SECONDS = 600.0
"""How long one is told: then the browser asks again, and whoever was logged out meanwhile hears no more."""
HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


class Pulse:
    """Looks for changes of the read model, once for all who listen, and only while somebody does."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._listeners: set[asyncio.Event] = set()
        self._looking: asyncio.Task[None] | None = None
        self._ended = False
        self.change = -1

    async def listen(self) -> AsyncIterator[int | None]:
        """The number of changes so far, then each time that it is another; None now and then where it is not."""
        mine = asyncio.Event()
        self._listeners.add(mine)
        self._begin(mine)
        try:
            while not self._ended:
                with suppress(TimeoutError):
                    await asyncio.wait_for(mine.wait(), HEARTBEAT_SECONDS)
                changed = mine.is_set() and not self._ended
                mine.clear()
                yield self.change if changed else None
        finally:
            self._listeners.discard(mine)

    def end(self) -> None:
        """Let all who listen go. To be called in the loop in which they do."""
        self._ended = True
        for listener in self._listeners:
            listener.set()

    def _begin(self, newcomer: asyncio.Event) -> None:
        if self._looking is None or self._looking.done():
            self.change = -1
            self._looking = asyncio.create_task(self._look())
        elif self.change >= 0:
            newcomer.set()

    async def _look(self) -> None:
        while self._listeners and not self._ended:
            await self._look_once()
            await asyncio.sleep(LOOK_SECONDS)

    async def _look_once(self) -> None:
        try:
            found = await run_in_threadpool(self._changes)
        except SQLAlchemyError as error:
            log.warning("changes.unknown", error=str(error).splitlines()[0])
            return
        if found != self.change:
            self.change = found
            for listener in self._listeners:
                listener.set()

    def _changes(self) -> int:
        with self._engine.connect() as connection:
            return changes(connection)


@router.get("/live")
async def live(request: Request, _: Reader) -> StreamingResponse:
    """An event `changed` with the number of changes of the read model, at once and whenever it is another."""
    return StreamingResponse(_events(request.app.state.pulse), media_type="text/event-stream", headers=HEADERS)


async def _events(pulse: Pulse) -> AsyncIterator[str]:
    ending = monotonic() + LONGEST_SECONDS
    yield f"retry: {RETRY_MS}\n\n"
    async for change in pulse.listen():
        if monotonic() > ending:
            return
        yield ": still here\n\n" if change is None else f"event: changed\ndata: {change}\n\n"
