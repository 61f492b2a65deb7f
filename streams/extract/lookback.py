"""What an article remembers: sayings that are like earlier ones, and what became of them."""

from spacy.tokens import Token

from schemas.base import Span
from streams.extract.attribution import Attribution
from streams.extract.lexicon import cue_verbs
from streams.extract.parse import span_of
from streams.extract.tellings import Telling

LIKENESS = frozenset("similar same comparable identical such another".split())
TURNING = frozenset("but yet however nevertheless nonetheless still".split())


def is_like_another(told: Attribution) -> bool:
    """Tell whether a saying is only told by likeness ("a similar statement"), so that its other slots are those of the one it is like."""
    return any(child.lower_ in LIKENESS for token in told.cue for child in token.children)


def outcome_of(telling: Telling) -> Span | None:
    """What became of a remembered saying: the clause that "but" joins to it, or the next sentence where that begins with "But"."""
    if not telling.prior:
        return None
    verb = next((token for token in telling.told.cue if token.pos_ == "VERB"), telling.told.cue[-1])
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and _turns(verb, child):
            return _clause(child)
    return _next_sentence(verb)


def _turns(verb: Token, clause: Token) -> bool:
    between = [child for child in verb.children if child.dep_ == "cc" and verb.i < child.i < clause.i]
    return any(child.lower_ in TURNING for child in between) and not _reports(clause)


def _next_sentence(verb: Token) -> Span | None:
    last = verb.sent[-1]
    if last.i + 1 >= len(verb.doc):
        return None
    following = verb.doc[last.i + 1].sent
    root = following.root
    return _clause(root) if following[0].lower_ in TURNING and not _reports(root) else None


def _reports(verb: Token) -> bool:
    return verb.lemma_ in cue_verbs() and any(child.dep_ == "ccomp" for child in verb.children)


def _clause(verb: Token) -> Span:
    words = [token for token in verb.subtree if not token.is_space]
    while words and (words[0].is_punct or words[0].lower_ in TURNING):
        words.pop(0)
    while words and words[-1].is_punct:
        words.pop()
    return span_of(words)
