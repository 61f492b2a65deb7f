"""Our extractor as it was before its table of actions had rows for flights. To be loaded in a process of its own."""

from collections.abc import Iterator

from schemas.articles import ArticlePublished
from schemas.statements import StatementRecorded
from streams.extract import lexicon

rows = lexicon.rows


def _rows_of_before(name: str) -> Iterator[list[str]]:
    return (row for row in rows(name) if (name, row[0]) != ("actions.tsv", "flights"))


lexicon.rows = _rows_of_before


def extract(article: ArticlePublished) -> list[StatementRecorded]:
    from streams.extract.article import extract as read  # noqa: PLC0415  # it reads the table when it is loaded

    return read(article)
