"""Cue nouns: "X's pledge to", "a statement from X that", "X made a promise of", "the announcement"."""

from spacy.tokens import Token

from schemas.base import Span
from streams.extract.attribution.quotation import overlapping
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.sources import is_unsaid, subject_of
from streams.extract.attribution.spans import ABOUT, clause_spans
from streams.extract.lexicon import cue_nouns
from streams.extract.parse import span_of

GIVING = frozenset("make issue give release deliver repeat reiterate renew post offer".split())
FOLLOWING = frozenset("following after under upon on per amid despite".split())


def by_noun(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read a saying told as a thing, with who gave it and what completes it; without either, it points back at one told before."""
    act = cue_nouns().get(token.lemma_.lower())
    if act is None or token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    source = _giver(token)
    heads = [child for child in token.children if _completes(child, source)] or _that_clause_behind(token)
    basis = _basis(token)
    content = tuple(span for head in heads for span in clause_spans(head, token)) or basis
    if source is None:
        return Attribution(act, (token,), token, (), by_noun=True) if _points_back(token) and not content else None
    return Attribution(act, _light_verb(token), source, content, overlapping(content, quoted), basis, by_noun=True)


def _giver(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound") and (child.text[0].isupper())):
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in GIVING and not is_unsaid(noun.head):
        return subject_of(noun.head)
    return None


def _light_verb(noun: Token) -> tuple[Token, ...]:
    return (noun.head, noun) if noun.dep_ == "dobj" and noun.head.lemma_ in GIVING else (noun,)


def _completes(child: Token, source: Token | None) -> bool:
    if child.dep_ in ("relcl", "acl", "ccomp"):
        that = any(word.dep_ == "mark" and word.lower_ == "that" for word in child.children)
        return that or (child.dep_ == "acl" and child.tag_ == "VB")
    return child.dep_ == "prep" and child.lower_ in ABOUT and source not in tuple(child.children)


def _that_clause_behind(noun: Token) -> list[Token]:
    """The clause of the "that" right behind a noun's phrase, whatever word the parser gave it to."""
    phrase_end = 1 + max(token.i for token in noun.subtree)
    that = noun.doc[phrase_end] if phrase_end < noun.sent.end else None
    return [that.head] if that is not None and that.dep_ == "mark" and that.lower_ == "that" else []


def _points_back(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.children)


def _basis(noun: Token) -> tuple[Span, ...]:
    """The clause that an announcement brought about: "troops will start leaving following an announcement"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in FOLLOWING:
        return ()
    verb = noun.head.head
    while verb.dep_ in ("xcomp", "aux") and verb.head != verb:
        verb = verb.head
    words = [token for token in verb.subtree if token.i < noun.head.i and not token.is_punct]
    return (span_of(words),) if verb.pos_ == "VERB" and words else ()
