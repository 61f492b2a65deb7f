"""The database of the read model: SQLite, or PostgreSQL by its URL."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Dialect, Engine, Table, insert, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from streams.board import search
from streams.board.database import Address, address_in, engine_at, file_at, reason
from streams.board.tables import digest, meta, metadata
from streams.errors import SaidBeforeError
from streams.settings import Settings

INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
BUSY_MS = 15_000
"""How long one that writes waits for another."""
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    f"busy_timeout = {BUSY_MS}",
    "temp_store = MEMORY",
    "cache_size = -65536",
    "mmap_size = 1073741824",
    "wal_autocheckpoint = 40000",
)
"""A log beside the file lets many read while one writes; what is lost with the machine's power comes back from the topics."""


class StoreError(SaidBeforeError):
    """The database can not be opened."""


def url_of(settings: Settings) -> Address:
    """The address of the read model: the one that is set, or a file in the data directory."""
    return settings.board_store or file_at(settings.data_dir / "board.db")


def opened(url: Address) -> Engine:
    """The database at a URL of SQLAlchemy, with the tables of now: those of another version are dropped, to be filled anew.

    Raises AddressError and StoreError.
    """
    address = address_in("board_store", url)
    engine = engine_at("board_store", address, PRAGMAS)
    try:
        with engine.begin() as connection:
            _up_to_date(connection)
    except SQLAlchemyError as error:
        raise StoreError(f"the read model in {address.render_as_string()} can not be opened: {reason(error)}") from None
    return engine


def rebuilt(connection: Connection) -> None:
    """Drop our tables, and begin anew with empty ones; what else is in the database stays."""
    search.drop(connection)
    metadata.drop_all(connection)
    metadata.create_all(connection)
    search.create(connection)
    born = {"schema": digest(), "change": "0", "born": uuid4().hex[:8]}
    connection.execute(insert(meta), [{"name": name, "value": value} for name, value in born.items()])


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the read model in all that it asks, however much is written meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")  # Python's own driver begins none for questions
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *key: str) -> None:
    """Write rows, all with the same columns, over those that have the same key (else the primary one)."""
    if rows:
        command = _upserting(connection.dialect, table, tuple(rows[0]), key or tuple(column.name for column in table.primary_key))
        connection.exec_driver_sql(command.sql, [command.bound(row) for row in rows])


class Command(NamedTuple):
    """A command to the database, and how the values of a row are given to its driver."""

    sql: str
    bound: Callable[[Mapping[str, Any]], Any]


@lru_cache(maxsize=256)
def _upserting(dialect: Dialect, table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> Command:
    """Made once: to have every row go through SQLAlchemy takes as long as SQLite takes to write it."""
    writing: Any = INSERT[dialect.name](table)
    others = {name: writing.excluded[name] for name in names if name not in key}
    compiled = writing.on_conflict_do_update(index_elements=key, set_=others).compile(dialect=dialect, column_keys=names)
    kinds = {name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names}
    told = {name: lru_cache(maxsize=4096)(as_told) for name, as_told in kinds.items() if as_told}  # days come again and again
    return Command(str(compiled), _in_order(compiled.positiontup, told) if compiled.positional else partial(_by_name, told))


Told = Mapping[str, Callable[[Any], Any]]


def _by_name(told: Told, row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, **{name: as_told(row[name]) for name, as_told in told.items()}}


def _in_order(names: Sequence[str], told: Told) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    values_of, at = itemgetter(*names), [(place, told[name]) for place, name in enumerate(names) if name in told]

    def bound(row: Mapping[str, Any]) -> tuple[Any, ...]:
        values = list(values_of(row))
        for place, as_told in at:
            values[place] = as_told(values[place])
        return tuple(values)

    return bound


def changes(connection: Connection) -> int:
    """How many times the read model has changed so far."""
    return int(connection.scalar(select(meta.c.value).where(meta.c.name == "change")) or 0)


def state_of(connection: Connection) -> str:
    """A name for what the read model holds now: another one after each change, and in each read model."""
    known = dict(connection.execute(select(meta.c.name, meta.c.value)).all())
    return f"{known['born']}.{known['change']}"


def _up_to_date(connection: Connection) -> None:
    known = inspect(connection).has_table(meta.name)
    if not known or connection.scalar(select(meta.c.value).where(meta.c.name == "schema")) != digest():
        rebuilt(connection)
