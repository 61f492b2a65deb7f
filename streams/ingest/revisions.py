"""Which revision of its article a text is, told from the newest one known."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from schemas.articles import ArticleFact, ArticlePublished, ArticleRetracted
from schemas.base import content_id


class Known(NamedTuple):
    """The newest revision of an article, and the fingerprint of what it says; None where only its retraction was seen."""

    revision: int
    fingerprint: str | None


def fingerprint(article: ArticlePublished) -> str:
    """The same for two readings of an article unless its title, text or day of publication changed."""
    return content_id("fingerprint", article.title, article.text, article.published.isoformat())


def fold(known: Known | None, fact: ArticleFact) -> Known:
    """What is known of an article after one more fact about it; facts may come twice and in any order.

    A retraction keeps the fingerprint, so that a retracted text does not come back by being read again.
    """
    if known and fact.revision <= known.revision:
        return known
    if isinstance(fact, ArticleRetracted):
        return Known(fact.revision, known.fingerprint if known else None)
    return Known(fact.revision, fingerprint(fact))


def number(known: Known | None, article: ArticlePublished) -> ArticlePublished | None:
    """The article as revision 1 or as the next one; None where it is known and unchanged."""
    if known is None:
        return _revised(article, 1)
    return None if known.fingerprint == fingerprint(article) else _revised(article, known.revision + 1)


def number_all(known: Mapping[str, Known], articles: Iterable[ArticlePublished]) -> Iterator[ArticlePublished | None]:
    """One answer of `number` for each article in turn, where an article is known to those after it; `known` is left as it was."""
    state = dict(known)
    for article in articles:
        revised = number(state.get(article.article), article)
        if revised:
            state[article.article] = fold(state.get(article.article), revised)
        yield revised


def _revised(article: ArticlePublished, revision: int) -> ArticlePublished:
    return ArticlePublished(**article.model_dump(exclude={"id", "revision"}), revision=revision)
