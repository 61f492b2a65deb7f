"""On whose behalf a noun phrase speaks: "the Turkish foreign ministry" TUR, "the UK-based monitor" and "a Russian dissident" nobody."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from streams.extract.lexicon import rows
from streams.extract.parse import Reading, start_of
from streams.extract.parse.phrases import is_located, mentions_in
from streams.extract.parse.words import Token
from streams.extract.world import Mention
from streams.extract.world.words import HYPHENS

_LEAD = re.compile(rf"(?:\w{{4,}}|[A-Z]\w*|pro|anti|non)[{HYPHENS}]$")
"""The first half of a compound; the "an-" and "al-" of Arabic names is none."""

OWNING = frozenset("run appointed installed".split())
"""Participles whose first half gives the orders: "the Hamas-run ministry", "the Russian-installed governor"."""

ACTING = OWNING | {"led"}
"""Those whose first half acts: "US-led strikes"."""

STATES = frozenset({"state", "demonym", "seat", "person"})
"""Kinds of mentions that stand for a state, and so not for those who are against it."""

REASONS = frozenset("investigative security federal guardian presidential supreme".split())
"""Beside a council or committee, what makes it one of the state."""


def side_of(words: list[Token], reading: Reading) -> str | None:
    """The side that the words of a noun phrase speak for; None where they name none, or one that they are against."""
    return next((mention.side for mention in owners_in(words, reading)), None)


def owners_in(words: list[Token], reading: Reading) -> Iterator[Mention]:
    """The mentions in a noun phrase on whose behalf somebody speaks, in order."""
    told = [mention for mention in mentions_in(words, reading) if mention.side and mention.kind != "place"]
    opposed = is_stateless(words, told)
    for mention in told:
        of_the_state = mention.kind in STATES
        if not (of_the_state and (opposed or _is_in_a_name(mention, words))) and _is_owner(mention, reading):
            yield mention


def is_opposed(words: Iterable[Token], told: Iterable[Mention]) -> bool:
    """Tell whether a phrase is of those who are not the state: "the Ugandan opposition leader", "exiled Belarusian activists".

    A body that is named in full speaks for itself, whatever its name is made of.
    """
    bodies = [mention for mention in told if mention.kind == "body"]
    free = [word for word in words if not any(one.start <= start_of(word) < one.end for one in bodies)]
    small = {word.lower_ for word in free}
    if small & {"council", "councils", "committee", "committees"} and small & _words("part") and not small & REASONS:
        return True
    return bool(small & _words("any"))


def opposition_in(words: list[Token], reading: Reading) -> str | None:
    """The id of a state's opposition that a phrase names: "Peru's opposition", "the Peruvian opposition leader"; None for any other."""
    if not any(word.lower_ == "opposition" for word in words):
        return None
    told = (mention for mention in mentions_in(words, reading) if mention.kind in STATES and not is_first_half(mention, reading.text))
    sides = (mention.side for mention in told if mention.side)
    return next((f"{side.lower()}-opposition" for side in sides), None)


def is_stateless(words: list[Token], told: Iterable[Mention] = ()) -> bool:
    """Tell whether the people of a phrase speak for no state, be it that they are against it or that they hold no office."""
    return is_opposed(words, told) or is_private(words)


def is_private(words: list[Token]) -> bool:
    """Tell whether a phrase is of people who hold no office: "Kenyan rescue workers", "the Peruvian teacher Luis Vega"."""
    inside = {word.i for word in words}
    heads = [word for word in words if word.head.i not in inside or word.head == word]
    beside = [child for head in heads if head.pos_ == "PROPN" for child in head.children if child.dep_ in ("appos", "compound", "nmod")]
    return any(word.lower_ in _words("head") for word in (*heads, *beside))


def _is_owner(mention: Mention, reading: Reading) -> bool:
    return not (is_first_half(mention, reading.text) or _is_elsewhere(mention, reading) or is_task(mention, reading))


def _is_elsewhere(mention: Mention, reading: Reading) -> bool:
    """Tell where somebody is from whom they belong to: "the envoy in Paris", but "a spokesman within the alliance"."""
    word = reading.word_at(mention.start, mention.end)
    belongs = mention.kind == "body" and word is not None and word.head.lower_ in ("within", "from", "in")
    return is_located(mention, reading) and not belongs


def is_first_half(mention: Mention, text: str, owning: frozenset[str] = OWNING) -> bool:
    """Tell "US-backed", "Turkey-based", "US-Russia" from a name by itself; "Hamas-run" speaks for Hamas."""
    joint, behind = text[mention.end : mention.end + 1], text[mention.end + 1 : mention.end + 20]
    if behind.startswith("based ") and joint == " ":
        return True
    second = _LEAD.search(text[max(0, mention.start - 20) : mention.start]) is not None
    if joint and joint in HYPHENS and behind[:1].isalpha():
        return next(iter(behind.replace("\n", " ").split()), "").strip(".,;") not in owning
    return second


def is_task(mention: Mention, reading: Reading) -> bool:
    """Tell what somebody deals with from whom they speak for: "the envoy for Yemen", but "a spokesman for Yemen's army"."""
    word = reading.word_at(mention.start, mention.end)
    while word is not None and word.dep_ in ("compound", "amod", "nmod", "poss", "conj"):
        word = word.head
    if word is None or word.dep_ != "pobj" or word.head.lower_ != "for":
        return False
    return "spokes" not in word.head.head.lower_ and mention.kind in STATES


def _is_in_a_name(mention: Mention, words: list[Token]) -> bool:
    """Tell a state inside the name of what is not the state's: "Turkish Medical Association", "Damascus Countryside council"."""
    behind = []
    for word in (word for word in words if start_of(word) >= mention.end):
        if not (word.text[0].isupper() or word.lower_ in ("of", "for", "and", "the", "-")):
            break
        behind.append(word)
    name = [word for word in behind if word.text[0].isupper()]
    starts = bool(name) and start_of(name[0]) - mention.end <= 1
    return starts and any(word.lower_ in _words("name") for word in name)


@lru_cache(maxsize=4)
def _words(where: str) -> frozenset[str]:
    return frozenset(word for place, words in rows("no_state.tsv") if place == where for word in words.split())
