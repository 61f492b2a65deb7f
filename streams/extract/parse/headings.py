"""Headings and captions amid a line, which lost the line break behind them: "Army denies | The military said on Monday that"."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from streams.extract.world import state_of_demonym

_OPENING = re.compile(
    r"(?<=[a-z0-9)] )(?:The|An?|This|These|At least|According to|Meanwhile|In (?:the|an?|its|his|her|their)) (?=([A-Z]?[a-z]+)[ -]([a-z]?))"
)
"""Words with a capital letter that begin a sentence, not a name, where no sign ends the one before; and the two words behind."""

_CAPITALS = re.compile(r"(?<=[.!?”\"] )(?:[A-Z][A-Z’'-]+ ){2,8}(?=[A-Z][a-z])")
"""A heading in capitals between two sentences."""

_OPENS = ('"', "“")
OPEN = frozenset(
    "said says say saying add added adds adding told tells state stated states stress stressed note noted notes report reported writes "
    "wrote that of in on at by to for the a an and or but with from as is was are were called titled named dubbed entitled newspaper "
    "daily weekly magazine film movie book novel song album series show play group band".split()
)
"""Words behind which no heading ends: something is said, or called so."""

LONGEST_HEADING = 200
"""Characters."""
MANY = 20
"""Headings of a text that are looked for."""


def sentences_begin(text: str) -> Iterator[int]:
    """Where sentences begin amid a line, right behind a heading or a caption."""
    behind_headings = (found.start() for found in _OPENING.finditer(text) if _is_sentence(found) and _is_heading(text, found.start()))
    return islice(chain((found.end() for found in _CAPITALS.finditer(text)), behind_headings), MANY)


def _is_sentence(opening: re.Match[str]) -> bool:
    """Tell "The military" and "The Syrian army" from names: "The Hague", "The Syrian Observatory"."""
    word, behind = opening[1], opening[2]
    return word.islower() or (bool(behind) and state_of_demonym(word) is not None)


def _is_heading(text: str, end: int) -> bool:
    """Tell words since the last sentence that can be a heading: few, without an open end."""
    start = max(text.rfind(stop, max(0, end - LONGEST_HEADING), end) for stop in '.!?:\n"”“')
    words = text[start + 1 : end].split()
    quoted = text[start : start + 1] in _OPENS and text[start + 1] != " "
    return (start >= 0 or end <= LONGEST_HEADING) and not quoted and len(words) > 1 and words[-1].lower() not in OPEN
