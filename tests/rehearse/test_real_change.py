"""What one real change of our extractor makes of the demo's articles: rows are added to its table of actions."""

from datetime import date

import pytest

from schemas.articles import ArticlePublished
from schemas.readings import ArticleReread
from schemas.statements import StatementRecorded
from streams.commands.gather import gather
from streams.commands.rehearse import as_it_would, compared
from streams.commands.shadow import by_article
from streams.demo import articles as demo_articles
from streams.local import in_order
from streams.rehearse.difference import Kind, Side, difference, flags_compared, statements_compared
from streams.rehearse.page import page
from streams.rehearse.rehearsal import Rehearsal, lines
from streams.show.progress import unheard
from streams.worker.reader import OURS, reading_ahead


@pytest.fixture(scope="module")
def found() -> Rehearsal:
    articles = in_order(one for one in gather(list(map(str, demo_articles())), None) if isinstance(one, ArticlePublished))
    stood = {one.id: one for statements in read(articles, "tests.readers.without_flights") for one in statements}
    before = Side(stood, compared(stood.values(), [], unheard))
    readings = [
        ArticleReread(article=each.article, revision=each.revision, fact=each.id, extractor="5", found=tuple(statements))
        for each, statements in zip(articles, read(articles, OURS), strict=True)
    ]
    pairs = statements_compared(readings, by_article(stood.values()))
    flags = flags_compared(before, as_it_would(before, readings, [], unheard), pairs)
    days = {"since": date(2016, 1, 1), "until": None, "articles": len(articles)}
    left_out = {"refused": {}, "waiting": 0, "behind": 0}
    told = {"statements": difference(pairs, 3), "flags": difference(flags, 3)}
    return Rehearsal.model_validate({"extractor": "5", "running": ("0",), **days, **left_out, **told})


def read(articles: list[ArticlePublished], extractor: str) -> list[list[StatementRecorded]]:
    with reading_ahead(articles, 1, 60, extractor) as reader:
        return [reader(each) for each in articles]


def test_only_what_the_change_is_about_differs(found: Rehearsal) -> None:
    counts = found.statements.counts

    assert (counts[Kind.GAINED], counts[Kind.LOST]) == (0, 0)
    assert counts[Kind.CHANGED] == found.statements.families["flights"][Kind.CHANGED] > 0
    assert counts[Kind.SAME] > counts[Kind.CHANGED]
    assert {"action", "family", "label"} <= found.statements.slots.keys()


def test_it_is_told_in_words_and_as_a_page_that_stands_by_itself(found: Rehearsal) -> None:
    told, shown = "\n".join(lines(found)), page(found)

    assert "family: topic -> flights" in told
    for text in (told, shown):
        assert "flights announced" in text
        assert "Nikos Vasilakis" in text
    assert "<script" not in shown
    assert "src=" not in shown
