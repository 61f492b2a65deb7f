"""The tables of the notifier's file."""

VERSION = 1

TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;

CREATE TABLE IF NOT EXISTS offsets (
    topic TEXT, partition INTEGER, id TEXT NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (topic, partition)
) WITHOUT ROWID;

-- partition of the flags topic -> the first flag that may not be settled: all before it is history, or told
CREATE TABLE IF NOT EXISTS settled (partition INTEGER PRIMARY KEY, next INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS statements (id TEXT PRIMARY KEY, claims TEXT NOT NULL, fact BLOB NOT NULL) WITHOUT ROWID;

-- statements that an older extractor recorded under another id, which people's decisions name
CREATE TABLE IF NOT EXISTS known_as (statement TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS known_by_name ON known_as (name);

-- the newest revision of each flag; claims: the claim group; rank: which of the flags of one statement tells its thread
CREATE TABLE IF NOT EXISTS flags (
    id TEXT PRIMARY KEY, claims TEXT NOT NULL, statement TEXT NOT NULL, rank INTEGER NOT NULL, first TEXT NOT NULL,
    nearest TEXT NOT NULL, revision INTEGER NOT NULL, stands INTEGER NOT NULL, fact BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS flags_by_statement ON flags (statement, rank);
CREATE INDEX IF NOT EXISTS rereports ON flags (nearest) WHERE rank = 0;

-- flags that were raised or withdrawn, and of which people may have to be told
CREATE TABLE IF NOT EXISTS waiting (
    flag TEXT PRIMARY KEY, about TEXT NOT NULL, partition INTEGER NOT NULL, offset INTEGER NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;

-- flags of which people were to be told when a reprocessing withdrew them, and since when: what takes their place is told instead
CREATE TABLE IF NOT EXISTS withheld (flag TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS followups (number INTEGER PRIMARY KEY, fact BLOB NOT NULL);

-- what people were told; is_sent = 0 where it was given up
CREATE TABLE IF NOT EXISTS told (
    route TEXT, flag TEXT, about TEXT, thread TEXT NOT NULL, at INTEGER NOT NULL, is_sent INTEGER NOT NULL, PRIMARY KEY (route, flag, about)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS told_of_flag ON told (flag);
CREATE INDEX IF NOT EXISTS told_at ON told (at);

-- messages that are decided and not yet brought, and the targets that have them; in_doubt: an attempt was begun, and not ended
CREATE TABLE IF NOT EXISTS outbox (
    message TEXT PRIMARY KEY, fact TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL, in_doubt INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS brought (message TEXT, target TEXT, PRIMARY KEY (message, target)) WITHOUT ROWID;

-- facts about it that are still to be published
CREATE TABLE IF NOT EXISTS unpublished (id TEXT PRIMARY KEY, fact TEXT NOT NULL);
"""
