"""It knows all places, and takes no announcement of talks for one."""

from schemas.articles import ArticlePublished
from schemas.statements import StatementRecorded
from tests.readers.newer.version import EXTRACTOR
from tests.readers.plain import PLACES, read


def extract(article: ArticlePublished) -> list[StatementRecorded]:
    return [statement for statement in read(article, EXTRACTOR, PLACES) if statement.action != "talks"]
