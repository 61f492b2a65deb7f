"""A database of the board at the address that a setting holds: SQLite or PostgreSQL. No failure tells the password in it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from streams.errors import UsageError
from streams.settings import variable

KINDS = ("sqlite", "postgresql")


class AddressError(UsageError):
    """A setting holds no address that SQLAlchemy and the drivers at hand can use."""


Address = str | SecretStr | URL


def file_at(file: Path) -> URL:
    """The address of an SQLite database in a file."""
    return URL.create("sqlite", database=str(file))


def address_in(setting: str, address: Address) -> URL:
    """The address in a setting. Raises AddressError, which names the setting and not the address: it may hold a password."""
    try:
        found = make_url(address.get_secret_value() if isinstance(address, SecretStr) else address)
    except (SQLAlchemyError, ValueError):
        found = URL.create("nothing")
    if found.get_backend_name() not in KINDS:
        raise AddressError(f"{variable(setting)} is no address like postgresql://user:password@host/database, or sqlite:////file")
    return found


def engine_at(setting: str, address: URL, pragmas: Iterable[str]) -> Engine:
    """The database at an address; on SQLite each connection begins with some PRAGMAs. Raises AddressError where the driver is missing."""
    try:
        engine = create_engine(address, pool_pre_ping=True)
    except (ModuleNotFoundError, SQLAlchemyError) as error:
        missing = error.name if isinstance(error, ModuleNotFoundError) else address.drivername
        raise AddressError(f"{variable(setting)} needs the package {missing}: pip install 'saidbefore[postgres]'") from None
    if engine.dialect.name == "sqlite":

        def prepare(connection: Any, _record: object) -> None:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")

        event.listen(engine, "connect", prepare)
    return engine


def reason(error: SQLAlchemyError) -> str:
    """Why a database did not do what was asked, in one line."""
    return str(error.orig if isinstance(error, DBAPIError) else error).splitlines()[0]
