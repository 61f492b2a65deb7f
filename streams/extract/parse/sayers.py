"""Where commas part who says something from what is said, and a name from what somebody is: told by bare words."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from streams.extract.parse.bare import (
    CLOSING,
    END,
    LONGEST_NAME,
    PEOPLE,
    PREPOSITIONS,
    SAID,
    first_of_name,
    first_of_sayer,
    last_of_sayer,
)
from streams.extract.world import body, sex_of

LONGEST_SENTENCE = 600
"""Characters."""
FEW = 4
"""Words before who says it at the end of a sentence, at least."""

_BEHIND_SAYERS = re.compile(rf"(?<= ){CLOSING}")
"""The verb at the end of a sentence, behind who says it."""
_INVERTED = re.compile(rf"(?<=[\w)]) (?=(?:said|reported|added) ([^.;\n]{{3,90}}?){END})")
"""The blank before the verb at the end of a sentence, before who says it."""
_OFFICE = (
    "head|director|chief|president|chairman|member|leader|founder|commander|coordinator|representative|resident|activist"
    "|spokes(?:man|woman|person)"
)
_BESIDE = re.compile(
    rf"(?<=\w) (?=(?:an? |the )?(?:[a-z]+ ){{0,2}}(?:{_OFFICE}) (?:of|for|at|in|from)\b"
    rf"|(?:the|an?) (?:[\w-]+ ){{0,4}}(?:{_OFFICE}) (?:{SAID})\b)"
)
"""The blank between a name and what somebody is."""
_UP_TO_VERB = re.compile(rf"(?:[^\s.;\"”]+ +){{2,12}}?(?=(?:{SAID}|wrote|called|accused|condemned|urged)\b)")
_SENTENCE = re.compile(r"[.?!;:][\s\"”]|[\"”]\s|\n")
_ACCORDING = re.compile(r"(?:(?<=[.!?\"”] )|^)According to (?P<who>(?:\S+ ){2,14})")
_WORD = re.compile(r"\S+")
_CLOSED = ('" ', "” ")
_OPEN = PREPOSITIONS | set("what that which who as but and while when if than because near into said told".split())
"""Words behind which somebody who says something is a part of what is said or of who says it: "what | the army said"."""


def around_sayers(text: str) -> Iterator[int]:
    """The blanks of a text in place of which such a comma stood, most likely."""
    return chain(_behind_sources(text), _before_sayers(text), _before_inverted(text), _beside(text))


def _behind_sources(text: str) -> Iterator[int]:
    """Blanks behind who is named first in a sentence to have said it: "According to the Goma ministry | nine had died"."""
    for found in _ACCORDING.finditer(text):
        words = list(_WORD.finditer(text, *found.span("who")))
        last = last_of_sayer([word.group() for word in words])
        if last is not None and last + 1 < len(words) and words[last + 1].group().lower() not in _OPEN:
            yield words[last].end()


def _before_sayers(text: str) -> Iterator[int]:
    """Blanks before who says, at the end of a sentence, what stands before: "nine had died | the ministry said"."""
    for cue in _BEHIND_SAYERS.finditer(text):
        words = _words_before(cue.start(), text)
        first = first_of_sayer([word.group() for word in words])
        if first is not None and first >= FEW and _may_close(words[first - 1].group()):
            yield words[first - 1].end()


def _may_close(word: str) -> bool:
    """Tell a word that what is said may end with."""
    return word.lower() not in _OPEN and word[-1].isalnum()


def _words_before(end: int, text: str) -> Sequence[re.Match[str]]:
    """The words of a sentence before a character."""
    stops = [stop.end() for stop in _SENTENCE.finditer(text, max(0, end - LONGEST_SENTENCE), end)]
    return list(_WORD.finditer(text, stops[-1] if stops else 0, end))


def _before_inverted(text: str) -> Iterator[int]:
    """Blanks before a verb that closes a sentence before who says it: "nine had died | said the ministry"."""
    for blank in _INVERTED.finditer(text):
        before = [word.group() for word in _words_before(blank.start(), text)]
        if len(before) >= FEW and not _says(before) and first_of_sayer([*before, *blank[1].split()]) == len(before):
            yield blank.start()


def _says(words: Sequence[str]) -> bool:
    return words[-1] not in PEOPLE and first_of_sayer(words) is not None


def _beside(text: str) -> Iterator[int]:
    """Blanks around what somebody is, behind a name: "Ana Delgado | head of Oxfam | said"; and before that name, where speech ends."""
    for blank in _BESIDE.finditer(text):
        if (name := _name_before(blank.start(), text)) is None:
            continue
        yield blank.start()
        if verb := _UP_TO_VERB.match(text, blank.end()):
            yield verb.end() - 1
        if text[name - 2 : name] in _CLOSED:
            yield name - 1


def _name_before(end: int, text: str) -> int | None:
    """Where the name of a person begins that ends at a character."""
    found = _words_before(end, text)[-LONGEST_NAME:]
    words = [word.group() for word in found]
    first = first_of_name(words, len(words) - 1) if words else 0
    known = any(sex_of(word) is not None for word in words[first:]) or (first == 0 and body(" ".join(words)) is None)
    named = len(words) - first > 1 and body(words[-1].removesuffix("s")) is None and body(words[-1]) is None and known
    return found[first].start() if named else None
