"""The notifier's own file of SQLite: what it knows of the log, and what it has told people.

What it knows of the log comes back from the log, and what was told for as long as `notifications` is kept.
"""

from datetime import UTC, datetime
from pathlib import Path

from streams import sqlite
from streams.notify.tables import TABLES, VERSION

MEMORY = Path(":memory:")
LAYOUT = sqlite.Layout(
    TABLES, VERSION, "the notifier's file", "move it away: it is made again from the log, with what was told in the last 90 days"
)
DatabaseError = sqlite.DatabaseError


class Database(sqlite.Database):
    """The file. Close it, or use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, LAYOUT)


def instant(milliseconds: int) -> datetime:
    """A moment as the tables hold it."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def milliseconds(moment: datetime) -> int:
    """A moment for the tables."""
    return round(moment.timestamp() * 1000)
