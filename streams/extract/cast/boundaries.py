"""Where the phrase of a source begins and ends, whatever the parser has drawn to it."""

from itertools import takewhile

from streams.extract.attribution.governed import DATES
from streams.extract.cast.names import NO_NAMES
from streams.extract.cast.sayers import PARTS
from streams.extract.lexicon import cue_verbs, noun_classes
from streams.extract.parse import LOCATING, QUOTES, Reading, end_of, start_of
from streams.extract.parse.phrases import mentions_in, noun_phrase
from streams.extract.parse.words import Token
from streams.extract.world import Mention

TIMES = frozenset("meantime minutes hours days weeks months years".split())
"""Nouns of when something was."""
QUARTERS = frozenset("neighborhood neighbourhood quarter suburb countryside".split())
"""Nouns for parts of a town, and for what is around it."""


def own_words(source: Token, reading: Reading) -> list[Token]:
    """The noun phrase of a source without what the parser has drawn to it: "Earlier the reporter", "Wednesday Russia's army"."""
    phrase = _within_marks(noun_phrase(source), source)
    phrase = list(takewhile(lambda token: token.i <= source.i or not (_begins_a_clause(token) or _is_for_what(token, source)), phrase))
    while phrase[1:] and (phrase[-1].tag_ == "POS" or phrase[-1].dep_ == "cc" or phrase[-1].text == ","):
        phrase.pop()
    phrase = _behind_a_land(_from_own_article(phrase, source), source)
    phrase = _from_owner(_behind_a_list(phrase, source, reading), source, reading)
    phrase = _behind_a_reporter(_behind_a_place(phrase, source, reading), source)
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
    first = behind[-1] if behind else 1 if phrase[1:] and (phrase[0].tag_ == "WDT" or _ends_before_an_agency(phrase)) else 0
    return _without_date(phrase[first:], source)


def _ends_before_an_agency(phrase: list[Token]) -> bool:
    """Tell the end of what is said before an agency's letters: "after | midnight | AFPs correspondent", but not "state TV"."""
    letters = phrase[1].text.removesuffix("s")
    small = phrase[0].tag_ == "NN" and phrase[0].text.islower()
    return small and len(phrase) > 2 and letters.isupper() and len(letters) > 2


def _without_date(phrase: list[Token], source: Token) -> list[Token]:
    """A phrase without the month and year that a list of events puts before it, and without the "that" behind it."""
    while phrase[1:] and phrase[-1].lower_ == "that" and phrase[-1] != source:
        phrase = phrase[:-1]
    dated = len(phrase) > 2 and phrase[0].lower_ in DATES and phrase[1].text.isdigit() and len(phrase[1]) == 4
    return phrase[2:] if dated else phrase


def _behind_a_land(phrase: list[Token], source: Token) -> list[Token]:
    """A phrase without the land or time that a speaker is drawn in behind: "in the Zahra district | activists said"."""
    lands = [at for at, word in enumerate(phrase) if word.i < source.i and word.lower_ in noun_classes()["land"] | QUARTERS | TIMES]
    of = source.dep_ == "pobj" and source.head.lower_ == "of" and source.tag_ == "NNS" and source.head.head.pos_ == "NOUN"
    of = of and source.head.head.lower_ not in PARTS
    return phrase[lands[-1] + 1 :] if lands and (_is_drawn_in(source) or of) else phrase


def _behind_a_list(phrase: list[Token], source: Token, reading: Reading) -> list[Token]:
    """A phrase without the last place of those that the clause before ends with: "in Chad Mali or Kenya | informed sources"."""
    first = phrase[0]
    if source.tag_ != "NNS" or first.i == 0 or first.nbor(-1).lower_ not in LOCATING | {"or"}:
        return phrase
    named = next((one for one in mentions_in([first], reading) if one.kind in ("state", "place") and one.start == start_of(first)), None)
    if named is None or _is_possessive(named, reading):
        return phrase
    return [token for token in phrase if start_of(token) >= named.end] or phrase


def _behind_a_place(phrase: list[Token], source: Token, reading: Reading) -> list[Token]:
    """A phrase without the place that a preposition right before it leads to: "in southern | Mali state | television said"."""
    first = phrase[0]
    led = first.i > first.sent.start and first.nbor(-1).pos_ == "ADP" and first.dep_ != "det"
    named = (
        [at for at, word in enumerate(phrase) if word.i < source.i and word.pos_ == "PROPN"] if led and _closes_its_sentence(source) else []
    )
    told = next(mentions_in([phrase[named[0]]], reading), None) if named else None
    if not named or (told is not None and told.kind == "demonym"):
        return phrase
    end = told.end if told is not None else _end_of_run(phrase, named)
    behind = [token for token in phrase if start_of(token) >= end]
    while behind[1:] and behind[0].lower_ in noun_classes()["land"]:
        behind = behind[1:]
    return behind or phrase


def _behind_a_reporter(phrase: list[Token], source: Token) -> list[Token]:
    """A phrase without the one to whom it is said: "in a call with the agency's | reporter | local sources said"."""
    told = [at for at, word in enumerate(phrase) if word.i < source.i and word.lower_ in ("reporter", "correspondent")]
    return phrase[told[-1] + 1 :] if told and source.tag_ == "NNS" else phrase


def _end_of_run(phrase: list[Token], named: list[int]) -> int:
    """Where the first unbroken run of capitalised words of a phrase ends."""
    last = next((at for at in named if at + 1 not in named), named[-1])
    return end_of(phrase[last])


def _closes_its_sentence(source: Token) -> bool:
    """Tell a source right before the verb by which it says what stands before: "... | sources | said"."""
    verb = source.doc[source.i + 1] if source.tag_ in ("NN", "NNS") and source.i + 1 < source.sent.end else source
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.lemma_.lower() in cue_verbs()


def _from_owner(phrase: list[Token], source: Token, reading: Reading) -> list[Token]:
    """A phrase from its owner on, where words of another phrase stand before: "mustard gas | Chad's army", "in Oslo | US officials"."""
    owners = [one for one in mentions_in(phrase, reading) if one.end <= start_of(source)]
    for before, owner in zip((None, *owners), owners, strict=False):
        words = [token for token in phrase if start_of(token) < owner.start]
        if _is_possessive(owner, reading) and words and _is_small_noun(words[-1]):
            return phrase[len(words) :]
        if before is not None and before.place and _is_drawn_in(source) and reading.text[before.end : owner.start] == " ":
            return phrase[len(words) :]
    return phrase


def _is_possessive(mention: Mention, reading: Reading) -> bool:
    """Tell an owner, its apostrophe lost or not: "Turkeys", "Turkey's"."""
    return reading.text[mention.end : mention.end + 1] in ("s", "'", "’")


def _is_small_noun(word: Token) -> bool:
    """Tell a common noun, or the number that ends a date: "31 May 2016 | Kenya's army"."""
    return (word.pos_ == "NOUN" and word.text.islower()) or word.like_num


def _is_drawn_in(source: Token) -> bool:
    """Tell a speaker that the parser takes for a place: "to meet in Oslo US officials said"."""
    return source.dep_ == "pobj" and source.head.lower_ in LOCATING and source.head.head.lower_ != "according"


def _is_for_what(word: Token, source: Token) -> bool:
    """Tell what somebody is blamed or praised for: "was praised by the charity | for its thrift"."""
    blaming = source.head.head.lemma_.lower() if source.dep_ == "pobj" and source.head.dep_ == "agent" else ""
    return word.lower_ == "for" and word.head == source and source.text.islower() and "np" in cue_verbs().get(blaming, (None, ()))[1]


def _begins_a_clause(word: Token) -> bool:
    return word.tag_ in ("VBD", "VBZ", "VBP", "MD") or word.dep_ == "mark" or word.lower_ in ("who", "which")
