"""What the articles topic holds, kept in a file, so that ingest reads of the topic only what is new since last time.

The file is a copy: deleted, it is made again from the topic.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from sqlite3 import Connection

from schemas.articles import ArticleFact
from streams import sqlite
from streams.ingest.revisions import Known, fold

LAYOUT = sqlite.Layout(
    """
    CREATE TABLE IF NOT EXISTS articles (key TEXT, article TEXT, revision INTEGER NOT NULL, fingerprint TEXT, PRIMARY KEY (key, article));
    CREATE TABLE IF NOT EXISTS offsets (key TEXT, partition INTEGER, next INTEGER NOT NULL, PRIMARY KEY (key, partition));
    """,
    1,
    "a catalogue",
    "delete it: it is made again from the topic",
    "check the directory, the disk, and whether another ingest runs",
)
CatalogueError = sqlite.DatabaseError


class Catalogue(sqlite.Database):
    """The known articles of one topic of one cluster, and the offset to go on from in each of its partitions.

    `key` names the topic and the cluster, so that one file serves several. Close it, or use it in a `with` block. All methods raise
    CatalogueError where the file is damaged, held by another process for more than five seconds, or cannot be written.
    """

    def __init__(self, path: Path, key: str) -> None:
        super().__init__(path, LAYOUT)
        self._key = key

    def offsets(self) -> dict[int, int]:
        """The next offset to read of each partition; a partition that was never read is left out."""
        with self.transaction() as database:
            return dict(database.execute("SELECT partition, next FROM offsets WHERE key = ?", [self._key]))

    def known(self, articles: Iterable[str]) -> dict[str, Known]:
        """What is known of these articles, by id; those never seen are left out."""
        with self.transaction() as database:
            return self._known(database, articles)

    def take(self, facts: Iterable[ArticleFact], offsets: Mapping[int, int]) -> None:
        """Fold facts in and move the offsets on, both or neither. `offsets`: partition -> the next to read; none goes back."""
        taken = list(facts)
        with self.transaction() as database:
            known = self._known(database, {fact.article for fact in taken})
            for fact in taken:
                known[fact.article] = fold(known.get(fact.article), fact)
            rows = [(self._key, article, *row) for article, row in known.items()]
            database.executemany("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)", rows)
            moved = [(self._key, partition, offset) for partition, offset in offsets.items()]
            database.executemany("INSERT INTO offsets VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET next = max(next, excluded.next)", moved)

    def _known(self, database: Connection, articles: Iterable[str]) -> dict[str, Known]:
        rows = database.execute(
            "SELECT article, revision, fingerprint FROM articles WHERE key = ? AND article IN (SELECT value FROM json_each(?))",
            [self._key, json.dumps(list(articles))],
        )
        return {article: Known(revision, fingerprint) for article, revision, fingerprint in rows}
