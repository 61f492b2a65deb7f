"""Articles of some years and of today, drawn by a seed: announcements that come again, revised, withdrawn, in other languages, broken."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any, NamedTuple

from schemas.articles import ArticleFact, ArticlePublished, ArticleRetracted

NATIONS = (
    ("Portuguese", "Portugal"), ("French", "France"), ("Turkish", "Turkey"), ("Russian", "Russia"), ("British", "Britain"),
    ("Italian", "Italy"), ("Spanish", "Spain"), ("Polish", "Poland"), ("Dutch", "the Netherlands"), ("Norwegian", "Norway"),
)  # fmt: skip
PLACES = ("Mali", "Syria", "Iraq", "Libya", "Niger", "Sudan", "Afghanistan", "Somalia")
DEEDS = ("withdraw its troops from", "send more troops to", "resume flights to", "send food aid to", "reopen its embassy in")
CLAIMS = tuple(product(NATIONS, PLACES, DEEDS))
MINISTERS = ("defence", "foreign")
OUTLETS = ("Harbour Post", "Coastal Times", "Sahel Star", "Aegean Mail", "Northern Echo")
SAID = "The {adjective} {minister} ministry said on {day} that {country} would {negation}{deed} {place}."

A_ARTICLE = 3
FIRST, LAST = date(2012, 1, 1), date(2024, 12, 31)
TODAYS, DENIED = 0.25, 0.15
"""Shares of the articles that were published today, and of the announcements that something will not be done."""
REVISED, WITHDRAWN, FOREIGN, BROKEN = 0.08, 0.04, 0.03, 0.03
"""Shares of the articles that come in a second revision, that are retracted, that nobody here reads, and that are none."""


class Sent(NamedTuple):
    """What is put on the articles topic: facts, and bytes that are none."""

    facts: list[ArticleFact]
    broken: list[bytes]


def articles(random: Random, numbers: range, today: date) -> Sent:
    """The articles of some numbers, in any order, some of them twice."""
    facts, broken = list[ArticleFact](), list[bytes]()
    for number in numbers:
        drawn = random.random()
        if drawn < BROKEN:
            broken.append(f'{{"type": "ArticlePublished", "article": "article {number}"'.encode())
        else:
            facts += _revisions(random, number, today, drawn - BROKEN)
    facts += random.sample(facts, len(facts) // 10)
    random.shuffle(facts)
    return Sent(facts, broken)


def _revisions(random: Random, number: int, today: date, drawn: float) -> Iterator[ArticleFact]:
    about: dict[str, Any] = {
        "article": f"article {number}",
        "outlet": random.choice(OUTLETS),
        "published": today if random.random() < TODAYS else FIRST + timedelta(random.randrange((LAST - FIRST).days)),
        "language": "pt" if drawn < FOREIGN else "en",
    }
    yield ArticlePublished(**about, revision=1, text=_text(random, about["published"]))
    if FOREIGN <= drawn < FOREIGN + REVISED:
        yield ArticlePublished(**about, revision=2, text=_text(random, about["published"]))
    elif FOREIGN + REVISED <= drawn < FOREIGN + REVISED + WITHDRAWN:
        yield ArticleRetracted(article=about["article"], revision=2)


def _text(random: Random, published: date) -> str:
    return "\n\n".join(_sentence(random, published, claim) for claim in random.sample(CLAIMS, A_ARTICLE))


def _sentence(random: Random, published: date, claim: tuple[Sequence[str], str, str]) -> str:
    (adjective, country), place, deed = claim
    return SAID.format(
        adjective=adjective,
        country=country,
        minister=random.choice(MINISTERS),
        day=f"{published - timedelta(random.randint(1, 2)):%A}",
        negation="not " if random.random() < DENIED else "",
        deed=deed,
        place=place,
    )
