"""The auxiliaries, negations and adverbs that stand before a verb and belong to a cue."""

from streams.extract.parse.words import Token

HELPING = ("aux", "auxpass", "neg", "advmod")


def first_helper(verb: Token) -> Token:
    """The first of the auxiliaries, negations and adverbs that stand unbroken before a verb; the verb itself where there are none."""
    first = verb
    while first.i > verb.sent.start and _helps(first.nbor(-1), verb):
        first = first.nbor(-1)
    return first


def _helps(word: Token, verb: Token) -> bool:
    return (word.head == verb and word.dep_ in HELPING and word.tag_ != "WRB") or (
        word.dep_ == "advmod" and word.head.head == verb and word.head.dep_ == "advmod"
    )
