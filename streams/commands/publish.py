"""What `saidbefore ingest` and `saidbefore retract` do: bring articles, and their retractions, to the articles topic."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple, cast

import typer

from schemas.articles import ArticleFact, ArticlePublished, ArticleRetracted, article_id
from schemas.topics import ARTICLES, read
from streams.acls import Role
from streams.commands.gather import accepted
from streams.errors import SaidBeforeError
from streams.ingest.catalogue import Catalogue
from streams.ingest.drafts import Refusal
from streams.ingest.normal import canonical
from streams.ingest.revisions import number, number_all
from streams.kafka import Message, NotDeliveredError, check_allowed, publish, read_all, topic_id
from streams.settings import Settings
from streams.show.passage import printable
from streams.show.progress import Progress, unheard

CHUNK = 500
"""Articles that are held in memory and published together."""


class UnknownArticleError(SaidBeforeError):
    """The topic holds no such article."""


class Counts(NamedTuple):
    """How many articles were published as new ones and as revisions, were known already, were refused, and did not reach the broker."""

    new: int = 0
    revised: int = 0
    known: int = 0
    refused: int = 0
    undelivered: int = 0

    def __str__(self) -> str:
        """`3 new, 1 revised, 2 already known, 0 refused`, and how many were not delivered where some were not."""
        words = f"{self.new} new, {self.revised} revised, {self.known} already known, {self.refused} refused"
        return words + (f", {self.undelivered} not delivered" if self.undelivered else "")

    @property
    def complete(self) -> bool:
        """Whether everything that was given is in the topic now."""
        return not (self.refused or self.undelivered)


def ingest(settings: Settings, found: Iterable[ArticlePublished | Refusal], progress: Progress) -> Counts:
    """Publish the articles that the topic does not hold yet, each under its revision, and count.

    What is refused or not delivered is named on stderr, and the rest go on. Raises what `kafka.publish` raises where there is no broker.
    """
    check_allowed(settings, Role.INGEST)
    counts = Counts()
    remaining = iter(found)
    with _up_to_date(settings, progress) as catalogue:
        while chunk := list(islice(remaining, CHUNK)):
            more = _ingest(settings, catalogue, chunk, partial(_tell, progress, sum(counts)))
            counts = Counts(*map(sum, zip(counts, more, strict=True)))
    return counts


def ingest_one(settings: Settings, article: ArticlePublished) -> ArticlePublished | None:
    """Publish an article under its revision, and give it as it was published; None where the topic holds it as it is.

    Raises what `kafka.publish` raises.
    """
    with _up_to_date(settings, unheard) as catalogue:
        news = number(catalogue.known([article.article]).get(article.article), article)
        if news:
            publish(settings, [news])
            catalogue.take([news], {})
        return news


def retract(settings: Settings, name: str, reason: str | None, progress: Progress) -> ArticleRetracted:
    """Publish that an article was withdrawn by its outlet; `name` is its address or its id. Raises UnknownArticleError."""
    check_allowed(settings, Role.INGEST)
    with _up_to_date(settings, progress) as catalogue:
        return _retracted(settings, catalogue, [name, _id_of(name)], reason)


def retract_one(settings: Settings, article: str, reason: str | None) -> ArticleRetracted:
    """Publish that an article, given its id, was withdrawn by its outlet. Raises UnknownArticleError and what `kafka.publish` raises."""
    with _up_to_date(settings, unheard) as catalogue:
        return _retracted(settings, catalogue, [article], reason)


def _retracted(settings: Settings, catalogue: Catalogue, names: Sequence[str], reason: str | None) -> ArticleRetracted:
    known = catalogue.known(names)
    if not known:
        raise UnknownArticleError(f"{names[0]} is not in the topic: give the address under which it was ingested, or the article's id")
    article, newest = known.popitem()
    fact = ArticleRetracted(article=article, revision=newest.revision + 1, reason=reason)
    publish(settings, [fact])
    catalogue.take([fact], {})
    return fact


def _tell(progress: Progress, before: int, delivered: int) -> None:
    progress("publishing articles", before + delivered)


def _id_of(address: str) -> str:
    return article_id(canonical(address), outlet="", published=date.min, text="")  # of an article with an address nothing else counts


def _ingest(settings: Settings, catalogue: Catalogue, chunk: list[ArticlePublished | Refusal], told: Callable[[int], None]) -> Counts:
    articles, refused = accepted(chunk)
    numbered = list(number_all(catalogue.known({article.article for article in articles}), articles))
    news = [article for article in numbered if article]
    undelivered = _publish(settings, news, told)
    arrived = [article for article in news if article.id not in undelivered]
    catalogue.take(arrived, {})
    new = sum(article.revision == 1 for article in arrived)
    return Counts(new, len(arrived) - new, numbered.count(None), refused, len(undelivered))


def _publish(settings: Settings, news: list[ArticlePublished], told: Callable[[int], None]) -> Mapping[str, str]:
    """Publish articles; gives those that did not arrive, named on stderr."""
    try:
        if news:
            publish(settings, news, told)
    except NotDeliveredError as error:
        for article in news:
            if reason := error.failed.get(article.id):
                name = article.url or article.title or article.article
                typer.echo(printable(f"{name}: not delivered: {reason}; ingest it again, what has arrived stays once"), err=True)
        return error.failed
    return {}


@contextmanager
def _up_to_date(settings: Settings, progress: Progress) -> Iterator[Catalogue]:
    """The catalogue of the articles topic, after it has read what is new there."""
    topic = topic_id(settings, ARTICLES)
    progress("reading what the topic holds")
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with Catalogue(settings.data_dir / "catalogue.sqlite", topic) as catalogue:
        messages, offsets = read_all(settings, ARTICLES, catalogue.offsets())
        catalogue.take(_facts(messages), offsets)
        yield catalogue


def _facts(messages: Iterable[Message]) -> Iterator[ArticleFact]:
    """The facts in messages; one that holds none is for the workers to bury."""
    for message in messages:
        with suppress(ValueError):
            yield cast(ArticleFact, read(ARTICLES, message.value or b""))
