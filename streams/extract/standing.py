"""What stands of an article's statements: one small row an article, and what a new fact about the article changes in it."""

from pydantic import Field

from schemas.articles import ArticleFact, ArticleRetracted
from schemas.base import Part
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group


class Row(Part):
    """What is remembered of an article: the newest fact about it, and the statements that this fact supports."""

    revision: int = Field(description="newest revision of the article")
    fact: str = Field(description="id of the fact that brought it")
    stands: dict[str, str] = Field(description="statement id -> its claim group")


def is_news(row: Row | None, fact: ArticleFact) -> bool:
    """True where the fact is newer than all that is known of its article: an old one need not even be read.

    Two facts of one revision are ordered by their ids, so that any order of arrival ends in the same row.
    """
    return row is None or (fact.revision, fact.id) > (row.revision, row.fact)


def supersede(row: Row | None, fact: ArticleFact, found: list[StatementRecorded]) -> tuple[Row, list[StatementFact]]:
    """The row after a fact that is news, and what to publish: what it no longer supports is withdrawn, what it adds is recorded.

    `found` are the statements in the text of that fact, none for a retraction. What stood and still stands is not published again.
    """
    before = row.stands if row else {}
    now = {statement.id: statement for statement in found}
    withdrawn = [_withdrawn(fact, statement, group) for statement, group in before.items() if statement not in now]
    recorded = [statement for statement in now.values() if statement.id not in before]
    stands = {statement.id: claim_group(statement) for statement in now.values()}
    return Row(revision=fact.revision, fact=fact.id, stands=stands), [*withdrawn, *recorded]


def _withdrawn(fact: ArticleFact, statement: str, group: str) -> StatementWithdrawn:
    reason = "retracted" if isinstance(fact, ArticleRetracted) else "revised"
    return StatementWithdrawn(statement=statement, article=fact.article, revision=fact.revision, group=group, reason=reason)
