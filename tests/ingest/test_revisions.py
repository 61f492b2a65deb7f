"""Which revision of its article a text is."""

from datetime import date
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.articles import ArticleFact, ArticlePublished, ArticleRetracted, article_id
from streams.ingest.revisions import Known, fingerprint, fold, number, number_all


def article(
    text: str = "They leave.", revision: int = 1, *, title: str | None = None, day: int = 9, url: str = "https://x.example/a"
) -> ArticlePublished:
    published = date(2021, 6, day)
    named = article_id(url, "Harbour Post", published, text)
    return ArticlePublished(article=named, revision=revision, title=title, text=text, outlet="Harbour Post", published=published, url=url)


def retraction(revision: int) -> ArticleRetracted:
    return ArticleRetracted(article=article().article, revision=revision)


def known(*facts: ArticleFact) -> Known | None:
    return reduce(fold, facts, None)


@pytest.mark.parametrize(
    ("facts", "read", "revision"),
    [
        ([], article(), 1),
        ([article()], article(), None),
        ([article()], article("They stay."), 2),
        ([article()], article(title="Half go"), 2),
        ([article()], article(day=8), 2),
        ([article(), article("They stay.", 2)], article("They stay."), None),
        ([article(), article("They stay.", 2)], article(), 3),  # the outlet went back to its first words
        ([article(), retraction(2)], article(), None),  # a retracted text does not come back by being read again
        ([article(), retraction(2)], article("They stay."), 3),
        ([retraction(2)], article(), 3),
    ],
)
def test_a_changed_text_is_the_next_revision_and_an_unchanged_one_is_known(
    facts: list[ArticleFact], read: ArticlePublished, revision: int | None
) -> None:
    found = number(known(*facts), read)

    assert found == (read_as(read, revision) if revision else None)


def read_as(read: ArticlePublished, revision: int) -> ArticlePublished:
    return article(read.text, revision, title=read.title, day=read.published.day)


def test_two_texts_of_one_address_in_a_batch_are_two_revisions() -> None:
    batch = [article(), article("Elsewhere.", url="https://x.example/b"), article("They stay."), article("They stay.")]

    found = list(number_all({}, batch))

    assert [one and one.revision for one in found] == [1, 1, 2, None]


def test_what_was_known_before_a_batch_is_left_as_it_was() -> None:
    before = {article().article: Known(4, fingerprint(article()))}

    assert [one and one.revision for one in number_all(before, [article(), article("They stay.")])] == [None, 5]
    assert before == {article().article: Known(4, fingerprint(article()))}


@given(st.permutations([article(), article("They stay.", 2), article("They go.", 3)]), st.data())
@settings(deadline=None)
def test_facts_in_any_order_and_twice_leave_the_newest(facts: list[ArticlePublished], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(facts)))

    assert known(*facts, *again) == Known(3, fingerprint(article("They go.")))
