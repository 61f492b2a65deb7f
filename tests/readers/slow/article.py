"""It takes its time."""

from time import sleep

from schemas.articles import ArticlePublished
from schemas.statements import StatementRecorded
from tests.readers.newer.article import extract as read

SECONDS = 0.05


def extract(article: ArticlePublished) -> list[StatementRecorded]:
    sleep(SECONDS)
    return read(article)
