"""API tokens of services: shown once, stored hashed, for certain scopes, until a day or until they are revoked."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, Row, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from streams.board.access.hashing import digest, new_secret
from streams.board.access.naming import checked_name
from streams.board.access.rights import Identity, Scope
from streams.board.access.tables import tokens
from streams.errors import UsageError

PREFIX = "sb_"  # so that scanners for leaked secrets can know one
FRESH = timedelta(minutes=1)


class TokenError(UsageError):
    """There is no such token, or there is one already, or it would be good for nothing."""


class Token(NamedTuple):
    """A token as `saidbefore tokens list` shows one: never with what is sent."""

    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    last_used: datetime | None
    expires: datetime | None


def add_token(store: Engine, name: str, scopes: Iterable[Scope], now: datetime, days: int | None = None) -> str:
    """A new token, to be shown once; without `days` it lasts until it is revoked. Raises NameRefusedError and TokenError."""
    known, wanted = checked_name(name), sorted(set(scopes))
    if not wanted:
        raise TokenError(f"a token without a scope may nothing: give --scope {' or '.join(Scope)}")
    token = PREFIX + new_secret()
    expires = None if days is None else now + timedelta(days=days)
    row = {"name": known, "scopes": " ".join(wanted), "hash": digest(token), "created": now, "expires": expires}
    try:
        with store.begin() as connection:
            connection.execute(insert(tokens).values(row))
    except IntegrityError:
        raise TokenError(f"there is a token {known} already: `saidbefore tokens revoke {known}` ends it") from None
    return token


def list_tokens(store: Engine) -> list[Token]:
    """All tokens by name, those that have expired too."""
    with store.connect() as connection:
        found = connection.execute(select(tokens).order_by(tokens.c.name))
        return [Token(row.name, _scopes(row.scopes), row.created, row.last_used, row.expires) for row in found]


def revoke_token(store: Engine, name: str) -> str:
    """End a token; its name as it is stored. Raises TokenError where there is none."""
    known = checked_name(name)
    with store.begin() as connection:
        if not connection.execute(delete(tokens).where(tokens.c.name == known)).rowcount:
            raise TokenError(f"there is no token {known}: `saidbefore tokens list` shows all")
    return known


def token_identity(store: Engine, token: str, now: datetime) -> Identity | None:
    """Which service sent it, or None where it is not known or has expired. Notes when it was last used, to the minute."""
    found = _standing(store, token, now)
    if found is None:
        return None
    if found.last_used is None or found.last_used < now - FRESH:
        with store.begin() as connection:
            connection.execute(update(tokens).where(tokens.c.name == found.name).values(last_used=now))
    return Identity(found.name, scopes=frozenset(_scopes(found.scopes)))


def _standing(store: Engine, token: str, now: datetime) -> Row[str, str, datetime | None] | None:
    with store.connect() as connection:
        return connection.execute(
            select(tokens.c.name, tokens.c.scopes, tokens.c.last_used).where(
                tokens.c.hash == digest(token), or_(tokens.c.expires.is_(None), tokens.c.expires > now)
            )
        ).one_or_none()


def _scopes(written: str) -> tuple[Scope, ...]:
    return tuple(map(Scope, written.split()))
