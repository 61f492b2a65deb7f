"""Proper names as they are written: with the hyphens, particles and given names that the parser may have cut off."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from streams.extract.parse import SUBJECTS
from streams.extract.parse.words import Token
from streams.extract.world import HONORIFICS, PARTICLES, fold, sex_of
from streams.extract.world.words import HYPHENS

PREFIXES = frozenset("ex vice co pro anti non mid pre post then self former".split())
NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday earlier later separately meanwhile yesterday today now".split()
)

GENERATIONS = frozenset("jr sr ii iii iv".split())
"""What tells somebody from who bore the name before."""

ALIKE = 85
"""Per cent of letters in common from which two ways of writing a name in Latin letters are of one name, as a heuristic."""


def proper_name(last: Token) -> tuple[Token, ...]:
    """A proper noun with all that belongs to its name: "Ahmed al-Sharaa", "Ban Ki-moon", "Ursula von der Leyen"."""
    words = _with_what_leads(_with_what_follows([last]))
    while words[1:] and words[0].lower_ in NO_NAMES:
        words = words[1:]
    return tuple(words)


def _with_what_follows(words: list[Token]) -> list[Token]:
    """Add what a hyphen joins to the end: the parser may take "Bashar al" for the name in "Bashar al-Jafari"."""
    behind = list(words[-1].doc[words[-1].i + 1 : words[-1].i + 3])
    if len(behind) < 2 or not _joins(behind[0]) or not behind[1].text[0].isalpha():
        return words
    if words[-1].lower_ in PARTICLES or is_second_half(behind[1]):
        return _with_what_follows([*words, *behind])
    return words


def _with_what_leads(words: list[Token]) -> list[Token]:
    """Add hyphens with the word before them, particles, and the proper nouns that depend on the name."""
    first = words[0]
    if first.is_sent_start or first.i == 0:
        return words
    lead = first.nbor(-1)
    if _joins(lead) and lead.nbor(-1).is_alpha and lead.nbor(-1).lower_ not in PREFIXES:
        return _with_what_leads([lead.nbor(-1), lead, *words])
    if (
        _is_particle(lead, first)
        or (lead.pos_ == "PROPN" and lead.dep_ == "compound" and lead.head in words)
        or _is_given_name(lead, first)
    ):
        return _with_what_leads([lead, *words])
    return words


def _is_given_name(lead: Token, name: Token) -> bool:
    """Tell a given name before a family name with a particle, which the parser may take for somebody else: "Amir | al-Hamid"."""
    return name.lower_ in PARTICLES and lead.pos_ == "PROPN" and sex_of(lead.text) is not None


def is_second_half(word: Token) -> bool:
    """Tell the end of a given name that the parser takes for a small word: "Moon Jae-| in", but not "a North Korea-| style"."""
    if word.i < 3 or not word.text.islower() or not _joins(word.nbor(-1)) or word.i + 1 == len(word.doc):
        return False
    given, family = word.nbor(-2), word.nbor(-3)
    acts = word.dep_ in SUBJECTS or word.nbor().tag_ in ("VBD", "VBZ")
    return acts and given.pos_ == family.pos_ == "PROPN" and given.text.istitle() and family.text.istitle()


def _is_particle(lead: Token, name: Token) -> bool:
    return lead.lower_ in PARTICLES and (name.text[0].isupper() or name.lower_ in PARTICLES)


def _joins(word: Token) -> bool:
    """Tell a hyphen that stands inside a word."""
    return word.text in HYPHENS and word.text != "–" and word.i > 0 and not word.whitespace_ and not word.nbor(-1).whitespace_


def surnames_of(name: str) -> set[str]:
    """The parts by which a name may stand later: the last one, and the first, which is the family's where that is written first."""
    parts = [word for word in _words_of(name) if word.lower().strip(".,") not in PARTICLES | GENERATIONS]
    return {parts[0], parts[-1]} if parts else set()


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names are of one person: one is a part of the other, or the same in another spelling.

    "Rahman", "Abdel Rahman" and "Rami Abdulrahman" are; "Asma al-Assad" and "Bashar al-Assad" are not.
    """
    short, long = sorted((parts_of(one), parts_of(other)), key=len)
    if not short or set(short) <= set(long):
        return bool(short)
    alike = ratio("".join(short), "".join(long)) >= ALIKE
    return len(short) > 1 and short[0] == long[0] and alike


@lru_cache(maxsize=1024)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without particles and what counts those who bore it."""
    words = (word.rstrip(".,") for word in _words_of(fold(name).lower()))
    return tuple(word for word in words if word not in PARTICLES | GENERATIONS | HONORIFICS)


def _words_of(name: str) -> list[str]:
    """The words of a name, those apart that a hyphen joins."""
    return [word for word in re.split(r"[\s\-‐‑–]+", name) if word]
