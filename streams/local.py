"""The same steps in one process, without a broker: what `saidbefore scan` runs."""

from collections.abc import Iterable
from typing import NamedTuple

from schemas.articles import ArticlePublished
from schemas.flags import StatementFlagged
from schemas.statements import StatementFact, StatementRecorded
from streams.compare.history import History
from streams.extract.article import extract
from streams.extract.standing import Row, supersede
from streams.ingest.revisions import number_all


class Batch(NamedTuple):
    """What came of a batch of articles."""

    articles: list[ArticlePublished]
    facts: list[StatementFact]
    """What was recorded, and what was withdrawn again by a later revision, in the order in which it would be published."""
    flags: list[StatementFlagged]
    """Those that stand in the end."""

    @property
    def statements(self) -> dict[str, StatementRecorded]:
        """The statements that stand in the end, by id, in the order in which they were recorded."""
        found: dict[str, StatementRecorded] = {}
        for fact in self.facts:
            if isinstance(fact, StatementRecorded):
                found[fact.id] = fact
            else:
                del found[fact.statement]
        return found


def in_order(articles: Iterable[ArticlePublished]) -> list[ArticlePublished]:
    """Articles by the day of publication, those of one day as they came, numbered as revisions; what says nothing new is left out."""
    by_day = sorted(articles, key=lambda article: article.published)
    return [article for article in number_all({}, by_day) if article]


def scan(articles: Iterable[ArticlePublished]) -> Batch:
    """Extract and compare articles one after the other; they must be `in_order`. Raises LookupError without a language model."""
    batch = Batch([], [], [])
    rows: dict[str, Row] = {}
    history = History()
    for article in articles:
        rows[article.article], facts = supersede(rows.get(article.article), article, extract(article))
        batch.articles.append(article)
        batch.facts.extend(facts)
        for fact in facts:
            history.take(fact)
    return batch._replace(flags=list(history.standing().values()))
