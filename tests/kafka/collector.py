"""A collector of traces: it takes OTLP over HTTP, and keeps what comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


class Kept(NamedTuple):
    """A span: the service that made it, its name, the trace, itself, and its parent."""

    service: str
    name: str
    trace: bytes
    span: bytes
    parent: bytes
    told: dict[str, str]


@contextmanager
def collector() -> Iterator[tuple[str, list[Kept]]]:
    """An address to send traces to, and those that came so far."""
    kept: list[Kept] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.extend(spans(body) if self.path == "/v1/traces" else [])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", kept
        server.shutdown()
        thread.join()


def spans(body: bytes) -> Iterator[Kept]:
    for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
        (service,) = (each.value.string_value for each in resource.resource.attributes if each.key == "service.name")
        for span in (span for scope in resource.scope_spans for span in scope.spans):
            told = {each.key: each.value.string_value for each in span.attributes}
            yield Kept(service, span.name, span.trace_id, span.span_id, span.parent_span_id, told)
