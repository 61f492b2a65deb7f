"""A log as Kafka would hold it, without Kafka: the facts that articles raise, as messages of their topics."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from schemas.articles import ArticlePublished, article_id
from schemas.base import Fact
from schemas.topics import topic_of
from streams.board.project import Delivered
from streams.commands.gather import gather
from streams.demo import articles as demo_articles
from streams.local import in_order, scan

BEGIN, SECOND = 1_700_000_000_000, 1_000


def article(outlet: str, published: str, text: str, name: str = "") -> ArticlePublished:
    """An article of an outlet, at an address of its own."""
    day, url = date.fromisoformat(published), f"https://{outlet.replace(' ', '-').lower()}.example/{published}{name}"
    return ArticlePublished(
        article=article_id(url, outlet, day, text), revision=1, title=None, text=text, outlet=outlet, published=day, url=url
    )


@cache
def demo() -> tuple[Fact, ...]:
    """All facts of the demo's articles, in the order of their topics."""
    return facts_of(fact for fact in gather(list(map(str, demo_articles())), None) if isinstance(fact, ArticlePublished))


def facts_of(articles: Iterable[ArticlePublished]) -> tuple[Fact, ...]:
    """Articles, and the statements and standing flags that come of them."""
    batch = scan(in_order(articles))
    return (*batch.articles, *batch.facts, *batch.flags)


def delivered(facts: Iterable[Fact], since: Sequence[Delivered] = ()) -> list[Delivered]:
    """Facts as messages in one partition of each topic, behind those that are there, a second apart."""
    ends = Counter(message.topic for message in since)
    found: list[Delivered] = []
    for place, fact in enumerate(facts, len(since)):
        topic = topic_of(fact).name
        found.append(Delivered(topic, 0, ends[topic], BEGIN + place * SECOND, fact.model_dump_json().encode()))
        ends[topic] += 1
    return found
