"""The list of articles on both databases."""

from datetime import date
from typing import Any

from sqlalchemy import Engine

from schemas.articles import ArticlePublished, ArticleRetracted
from streams.board.api.asked import ArticlesAsked
from streams.board.api.cursors import packed
from streams.board.api.listing import listed
from streams.board.project import project
from tests.board.conftest import fill
from tests.board.log import delivered, demo

GONE = next(fact for fact in demo() if isinstance(fact, ArticlePublished) and fact.title == "Battalion stays after all")


def test_articles_are_listed_once_the_one_that_changed_last_first(engine: Engine) -> None:
    fill(engine, demo())
    with engine.begin() as connection:
        project(connection, delivered([ArticleRetracted(article=GONE.article, revision=2)], delivered(demo())))

    with engine.connect() as connection:
        found, after = list[dict[str, Any]](), None
        while not found or after:
            page, total, after = listed(connection, ArticlesAsked(size=5, after=packed(after) if after else None))
            found += page
        on_its_day, withdrawn, standing = (
            listed(connection, asked)[0]
            for asked in (
                ArticlesAsked(since=GONE.published, until=GONE.published),
                ArticlesAsked(retracted=True),
                ArticlesAsked(retracted=False),
            )
        )

    assert (len({each["article"] for each in found}), len(found), total) == (13, 13, 13)
    assert [each["at"] for each in found] == sorted([each["at"] for each in found], reverse=True)
    assert found[:1] == on_its_day == withdrawn
    assert (found[0]["title"], found[0]["outlet"], found[0]["published"]) == (GONE.title, "Coastal Times", date(2018, 7, 5))
    assert len(standing) == 12
