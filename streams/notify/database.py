"""The notifier's own file of SQLite: what it knows of the log, and what it has told people.

What it knows of the log comes back from the log, and what was told for as long as `notifications` is kept.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from streams.errors import SaidBeforeError
from streams.notify.tables import TABLES, VERSION

MEMORY = Path(":memory:")


class DatabaseError(SaidBeforeError):
    """The file can not be used; the message says what to do."""


class Database:
    """The file. Close it, or use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._explained():
            self._connection = sqlite3.connect(path, isolation_level=None)
        try:
            with self._explained():
                self._prepare()
        except DatabaseError:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All changes inside the block, or none. Raises DatabaseError where the file is damaged, locked, or can not be written."""
        with self._explained(), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection

    @property
    def reading(self) -> sqlite3.Connection:
        """To read what is there, all of one statement at once."""
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _prepare(self) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version not in {0, VERSION}:
            raise sqlite3.DatabaseError(f"it is of version {version}")
        self._connection.executescript(TABLES)
        self._connection.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise DatabaseError(f"{self._path}: {error}; check the directory and the disk") from error
        except sqlite3.DatabaseError as error:
            advice = "move it away: it is made again from the log, with what was told in the last 90 days"
            raise DatabaseError(f"{self._path} is not the notifier's file ({error}); {advice}") from error


def instant(milliseconds: int) -> datetime:
    """A moment as the tables hold it."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def milliseconds(moment: datetime) -> int:
    """A moment for the tables."""
    return round(moment.timestamp() * 1000)
