"""The store of users, sessions, tokens, codes and login attempts: SQLite in the data directory, or PostgreSQL by an address.

It is a SQLAlchemy engine; the modules beside this one are functions over it, and are told the time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateTable

from streams.board.access.tables import metadata
from streams.board.database import address_in, engine_at, file_at, reason
from streams.errors import SaidBeforeError
from streams.settings import Settings

FILE = "access.db"
OWNER_ONLY = 0o600
PRAGMAS = ("journal_mode=WAL", "busy_timeout=10000", "foreign_keys=ON")


class StoreError(SaidBeforeError):
    """The store of users and tokens can not be reached or written."""


def open_store(settings: Settings) -> Engine:
    """The store that is set, its tables made where they are not there. Raises AddressError and StoreError."""
    address = address_in("access_url", settings.access_url or file_at(settings.data_dir / FILE))
    if address.get_backend_name() == "sqlite":
        _owners_alone(Path(address.database or ""))
    with told(address):
        store = engine_at("access_url", address, PRAGMAS)
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
        raise StoreError(f"users and tokens in {address.render_as_string()}: {reason(error)}") from None


def _owners_alone(file: Path) -> None:
    """Make a file where there is none, that nobody else may read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(OWNER_ONLY)
