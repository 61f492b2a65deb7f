"""The steps of the whole in one process."""

from datetime import date

import pytest

from schemas.articles import ArticlePublished, article_id
from schemas.flags import Relation
from schemas.statements import StatementRecorded, StatementWithdrawn
from streams.extract.article import extract
from streams.local import Batch, in_order, scan

LEAVING = "Latvia will withdraw its troops from Kosovo, Foreign Minister Andris Ozols announced on Monday."
STAYING = "Latvia will not withdraw its troops from Kosovo, Foreign Minister Andris Ozols announced on Monday."


def article(published: str, text: str = LEAVING, name: str = "", outlet: str = "Harbour Post") -> ArticlePublished:
    """An article of its own, unless a name makes it a revision of another."""
    day, url = date.fromisoformat(published), f"https://harbour.example/{name or published}"
    return ArticlePublished(article=article_id(url, outlet, day, text), revision=1, text=text, outlet=outlet, published=day, url=url)


EARLY, LATE = article("2018-03-14"), article("2021-06-09")


def flagged(batch: Batch) -> list[tuple[Relation, str, str]]:
    """Relation, day said and day said before of each flag."""
    said = {statement.id: statement.said for statement in batch.statements.values()}
    return [(flag.relation, said[flag.statement], said[flag.earlier.nearest]) for flag in batch.flags]


def test_articles_are_taken_by_day_and_of_one_day_as_they_came() -> None:
    first, second = article("2020-01-01", name="b"), article("2020-01-01", name="a")

    assert in_order([LATE, first, second, EARLY]) == [EARLY, first, second, LATE]


def test_an_article_given_twice_is_taken_once_and_changed_it_is_a_revision() -> None:
    changed = article("2018-03-14", STAYING)

    assert [(taken.text, taken.revision) for taken in in_order([EARLY, EARLY, changed])] == [(LEAVING, 1), (STAYING, 2)]


@pytest.mark.parametrize("articles", [(EARLY, LATE), (LATE, EARLY)])
def test_what_was_said_before_is_flagged_whatever_the_order_of_the_files(articles: tuple[ArticlePublished, ...]) -> None:
    assert flagged(scan(in_order(articles))) == [(Relation.REPEAT, "2021-06-07", "2018-03-12")]


def test_the_opposite_is_a_reversal() -> None:
    assert flagged(scan(in_order([EARLY, article("2021-06-09", STAYING)]))) == [(Relation.REVERSAL, "2021-06-07", "2018-03-12")]


def test_another_outlet_on_the_same_saying_is_a_rereport() -> None:
    other = article("2018-03-14", name="other", outlet="Coastal Times")

    assert [relation for relation, *_ in flagged(scan(in_order([EARLY, other])))] == [Relation.REREPORT]


def test_a_revision_withdraws_what_it_no_longer_supports_and_the_flags_that_rested_on_it() -> None:
    revised = article("2018-03-14", "Nothing was announced in Riga on Monday.")
    batch = scan(in_order([EARLY, revised, LATE]))

    assert [type(fact) for fact in batch.facts] == [StatementRecorded, StatementWithdrawn, StatementRecorded]
    assert [statement.said for statement in batch.statements.values()] == ["2021-06-07"]
    assert batch.flags == []


def test_no_articles_are_no_facts() -> None:
    assert scan([]) == ([], [], [], [])


def test_an_article_that_fails_is_named_and_the_others_are_read() -> None:
    def failing(one: ArticlePublished) -> list[StatementRecorded]:
        return 1 / 0 if one is EARLY else extract(one)  # type: ignore[return-value]

    batch = scan([EARLY, LATE], failing)

    assert batch.articles == [LATE]
    assert batch.failed == ["https://harbour.example/2018-03-14: can not be read: ZeroDivisionError: division by zero"]
