"""Sentences as news has them: words that follow each other as in the articles written for the tests."""

from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parents[1] / "corpus"
SHORTEST, LONGEST = 4, 30
LEFT_OUT = 0.25
"""Share of the words that are left out where a sentence is not copied but told again, as a headline or a shorter article does."""


def sentence(random: Random) -> list[str]:
    """Some words: each has followed the one before it somewhere."""
    words = [random.choice(openings())]
    for _ in range(random.randint(SHORTEST, LONGEST) - 1):
        words.append(random.choice(followers()[words[-1]]))
    return words


def told_again(random: Random, words: list[str]) -> list[str]:
    """The same sentence without some of its words; what has others in their place would mostly be told of another thing."""
    return [word for word in words if random.random() >= LEFT_OUT] or words


@cache
def followers() -> dict[str, list[str]]:
    """Word -> those that follow it, as often as they do."""
    found: dict[str, list[str]] = defaultdict(list)
    for words in _articles():
        for word, other in pairwise([*words, words[0]]):
            found[word].append(other)
    return found


@cache
def openings() -> list[str]:
    """Words that sentences begin with."""
    return [word for words in _articles() for before, word in pairwise(words) if before.endswith(".")]


@cache
def nouns() -> list[str]:
    """Longer words, as topics."""
    return sorted({word for word in followers() if word.isalpha() and word.islower() and len(word) > 4})


def _articles() -> list[list[str]]:
    return [_body(path.read_text(encoding="utf-8")).split() for path in sorted(CORPUS.glob("*.txt"))]


def _body(article: str) -> str:
    """An article without the lines above it that tell its outlet and day."""
    return article.split("---", 2)[-1]
