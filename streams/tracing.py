"""Traces of articles on their way to flags, for who collects them by OpenTelemetry (OTLP over HTTP); without an address, nothing.

The context of a trace travels in the header `traceparent` of each record. Source: W3C Trace Context, level 1, section 3.2.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any

from schemas.articles import ArticlePublished
from schemas.base import Fact
from streams.envelope import TRACEPARENT, Headers
from streams.errors import UsageError
from streams.settings import Settings, variable

PATIENCE_SECONDS = 3
"""A collector that does not answer keeps a process that ends waiting for so long."""


class NoTracingError(UsageError):
    """Traces are wanted, and what makes them is not installed."""


class Span:
    """A piece of work in the trace of an article."""

    def __init__(self, span: Any) -> None:
        self._span = span

    def passed_on(self, headers: Headers) -> Headers:
        """Headers that make this the parent of what follows."""
        context = self._span.get_span_context()
        parent = f"00-{context.trace_id:032x}-{context.span_id:016x}-{int(context.trace_flags):02x}".encode()
        return [*((name, value) for name, value in headers if name != TRACEPARENT), (TRACEPARENT, parent)]

    def end(self, told: Mapping[str, object] | None = None) -> None:
        """The work is done; what is told of it goes along."""
        for name, value in (told or {}).items():
            self._span.set_attribute(f"saidbefore.{name}", value)
        self._span.end()


class Tracing:
    """Makes the spans of one role: `ingest`, `extract`, `compare`."""

    def __init__(self, role: str, tracer: Any) -> None:
        self._role, self._tracer = role, tracer

    def start(self, headers: Iterable[tuple[str, bytes]]) -> Span:
        """Begin work on what came with some headers, in its trace, else in a new one."""
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415  # an extra

        carried = {name: value.decode("ascii", "replace") for name, value in headers if name == TRACEPARENT}
        parent = TraceContextTextMapPropagator().extract(carried)
        return Span(self._tracer.start_span(self._role, context=parent))


def tracing(settings: Settings, role: str) -> Tracing | None:
    """What makes the spans of a role, where somebody collects them. Raises NoTracingError where it is not installed."""
    return _tracing(settings.otlp_endpoint, role) if settings.otlp_endpoint else None


def ingesting(settings: Settings, fact: Fact, headers: Headers) -> Span | None:
    """The beginning of the trace of an article that is published."""
    if not (settings.otlp_endpoint and isinstance(fact, ArticlePublished)):
        return None
    found = tracing(settings, "ingest")
    return found.start(headers) if found else None


@cache
def _tracing(endpoint: str, role: str) -> Tracing:
    if not find_spec("opentelemetry.sdk") or not find_spec("opentelemetry.exporter.otlp.proto.http"):
        raise NoTracingError(f"{variable('otlp_endpoint')} is set: `pip install 'saidbefore[otel]'`, or unset it")
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415  # an extra
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    provider = TracerProvider(resource=Resource.create({"service.name": f"saidbefore-{role}"}))
    exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces", timeout=PATIENCE_SECONDS)
    provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=1_000))
    return Tracing(role, provider.get_tracer("saidbefore"))
