"""What a text is about in words of one meaning: `grain` for wheat and cereals, `steal` for looting and plundering."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W_]+)*")
OWNING = re.compile(r"'s\b")
"""The ending by which a word owns something: in `the port's cranes` a port is told of."""
PARTICLES = frozenset("back down off out up away free home ablaze open shut over".split())
"""Words that end a phrasal verb, and may stand behind what it is done to: `sent the refugees back`."""
APART = 5
"""Words that may stand between the two."""
BRIEF = 25
"""Words of a text that can be about one thing; of a longer one nobody knows which of its deeds is done to what."""

THINGS, DEEDS, TELLING = ("thing", "setting"), ("subject", "deed"), ("subject", "thing")

DOUBLED = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")
HISSING = ("s", "x", "z", "ch", "sh")


class Concept(NamedTuple):
    """A row of the table: words of one meaning, and what they do to a thing where they tell a deed."""

    name: str
    kind: str
    pole: str
    rank: int


class Opening(NamedTuple):
    """What is known of the phrases that a word begins."""

    lengths: list[int]
    """How many words they have, the most first."""
    particles: frozenset[str]
    """Those that make it a phrasal verb."""


class Gist(NamedTuple):
    """What a text is about."""

    things: frozenset[str]
    settings: frozenset[str]
    """Those of them that others may leave out: the sea, where fish is caught."""
    actors: frozenset[str]
    """Who acts, or is acted upon: no two texts are about one thing because both tell of the army."""
    deeds: frozenset[str]
    unpoled: frozenset[str]
    """Those of them that neither bring about nor end anything."""
    poles: frozenset[str]
    """What those deeds do to things: `+`, `-`, `!` or `0`."""
    subject: str | None
    """What tells most of what it is about: the first of the table."""
    is_brief: bool
    turns: bool
    """Whether it is about the thing's coming to an end, and a reader of clauses does not see that: `an abolition of the tax`."""
    ends: bool
    """Whether it is, and one who reads clauses does: `stop the felling`."""


@lru_cache(maxsize=65536)
def gist(text: str) -> Gist:
    """What a text is about, told from its words alone."""
    words = WORD.findall(OWNING.sub("", text.lower().replace("’", "'")))
    matches = list(_matches(words))
    found = [concept for match in matches for concept in match]
    deeds = [one for one in found if one.kind in DEEDS]
    poles = [match[0].pole for match in matches] if len(words) <= BRIEF else []
    return Gist(
        frozenset(one.name for one in found if one.kind in THINGS),
        frozenset(one.name for one in found if one.kind == "setting"),
        frozenset(one.name for one in found if one.kind == "actor"),
        frozenset(one.name for one in deeds),
        frozenset(one.name for one in deeds if one.pole not in "+-~"),
        frozenset(one.pole.replace("~", "-") for one in deeds),
        _subject(found),
        is_brief=len(words) <= BRIEF,
        turns=poles.count("-") % 2 == 1,
        ends=poles.count("~") % 2 == 1,
    )


def _subject(found: Iterable[Concept]) -> str | None:
    """What tells most of what a text is about: the first thing of the table, else the first deed that is done to things of all kinds."""
    named = [(one.kind not in TELLING, one.rank, one.name) for one in found if one.kind in TELLING or _is_for_all_things(one)]
    return min(named)[2] if named else None


def _is_for_all_things(concept: Concept) -> bool:
    return concept.kind == "deed" and concept.pole in "0!"


def agree(a: str, b: str, besides: bool = False) -> bool:
    """Whether two texts tell of one deed done to one thing, in whatever words; or of the contrary: `keep`, `give up`.

    `besides`: whether something else is known that both are about.
    """
    one, other = gist(a), gist(b)
    if not (one.is_brief and other.is_brief):
        return False
    shared = len(one.things & other.things) or len(one.actors & other.actors if one.unpoled else ())
    done = one.unpoled == other.unpoled and (not one.deeds.isdisjoint(other.deeds) or _contrary(one, other))
    return shared >= (1 if done or besides else 2) and not differ(a, b)


def differ(a: str, b: str) -> bool:
    """Whether each of two texts is about things that the other is not, or about deeds that are not much the same."""
    one, other = gist(a), gist(b)
    return _apart_in_things(one, other) or _apart_in_deeds(one, other)


def ends(text: str) -> bool:
    """Whether a text tells that a thing comes to an end."""
    return gist(text).turns or gist(text).ends


def is_done_once(text: str) -> bool:
    """Whether a text tells of a deed that, told later, is another one: a seizure, an arrest."""
    return "!" in gist(text).poles


def _apart_in_things(one: Gist, other: Gist) -> bool:
    mine, yours = one.things - other.things, other.things - one.things
    if one.things and other.things and one.things.isdisjoint(other.things):
        return True
    return bool(mine - one.settings and yours - other.settings) or _apart(one.actors, other.actors)


def _apart(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _apart_in_deeds(one: Gist, other: Gist) -> bool:
    mine, yours = one.deeds - other.deeds, other.deeds - one.deeds
    return bool(mine and yours and (mine & one.unpoled or yours & other.unpoled))


def _contrary(one: Gist, other: Gist) -> bool:
    """Whether the one tells what keeps a thing or brings it about, and the other what ends it."""
    return ("+" in one.poles and "-" in other.poles) or ("-" in one.poles and "+" in other.poles)


def _matches(words: list[str]) -> Iterator[tuple[Concept, ...]]:
    """What the words of a text mean, the longest phrase first."""
    known, openings, behind = _concepts(), _openings(), 0
    for at in [place for place, word in enumerate(words) if word in openings]:
        if at >= behind:
            phrase = _phrase(words, at)
            if said := _parted(words, at) or phrase:
                yield known[said]
            behind = at + (phrase.count(" ") + 1 if phrase else 1)


def _parted(words: list[str], at: int) -> str | None:
    """The phrasal verb that begins at a word and ends behind what it is done to: `gave the treasures back`."""
    particles = _openings()[words[at]].particles
    return next((f"{words[at]} {word}" for word in words[at + 2 : at + 2 + APART] if word in particles), None) if particles else None


def _phrase(words: list[str], at: int) -> str | None:
    """The longest known phrase that begins at a word."""
    lengths = _openings()[words[at]].lengths
    return next((phrase for length in lengths if (phrase := " ".join(words[at : at + length])) in _concepts()), None)


@cache
def _openings() -> dict[str, Opening]:
    """The first words of all phrases."""
    found: dict[str, list[list[str]]] = {}
    for phrase in _concepts():
        first, *others = phrase.split(" ")
        found.setdefault(first, []).append(others)
    return {word: _opening(phrases) for word, phrases in found.items()}


def _opening(phrases: list[list[str]]) -> Opening:
    lengths = sorted({len(others) + 1 for others in phrases}, reverse=True)
    return Opening(lengths, frozenset(others[0] for others in phrases if len(others) == 1) & PARTICLES)


@cache
def _concepts() -> dict[str, tuple[Concept, ...]]:
    """Form -> what it means; a word of several meanings has all of them."""
    found: dict[str, tuple[Concept, ...]] = {}
    for rank, (name, kind, pole, words) in enumerate(_rows("concepts.tsv")):
        concept = Concept(name, kind, pole, rank)
        for form in {form for word in words.split() for form in _forms(word, kind)}:
            found[form] = (*found.get(form, ()), concept)
    return found


def _forms(word: str, kind: str) -> Iterable[str]:
    """A word or phrase in all its forms: of a deed the first word changes as verbs do, of a thing the last as nouns do."""
    parts = word.split("_")
    if kind in DEEDS:
        return (" ".join([form, *parts[1:]]) for form in _as_verb(parts[0]))
    return (" ".join([*parts[:-1], form]) for form in _as_noun(parts[-1]))


def _as_noun(word: str) -> frozenset[str]:
    plural = f"{word[:-1]}ies" if re.search("[^aeiou]y$", word) else f"{word}es" if word.endswith(HISSING) else f"{word}s"
    return frozenset((word, plural, *_irregular().get(word, ())))


def _as_verb(word: str) -> frozenset[str]:
    stem = word[:-1] if word.endswith("e") else word + word[-1] if DOUBLED.search(word) else word
    past = f"{word[:-1]}ied" if re.search("[^aeiou]y$", word) else f"{stem}ed"
    return _as_noun(word) | {past, f"{stem}ing", f"{word}ing", f"{word}ed"}


@cache
def _irregular() -> dict[str, list[str]]:
    return {word: forms.split() for word, forms in _rows("irregular.tsv")}


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
