"""The limit on login attempts, by name and by address.

Attempts are kept in the store: a restart forgets none, and boards that share a store share the limit. They are counted before the
password is looked at, so that many at once gain nothing. People type passwords into the wrong field, so of a name only a bucket of
65,536 is kept: it says next to nothing of a password, and two users seldom share one.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, or_, select

from streams.board.access.hashing import digest, new_secret
from streams.board.access.tables import attempts

WINDOW = timedelta(minutes=15)
BY_NAME, BY_ADDRESS = 10, 30
SUBSCRIBER = 64  # bits of an IPv6 address that are one customer's


class Attempt(NamedTuple):
    """An attempt to log in; `wait` is how long until the next is heard, None where this one is."""

    id: str
    name_key: str
    wait: timedelta | None


def begin_attempt(store: Engine, name: str, address: str, now: datetime) -> Attempt:
    """Count an attempt, unless there were too many within the window. What is older than the window is forgotten."""
    attempt, limits = new_secret(), {name_key(name): BY_NAME, address_key(address): BY_ADDRESS}
    with store.begin() as connection:
        connection.execute(delete(attempts).where(attempts.c.at <= now - WINDOW))
        connection.execute(insert(attempts), [{"attempt": attempt, "key": key, "at": now} for key in limits])
    with store.begin() as connection:  # after the others that were begun at the same time have become visible
        wait = max((_wait(connection, key, limit, now) for key, limit in limits.items()), default=timedelta())
        if wait:
            connection.execute(delete(attempts).where(attempts.c.attempt == attempt))
    return Attempt(attempt, name_key(name), wait or None)


def forgive(store: Engine, attempt: Attempt) -> None:
    """Forget an attempt that succeeded, and those by its name before it; those of its address against other names stay."""
    with store.begin() as connection:
        connection.execute(delete(attempts).where(or_(attempts.c.attempt == attempt.id, attempts.c.key == attempt.name_key)))


def name_key(name: str) -> str:
    """One of 65,536 buckets."""
    return "name:" + digest(name.strip().lower())[:4]


def address_key(address: str) -> str:
    """The address, of IPv6 the network of one customer; what is no address is one bucket."""
    try:
        known = ip_address(address)
    except ValueError:
        return "address:?"
    if not isinstance(known, IPv6Address):
        return f"address:{known}"
    return f"address:{known.ipv4_mapped or IPv6Network((known.packed, SUBSCRIBER), strict=False).network_address}"


def _wait(connection: Connection, key: str, limit: int, now: datetime) -> timedelta:
    newest = select(attempts.c.at).where(attempts.c.key == key).order_by(attempts.c.at.desc())
    blocking = connection.execute(newest.offset(limit).limit(1)).scalar_one_or_none()
    return timedelta() if blocking is None else blocking + WINDOW - now
