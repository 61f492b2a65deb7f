"""How long it takes from an article to the flag that comes of it, through Kafka and both workers, one article at a time."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from statistics import quantiles
from time import perf_counter
from typing import cast

from kafka import KafkaProducer

from schemas.articles import ArticlePublished
from schemas.flags import StatementFlagged
from schemas.topics import FLAGS, read
from streams.demo.watch import Watch
from streams.envelope import record
from streams.kafka import Message, follow, security
from streams.settings import Settings
from tests.bench import Figure
from tests.bench.brokers import kafka

WARM_UP, MEASURED = 10, 60
TEXT = """\
Portugal will withdraw its battalion from Mali by June, Portuguese Defence Minister Ana Delgado announced on Monday.
Delgado spoke in the courtyard of the ministry, with the families of the soldiers around her and a band that waited for its turn.
The battalion has been based near Gao since the spring of 2014, in a camp of tents that the wind has moved twice.
The soldiers have trained two thousand men there, most of whom have gone home to their villages for the harvest.
In Gao, shopkeepers counted their debts and their debtors, and the price of water went up before noon.
The contingent is one of the smaller ones in the north of the country, and the only one with a bakery of its own.
Bakers in Santarém are already making room for the regiment's daily four hundred loaves, and the town has painted the station.
"""


def latency() -> Iterator[Figure]:
    """Each article announces again what the one before it announced, two weeks later: one flag an article."""
    with kafka(extract_workers=1, compare_workers=1) as live:
        waited = sorted(waits(live, articles()))
    p50, p95 = (1000 * quantiles(waited, n=20)[part] for part in (9, 18))
    of = f"{len(waited)} articles of {len(TEXT.split())} words, one at a time"
    yield Figure("from article to flag, p50", f"{p50:.0f} ms", of)
    yield Figure("from article to flag, p95", f"{p95:.0f} ms", "the same")


def articles() -> list[ArticlePublished]:
    """The article that has nothing to repeat, those to warm up with, and those to measure."""
    days = [date(2015, 1, 6) + timedelta(weeks=2 * number) for number in range(1 + WARM_UP + MEASURED)]
    return [ArticlePublished(article=f"of {day}", revision=1, text=TEXT, outlet="Harbour Post", published=day) for day in days]


def waits(live: Settings, published: list[ArticlePublished]) -> list[float]:
    """Seconds from when an article is sent until its flag is read, for those to measure. Raises RuntimeError for another's flag."""
    found: list[tuple[str, float]] = []
    with closing(KafkaProducer(**security(live), acks="all")) as producer, closing(follow(live, FLAGS, from_beginning=True)) as messages:
        flags = _first_told(messages)
        _send(live, producer, published[0])
        for article in published[1:]:
            begin = perf_counter()
            _send(live, producer, article)
            found.append((next(flags).statement, perf_counter() - begin))
    _check(live, [statement for statement, _ in found], published[1:])
    return [seconds for _, seconds in found[WARM_UP:]]


def _send(live: Settings, producer: KafkaProducer, article: ArticlePublished) -> None:
    producer.send(**record(article, live.topic_prefix, datetime.now(UTC))._asdict())


def _first_told(messages: Iterable[Message]) -> Iterator[StatementFlagged]:
    """Flags as they come, each once: a worker that had to start again tells some again."""
    told: set[str] = set()
    for message in messages:
        flag = cast(StatementFlagged, read(FLAGS, message.value or b""))
        if flag.id not in told:
            told.add(flag.id)
            yield flag


def _check(live: Settings, flagged: list[str], published: list[ArticlePublished]) -> None:
    watch = Watch(live)
    watch.look()
    if [watch.statements[statement].article for statement in flagged] != [article.article for article in published]:
        raise RuntimeError("some articles raised no flag, or several")
