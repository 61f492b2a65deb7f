"""The whole way through this room: an article is read, its cast is found, what it tells becomes statements."""

from schemas.articles import ArticlePublished
from schemas.statements import StatementRecorded
from streams.extract.cast import cast_of
from streams.extract.merge import statements
from streams.extract.parse import read
from streams.extract.tellings import told_in

EXTRACTOR = "1"
"""Version of the extractor: another number whenever its output changes."""


def extract(article: ArticlePublished) -> list[StatementRecorded]:
    """All statements of an English article, in the order in which it first tells them."""
    reading = read(article.text, article.published, article.title)
    return statements(told_in(reading, cast_of(reading)), article, EXTRACTOR)
