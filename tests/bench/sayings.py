"""Statements as a monitored world would bring them: of few sides and places, and most of them soon."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple, TypeVar

from schemas.ontology import ACTIONS
from schemas.statements import Extent, Modality, Polarity, StatementRecorded
from tests.compare.build import said

START, DAYS = date(2010, 1, 1), 4000
SIDES = [f"{first}{second}{third}" for first in "ABCDEFGH" for second in "IJKLM" for third in "NOPQR"]
PLACES = SIDES[:60]
OUTLETS = [f"Outlet {number}" for number in range(300)]
WORDS = [
    f"{onset}{vowel}{coda}"
    for onset in "b ch d f g h k l m n p r s st t v w".split()
    for vowel in "aeiou"
    for coda in "b ck d ll m n rt st".split()
]

Item = TypeVar("Item")


class Skewed(NamedTuple):
    """Items of which the n-th is n to the power of `exponent` times rarer than the first (Zipf's law)."""

    items: Sequence[Any]
    cumulated: list[float]

    def draw(self, random: Random) -> Any:
        """One of them."""
        return random.choices(self.items, cum_weights=self.cumulated)[0]


def skewed(items: Sequence[Any], exponent: float = 1) -> Skewed:
    """Items to be drawn by Zipf's law."""
    return Skewed(items, list(accumulate(1 / rank**exponent for rank in range(1, len(items) + 1))))


def sayings(count: int, an_article: int = 5) -> Iterator[StatementRecorded]:
    """Statements of eleven years as they are published, some an article, the same each time; the largest claim group has one in fifty.

    Seven in ten were said on the day, nearly all others within a week; one in two hundred looks back to some month or year before, as do as
    many of those that are read in the news of one war.
    """
    random = Random(count)
    sides, places, outlets, words = skewed(SIDES), skewed(PLACES), skewed(OUTLETS), skewed(WORDS)
    families = skewed(actions_of_families(), 0.6)
    for number in range(count):
        published = START + timedelta(DAYS * number // count)
        action, side = random.choice(families.draw(random)), sides.draw(random)
        yield said(
            action,
            _said(random, published),
            side=side,
            place=places.draw(random) if random.random() < 0.8 else None,
            actor=side if random.random() < 0.5 else None,
            polarity=random.choices([*Polarity], [9, 1])[0],
            modality=random.choices([*Modality], [3, 2, 4, 1])[0],
            extent=random.choices([None, *Extent], [8, 1, 1])[0],
            published=published,
            article=f"article {number // an_article}",
            outlet=outlets.draw(random),
            content=f"the {action} " + " ".join(words.draw(random) for _ in range(random.randint(6, 20))),
            object=" ".join(words.draw(random) for _ in range(2)),
        )


def _said(random: Random, published: date) -> str:
    drawn = random.random()
    if drawn < 0.7:
        return published.isoformat()
    if drawn < 0.995:
        return (published - timedelta(random.randint(1, 7))).isoformat()
    if drawn < 0.9975:
        return f"{published - timedelta(random.randint(30, 300)):%Y-%m}"
    return str(published.year - random.randint(1, 5))


def actions_of_families() -> list[list[str]]:
    """The actions of each family, in the order of the ontology, and topics as the last."""
    families: dict[str, list[str]] = defaultdict(list)
    for action, entry in ACTIONS.items():
        families[entry.family].append(action)
    return [*families.values(), ["roads", "schools", "harvest", "songs"]]
