"""What the programme says about its work: events named `noun.past` with ids, as words in a terminal and as JSON elsewhere.

Everything goes to stderr, also what Faust, aiokafka and kafka-python have to say, from warnings on. A Faust worker must be told to
leave it so (`override_logging=False, redirect_stdouts=False`).
"""

import logging
import sys
from typing import Literal, TextIO

import structlog
from structlog.types import Processor

OURS = "streams"
CHATTER = ("kafka.net", "kafka.cluster", "kafka.producer")
"""Loggers of kafka-python that tell of every attempt to reach a broker; what comes of it reaches us as an exception."""


def configure(log_format: Literal["auto", "console", "json"] = "auto") -> None:
    """Set up structlog and the standard library's logging for this process, once, before anything is logged."""
    stream = sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper("iso", utc=True),
    ]
    handler = logging.StreamHandler(stream)
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


_without_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta


def _written(log_format: str, stream: TextIO) -> list[Processor]:
    if log_format == "console" or (log_format == "auto" and stream.isatty()):
        return [structlog.dev.ConsoleRenderer(colors=stream.isatty())]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
