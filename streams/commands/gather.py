"""What a command is given to read, and what it says of that which can not be read."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import typer

from schemas.articles import ArticlePublished
from streams.ingest.addresses import Network
from streams.ingest.articles import articles
from streams.ingest.drafts import Refusal
from streams.show.passage import printable


def gather(sources: Iterable[str], published: datetime | None, allowed: Sequence[Network] = ()) -> Iterator[ArticlePublished | Refusal]:
    """All articles of the sources, and what was refused of them today; `published` dates the texts that do not tell their day.

    Only public addresses of the web are asked, and those in the `allowed` networks.
    """
    today = datetime.now().astimezone().date()
    return articles(sources, published and published.date(), today=today, allowed=allowed)


def accepted(found: Iterable[ArticlePublished | Refusal]) -> tuple[list[ArticlePublished], int]:
    """The articles among what was found, and how many others there were: each of these is named on stderr, in one line."""
    read: list[ArticlePublished] = []
    refused = 0
    for one in found:
        if isinstance(one, ArticlePublished):
            read.append(one)
        else:
            refused += 1
            typer.echo(printable(str(one)), err=True)
    return read, refused
