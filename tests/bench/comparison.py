"""Statements a second of comparison: alone, and in a worker on Kafka."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from time import perf_counter, sleep
from typing import TypeVar

from schemas.flags import StatementFlagged, standing
from schemas.ontology import ACTIONS
from schemas.statements import StatementRecorded
from schemas.topics import FLAGS
from streams.compare.history import History
from streams.demo.watch import Watch
from streams.kafka import publish, read_all
from streams.settings import Settings
from tests.bench import Figure
from tests.bench.brokers import kafka
from tests.compare.build import said
from tests.kafka.workers import until

ALONE = 10_000
WARM_UP, ON_KAFKA = 100, 3_000
SIDES = tuple(
    "USA RUS CHN ISR IRN TUR UKR GBR FRA DEU UN EU NATO IND PAK SYR SAU EGY JPN PRK KOR POL IRQ AFG VEN BRA MLI ETH PRT GRC".split()
)
LOOK_SECONDS = 0.5

Item = TypeVar("Item")


def alone() -> Iterator[Figure]:
    """A history in memory, and nothing else."""
    _, seconds = compared(sayings(ALONE))
    yield Figure(
        "comparison alone", f"{ALONE / seconds:.0f} statements/s", f"{ALONE} statements, Zipf's law over sides, families and places"
    )


def through_faust() -> Iterator[Figure]:
    """A worker on Kafka: from its first flag on to its last one, by the times that Kafka has for them."""
    statements = sayings(WARM_UP + ON_KAFKA)
    with kafka(extract_workers=0, compare_workers=1) as live:
        watch = Watch(live)
        arrived(watch, live, statements[:WARM_UP], compared(statements[:WARM_UP])[0])
        _, start = read_all(live, FLAGS)
        wanted, seconds = compared(statements)
        arrived(watch, live, statements[WARM_UP:], wanted)
        times = [message.timestamp / 1000 for message in read_all(live, FLAGS, start)[0]]
    of = f"{ON_KAFKA} such statements, one worker, {len(times)} flag facts"
    yield Figure("comparison through Faust", f"{ON_KAFKA / (max(times) - min(times)):.0f} statements/s", of)
    yield Figure("the same without Faust and Kafka", f"{len(statements) / seconds:.0f} statements/s", "the same statements")


def arrived(watch: Watch, live: Settings, statements: Sequence[StatementRecorded], wanted: Mapping[str, StatementFlagged]) -> None:
    """Publish statements and wait until the wanted flags stand. Raises RuntimeError where they do not."""
    publish(live, statements)
    if until(lambda: _standing(watch), lambda standing: standing == wanted) != wanted:
        raise RuntimeError("the worker did not come to the same flags")


def compared(statements: Sequence[StatementRecorded]) -> tuple[dict[str, StatementFlagged], float]:
    """The flags that stand in the end, and how many seconds they took."""
    history, begin = History(), perf_counter()
    facts = [fact for statement in statements for fact in history.take(statement)]
    return standing(facts), perf_counter() - begin


def _standing(watch: Watch) -> dict[str, StatementFlagged]:
    sleep(LOOK_SECONDS)
    watch.look()
    return watch.standing


def sayings(count: int) -> list[StatementRecorded]:
    """Statements of ten years in no order, each time the same ones; few sides, families and places have most of them."""
    draw, families = Random(count), actions_of_families()
    return [_saying(draw, families, number) for number in range(count)]


def _saying(draw: Random, families: Sequence[Sequence[str]], number: int) -> StatementRecorded:
    side, place = zipf(draw, SIDES), zipf(draw, SIDES)
    day = date(2015, 1, 1) + timedelta(draw.randrange(3652))
    return said(draw.choice(zipf(draw, families)), day.isoformat(), side=side, place=place, article=f"article {number}")


def actions_of_families() -> list[list[str]]:
    """The actions of each family, in the order of the ontology."""
    families: dict[str, list[str]] = defaultdict(list)
    for action, entry in ACTIONS.items():
        families[entry.family].append(action)
    return list(families.values())


def zipf(draw: Random, items: Sequence[Item]) -> Item:
    """One of some items, the n-th of them n times rarer than the first (Zipf's law)."""
    return draw.choices(items, [1 / rank for rank in range(1, len(items) + 1)])[0]
