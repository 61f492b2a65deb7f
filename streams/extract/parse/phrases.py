"""Noun phrases: their words, their text, and what of the world they mention."""

from collections.abc import Iterable, Iterator

from streams.extract.parse import LOCATING, Reading, end_of, span_of, start_of
from streams.extract.parse.words import Token, once
from streams.extract.world import Mention

BELONGING = frozenset({"of", "for"})
"""Prepositions whose phrase tells whose somebody is: "a spokesman for the army"."""


def noun_phrase(head: Token) -> list[Token]:
    """The words of a noun phrase without its relative clause and without the places and times behind it."""
    return [*_phrase(head)]


@once
def _phrase(head: Token) -> tuple[Token, ...]:
    apart = {token for child in head.children if _stands_apart(child) for token in child.subtree}
    words = [token for token in head.subtree if token not in apart and not token.is_space]
    while words and words[-1].is_punct:
        words.pop()
    return tuple(words) or (head,)


def _stands_apart(child: Token) -> bool:
    behind = child.dep_ == "prep" and (child.lower_ not in BELONGING or is_of_a_deed(child))
    return child.dep_ in ("relcl", "acl", "conj", "cc") or behind


def is_of_a_deed(preposition: Token) -> bool:
    """Tell what somebody is accused of, which the parser gave to those who accuse: "accused by aid groups | of shelling the town"."""
    return preposition.lower_ == "of" and any(child.dep_ == "pcomp" and child.tag_ == "VBG" for child in preposition.children)


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive verb tells: "released by | the army"."""
    by = (child for child in verb.children if child.dep_ == "agent")
    return next((token for child in by for token in child.children if token.dep_ == "pobj"), None)


def text_of(words: list[Token], reading: Reading) -> str:
    """From the first to the last of some words, as written."""
    return reading.text[start_of(words[0]) : end_of(words[-1])]


def without_article(words: str) -> str:
    """A phrase without its "the" or "a"."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def mentions_in(tokens: Iterable[Token], reading: Reading) -> Iterator[Mention]:
    """What the stretch from the first to the last of some words mentions, in order."""
    words = list(tokens)
    return reading.mentions_between(*span_of(words)) if words else iter(())


def is_located(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention is where somebody is, not who it is: "the battalion in Mali"."""
    word = reading.word_at(mention.start, mention.end)
    return word is not None and word.dep_ == "pobj" and word.head.lower_ in LOCATING and not is_called_on(word)


def first_of_list(name: Token) -> Token:
    """The first of those that are named side by side: of "Chad, Mali and | Kenya" Chad."""
    while name.dep_ == "conj" and name.head.pos_ in ("NOUN", "PROPN"):
        name = name.head
    return name


def is_called_on(name: Token) -> bool:
    """Tell who is to do something, or has done it: "called on | Norway", "blamed it on | Norway's army"."""
    called = name.head if name.dep_ in ("amod", "compound", "poss") else name
    return called.dep_ == "pobj" and called.head.lower_ in ("on", "upon") and called.head.head.lemma_.lower() in ("call", "blame")
