"""A file of SQLite that one process writes: all of a change or none, and what is wrong told in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from streams.errors import SaidBeforeError


class DatabaseError(SaidBeforeError):
    """The file can not be used; the message says what to do."""


class Layout(NamedTuple):
    """What a file holds: its tables, their version, what it is called, and what to do where a file is none of its kind, or not usable."""

    tables: str
    version: int
    name: str
    advice: str
    check: str = "check the directory and the disk"


class Database:
    """The file. Close it, or use it in a `with` block."""

    def __init__(self, path: Path, layout: Layout) -> None:
        self._path, self._layout = path, layout
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
        if version not in {0, self._layout.version}:
            raise sqlite3.DatabaseError(f"it is of version {version}")
        self._connection.executescript(self._layout.tables)
        self._connection.execute(f"PRAGMA user_version = {self._layout.version}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise DatabaseError(f"{self._path}: {error}; {self._layout.check}") from error
        except sqlite3.DatabaseError as error:
            raise DatabaseError(f"{self._path} is not {self._layout.name} ({error}); {self._layout.advice}") from error
