"""A text as sentences of words, told apart as far as likeness needs: names, numbers, and all others."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from streams.likeness.vectors import pieces_of

ADDRESS = re.compile(r"https?://[^\s)\]]+")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+|\s-{2,3}\s|\s?[–—]\s")
WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:-\d\w*|['’]t\b)?")
"""Initials, a designation (`F-35`), a number, or letters; what an apostrophe cuts off is no word, but for the `t` of `wasn't`."""

LOST = re.compile(r"['’](?:s|re|ve|ll|d|m)\b", re.IGNORECASE)
LEADS = re.compile(r"(?:^|[\"“‘(\[:.!?…\n]|--|–|—)\s*$")
"""What stands before a word that would be capitalised whatever it is."""
OPENING = re.compile(r"(?:(?:new|great|saint|san|los|el|al|abu)\b|(?:north|south|east|west)(?:ern)?\b)\s+(?-i:[A-Z])", re.IGNORECASE)
"""Words that begin a name of several, where one follows: `North Korea`."""
BEFORE = 4
"""Characters before a word that are looked at for that."""

SHORT = 3
"""Letters of what people write in capitals among other words because it is a name: `EU`, `FBI`."""

NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot hardly barely".split())
SPELLED = {
    word: str(number)
    for number, word in (
        *enumerate("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(), 2),
        *((17, "seventeen"), (18, "eighteen"), (19, "nineteen")),
        *zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True),
    )
}
"""Numbers that are written as one word; `one` is left out, which seldom counts anything."""


class Kind(Enum):
    """What a word is, as far as likeness tells words apart."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"


class Word(NamedTuple):
    """A word of a text: what it is taken for, and where it stands."""

    form: str
    """Lower case for a word, as written for a name (`PUTIN` as `Putin`), digits alone for a number."""
    kind: Kind
    start: int
    end: int


Reading = tuple[str, Kind]
"""The form and kind of a word."""


def is_negated(sentence: Iterable[Reading]) -> bool:
    """Whether the words of a sentence turn what it says into the contrary, and do not turn it twice."""
    return len([True for form, _ in sentence if form in NEGATIONS or form.endswith("n't")]) % 2 == 1


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[list[Word], ...]:
    """The words of each sentence of a text that has any; addresses of pages are left out. Dashes part sentences too."""
    return tuple([Word(*reading, *match.span()) for reading, match in sentence] for sentence in _sentences(text))


def readings(text: str) -> list[list[Reading]]:
    """The same as nothing but forms and kinds, which takes half the time."""
    return [[reading for reading, _ in sentence] for sentence in _sentences(text)]


def _sentences(text: str) -> Iterator[list[tuple[Reading, re.Match[str]]]]:
    blanked = text.replace("’", "'")
    blanked = LOST.sub(_blank, blanked) if "'" in blanked else blanked
    blanked = ADDRESS.sub(_blank, blanked) if "://" in blanked else blanked
    start = 0
    for end in [match.end() for match in SENTENCE_END.finditer(blanked)] + [len(blanked)]:
        if found := _words(blanked, start, end):
            yield found
        start = end


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _words(text: str, start: int, end: int) -> list[tuple[Reading, re.Match[str]]]:
    shouted, found = text[start:end].isupper(), []
    for match in WORD.finditer(text, start, end):
        word = match[0]
        leads = word[0].isupper() and (shouted or _leads(text, match.start()))
        found.append((_read(word, leads, shouted), match))
    return found


def _leads(text: str, start: int) -> bool:
    """Whether a word stands where any word would be capitalised, and does not itself begin a name."""
    return LEADS.search(text[max(0, start - BEFORE) : start]) is not None and OPENING.match(text, start) is None


@lru_cache(maxsize=32768)
def _read(word: str, leads: bool, shouted: bool) -> Reading:
    """The form and kind of a word. One that `leads` is a name only where it is seldom written small: "Athens" is missed there."""
    lower = word.lower()
    if (number := SPELLED.get(lower, word))[0].isdigit():
        return number.rstrip("stndrh").replace(",", ""), Kind.NUMBER
    if not word[0].isupper() or len(word) == 1:
        return lower, Kind.WORD
    if word.isupper() and not shouted:
        return (word.replace(".", ""), Kind.NAME) if len(word) <= SHORT or len(pieces_of(lower)) > 1 else (lower, Kind.WORD)
    written = word.capitalize()
    return (lower, Kind.WORD) if leads and len(pieces_of(lower)) <= len(pieces_of(written)) else (written, Kind.NAME)
