"""What processes measure: served where it is set, never in the way of their work."""

import socket

import httpx
import pytest
from structlog.testing import capture_logs

from streams.metrics import address, serve, watch
from streams.settings import Settings


def test_metrics_are_served_at_a_free_port_where_none_is_set() -> None:
    watch(lambda: {("articles", 1): 7})
    with capture_logs() as logs:
        serve(Settings(metrics_port=0), "extract-0")

    (told,) = logs
    assert 'saidbefore_lag_messages{partition="1",topic="articles"} 7.0' in httpx.get(f"http://127.0.0.1:{told['port']}/metrics").text


def test_a_port_that_is_taken_is_told_of_and_stops_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, capture_logs() as logs:
        serve(Settings(metrics_port=taken.getsockname()[1]), "extract-0")

    assert [(told["event"], told["advice"]) for told in logs] == [
        ("metrics.not_served", "choose another SAIDBEFORE_METRICS_PORT, or `off`")
    ]


def test_metrics_that_are_off_are_nowhere() -> None:
    off = Settings(metrics_port="off")
    with capture_logs() as logs:
        serve(off, "extract-0")

    assert (logs, address(off)) == ([], None)


@pytest.mark.parametrize(
    ("host", "port", "where"),
    [
        ("127.0.0.1", 8310, "http://127.0.0.1:8312/metrics"),
        ("::1", 8310, "http://[::1]:8312/metrics"),
        ("127.0.0.1", 0, "http://127.0.0.1:0/metrics"),
    ],
)
def test_the_address_of_a_process_is_so_many_ports_after_the_one_that_is_set(host: str, port: int, where: str) -> None:
    assert address(Settings(metrics_host=host, metrics_port=port), 2) == where
