"""The tables of the read model: what the topics say, laid out for questions. Disposable: filled from the log, never migrated."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.schema import CreateIndex, CreateTable

metadata = MetaData()


def indexed_where_filled(name: str, *columns: str, filled: str | None = None) -> Index:
    """An index without the rows in which a column, else the first one, is empty: nobody asks for these, and most rows are."""
    where = text(f"{filled or columns[0]} IS NOT NULL")
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


class Moment(TypeDecorator[datetime]):
    """A moment, given and told in UTC; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """In UTC."""
        del dialect
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """With its zone."""
        del dialect
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A key that counts up: SQLite does so for plain integers only."""

articles = Table(
    "articles",
    metadata,
    Column("article", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("retracted", Boolean, nullable=False, default=False),
    Column("title", Text),
    Column("text", Text),
    Column("outlet", String),
    Column("published", Date),
    Column("url", Text),
    Column("reason", Text),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("article", "revision"),
    Index("articles_by_outlet", "outlet", "at"),
    Index("articles_by_time", "at", "article", "revision"),
)
"""Every revision of every article; a retraction is a revision without a text."""

statements = Table(
    "statements",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("searched", BigInteger, nullable=False),
    Column("id", String, nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("stands", Boolean, nullable=False),
    Column("article", String, nullable=False, index=True),
    Column("outlet", String, nullable=False),
    Column("published", Date, nullable=False),
    Column("group", String, nullable=False),
    Column("side", String, index=True),
    Column("family", String, nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("speaker", String, nullable=False),
    Column("speaker_id", String),
    Column("place", String),
    Column("place_name", String),
    Column("polarity", String, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("due", Date),
    Column("outcome", Text),
    Column("known_as", String),
    Column("backfilled", Boolean, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("thread", String),
    Column("fact", Text, nullable=False),
    Index("statements_by_day", "published"),
    indexed_where_filled("statements_by_due", "due"),
    indexed_where_filled("statements_by_name", "known_as"),
    indexed_where_filled("statements_by_thread", "thread", "stands", "place", "number"),
    indexed_where_filled("statements_by_place", "place", "stands", "thread"),
    indexed_where_filled("statements_by_words", "searched", "stands", "thread", filled="thread"),
    Index("statements_by_speaker", "speaker", "stands", "thread"),
    indexed_where_filled("statements_by_known_speaker", "speaker_id", "stands", "thread"),
)
"""Every statement, whether it stands or was withdrawn. `earliest` to `latest`: when it was said; `due`: the last day of a promise.

`searched`: the number once more, so that an index leads from words to threads past the wide rows;
`known_as`: the id that decisions name, where an older extractor recorded it under that one; `backfilled`: it was found when an old
article was read again, and is no news; `reading`: the number of the extractor.
"""

flags = Table(
    "flags",
    metadata,
    Column("id", String, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("stands", Boolean, nullable=False),
    Column("relation", String, nullable=False),
    Column("statement", String, nullable=False, index=True),
    Column("group", String),
    Column("nearest", String, index=True),
    Column("score", Float),
    Column("outcome", Text),
    Column("became", String),
    Column("at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("fact", Text, nullable=False),
    Index("flags_by_time", "at", "id"),
)
"""Of every flag the newest revision; of one that was withdrawn, `fact` is its FlagWithdrawn.

`since`: when it was written, or, where a reprocessing wrote it, when the saying was flagged before.
"""

links = Table(
    "links",
    metadata,
    Column("flag", String, nullable=False),
    Column("statement", String, nullable=False),
    Column("other", String, nullable=False, index=True),
    Column("relation", String, nullable=False),
    PrimaryKeyConstraint("flag", "other"),
    Index("links_by_statement", "statement"),
)
"""From the statement of every standing flag to those that it rests on."""

IN_ORDER = ("weight", "raised", "id")
"""What decides, the last first, where a thread stands in the inbox."""

threads = Table(
    "threads",
    metadata,
    Column("id", String, primary_key=True),
    Column("group", String, nullable=False, index=True),
    Column("side", String),
    Column("family", String, nullable=False),
    Column("flag", String),
    Column("now", String, nullable=False),
    Column("before", String),
    Column("weight", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("relations", String, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("utterances", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("outcome", Text),
    Column("due", Date),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("raised", Moment),
    Column("status", String, nullable=False),
    Column("came_back", Boolean, nullable=False),
    Column("assignee", String),
    Column("follow_up", Date),
    Column("silenced", Date),
    Column("decided", Integer, nullable=False),
    indexed_where_filled("threads_in_order", *IN_ORDER, "status", "silenced", "relations", "side", "family", "assignee", filled="flag"),
    Index("threads_by_time", "raised"),
)
"""What hangs together by flags that stand, by the id of its first statement. `flag`: the weightiest, None where there are rereports alone.

`reasons`: why it weighs so much, as JSON; `due`: the last day of what is promised and has no outcome; `silenced`: the last day of rest;
`decided`: the number of the newest fact about it. `threads_in_order` has all columns that a page of the inbox is chosen and counted by.
"""

followups = Table(
    "followups",
    metadata,
    Column("place", NUMBER, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("group", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("counts", Boolean, nullable=False),
    Column("type", String, nullable=False),
    Column("silences", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("fact", Text, nullable=False),
    Index("followups_by_group", "group", "number"),
    Index("followups_that_silence", "silences", "place"),
)
"""What people decided, in the order of the log; what somebody else was quicker to decide does not count.

`silences`: it is about a silence, and so about no statement.
"""

about = Table(
    "about",
    metadata,
    Column("followup", String, nullable=False),
    Column("statement", String, nullable=False, index=True),
    PrimaryKeyConstraint("followup", "statement"),
    ForeignKeyConstraint(["followup"], ["followups.id"]),
)
"""Which statements a decision names, by itself or through what it takes back."""

dead_letters = Table(
    "dead_letters",
    metadata,
    Column("id", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("error", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

handled_letters = Table("handled_letters", metadata, Column("letter", String, primary_key=True), Column("how", String, nullable=False))
"""Dead letters that are open no more: sent once more, or discarded. They may be told of before the letters themselves."""

undelivered = Table(
    "undelivered",
    metadata,
    Column("route", String, nullable=False),
    Column("flag", String, nullable=False),
    Column("about", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("target", String, nullable=False),
    Column("error", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("again", Moment),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("route", "flag", "about"),
)
"""What could not be brought to people so far: the last attempt. `again`: when it is tried next, None where it is given up."""

offsets = Table(
    "offsets",
    metadata,
    Column("topic", String, nullable=False),
    Column("partition", Integer, nullable=False),
    Column("offset", BigInteger, nullable=False),
    PrimaryKeyConstraint("topic", "partition"),
)
"""Where to read on, written in the transaction of what was read."""

meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))
"""`schema`: the digest of these tables; `change`: how many transactions there were; `born`: a name that no other read model has."""


def digest() -> str:
    """What these tables and their indexes look like, in a few characters: another digest asks for another read model."""
    tables = metadata.sorted_tables
    indexes = sorted(str(CreateIndex(index)) for table in tables for index in table.indexes)
    return sha256("".join([*(str(CreateTable(table)) for table in tables), *indexes]).encode()).hexdigest()[:16]
