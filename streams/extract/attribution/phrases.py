"""Cue phrases without a verb of saying: "according to X", "X made it clear that", "X are concerned that"."""

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.auxiliaries import first_helper
from streams.extract.attribution.quotation import overlapping, widened
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.sources import subject_of
from streams.extract.attribution.spans import ABOUT, clause_spans, trimmed
from streams.extract.attribution.strayed import is_somewhere
from streams.extract.attribution.unsaid import is_unsaid
from streams.extract.lexicon import Frames, cue_adjectives, cue_verbs, speaker_nouns
from streams.extract.parse import SUBJECTS, span_of
from streams.extract.parse.clauses import is_finite
from streams.extract.parse.words import Token


def by_according(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read "according to X" with the clause that it stands in."""
    if token.lower_ != "according":
        return None
    to = next((child for child in token.children if child.lower_ == "to"), token.nbor() if token.i + 1 < len(token.doc) else None)
    named = [child for child in to.children if child.dep_ == "pobj"] if to is not None else []
    if not named or to is None:
        return None
    source, others = named[0], named[1:]  # these are the subject of the clause, "according to the | SOHR | nine men were"
    own = {token, *token.subtree} - {word for other in others for word in other.subtree}
    head = _clause_above(token) if token.head != token else token.sent.root
    if (before := _before_a_subject(source, head)) is not None:
        source, own = before, {word for word in own if word.i <= before.i}
    if _has_swallowed(source, head):
        return None
    words = trimmed([word for word in head.subtree if word not in own])
    told = any(word.pos_ in ("VERB", "AUX", "NUM") or (word.pos_ == "ADJ" and word.dep_ != "amod") for word in words)
    content = widened((span_of(words),), token, quoted) if told else ()
    return Attribution(Act.STATED, (token, to), source, content, overlapping(content, quoted)) if content else None


BODIES = frozenset("observatory coalition network league commission council".split())
"""Main words of the names of bodies, by which they are called for short."""


def _before_a_subject(source: Token, head: Token) -> Token | None:
    """The source to whose name the parser has drawn the subject of the clause: "according to the | Observatory | Chad has lost nine"."""
    lost = not any(child.dep_ in (*SUBJECTS, "expl", "csubj") for child in head.children) and first_helper(head).i == source.i + 1
    led = [child for child in source.lefts if child.dep_ == "compound" and child.i == source.i - 1]
    known = [child for child in led if child.nbor(-1).lower_ == "the" and child.lemma_.lower() in speaker_nouns().keys() | BODIES]
    return known[0] if lost and known and source.pos_ == "PROPN" else None


def _has_swallowed(source: Token, head: Token) -> bool:
    """Tell whether the parser has drawn the subject of a clause to the source: "according to the Lotus Society | Mali is"."""
    beside = [child for child in source.children if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i == source.i + 1]
    if is_somewhere(source) and any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in source.children):
        beside.append(source)
    lost = not any(child.dep_ in (*SUBJECTS, "expl", "csubj") for child in head.children)
    return lost and any(first_helper(head).i == child.right_edge.i + 1 for child in beside)


def _clause_above(according: Token) -> Token:
    """The main clause that "according to" closes; behind a comma it closes the nearest one."""
    head = _with_its_subject(according.head)
    if according.nbor(-1).text == "," if according.i else False:
        return head
    while head.dep_ in ("acl", "advcl", "xcomp", "pcomp", "relcl") and not _is_of_what_is_said(head):
        head = _with_its_subject(next((above for above in head.ancestors if above.pos_ in ("VERB", "AUX")), head.sent.root))
    return head


def _with_its_subject(clause: Token) -> Token:
    """The clause before it that has the subject of a clause joined to it: "killed nine | and wounded ten"."""
    joined = clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX") and not is_finite(clause)
    return _with_its_subject(clause.head) if joined else clause


def _is_of_what_is_said(clause: Token) -> bool:
    """Tell what describes a thing of which somebody else says something: "condemned a raid | that killed six according to"."""
    above = next((word for word in clause.ancestors if word.pos_ in ("VERB", "AUX")), clause)
    return clause.dep_ == "relcl" and cue_verbs().get(above.lemma_.lower(), (None, ()))[0] is not None


COPULAS = frozenset("be become seem feel remain stay keep make sound look appear".split())


def by_adjective(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read an adjective that takes a clause or a thing, with its subject and its verb."""
    entry = cue_adjectives().get(token.lower_)
    if entry is None or token.dep_ not in ("acomp", "ccomp", "ROOT", "oprd", "conj", "xcomp", "relcl"):
        return None
    governor = token.head if token.head.lemma_ in COPULAS else token
    source = subject_of(governor)
    head = _governed(token, entry[1])
    if governor.lemma_ == "make" and token.lower_ in ("sure", "certain"):  # who makes sure of a thing says nothing
        return None
    if head is None or source is None or source.lower_ in ("it", "that", "this", "there"):
        return None
    own = (head,) if head.dep_ == "prep" and head.i == token.i + 1 else ()
    parts = tuple(head.children) if own else (head,)
    content = widened(tuple(span for part in parts for span in clause_spans(part, token)), token, quoted)
    if not content:
        return None
    cue = (*own, *token.doc[first_helper(governor).i : token.i], token)
    return Attribution(None if is_unsaid(governor) else entry[0], cue, source, content, overlapping(content, quoted))


def _governed(adjective: Token, frames: Frames) -> Token | None:
    """The clause that an adjective takes, else the infinitive, else the preposition."""
    clauses = [child for child in adjective.children if child.dep_ in ("ccomp", "advcl") and is_finite(child) and "that" in frames]
    aims = [child for child in adjective.children if child.dep_ == "xcomp" and child.tag_ == "VB" and "inf" in frames]
    about = [child for child in adjective.children if child.dep_ == "prep" and child.lower_ in ABOUT and "about" in frames]
    return next(iter((*clauses, *aims, *about)), None)
