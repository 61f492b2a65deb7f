"""The tables of the access store. Unlike those of the read model they can not be rebuilt, so they only ever gain."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, Dialect, ForeignKey, MetaData, String, Table
from sqlalchemy.types import TypeDecorator

EPOCH = datetime.fromtimestamp(0, UTC)
MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone, kept as microseconds since 1970: the same on SQLite and PostgreSQL."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy gives it
        """To microseconds."""
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From microseconds."""
        return None if value is None else EPOCH + value * MICROSECOND


metadata = MetaData()

users = Table(
    "access_users",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", String(256)),  # argon2; none for who comes by one-time codes only
    Column("created", Moment, nullable=False),
    Column("disabled", Moment),
)
sessions = Table(
    "access_sessions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("user", ForeignKey("access_users.name"), nullable=False),
    Column("idle_until", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
)
tokens = Table(
    "access_tokens",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("scopes", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("last_used", Moment),
    Column("expires", Moment),
)
codes = Table(
    "access_codes",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("user", ForeignKey("access_users.name"), nullable=False),
    Column("expires", Moment, nullable=False),
    Column("used", Moment),
)
attempts = Table(
    "access_attempts",
    metadata,
    Column("attempt", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("at", Moment, nullable=False),
)
