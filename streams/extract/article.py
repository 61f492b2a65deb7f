"""The whole way through this room: an article is read, its cast is found, what it tells becomes statements."""

from schemas.articles import ArticlePublished
from schemas.statements import StatementRecorded
from streams.extract.cast import cast_of
from streams.extract.merge import sayings
from streams.extract.parse import read
from streams.extract.record import Saying, recorded
from streams.extract.said.lookback import with_remembered
from streams.extract.tellings import told_in
from streams.extract.version import EXTRACTOR


def extract(article: ArticlePublished) -> list[StatementRecorded]:
    """All statements of an English article, in the order in which it first tells them."""
    return [statement for statement, _ in extracted(article)]


def extracted(article: ArticlePublished) -> list[tuple[StatementRecorded, Saying]]:
    """The statements of an article, each with the saying that it records."""
    reading = read(article.text, article.published, article.title)
    cast = cast_of(reading)
    told = with_remembered(told_in(reading, cast), cast)
    found = {statement.id: (statement, saying) for saying in sayings(told) for statement in [recorded(saying, article, EXTRACTOR)]}
    return list(found.values())
