"""Who speaks where a verb of saying has no subject of its own: the noun for who speaks beside it."""

from calendar import day_name

from streams.extract.lexicon import speaker_nouns
from streams.extract.parse import LOCATING, QUOTES
from streams.extract.parse.words import Token
from streams.extract.world import office, place

PARTISANS = frozenset("opponent supporter critic ally backer foe enemy follower adviser".split())
"""Nouns for those who are for or against somebody."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DAYS = frozenset(day_name)
LOST = frozenset("conj pobj dobj nsubj npadvmod dep appos".split())
"""Relations that the parser gives to a subject which it did not see."""


def who_is_for_or_against(subject: Token) -> Token | None:
    """Who speaks where the parser takes those whom they are for or against for the subject: "which | opponents | of Omar Keita said"."""
    first = subject.left_edge
    before = subject.doc[max(first.sent.start, first.i - 2) : first.i]
    parted = len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in PARTISANS
    return before[0] if parted and subject.pos_ == "PROPN" else None


def speaker_left_of(verb: Token) -> Token | None:
    """The noun for who speaks right before a finite verb, where the parser hung it elsewhere: "... and the source added"."""
    if verb.tag_ not in FINITE or verb.dep_ == "relcl":
        return None
    if (described := _described_behind_a_quotation(verb)) is not None:
        return described
    word = _whose_seat(_before_day(verb))
    return word if word.head != verb and word.dep_ in LOST and (is_speaker(word) or _is_named_behind_a_quotation(word)) else None


def _described_behind_a_quotation(verb: Token) -> Token | None:
    """Who stands between a quotation and a verb, with what is told of them: "“It is shut” the group | which has men in Lagos | said"."""
    mark = next((one for one in reversed(verb.doc[verb.sent.start : verb.i]) if one.text in QUOTES), None)
    between = verb.doc[mark.i + 1 : verb.i] if mark is not None else ()
    tops = [word for word in between if word.head not in between]
    described = len(tops) == 1 and tops[0].right_edge.i == verb.i - 1 and any(word.dep_ == "relcl" for word in between)
    return tops[0] if described and tops[0].pos_ in ("NOUN", "PROPN") else None


def _is_named_behind_a_quotation(word: Token) -> bool:
    """Tell a name that a closing quotation mark parts from what the parser hung it on: "... strikes on | Aleppo” Luis Vega said"."""
    return word.pos_ == "PROPN" and word.head.i < word.i and any(one.text in QUOTES for one in word.doc[word.head.i : word.i])


def _whose_seat(word: Token) -> Token:
    """Who sits where the word before a verb says: "the road will close, the minister in | Lagos | said"."""
    office_there = word.head.head if word.dep_ == "pobj" and word.head.lower_ in LOCATING else word
    several = word.tag_ == "NNS" and is_speaker(word)  # "a school in Lagos | rebels | said"
    return office_there if is_speaker(office_there) and not (several or _is_a_name(word)) else word


def _is_a_name(word: Token) -> bool:
    """Tell a name of two words that is no place: "a center in the Nour quarter | Vasik Harak | told"."""
    led = [child for child in word.lefts if child.dep_ == "compound"]
    return word.pos_ == "PROPN" and bool(led) and led[-1].pos_ == "PROPN" and led[-1].i == word.i - 1 and place(word.text) is None


def behind_a_headline(subject: Token, verb: Token) -> Token | None:
    """Who speaks where a headline has run into the sentence: "X and Y to meet in Geneva US officials on Monday said"."""
    word = _before_day(verb)
    aims = (child for child in subject.children if child.dep_ in ("relcl", "acl") and child.tag_ == "VB")
    several = word.tag_ in ("NNS", "NNPS") and word.dep_ == "pobj" and is_speaker(word)
    return word if several and any(aim.is_ancestor(word) for aim in aims) else None


def speaker_after(number: Token, verb: Token) -> Token | None:
    """Who speaks right before a verb, where the parser takes who was hurt for it: "killed | 27 people | on Monday rebels said".

    A number does speak for those of whom it is a part: "40 percent of voters said".
    """
    word = _before_day(verb)
    apart = number.i < word.i and word.head.lower_ != "of" and not any(child.dep_ == "nummod" for child in word.children)
    return word if apart and is_speaker(word) and not is_speaker(number) and verb.tag_ in FINITE else None


def _before_day(verb: Token) -> Token:
    """The word before a verb, or before the day that stands there: "officials | on Wednesday said"; the verb itself where it is first."""
    before = verb.doc[verb.sent.start : verb.i]
    size = len(before)
    while size > 1 and (before[size - 1].text in DAYS or (size < len(before) and before[size - 1].pos_ == "ADP")):
        size -= 1
    return before[size - 1] if size else verb


def is_speaker(noun: Token) -> bool:
    """Tell a noun for people who say things: an office, "source", "residents"."""
    said = office(noun.text) if noun.pos_ in ("NOUN", "PROPN") else None
    return said is not None or (noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in speaker_nouns())
