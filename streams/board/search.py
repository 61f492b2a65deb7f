"""Full text over statements: SQLite's FTS5, or PostgreSQL's tsvector. The one place where the two differ."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, TextClause, text

NAME = "words"
VECTOR = "vector tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED"
CREATE = {
    "sqlite": (f"CREATE VIRTUAL TABLE {NAME} USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')",),
    "postgresql": (
        f"CREATE TABLE {NAME} (rowid bigint PRIMARY KEY, text text NOT NULL, {VECTOR})",
        f"CREATE INDEX words_vector ON {NAME} USING gin (vector)",
    ),
}
INSERT = {
    "sqlite": f"INSERT INTO {NAME} (rowid, text) VALUES (?, ?)",
    "postgresql": f"INSERT INTO {NAME} (rowid, text) VALUES (%s, %s)",
}
MATCH = {
    "sqlite": f"statements.searched IN (SELECT rowid FROM {NAME} WHERE {NAME} MATCH :words)",
    "postgresql": f"statements.searched IN (SELECT rowid FROM {NAME} WHERE vector @@ websearch_to_tsquery('english', :words))",
}


class Words(NamedTuple):
    """What is searched of a statement, under the statement's number."""

    rowid: int
    text: str


def create(connection: Connection) -> None:
    """Make the index of an empty read model."""
    for command in CREATE[connection.dialect.name]:
        connection.execute(text(command))


def drop(connection: Connection) -> None:
    """Remove the index, where there is one."""
    connection.execute(text(f"DROP TABLE IF EXISTS {NAME}"))


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Have some statements found by their words no more."""
    if numbers:
        connection.execute(text(f"DELETE FROM {NAME} WHERE rowid = :rowid"), [{"rowid": number} for number in numbers])


def index(connection: Connection, found: Sequence[Words]) -> None:
    """Have the words of some statements searched from now on, that were not before.

    In the order of the numbers: FTS5 writes out what it holds in memory whenever a number is not above the last one.
    """
    if found:
        connection.exec_driver_sql(INSERT[connection.dialect.name], [tuple(words) for words in sorted(found)])


def matching(dialect: str, words: str) -> TextClause:
    """The condition that a row of `statements` has all of some words; what stands in quotation marks, as a phrase."""
    return text(MATCH[dialect]).bindparams(words=_query(words) if dialect == "sqlite" else words)


def _query(words: str) -> str:
    """A query of FTS5 that asks for just these words and phrases, whatever signs are among them."""
    terms = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words)]
    return " ".join(f'"{term.replace(chr(34), "")}"' for term in terms if re.search(r"\w", term)) or '""'
