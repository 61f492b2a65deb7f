"""Whether the statements that are made up for measuring are flagged as often as those of real articles."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from schemas.articles import ArticlePublished
from schemas.flags import StatementFlagged
from schemas.statements import StatementRecorded
from streams.commands.gather import gather
from streams.compare.history import WITHIN_SIDE, History
from streams.extract.article import extract
from streams.local import in_order
from tests.bench import Figure
from tests.bench.sayings import sayings


def share(file: Path) -> Iterator[Figure]:
    """Of the statements of a file of articles, and of as many that are made up."""
    articles = in_order(one for one in gather([str(file)], None) if isinstance(one, ArticlePublished))
    extracted = [statement for article in articles for statement in extract(article)]
    yield _flagged(f"{len(articles)} articles", extracted)
    yield _flagged("made up", list(sayings(len(extracted))))


def _flagged(of: str, statements: Sequence[StatementRecorded]) -> Figure:
    history = History(WITHIN_SIDE)
    facts = [fact for statement in statements for fact in history.take(statement)]
    flagged = {fact.statement for fact in facts if isinstance(fact, StatementFlagged)}
    return Figure("statements that are flagged", f"{len(flagged) / len(statements):.1%}", f"{len(statements)} statements, {of}")
