"""Short texts, read for the tests."""

from datetime import date

from schemas.articles import ArticlePublished, article_id
from schemas.statements import StatementRecorded
from streams.extract.article import extract
from streams.extract.attribution import Attribution, attributions
from streams.extract.parse import Reading, read

FRIDAY = date(2022, 9, 16)


def article(text: str, published: date = FRIDAY) -> ArticlePublished:
    return ArticlePublished(article=article_id(None, "Test", published, text), revision=1, text=text, outlet="Test", published=published)


def statements(text: str, published: date = FRIDAY) -> list[StatementRecorded]:
    return extract(article(text, published))


def statement(text: str, published: date = FRIDAY) -> StatementRecorded:
    """The only statement of a text."""
    (found,) = statements(text, published)
    return found


def told(text: str) -> list[tuple[Attribution, Reading]]:
    reading = read(text, FRIDAY)
    return [(one, reading) for one in attributions(reading)]
