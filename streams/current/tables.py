"""What the keeper of the topic `threads` knows: the facts as far as threads hang on them, and what is written there."""

from pathlib import Path

from streams.sqlite import Database, Layout

TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;

-- the ids under which Kafka holds the topics: with others, all of this is of another log
CREATE TABLE IF NOT EXISTS topics (name TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS offsets (topic TEXT, partition INTEGER, next INTEGER NOT NULL, PRIMARY KEY (topic, partition)) WITHOUT ROWID;

-- the newest word on each statement; said: what is needed of it to find and tell threads, NULL of one that was withdrawn before it came;
-- known_as: the id that decisions name, where that is another one; backfilled: found when an old article was read again
CREATE TABLE IF NOT EXISTS statements (
    id TEXT PRIMARY KEY, claims TEXT NOT NULL, revision INTEGER NOT NULL, reading INTEGER NOT NULL, stands INTEGER NOT NULL, said TEXT,
    known_as TEXT, backfilled INTEGER NOT NULL DEFAULT FALSE
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS statements_by_name ON statements (known_as) WHERE known_as IS NOT NULL;

-- the newest revision of each flag, without why; nearest and fact are NULL of one that does not stand
CREATE TABLE IF NOT EXISTS flags (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, statement TEXT NOT NULL, nearest TEXT, fact TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS flags_by_statement ON flags (statement);
CREATE INDEX IF NOT EXISTS flags_by_nearest ON flags (nearest);

-- from the statement of each flag that stands to those that it rests on
CREATE TABLE IF NOT EXISTS ties (
    flag TEXT, statement TEXT NOT NULL, other TEXT, relation TEXT NOT NULL, PRIMARY KEY (flag, other)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ties_by_statement ON ties (statement);
CREATE INDEX IF NOT EXISTS ties_by_other ON ties (other);

-- what people decided and counts, in the order of the log; newest: the number of the newest of each group
CREATE TABLE IF NOT EXISTS followups (place INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, is_silence INTEGER NOT NULL, fact TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS newest (claims TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS about (statement TEXT, followup TEXT, PRIMARY KEY (statement, followup)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS about_followup ON about (followup);

-- statements whose threads may be others than what is written
CREATE TABLE IF NOT EXISTS moved (statement TEXT PRIMARY KEY, claims TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS moved_by_claims ON moved (claims);

-- statements that flags name and that have not come yet; claims: the group of the flag
CREATE TABLE IF NOT EXISTS missing (statement TEXT, claims TEXT, PRIMARY KEY (statement, claims)) WITHOUT ROWID;

-- the last record of each thread on the topic; state: its id, NULL where the record has no value
CREATE TABLE IF NOT EXISTS written (
    thread TEXT, partition INTEGER, offset INTEGER NOT NULL, claims TEXT NOT NULL, state TEXT, PRIMARY KEY (thread, partition)
) WITHOUT ROWID;

-- partition -> how far `flags` is in what is written there
CREATE TABLE IF NOT EXISTS settled (partition INTEGER PRIMARY KEY, next INTEGER NOT NULL);
"""

MEMORY = Path(":memory:")
NAMES = ("topics", "offsets", "statements", "flags", "ties", "followups", "newest", "about", "moved", "missing", "written", "settled")
LAYOUT = Layout(TABLES, 1, "the file of threads", "delete it: it is made again from the log")


def opened(path: Path) -> Database:
    """The file, made where it is not there. Raises DatabaseError."""
    return Database(path, LAYOUT)
