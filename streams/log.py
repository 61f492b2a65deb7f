"""What the programme says about its work: events named `noun.past` with ids, as words in a terminal and as JSON elsewhere.

Everything goes to stderr, also what Faust, aiokafka and kafka-python have to say, from warnings on. A Faust worker must be told to
leave it so (`override_logging=False, redirect_stdouts=False`).
"""

import json
import logging
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Literal, TextIO

import structlog
from structlog.types import Processor

OURS = "streams"
CHATTER = ("kafka.net", "kafka.cluster", "kafka.producer")
"""Loggers of kafka-python that tell of every attempt to reach a broker; what comes of it reaches us as an exception."""


class _Handler(logging.StreamHandler[TextIO]):
    """Writes lines, and knows whether they are JSON."""

    def __init__(self, stream: TextIO, *, is_json: bool) -> None:
        super().__init__(stream)
        self.is_json = is_json

    def write(self, text: str) -> None:
        """Write whole lines at once. What can not be written does not stop who wrote it, as with other lines."""
        self.acquire()
        with suppress(OSError, ValueError):
            self.stream.write(text)
            self.flush()
        self.release()


def configure(log_format: Literal["auto", "console", "json"] = "auto") -> None:
    """Set up structlog and the standard library's logging for this process, once, before anything is logged."""
    stream = sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper("iso", utc=True),
    ]
    handler = _Handler(stream, is_json=not _for_people(log_format, stream))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[_without_meta, *_written(log_format, stream)])
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger(OURS).setLevel(logging.INFO)
    for name in CHATTER:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=lambda *_: logging.getLogger(OURS),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def all_at_once(event: str, rows: Sequence[Mapping[str, object]]) -> None:
    """A line for each of some rows, at level info, as structlog would write them, but where they are JSON at a fraction of the cost."""
    if not rows or not logging.getLogger(OURS).isEnabledFor(logging.INFO):
        return
    ours = next((handler for handler in logging.root.handlers if isinstance(handler, _Handler)), None)
    if ours is None or not ours.is_json:
        for row in rows:
            structlog.get_logger().info(event, **row)
        return
    told = {"event": event, "level": "info", "timestamp": datetime.now(UTC).isoformat().replace("+00:00", "Z")}
    ours.write("".join(f"{_encode({**row, **told})}\n" for row in rows))


_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode
_without_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta


def _for_people(log_format: str, stream: TextIO) -> bool:
    return log_format == "console" or (log_format == "auto" and stream.isatty())


def _written(log_format: str, stream: TextIO) -> list[Processor]:
    if _for_people(log_format, stream):
        return [structlog.dev.ConsoleRenderer(colors=stream.isatty())]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
