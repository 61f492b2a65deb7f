"""The way through ingest, from a source to the articles in it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from schemas.articles import ArticlePublished
from streams.ingest.accept import accept
from streams.ingest.addresses import Network
from streams.ingest.drafts import Raw, Refusal
from streams.ingest.formats import read
from streams.ingest.sources import raws


def articles(
    sources: Iterable[str], published: date | None = None, *, today: date, allowed: Sequence[Network] = ()
) -> Iterator[ArticlePublished | Refusal]:
    """All articles of the sources, in the order in which they are found there, each as its first revision; and what was refused.

    A source is a file, a directory, `-` for standard input, or an http(s) address. `published` is the day of the texts that do not
    tell theirs; what is dated later than the day after `today` is refused. A broken
    source is one refusal, and the rest go on.
    """
    for source in sources:
        for raw in raws(source, allowed):
            yield from (raw,) if isinstance(raw, Refusal) else articles_in(raw, published, today)


def articles_in(raw: Raw, published: date | None, today: date) -> Iterator[ArticlePublished | Refusal]:
    """The articles in bytes, and what was refused of them. Pure; never raises."""
    for draft in read(raw):
        yield draft if isinstance(draft, Refusal) else accept(draft, published, today)
