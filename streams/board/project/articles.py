"""Articles: every revision is kept."""

from collections.abc import Sequence

from sqlalchemy import Connection

from schemas.articles import ArticlePublished, ArticleRetracted
from streams.board.project.arrival import Arrival
from streams.board.store import upsert
from streams.board.tables import articles

EMPTY = dict.fromkeys(("title", "text", "outlet", "published", "url", "reason"))


def take_articles(connection: Connection, arrivals: Sequence[Arrival]) -> set[str]:
    """Write revisions and retractions of articles. No thread hangs on them."""
    upsert(connection, articles, [_row(arrival) for arrival in arrivals])
    return set()


def _row(arrival: Arrival) -> dict[str, object]:
    fact = arrival.fact
    assert isinstance(fact, ArticlePublished | ArticleRetracted)
    says = fact.model_dump(include={"article", "revision", *EMPTY})
    return {**EMPTY, **says, "retracted": isinstance(fact, ArticleRetracted), "at": arrival.at}
