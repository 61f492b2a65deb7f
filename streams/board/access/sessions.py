"""Sessions of browsers: opened at login under a new id, ended by logout, by idling and by age."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, Row, delete, insert, or_, select, update

from streams.board.access.hashing import csrf_token, digest, new_secret
from streams.board.access.rights import Identity, Role
from streams.board.access.tables import sessions, users


class Lifetime(NamedTuple):
    """How long a session lasts: without a request, and at most."""

    idle: timedelta
    longest: timedelta


TEAM = Lifetime(timedelta(hours=12), timedelta(days=7))
LAPTOP = Lifetime(timedelta(days=7), timedelta(days=30))
FRESH = timedelta(minutes=1)  # a session is not written at every request


def open_session(store: Engine, user: str, lifetime: Lifetime, now: datetime) -> str:
    """A new session of that user: the id, which is stored as a hash only. What has expired goes."""
    session = new_secret()
    row = {"hash": digest(session), "user": user, "idle_until": now + lifetime.idle, "expires": now + lifetime.longest}
    with store.begin() as connection:
        connection.execute(delete(sessions).where(or_(sessions.c.expires <= now, sessions.c.idle_until <= now)))
        connection.execute(insert(sessions).values(row))
    return session


def close_session(store: Engine, session: str) -> None:
    """End a session; of one that is not there nothing is said."""
    with store.begin() as connection:
        connection.execute(delete(sessions).where(sessions.c.hash == digest(session)))


def session_identity(store: Engine, session: str, lifetime: Lifetime, now: datetime) -> Identity | None:
    """Whose session it is, with the role that the user has by now; None where it has ended. Puts off its end by idling."""
    found = _standing(store, session, now)
    if found is None:
        return None
    if found.idle_until < now + lifetime.idle - FRESH:
        _put_off(store, session, now + lifetime.idle)
    return Identity(found.name, Role(found.role), csrf=csrf_token(session))


def _standing(store: Engine, session: str, now: datetime) -> Row[str, str, datetime] | None:
    with store.connect() as connection:
        return connection.execute(
            select(users.c.name, users.c.role, sessions.c.idle_until)
            .join(users, users.c.name == sessions.c.user)
            .where(sessions.c.hash == digest(session), sessions.c.idle_until > now, sessions.c.expires > now, users.c.disabled.is_(None))
        ).one_or_none()


def _put_off(store: Engine, session: str, idle_until: datetime) -> None:
    with store.begin() as connection:
        connection.execute(update(sessions).where(sessions.c.hash == digest(session)).values(idle_until=idle_until))
