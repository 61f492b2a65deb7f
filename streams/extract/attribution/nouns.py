"""Cue nouns: "X's pledge to", "a statement from X that", "X made a promise of", "the announcement"."""

from collections.abc import Iterator

from schemas.base import Span
from streams.extract.attribution.auxiliaries import first_helper
from streams.extract.attribution.quotation import overlapping
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.sources import subject_of
from streams.extract.attribution.spans import ABOUT, clause_spans
from streams.extract.attribution.unsaid import is_unsaid
from streams.extract.lexicon import attitude_nouns, cue_nouns, expressed_nouns
from streams.extract.parse import span_of
from streams.extract.parse.phrases import agent_of
from streams.extract.parse.words import Token

GIVING = frozenset("make issue give release deliver repeat reiterate renew post offer".split())
LIGHT = GIVING | frozenset("express voice raise have take cast throw launch level hold share sound lodge file draw weigh".split())
"""Verbs that with a noun say no more than the noun: "voiced concern", "took a swipe"."""
EXPRESSING = frozenset("express voice convey extend".split())
OTHER = {
    "in": frozenset("faith belief confidence trust interest".split()),
    "at": frozenset("swipe jab dig anger outrage frustration dismay".split()),
    "into": frozenset("insight".split()),
}
"""Prepositions of place and the attitudes that they complete."""
HEARD = frozenset("speech address".split())
"""Nouns behind which "to" leads to those who hear it: "her address to the Senate"."""
AGAINST = frozenset("despite amid".split())
FOLLOWING = AGAINST | frozenset("following after under upon on per".split())


def by_noun(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read a saying told as a thing, with who gave it and what completes it; without either, it points back at one told before."""
    lemma = token.lemma_.lower()
    act = cue_nouns().get(lemma) or (expressed_nouns().get(lemma) if _is_expressed(token) else None)
    if (act is None and lemma not in attitude_nouns()) or token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    source = _giver(token)
    heads = [child for child in _behind(token) if _completes(child, source)] or _that_clause_behind(token)
    basis = _basis(token) if act is not None and not (heads and token.head.lower_ in AGAINST) else ()
    parts = [part for head in heads for part in _without_preposition(head, token, heads)]
    content = tuple(span for part in parts for span in clause_spans(part, token)) or basis
    if source is None:
        return Attribution(act, (token,), token, (), by_noun=True) if act is not None and _points_back(token) and not content else None
    if act is None and not content:
        return None
    cue = (*_own_preposition(token, heads), *_light_verb(token), token)
    return Attribution(act, cue, source, content, overlapping(content, quoted), basis, by_noun=True)


def _giver(noun: Token) -> Token | None:
    for child in noun.children:
        if _is_owner(child) or (child.dep_ in ("amod", "compound") and child.text[0].isupper()):
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    if (made := _maker(noun)) is not None:
        return made
    return subject_of(noun.head) if _is_given(noun) and not is_unsaid(noun.head) else None


def _maker(noun: Token) -> Token | None:
    """Who is told to have made it, right behind it: "the threat of a strike, made by the host"."""
    made = (token for token in noun.subtree if token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in GIVING)
    near = (verb for verb in made if verb.head == noun or verb.nbor(-1).text == ",")
    return next((agent for verb in near if (agent := agent_of(verb)) is not None), None)


def _is_given(noun: Token) -> bool:
    """Tell a noun that says something with its verb: "took a swipe", "is a supporter"."""
    if noun.dep_ == "dobj":
        return noun.head.lemma_ in LIGHT
    return noun.dep_ == "attr" and noun.head.lemma_ == "be" and noun.lemma_ in attitude_nouns() and not any(map(_is_owner, noun.children))


def is_light(verb: Token) -> bool:
    """Tell a verb whose object is the cue: "voiced concern about", "offered an assessment of", but not "offered the mayor's advice"."""
    things = [child for child in verb.children if child.dep_ == "dobj" and _is_given(child)]
    known = [child for child in things if child.lemma_ in attitude_nouns() or child.lemma_ in cue_nouns()]
    return any(_completes(child, None) for thing in known for child in _behind(thing)) and not any(map(_is_owner, known[0].children))


def _is_owner(child: Token) -> bool:
    return child.dep_ == "poss" and not (child.pos_ == "PRON" and _is_expressed(child.head))


def _is_expressed(noun: Token) -> bool:
    """Tell an attitude that somebody speaks out: "expressed its outrage at the raid", but not "its outrage at the raid grew"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in EXPRESSING and not is_unsaid(noun.head)


def _light_verb(noun: Token) -> tuple[Token, ...]:
    """The verb that gives a saying, with its auxiliaries, and the words between the two."""
    return tuple(noun.doc[first_helper(noun.head).i : noun.i]) if _is_given(noun) and noun.head.i < noun.i else ()


def _own_preposition(noun: Token, heads: list[Token]) -> tuple[Token, ...]:
    return (heads[0],) if len(heads) == 1 and heads[0].dep_ == "prep" and heads[0].i == noun.i + 1 else ()


def _without_preposition(head: Token, noun: Token, heads: list[Token]) -> tuple[Token, ...]:
    return tuple(head.children) if _own_preposition(noun, heads) else (head,)


def _behind(noun: Token) -> Iterator[Token]:
    """The words that hang on a noun, and the participle right behind it that the parser gave to its verb: "voiced doubt | regarding"."""
    yield from noun.children
    if noun.dep_ == "dobj":
        yield from (child for child in noun.head.children if child.i == noun.i + 1 and child.tag_ == "VBG" and child.lower_ in ABOUT)


def _completes(child: Token, source: Token | None) -> bool:
    if child.dep_ in ("relcl", "acl", "ccomp"):
        that = any(word.dep_ == "mark" and word.lower_ == "that" for word in child.children)
        return that or (child.dep_ == "acl" and child.tag_ == "VB")
    about = child.lower_ in ABOUT or child.head.lemma_ in OTHER.get(child.lower_, ())
    heard = child.lower_ == "to" and child.head.lemma_ in HEARD
    return child.dep_ == "prep" and about and not heard and source not in tuple(child.children)


def _that_clause_behind(noun: Token) -> list[Token]:
    """The clause of the "that" right behind a noun's phrase, whatever word the parser gave it to."""
    phrase_end = 1 + max(token.i for token in noun.subtree)
    that = noun.doc[phrase_end] if phrase_end < noun.sent.end else None
    return [that.head] if that is not None and that.dep_ == "mark" and that.lower_ == "that" else []


def _points_back(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.children)


def _basis(noun: Token) -> tuple[Span, ...]:
    """The clause that an announcement brought about: "troops will start leaving following an announcement"."""
    if noun.dep_ not in ("pobj", "dobj") or noun.head.lower_ not in FOLLOWING:
        return ()
    verb = noun.head.head
    while (verb.dep_ in ("xcomp", "aux", "dobj") or (verb.dep_ == "advcl" and verb.tag_ == "VB")) and verb.head != verb:
        verb = verb.head
    words = [token for token in verb.subtree if token.i < noun.head.i and not token.is_punct]
    return (span_of(words),) if verb.pos_ in ("VERB", "AUX") and words else ()
