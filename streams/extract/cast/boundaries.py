"""Where the phrase of a source begins and ends, whatever the parser has drawn to it."""

from itertools import takewhile

from streams.extract.attribution.governed import DATES
from streams.extract.cast.names import NO_NAMES
from streams.extract.lexicon import frames_of
from streams.extract.parse import QUOTES
from streams.extract.parse.phrases import noun_phrase
from streams.extract.parse.words import Token

TIMES = frozenset("meantime minutes hours days weeks months years".split())
"""Nouns of when something was."""


def own_words(source: Token) -> list[Token]:
    """The noun phrase of a source without what the parser has drawn to it: "Earlier the reporter", "Wednesday Russia's army"."""
    phrase = _within_marks(noun_phrase(source), source)
    phrase = list(takewhile(lambda token: token.i <= source.i or not (_begins_a_clause(token) or _is_for_what(token, source)), phrase))
    while phrase[-1] != source and (phrase[-1].tag_ == "POS" or phrase[-1].dep_ == "cc" or phrase[-1].lower_ in (",", "that")):
        phrase.pop()
    phrase = _behind_a_time(_behind_a_date(_from_own_article(phrase, source)), source)
    phrase = phrase[phrase[0].text == "," :]
    if phrase[0] == source or phrase[0].lower_ not in NO_NAMES:
        return phrase
    article = next((token.i for token in source.lefts if token.dep_ == "det"), phrase[0].i + 1)
    return [token for token in phrase if token.i >= article]


def _within_marks(phrase: list[Token], source: Token) -> list[Token]:
    """A phrase up to the quotation mark that it runs across: "... the province" | "the monitor"."""
    marks = [token.i for token in phrase if token.text in QUOTES]
    if len(marks) % 2 == 0:
        return phrase
    first = max((mark for mark in marks if mark < source.i), default=-1)
    last = min((mark for mark in marks if mark > source.i), default=len(source.doc))
    return [token for token in phrase if first < token.i < last]


def _from_own_article(phrase: list[Token], source: Token) -> list[Token]:
    """A phrase without what is before its own article, and without what it relates to: "112 | a monitor", "which | rights groups"."""
    articles = [at for at, word in enumerate(phrase) if at and word.i < source.i and word.lower_ in ("a", "an", "the")]
    behind = [
        at for at in articles if phrase[at - 1].like_num or (phrase[at - 1].pos_ in ("NOUN", "ADV") and phrase[at - 1].text.islower())
    ]
    first = behind[-1] if behind else 1 if phrase[1:] and phrase[0].tag_ == "WDT" else 0
    return phrase[first:]


def _behind_a_date(phrase: list[Token]) -> list[Token]:
    """A phrase without the month and year that a list of events puts before it: "May 2013 | Kenya's army"."""
    dated = len(phrase) > 2 and phrase[0].lower_ in DATES and phrase[1].text.isdigit() and len(phrase[1]) == 4
    return phrase[2:] if dated else phrase


def _behind_a_time(phrase: list[Token], source: Token) -> list[Token]:
    """A phrase without the time that a speaker is drawn in behind: "in the meantime | activists said"."""
    times = [at for at, word in enumerate(phrase) if word.i < source.i and word.lower_ in TIMES]
    return phrase[times[-1] + 1 :] if times and source.dep_ == "pobj" else phrase


def _is_for_what(word: Token, source: Token) -> bool:
    """Tell what somebody is blamed or praised for: "was praised by the charity | for its thrift"."""
    blaming = source.head.head.lemma_.lower() if source.dep_ == "pobj" and source.head.dep_ == "agent" else ""
    return word.lower_ == "for" and word.head == source and source.text.islower() and "np" in frames_of(blaming)


def _begins_a_clause(word: Token) -> bool:
    return word.tag_ in ("VBD", "VBZ", "VBP", "MD") or word.dep_ == "mark" or word.lower_ in ("who", "which", ":")
