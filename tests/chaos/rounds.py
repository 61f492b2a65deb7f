"""One round: articles come, something breaks at a random moment and heals, and then all must be as if nothing had been."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import NamedTuple

from kafka import KafkaProducer
from kafka.errors import KafkaError

from schemas.topics import ARTICLES
from streams.errors import SaidBeforeError
from streams.kafka import publish, security
from tests.chaos.faults import FAULTS, NOTHING, Fault
from tests.chaos.hosts import Installation, installation
from tests.chaos.seen import Difference, Seen
from tests.chaos.stream import Sent, articles
from tests.chaos.undisturbed import Undisturbed

ARTICLES_A_ROUND = 100
EVERY = 6
"""One round of so many is left in peace: what recovery is compared with."""
LATEST_SECONDS = 3.0
"""Something breaks at the latest so long after the articles began to come."""
PATIENCE_SECONDS = 240.0
LOOK_SECONDS = 0.25
AGAIN_SECONDS = 0.5


class Round(NamedTuple):
    """What happened, how many seconds later all was there, and what was amiss then."""

    number: int
    fault: str
    seconds: float
    difference: Difference
    articles: int
    flags: int
    brought_again: int


def rounds(home: Path, count: int, seed: int) -> Iterator[Round]:
    """Run rounds against one installation; each ends when all that must stand does, or after PATIENCE_SECONDS with what is amiss."""
    random, today = Random(seed), datetime.now(UTC).date()
    with installation(home, far=True) as running:
        undisturbed, seen = Undisturbed(today), Seen(running.settings, running.desk)
        for number, fault in enumerate(drawn(running, random, count)):
            sent = articles(random, range(number * ARTICLES_A_ROUND, (number + 1) * ARTICLES_A_ROUND), today)
            undisturbed.take(sent)
            healed = _break(running, random, fault, sent)
            difference = _settled(seen, undisturbed)
            yield Round(
                number,
                fault.name,
                monotonic() - healed,
                difference,
                len(sent.facts) + len(sent.broken),
                len(undisturbed.wanted.flags),
                seen.brought_again,
            )


def drawn(running: Installation, random: Random, count: int) -> Iterator[Fault]:
    """The faults of so many rounds: each kind that this machine allows equally often, in random order, and some rounds of peace."""
    possible = [fault for fault in FAULTS if fault.is_possible(running)]
    waiting: list[Fault] = []
    for number in range(count):
        if number % EVERY == 0:
            yield NOTHING
            continue
        waiting = waiting or random.sample(possible, len(possible))
        yield waiting.pop()


def _break(running: Installation, random: Random, fault: Fault, sent: Sent) -> float:
    """Send articles, and break something meanwhile; gives when it was healed."""
    with ThreadPoolExecutor(1) as other:
        sending = other.submit(_send, running, sent)
        sleep(random.uniform(0, LATEST_SECONDS))
        fault.deed(running, random)
        healed = monotonic()
        sending.result()
    return healed


def _send(running: Installation, sent: Sent) -> None:
    """Publish until the broker has all, as a feed reader does that is started again: what has arrived is then there twice."""
    while True:
        try:
            publish(running.settings, sent.facts)
            _send_bytes(running, sent.broken)
        except (SaidBeforeError, KafkaError):
            sleep(AGAIN_SECONDS)
        else:
            return


def _send_bytes(running: Installation, values: list[bytes]) -> None:
    topic = ARTICLES.full_name(running.settings.topic_prefix)
    with closing(KafkaProducer(**security(running.settings), acks="all", enable_idempotence=False)) as producer:
        for sending in [producer.send(topic, key=value[:8], value=value) for value in values]:
            sending.get(10)


def _settled(seen: Seen, undisturbed: Undisturbed) -> Difference:
    """What is amiss as soon as nothing is, or when patience ends."""
    deadline, wanted = monotonic() + PATIENCE_SECONDS, undisturbed.wanted
    while True:
        seen.look()
        if not (difference := seen.difference(wanted)) or monotonic() > deadline:
            return difference
        sleep(LOOK_SECONDS)
