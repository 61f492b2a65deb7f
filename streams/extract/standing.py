"""What stands of an article's statements: one small row an article, and what a new fact about the article changes in it.

The article was published, revised or retracted; or a newer extractor has read it again. Whoever keeps the row is the only one who
records and withdraws, so that two extractors that run at once never undo each other's work: what is news is told by revision, and
within a revision by the version of the extractor, in whatever order it comes.
"""

from collections.abc import Iterable, Mapping

from pydantic import Field

from schemas.articles import ArticleFact, ArticleRetracted
from schemas.base import Part
from schemas.readings import ArticleReread
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group, reading_of
from streams.extract.version import EXTRACTOR


class Row(Part):
    """What is remembered of an article: the newest fact about it, and the statements that this fact supports."""

    revision: int = Field(description="newest revision of the article")
    fact: str = Field(description="id of the fact that brought it")
    stands: dict[str, str] = Field(description="statement id -> its claim group")
    extractor: str = Field("", description="version of the extractor that read it; empty where that was not noted")


def is_news(row: Row | None, fact: ArticleFact) -> bool:
    """True where the fact is newer than all that is known of its article: an old one need not even be read.

    Two facts of one revision are ordered by their ids, so that any order of arrival ends in the same row.
    """
    return row is None or (fact.revision, fact.id) > (row.revision, row.fact)


def is_newly_read(row: Row | None, fact: ArticleReread) -> bool:
    """True where what is known of an article was read from an older revision, or by an older extractor."""
    read = (fact.revision, fact.fact, reading_of(fact.extractor))
    return row is None or read > (row.revision, row.fact, reading_of(row.extractor))


def supersede(
    row: Row | None, fact: ArticleFact, found: list[StatementRecorded], extractor: str = EXTRACTOR
) -> tuple[Row, list[StatementFact]]:
    """The row after a fact that is news, and what to publish: what it no longer supports is withdrawn, what it adds is recorded.

    `found` are the statements in the text of that fact, none for a retraction. What stood and still stands is recorded again, since
    its evidence counts in the characters of the new text: else it would depend on which revision came first.
    """
    before = row.stands if row else {}
    now = {statement.id: statement for statement in found}
    by = {"reason": "retracted"} if isinstance(fact, ArticleRetracted) else {"reason": "revised", "extractor": extractor}
    stands = {statement.id: claim_group(statement) for statement in now.values()}
    row = Row(revision=fact.revision, fact=fact.id, stands=stands, extractor=extractor)
    return row, [*_withdrawn(fact, before, now, by), *now.values()]


def reread(row: Row | None, fact: ArticleReread) -> tuple[Row, list[StatementFact]]:
    """The row after an article was newly read, and what to publish: what no longer stands is withdrawn, what was found is recorded.

    What stood by the log counts beside what stands by the row, which a worker that was killed may not have written yet.
    """
    before = fact.stood | (row.stands if row else {})
    now = {name: before[name] for name in fact.kept} | {statement.id: claim_group(statement) for statement in fact.found}
    row = Row(revision=fact.revision, fact=fact.fact, stands=now, extractor=fact.extractor)
    return row, [*_withdrawn(fact, before, now, {"reason": "reread", "extractor": fact.extractor}), *fact.found]


def _withdrawn(
    fact: ArticleFact | ArticleReread, before: Mapping[str, str], now: Iterable[str], by: Mapping[str, str]
) -> list[StatementWithdrawn]:
    about = {"article": fact.article, "revision": fact.revision, **by}
    return [StatementWithdrawn.model_validate({"statement": name, "group": before[name], **about}) for name in before if name not in now]
