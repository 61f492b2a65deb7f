"""How names are written: text -> words without their diacritics, and the cells of the tables."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining, normalize

HYPHENS = "-‐‑–"

PARTICLES = frozenset("al el bin ibn ben bint abu ould van von der den de da di dos das du del della la le ter ten zu af av y san".split())
"""Words in small letters inside a name."""

_APOSTROPHES = "'’‘ʻʿʼ`"
_WORD = re.compile(rf"[A-Z](?:\.[A-Z])+\.?(?!\w)|(?<=\w)[{_APOSTROPHES}]\w+|[\w\u0300-\u036f]+")
"""An acronym with its points, an ending behind an apostrophe ("'s"), or a run of letters."""

_JOINT = re.compile(rf"[^\S\n]{{0,2}}\n?[^\S\n]{{0,8}}|\s?&\s|[{HYPHENS}]|\. ?")
"""What may stand between two words of one name."""

_LETTERS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict(zip("øØłŁđĐıəƏ", "oOlLdDieE", strict=True)))
"""What Unicode does not take apart into a plain letter and its mark."""


REMEMBERED = 8192
"""Words of which is kept how they are written plainly."""


class Token(NamedTuple):
    """A word of a text, its diacritics folded, with its offsets in the text as it was."""

    start: int
    end: int
    text: str
    small: str
    """In small letters."""


def fold(text: str) -> str:
    """The text without diacritics, typographic apostrophes made plain; capitals stay."""
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text.translate(_LETTERS)) if not combining(letter))


def slug(name: str) -> str:
    """A name as an id: small ASCII letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "")).strip("-")


def tokens_of(text: str) -> list[Token]:
    """The words of a text; an acronym loses its points."""
    return [Token(*match.span(), *_plain(match[0])) for match in _WORD.finditer(text)]


@lru_cache(maxsize=REMEMBERED)
def _plain(word: str) -> tuple[str, str]:
    """A word without diacritics and points, and that in small letters."""
    plain = fold(word).replace(".", "")
    return plain, plain.lower()


def small_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(token.small for token in tokens_of(text))


def are_joined(text: str, tokens: list[Token]) -> bool:
    """Whether these tokens of a text can be one name: "Deir ez-Zor" and "St. Kitts", but no full stop behind a longer word."""
    gaps = ((before, text[before.end : after.start]) for before, after in pairwise(tokens))
    return all(_JOINT.fullmatch(gap) and (gap[:1] != "." or len(before.text) <= 3) for before, gap in gaps)


def cell(written: str) -> str | None:
    """What a cell of a table holds; None where it is `-`."""
    return None if written == "-" else written


def names_in(written: str) -> list[str]:
    """The names in a cell of a table, parted by `|`; none where it is `-`."""
    return [] if written == "-" else written.split("|")
