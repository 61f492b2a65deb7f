"""Whom others quote: "the agency reported, quoting the mayor as saying", "he was reported to have told"."""

from streams.extract.attribution.speakers import is_speaker
from streams.extract.parse.words import Token

REPORTED = frozenset("report say know quote hear allege".split())
"""Passive verbs by which others tell what somebody has said."""
QUOTING = frozenset("quote cite report".split())
"""Verbs by which others quote: "reported | the mayor as saying"."""


def quoted_as(verb: Token) -> Token | None:
    """Whom others quote: "the agency reported, quoting the mayor as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    before = verb.doc[verb.sent.start : verb.head.i]
    quote = next((word for word in reversed(before) if word.lemma_.lower() in QUOTING and word.pos_ == "VERB"), None)
    if quote is None or not _relays(quote):
        return _left_of_passive(quote) if quote is not None else None
    objects = [word for word in verb.doc[quote.i + 1 : verb.head.i] if word.dep_ == "dobj"]
    return objects[-1] if objects else None


def _left_of_passive(quote: Token) -> Token | None:
    """Whom the parser lost before "was quoted as saying", behind the quotation."""
    helper = next((child for child in quote.children if child.dep_ == "auxpass"), quote)
    if helper == quote or helper.i == helper.sent.start or any(child.dep_ == "nsubjpass" for child in quote.children):
        return None
    before = helper.nbor(-1)
    return before if before.pos_ in ("NOUN", "PROPN") else None


def _relays(quote: Token) -> bool:
    """Tell whether somebody quotes: a thing, "a tweet quoted him as saying", relays nobody, and who is quoted by none is the source."""
    if any(child.dep_ in ("auxpass", "agent", "nsubjpass") for child in quote.children):
        return False
    return not any(child.dep_ == "nsubj" and child.pos_ == "NOUN" and not is_speaker(child) for child in quote.children)


def reported(verb: Token) -> Token | None:
    """Who is said to have said something: "he was reported to have | told ambassadors"."""
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    if verb.dep_ != "xcomp" or not perfect or verb.head.lemma_ not in REPORTED:
        return None
    return next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
