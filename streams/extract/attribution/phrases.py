"""Cue phrases without a verb of saying: "according to X", "X made it clear that", "X are concerned that"."""

from spacy.tokens import Token

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.quotation import overlapping, widened
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.sources import is_unsaid, subject_of
from streams.extract.attribution.spans import clause_spans, trimmed
from streams.extract.clauses import is_finite
from streams.extract.lexicon import cue_adjectives
from streams.extract.parse import span_of

LONGEST_NAME = 5
"""Words before the colon of a headline or a transcript that can be a name."""


def by_according(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read "according to X" with the clause that it stands in."""
    if token.lower_ != "according":
        return None
    to = next((child for child in token.children if child.lower_ == "to"), token.nbor() if token.i + 1 < len(token.doc) else None)
    source = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if source is None or to is None:
        return None
    own = {token, *token.subtree}
    head = token.head if token.head != token else token.sent.root
    words = trimmed([word for word in head.subtree if word not in own])
    content = widened((span_of(words),), token, quoted) if words else ()
    return Attribution(Act.STATED, (token, to), source, content, overlapping(content, quoted)) if content else None


def by_colon(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read the first colon of a headline or of a transcript's line: "Delgado: troops leave in May", "DELGADO: We leave."."""
    label = token.doc[: token.i]
    if token.text != ":" or not 0 < token.i <= LONGEST_NAME or not all(word.is_space or word.text[0].isupper() for word in label):
        return None
    behind = [word for word in token.doc[token.i + 1 :] if not word.is_space]
    if not any(word.pos_ in ("VERB", "AUX") for word in behind):
        return None
    content = widened((span_of(trimmed(behind)),), token, quoted)
    return Attribution(Act.STATED, (token,), token.nbor(-1), content, overlapping(content, quoted))


def by_adjective(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read an adjective that takes a clause, with its subject and its verb."""
    act = cue_adjectives().get(token.lower_)
    if act is None or token.dep_ not in ("acomp", "ccomp", "ROOT", "oprd", "conj", "xcomp", "relcl"):
        return None
    clause = next((child for child in token.children if child.dep_ in ("ccomp", "advcl") and is_finite(child)), None)
    governor = token if token.dep_ in ("ROOT", "relcl") else token.head
    source = subject_of(governor)
    if clause is None or source is None or source.lower_ in ("it", "that", "this") or is_unsaid(governor):
        return None
    content = widened(tuple(clause_spans(clause, token)), token, quoted)
    cue = (token,) if governor == token or governor.lemma_ == "be" else (governor, token)
    return Attribution(act, cue, source, content, overlapping(content, quoted))
