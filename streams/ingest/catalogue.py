"""What the articles topic holds, kept in a file, so that ingest reads of the topic only what is new since last time.

The file is a copy: deleted, it is made again from the topic.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from schemas.articles import ArticleFact
from streams.errors import SaidBeforeError
from streams.ingest.revisions import Known, fold

_VERSION = 1
_TABLES = (
    "CREATE TABLE IF NOT EXISTS articles (key TEXT, article TEXT, revision INTEGER NOT NULL, fingerprint TEXT, PRIMARY KEY (key, article))",
    "CREATE TABLE IF NOT EXISTS offsets (key TEXT, partition INTEGER, next INTEGER NOT NULL, PRIMARY KEY (key, partition))",
    f"PRAGMA user_version = {_VERSION}",
)


class CatalogueError(SaidBeforeError):
    """The file cannot be used; the message says what to do."""


class Catalogue:
    """The known articles of one topic of one cluster, and the offset to go on from in each of its partitions.

    `key` names the topic and the cluster, so that one file serves several. Close it, or use it in a `with` block. All methods raise
    CatalogueError where the file is damaged, held by another process for more than five seconds, or cannot be written.
    """

    def __init__(self, path: Path, key: str) -> None:
        self._path = path
        self._key = key
        self._connection = self._connected()

    def offsets(self) -> dict[int, int]:
        """The next offset to read of each partition; a partition that was never read is left out."""
        with self._transaction() as database:
            return dict(database.execute("SELECT partition, next FROM offsets WHERE key = ?", [self._key]))

    def known(self, articles: Iterable[str]) -> dict[str, Known]:
        """What is known of these articles, by id; those never seen are left out."""
        with self._transaction() as database:
            return self._known(database, articles)

    def take(self, facts: Iterable[ArticleFact], offsets: Mapping[int, int]) -> None:
        """Fold facts in and move the offsets on, both or neither. `offsets`: partition -> the next to read; none goes back."""
        taken = list(facts)
        with self._transaction() as database:
            known = self._known(database, {fact.article for fact in taken})
            for fact in taken:
                known[fact.article] = fold(known.get(fact.article), fact)
            rows = [(self._key, article, *row) for article, row in known.items()]
            database.executemany("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)", rows)
            moved = [(self._key, partition, offset) for partition, offset in offsets.items()]
            database.executemany("INSERT INTO offsets VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET next = max(next, excluded.next)", moved)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _known(self, database: sqlite3.Connection, articles: Iterable[str]) -> dict[str, Known]:
        rows = database.execute(
            "SELECT article, revision, fingerprint FROM articles WHERE key = ? AND article IN (SELECT value FROM json_each(?))",
            [self._key, json.dumps(list(articles))],
        )
        return {article: Known(revision, fingerprint) for article, revision, fingerprint in rows}

    def _connected(self) -> sqlite3.Connection:
        with self._explained():
            connection = sqlite3.connect(self._path, isolation_level=None)
        try:
            with self._explained():
                self._prepare(connection)
        except CatalogueError:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in {0, _VERSION}:
            raise sqlite3.DatabaseError(f"it is of version {version}")
        for statement in _TABLES:
            connection.execute(statement)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._explained(), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise CatalogueError(f"{self._path}: {error}; check the directory, the disk, and whether another ingest runs") from error
        except sqlite3.DatabaseError as error:
            raise CatalogueError(f"{self._path} is not a catalogue ({error}); delete it: it is made again from the topic") from error
