"""Who does what a verb tells, what it acts on, and how many of what."""

from collections.abc import Iterator

from streams.extract.lexicon import frames_of
from streams.extract.parse.words import Token

SHARES = frozenset(
    "all most much more half part parts some many several number numbers tens dozens scores hundreds thousands millions majority "
    "series".split()
)
"""Words for how much, or how many, of what stands behind "of"."""


def doers_of(verb: Token) -> list[Token]:
    """The heads of who does what a verb tells, be it the subject of the verb above it or who is told to: "began, urged them, to strike"."""
    agents = (noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj")
    found = [*(child for child in verb.children if child.dep_ == "nsubj"), *agents]
    if found or verb.head == verb:
        return found
    return _told_to(verb) or (doers_of(verb.head) if verb.dep_ in ("xcomp", "conj") else [])


def _told_to(verb: Token) -> list[Token]:
    """Those who are urged or called on to do what a verb tells."""
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl", "ccomp"):
        return []
    before = [child for child in above.children if child.i < verb.i]
    called = [noun for child in before if child.lower_ in ("on", "upon") for noun in child.children if noun.dep_ == "pobj"]
    if above.lemma_ == "call":
        return called
    return [child for child in before if child.dep_ == "dobj"] if "to" in frames_of(above.lemma_) else []


def things_of(verb: Token) -> list[Token]:
    """What a verb acts on, without what is coordinated with it."""
    return [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]


def counted(noun: Token) -> Iterator[Token]:
    """A noun, and where it only tells how much, what it is an amount of: "hundreds of | soldiers", "half of its | battalion"."""
    yield noun
    yield from (word for child in noun.children if child.lower_ == "of" for word in child.children if word.dep_ == "pobj")


def of_how_many(noun: Token) -> Iterator[Token]:
    """A noun, and what it is only a share of: "free | 21 of the girls", "| dozens of shells | fell"."""
    return counted(noun) if noun.pos_ == "NUM" or noun.lower_ in SHARES else iter((noun,))
