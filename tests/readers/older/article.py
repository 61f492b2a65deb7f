"""It knows no place but Libya, and no revelations."""

from schemas.articles import ArticlePublished
from schemas.statements import Slot, StatementRecorded
from tests.readers.older.version import EXTRACTOR
from tests.readers.plain import PLACES, read


def extract(article: ArticlePublished) -> list[StatementRecorded]:
    found = read(article, EXTRACTOR, {"Libya": PLACES["Libya"]})
    return [statement for statement in found if "revealed" not in article.text[statement.evidence[Slot.CUE][0][0] :][:8]]
