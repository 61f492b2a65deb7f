"""How to reach the broker, and what to say where it can not be reached."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from time import monotonic, sleep
from typing import Any, TypeVar

from kafka import KafkaAdminClient
from kafka.errors import AuthorizationError, KafkaError, RetriableError

from streams.errors import SaidBeforeError
from streams.settings import PREFIX, Settings, bootstrap, credentials

Answer = TypeVar("Answer")

PATIENCE_MS = 10_000
GROUPS_SECONDS = 40.0
RESTART_SECONDS = 8.0
NAMED = 3


class BrokerUnreachableError(SaidBeforeError):
    """No broker answers where one should be."""


class BrokerRefusedError(SaidBeforeError):
    """The broker answered that it will not do what was asked."""


class NotAllowedError(BrokerRefusedError):
    """The broker knows who we are, and does not let us do that."""


class PartitionCountError(SaidBeforeError):
    """A topic exists with another number of partitions than is set."""


class TopicMissingError(SaidBeforeError):
    """A topic was not created yet."""


class NotDeliveredError(SaidBeforeError):
    """Some facts did not reach the broker: `delivered` counts those that did, `failed` holds the ids of the others."""

    def __init__(self, delivered: int, failed: Mapping[str, str]) -> None:
        self.delivered, self.failed = delivered, failed
        named = "; ".join(f"{fact} ({reason})" for fact, reason in list(failed.items())[:NAMED])
        more = f" and {len(failed) - NAMED} more" if len(failed) > NAMED else ""
        super().__init__(f"{delivered} delivered, {len(failed)} not: {named}{more}; publish them again, what has arrived stays once")


def security(settings: Settings) -> dict[str, Any]:
    """How to connect, as keyword arguments of every kafka-python client. Raises NoBrokerError and SettingsError."""
    login = credentials(settings)
    return {
        "bootstrap_servers": bootstrap(settings).split(","),
        "bootstrap_timeout_ms": PATIENCE_MS,
        "security_protocol": settings.security_protocol,
        "sasl_mechanism": login.mechanism,
        "sasl_plain_username": login.username,
        "sasl_plain_password": login.password,
        "ssl_context": login.ssl_context,
    }


def owner(settings: Settings) -> str:
    """Who we are to the broker, in words."""
    if settings.security_protocol.startswith("SASL"):
        return f"User:{settings.sasl_username}"
    return f"the owner of {settings.ssl_certfile}" if settings.ssl_certfile else "User:ANONYMOUS"


def knock(address: str) -> str:
    """Try to connect to one `host:port`; the reason why it fails, or nothing where somebody listens."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=PATIENCE_MS / 1000).close()
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _shut(servers: str) -> str:
    """Why none of the brokers lets anybody in, or nothing where one does; one that is being started again gets its time."""
    deadline = monotonic() + RESTART_SECONDS
    while all(reasons := [knock(address) for address in servers.split(",")]):
        if monotonic() > deadline:
            return reasons[0]
        sleep(0.1)
    return ""


def _advice(settings: Settings) -> str:
    """What to look at: of a broker that turns somebody down at the door kafka-python tells no more than that it did not get in."""
    login = ["SASL_USERNAME", "SASL_PASSWORD"] if settings.security_protocol.startswith("SASL") else []
    trust = ["SSL_CAFILE"] if "SSL" in settings.security_protocol else []
    *named, last = (f"{PREFIX}{name}" for name in ("BOOTSTRAP_SERVERS", "SECURITY_PROTOCOL", *login, *trust))
    return f"is it running, and are {', '.join(named)} and {last} right?"


@contextmanager
def told(settings: Settings) -> Iterator[None]:
    """Turn what kafka-python raises into one line that says what to do; it is asked only where somebody listens."""
    where = bootstrap(settings)
    advice = _advice(settings)
    if reason := _shut(where):
        raise BrokerUnreachableError(f"no answer from Kafka at {where} ({reason}): {advice}")
    try:
        yield
    except AuthorizationError as error:
        raise NotAllowedError(f"Kafka at {where} does not allow {owner(settings)} to do that ({error}): `saidbefore acls`") from error
    except RetriableError as error:
        raise BrokerUnreachableError(f"no answer from Kafka at {where} ({error}): {advice}") from error
    except KafkaError as error:
        raise BrokerRefusedError(f"Kafka at {where} refused: {error}") from error


@contextmanager
def admin(settings: Settings) -> Iterator[KafkaAdminClient]:
    """A client that asks about topics, groups and brokers, and creates topics."""
    with told(settings), closing(KafkaAdminClient(**security(settings), request_timeout_ms=PATIENCE_MS)) as client:
        yield client


def patiently(ask: Callable[[], Answer]) -> Answer:
    """Ask about groups; a broker that has just been started takes a while to know who looks after them, and how far they are."""
    deadline = monotonic() + GROUPS_SECONDS
    while True:
        try:
            return ask()
        except RetriableError:
            if monotonic() > deadline:
                raise
            sleep(0.1)
