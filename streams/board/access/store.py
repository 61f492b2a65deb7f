"""The store of users, sessions, tokens, codes and login attempts: SQLite in the data directory, or PostgreSQL by an address.

It is a SQLAlchemy engine; the modules beside this one are functions over it, and are told the time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.schema import CreateTable

from streams.board.access.tables import metadata
from streams.errors import SaidBeforeError, UsageError
from streams.settings import Settings

FILE = "access.db"
KINDS = ("sqlite", "postgresql")
OWNER_ONLY = 0o600
PRAGMAS = ("journal_mode=WAL", "busy_timeout=10000", "foreign_keys=ON")


class StoreAddressError(UsageError):
    """SAIDBEFORE_ACCESS_URL is no address that SQLAlchemy and the drivers at hand can use."""


class StoreError(SaidBeforeError):
    """The store of users and tokens can not be reached or written."""


def open_store(settings: Settings) -> Engine:
    """The store that is set, its tables made where they are not there. Raises StoreAddressError and StoreError."""
    address = _address(settings)
    with told(address):
        store = _sqlite(address) if address.get_backend_name() == "sqlite" else _engine(address)
        with store.begin() as connection:
            for table in metadata.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
    return store


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The store for the time of a command; what goes wrong with it is told in one line."""
    store = open_store(settings)
    try:
        with told(store.url):
            yield store
    finally:
        store.dispose()


@contextmanager
def told(address: URL) -> Iterator[None]:
    """Failures of the database as a StoreError that names it, without its password."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"users and tokens in {address.render_as_string()}: {reason}") from None


def _address(settings: Settings) -> URL:
    if settings.access_url is None:
        return URL.create("sqlite", database=str(settings.data_dir / FILE))
    try:
        address = make_url(settings.access_url.get_secret_value())
    except SQLAlchemyError:
        address = URL.create("nothing")
    if address.get_backend_name() not in KINDS:
        raise StoreAddressError("SAIDBEFORE_ACCESS_URL is no address like postgresql://user:password@host/database")
    return address


def _sqlite(address: URL) -> Engine:
    file = Path(address.database or "")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(OWNER_ONLY)
    store = _engine(address)
    event.listen(store, "connect", _prepare)
    return store


def _prepare(connection: Any, _record: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _engine(address: URL) -> Engine:
    try:
        return create_engine(address, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreAddressError(f"SAIDBEFORE_ACCESS_URL needs the package {error.name}: pip install 'saidbefore[postgres]'") from None
