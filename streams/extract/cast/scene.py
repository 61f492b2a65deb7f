"""What an article is read with: its people, its country, and every use of its nouns."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from schemas.statements import Speaker
from streams.extract.cast.home import country_of
from streams.extract.meaning.domestic import land_of
from streams.extract.parse import Reading, start_of
from streams.extract.parse.words import Doc, Token

FARTHEST = 8
"""Uses of a word; what it meant before these is not looked at."""


class Somebody(NamedTuple):
    """One mention of a person, at its characters, with what the article and the world know of it."""

    start: int
    end: int
    speaker: Speaker
    sex: str | None
    is_subject: bool
    sentence: int
    """Where the mention's sentence begins."""


class Cast(NamedTuple):
    """All who are mentioned in an article, in order; `home` is the one state of whose offices it tells, `land` the one it is about."""

    reading: Reading
    present: tuple[Somebody, ...]
    home: str | None
    land: str | None
    nouns: dict[str, tuple[Token, ...]]
    """Lemma -> the nouns of it, in order."""


def somebody_at(position: int, cast: Cast) -> Somebody | None:
    """The person whose name a character of the text is in."""
    before = bisect_right(cast.present, position, key=lambda one: one.start) - 1
    return cast.present[before] if before >= 0 and position < cast.present[before].end else None


def nouns_of(doc: Doc) -> Iterator[Token]:
    """The nouns and proper nouns of a paragraph, in order."""
    return (token for token in doc if token.pos_ in ("NOUN", "PROPN"))


def scene_of(reading: Reading) -> Cast:
    """Set the scene of an article, as yet without its people."""
    nouns = defaultdict(list)
    for token in (token for paragraph in reading.paragraphs for token in nouns_of(paragraph.doc)):
        nouns[token.lemma_].append(token)
    return Cast(reading, (), country_of(reading), land_of(reading), {lemma: tuple(found) for lemma, found in nouns.items()})


def uses_before(noun: Token, cast: Cast) -> tuple[Token, ...]:
    """The nearest earlier uses of a word in an article, in order."""
    return nearest(cast.nouns.get(noun.lemma_, ()), noun)


def nearest(uses: tuple[Token, ...], word: Token) -> tuple[Token, ...]:
    """The last few of some words, which are in order, before a word."""
    here = bisect_left(uses, start_of(word), key=start_of)
    return uses[max(0, here - FARTHEST) : here]
