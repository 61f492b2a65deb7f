"""What Prometheus reads of a process: all names in one place, and where they are served.

The board has its own beside these, of what it has read: `/metrics` at its address.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.process_collector import ProcessCollector

from streams.settings import Settings, variable

Lags = Mapping[tuple[str, int], int]
"""(Base name of a topic, partition) -> messages that are there and not handled yet."""

SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21600, 86400)

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

FACTS = Counter("saidbefore_facts_handled", "Messages that were handled", ("topic", "type", "result"), registry=REGISTRY)
STATEMENTS = Counter("saidbefore_statements_recorded", "Statements that were recorded", ("act",), registry=REGISTRY)
FLAGS = Counter("saidbefore_flags_raised", "Flags that were raised or changed", ("relation",), registry=REGISTRY)
LETTERS = Counter("saidbefore_dead_letters", "Messages that could not be handled", ("topic", "reason", "again"), registry=REGISTRY)
TO_FLAG = Histogram(
    "saidbefore_article_to_flag_seconds", "From the article being published to the flag being written", registry=REGISTRY, buckets=SECONDS
)
RESTARTS = Counter("saidbefore_restarts", "Processes that ended and were started again", ("kind", "name"), registry=REGISTRY)

log = structlog.get_logger()


class Lag:
    """Looks how far a worker is behind when Prometheus asks."""

    def __init__(self, look: Callable[[], Lags]) -> None:
        self._look = look

    def collect(self) -> Iterable[Metric]:
        """No sample where it is not known: that is not zero."""
        found = GaugeMetricFamily("saidbefore_lag_messages", "Messages that are not handled yet", labels=["topic", "partition"])
        for (topic, partition), behind in _known(self._look).items():
            found.add_metric([topic, str(partition)], behind)
        return [found]

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: it does not look when it is registered."""
        return iter(())


def watch(look: Callable[[], Lags]) -> None:
    """Have a worker's lag looked up whenever Prometheus asks."""
    REGISTRY.register(Lag(look))


class Behind:
    """How far a reader is behind, as it was told last."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names, self._lags = names, dict[tuple[str, int], int]()
        watch(lambda: self._lags)

    def __call__(self, lags: Lags) -> None:
        """Take note of lags by full names of topics."""
        self._lags = {(self._names.get(topic, topic), partition): lag for (topic, partition), lag in lags.items()}


def _known(look: Callable[[], Lags]) -> Lags:
    try:
        return look()
    except Exception:  # noqa: BLE001  # it looks at a consumer from another thread, which may be about to go
        return {}


def address(settings: Settings, after: int = 0) -> str | None:
    """Where a process serves its metrics, or the one so many ports after it; None where it does not."""
    if settings.metrics_port == "off":
        return None
    host = f"[{settings.metrics_host}]" if ":" in settings.metrics_host else settings.metrics_host
    return f"http://{host}:{settings.metrics_port and settings.metrics_port + after}/metrics"


def serve(settings: Settings, role: str) -> None:
    """Serve the metrics of this process in a thread of its own. A port that is taken is told of, and all else goes on."""
    if settings.metrics_port == "off":
        return
    try:
        server, _ = start_http_server(settings.metrics_port, settings.metrics_host, REGISTRY)
    except OSError as error:
        advice = f"choose another {variable('metrics_port')}, or `off`"
        log.warning("metrics.not_served", role=role, port=settings.metrics_port, error=error.strerror or str(error), advice=advice)
        return
    log.info("metrics.served", role=role, host=settings.metrics_host, port=server.server_port)
