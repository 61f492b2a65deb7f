"""Statements as a monitored world would bring them: of few sides and places, most of them soon, some said again for years.

The shares are those of 4,587 statements that were extracted from 804 articles on one war (FA-KES), rounded, but for two: less is
about violence, and fewer speakers are unknown, so that no claim group has more than about one statement in fifty. Each tenth reports
again what others have just reported, and some thousand claims are said again and again over the years, the first of them thousands
of times among a million. `python -m tests.bench share` prints how many are flagged, here and in the articles.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple

from schemas.ontology import ACTIONS, Act, Family
from schemas.statements import Extent, Grade, Modality, Place, Polarity, Speaker, StatementRecorded
from tests.bench.babble import nouns, sentence, told_again
from tests.compare.build import said

START, DAYS = date(2010, 1, 1), 4000
SIDES = [None, *(f"{first}{second}{third}" for first in "ABCDEFGH" for second in "IJKLM" for third in "NOPQR")]
"""The first, and so the most frequent, is not known."""
PLACES = [side for side in SIDES if side][:60]
SITES = [f"site {number}" for number in range(40)]
OUTLETS = [f"Outlet {number}" for number in range(300)]
PEOPLE = [f"Person {number}" for number in range(5000)]
TRADES = [None, None, "source", "activist", "resident", "official", "doctor", "witness", "lawmaker", "rebel"]

NEWS, STANDING = 2_000, 5_000
"""How many of the last things said are reported again, and how many are said again and again over the years."""
REPORTED_AGAIN, SAID_AGAIN = 0.1, 0.04
"""Shares of the statements that report once more what others have just reported, and that say again what was said at any time before."""
COPIED = 0.5
"""Share of the reports that bring the words of another one as they are."""

OTHERS = [family for family in Family if family not in (Family.TOPIC, Family.VIOLENCE)]
TOPICS, VIOLENCE = 0.35, 0.3
"""Shares of the two families that most is said in."""
ACTS = [Act.CLAIMED, Act.STATED, Act.ACCUSED, Act.ANNOUNCED, Act.URGED, Act.DENIED, Act.CONDEMNED, Act.PLEDGED]
ACT_WEIGHTS = [44, 30, 12, 5, 3, 2, 2, 2]
MODALITIES = [Modality.DONE, Modality.UNDER_WAY, Modality.PLANNED, Modality.CONDITIONAL]
MODALITY_WEIGHTS = [75, 12, 10, 3]


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


class Saying(NamedTuple):
    """What somebody says, as the slots and words of a statement."""

    slots: dict[str, Any]
    words: list[str]


class World:
    """What can be said, by whom, and what was."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._sides, self._others = skewed(SIDES, 0.65), skewed(OTHERS)
        self._places, self._sites, self._people = skewed(PLACES), skewed(SITES), skewed(PEOPLE)
        self._actions = {family: skewed(actions) for family, actions in actions_of_families().items()}
        self._news: deque[Saying] = deque(maxlen=NEWS)
        self._standing: list[Saying] = []
        self._ranks = skewed(range(STANDING))

    def next(self) -> Saying:
        """What is said next: something new, or what was said before, now or years ago."""
        drawn = self._random.random()
        if drawn < REPORTED_AGAIN and self._news:
            return self._again(self._random.choice(self._news))
        if drawn < REPORTED_AGAIN + SAID_AGAIN and self._standing:
            return self._again(self._standing[self._ranks.draw(self._random) % len(self._standing)])
        saying = self._new()
        self._news.append(saying)
        if len(self._standing) < STANDING:
            self._standing.append(saying)
        return saying

    def _again(self, saying: Saying) -> Saying:
        return saying if self._random.random() < COPIED else saying._replace(words=told_again(self._random, saying.words))

    def _new(self) -> Saying:
        random, side, family = self._random, self._sides.draw(self._random), self._family()
        slots = {
            "action": self._actions[family].draw(random),
            "side": side,
            "speaker": self._unknown() if side is None else Speaker(name=f"a spokeswoman of {side}", side=side, grade=Grade.NAMED),
            "act": random.choices(ACTS, ACT_WEIGHTS)[0],
            "actor": self._actor(side),
            "place": self._place(),
            "polarity": random.choices([*Polarity], [94, 6])[0],
            "modality": random.choices(MODALITIES, MODALITY_WEIGHTS)[0],
            "extent": random.choices([None, *Extent], [74, 8, 18])[0],
        }
        return Saying(slots, sentence(random))

    def _family(self) -> Family:
        drawn = self._random.random()
        return Family.TOPIC if drawn < TOPICS else Family.VIOLENCE if drawn < TOPICS + VIOLENCE else self._others.draw(self._random)

    def _unknown(self) -> Speaker:
        """Two of three are not named, and little is told of them."""
        if self._random.random() < 0.33:
            name = self._people.draw(self._random)
            return Speaker(name=name, id=name.casefold() if self._random.random() < 0.5 else None, grade=Grade.NAMED)
        return Speaker(name="sources", role=self._random.choice(TRADES), grade=Grade.UNNAMED)

    def _actor(self, side: str | None) -> str | None:
        drawn = self._random.random()
        return None if drawn < 0.77 else side if drawn < 0.89 else self._sides.draw(self._random)

    def _place(self) -> Place | None:
        if self._random.random() < 0.28:
            return None
        code, site = self._places.draw(self._random), self._sites.draw(self._random)
        inside = self._random.random() < 0.7
        return Place(name=site if inside else code, code=code, id=f"{code}/{site}" if inside else None)


def sayings(count: int, an_article: int = 6) -> Iterator[StatementRecorded]:
    """Statements of eleven years as they are published, some an article, the same each time.

    Six in seven are said in the week in which they are published, without a day; one in 150 looks back to some month or year before.
    """
    random = Random(count)
    world, outlets, outlet = World(random), skewed(OUTLETS), OUTLETS[0]
    for number in range(count):
        published, saying = START + timedelta(DAYS * number // count), world.next()
        outlet = outlets.draw(random) if number % an_article == 0 else outlet
        yield said(
            day=_said(random, published),
            published=published,
            article=f"article {number // an_article}",
            outlet=outlet,
            content=" ".join(saying.words),
            object=" ".join(saying.words[-2:]) if random.random() < 0.5 else None,
            **saying.slots,
        )


def _said(random: Random, published: date) -> str:
    drawn = random.random()
    if drawn < 0.85:
        return f"{published - timedelta(7)}/{published}"
    if drawn < 0.93:
        return published.isoformat()
    if drawn < 0.993:
        return (published - timedelta(random.randint(1, 7))).isoformat()
    if drawn < 0.9965:
        return f"{published - timedelta(random.randint(30, 300)):%Y-%m}"
    return str(published.year - random.randint(1, 5))


def actions_of_families() -> dict[Family, list[str]]:
    """The actions of each family in the order of the ontology; of topics, the words that may be one."""
    families: dict[Family, list[str]] = defaultdict(list)
    for action, entry in ACTIONS.items():
        families[entry.family].append(action)
    return families | {Family.TOPIC: nouns()}
