"""The same steps in one process, without a broker: what `saidbefore scan` runs."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from schemas.articles import ArticlePublished
from schemas.flags import FlagFact, StatementFlagged, standing
from schemas.statements import StatementFact, StatementRecorded
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE, History
from streams.extract.article import extract
from streams.extract.standing import Row, supersede
from streams.ingest.revisions import number_all
from streams.worker.guard import in_words


class Batch(NamedTuple):
    """What came of a batch of articles."""

    articles: list[ArticlePublished]
    facts: list[StatementFact]
    """What was recorded, and what was withdrawn again by a later revision, in the order in which it would be published."""
    flags: list[StatementFlagged]
    """Those that stand in the end."""
    failed: list[str]
    """One line for each article that the extractor failed on, as a dead letter would say it."""

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


def scan(articles: Iterable[ArticlePublished], read: Callable[[ArticlePublished], list[StatementRecorded]] = extract) -> Batch:
    """Read and compare articles one after the other; they must be `in_order`. One that fails does not stop the others."""
    batch = Batch([], [], [], [])
    rows: dict[str, Row] = {}
    histories = [History(scope) for scope in (WITHIN_SIDE, ACROSS_SIDES)]
    flags: list[FlagFact] = []
    for article in articles:
        try:
            found = read(article)
        except Exception as error:  # noqa: BLE001  # the rim: one article must not take the others along
            batch.failed.append(f"{article.url or article.title or article.article}: can not be read: {in_words(error)}")
            continue
        rows[article.article], facts = supersede(rows.get(article.article), article, found)
        batch.articles.append(article)
        batch.facts.extend(facts)
        for fact in facts:
            flags.extend(flag for history in histories for flag in history.take(fact))
    return batch._replace(flags=list(standing(flags).values()))
