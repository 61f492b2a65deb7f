"""What Prometheus reads of the board; every application has a registry of its own."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import Connection, func, select
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from streams.board.api.asked import today
from streams.board.api.lag import Lookout
from streams.board.api.problems import ProblemRoute, documented
from streams.board.api.rights import needs
from streams.board.board import Board
from streams.board.projector import Lag
from streams.board.questions.overview import OPEN_LETTER
from streams.board.store import changes, reading
from streams.board.tables import dead_letters, offsets, threads

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)
NO_ROUTE = "none"
PLAIN = {"text/plain": {"schema": {"type": "string"}}}
TEXT: dict[int | str, dict[str, Any]] = {200: {"description": "Prometheus text format", "content": PLAIN}}

router = APIRouter(tags=["metrics"], route_class=ProblemRoute)


@router.get(
    "/metrics", operation_id="metrics", response_class=Response, responses={**TEXT, **documented()}, dependencies=[needs("metrics")]
)
def metrics(request: Request) -> Response:
    """What the board has read, how far behind it is, what waits, and how long requests took."""
    registry: CollectorRegistry = request.app.state.registry
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


class ReadModel:
    """Asks the read model when Prometheus does."""

    def __init__(self, board: Board, lookout: Lookout[Lag]) -> None:
        self._board, self._lookout = board, lookout

    def collect(self) -> Iterator[Metric]:
        """Everything that is known of the read model, and how far it is behind."""
        with reading(self._board.engine) as connection:
            for told in (_facts, _changes, _threads, _dead_letters):
                yield told(connection)
        yield _lag(self._lookout)

    def describe(self) -> list[Metric]:
        """Nothing beforehand: a registry that has no descriptions does not ask the read model when it is made."""
        return []


class Timing:
    """ASGI middleware: how long each request took, by method, route template and status."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self.app = app
        labels = ("method", "route", "status")
        self._took = Histogram("saidbefore_board_request_seconds", "Time to answer", labels, registry=registry, buckets=BUCKETS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, and look at the clock before and after."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, begin = ["500"], perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = str(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            self._took.labels(_method(scope), template(scope), status[0]).observe(perf_counter() - begin)


def template(scope: Scope) -> str:
    """The route that a request met, as it is declared: an id in an address must not become a series."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    route = context or scope.get("route")
    return str(getattr(route, "path_format", None) or getattr(route, "path", None) or NO_ROUTE)


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") else "other"


def _facts(connection: Connection) -> Metric:
    found = CounterMetricFamily("saidbefore_board_messages_read", "Messages of the log that the read model holds", labels=["topic"])
    for topic, count in connection.execute(select(offsets.c.topic, func.sum(offsets.c.offset)).group_by(offsets.c.topic)):
        found.add_metric([topic], int(count))
    return found


def _changes(connection: Connection) -> Metric:
    return CounterMetricFamily("saidbefore_board_changes", "Changes of the read model", value=changes(connection))


def _threads(connection: Connection) -> Metric:
    rests = threads.c.silenced.is_not(None) & (threads.c.silenced >= today())
    wanted = select(threads.c.status, rests, func.count()).where(threads.c.flag.is_not(None)).group_by(threads.c.status, rests)
    found = GaugeMetricFamily("saidbefore_board_threads", "Threads with a flag that is no rereport", labels=["state", "silenced"])
    for status, silenced, count in connection.execute(wanted):
        found.add_metric([status, "yes" if silenced else "no"], count)
    return found


def _dead_letters(connection: Connection) -> Metric:
    found = GaugeMetricFamily("saidbefore_board_dead_letters", "Dead letters that are open", labels=["reason"])
    for reason, count in connection.execute(select(dead_letters.c.reason, func.count()).where(OPEN_LETTER).group_by(dead_letters.c.reason)):
        found.add_metric([reason], count)
    return found


def _lag(lookout: Lookout[Lag]) -> Metric:
    """No sample where the broker does not answer: what is not known is not zero."""
    found = GaugeMetricFamily("saidbefore_board_lag_messages", "Messages of the log not read yet", labels=["topic"])
    for lag in lookout.now().lags:
        found.add_metric([lag.topic], lag.behind)
    return found
