"""The words of a clause as spans of the article."""

from schemas.base import Span
from streams.extract.lexicon import cue_verbs
from streams.extract.parse import span_of
from streams.extract.parse.words import Doc, Token

ABOUT = frozenset("of about on for against to over regarding concerning".split())
"""Prepositions that lead to what a saying is about."""


CONCEDING = frozenset("although though even".split())
"""Words that begin what a journalist sets against a saying."""


DASHES = frozenset("- – — ― --".split())
LONGEST_DATELINE = 15


def clause_spans(head: Token, cue: Token) -> list[Span]:
    """The words of a clause without the cue's own and without what the journalist adds, as runs: a cue in the middle parts them."""
    cut = {*cue.subtree} if not cue.is_ancestor(head) else {cue}
    words = [token for token in head.subtree if token not in cut and not token.is_space]
    end = min((start for word in words if (start := _added_from(word, head)) is not None), default=None)
    runs: list[list[Token]] = []
    for token in (token for token in words if end is None or token.i < end):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    if len(runs) > 1 and runs[0][-1].i < cue.i:
        runs[0] = _behind_semicolon(runs[0])
    return [span_of(words) for run in runs if (words := trimmed(run))]


def _behind_semicolon(run: list[Token]) -> list[Token]:
    """The part of a run that belongs to what goes on behind the cue: "It snows; | the road, | he said, | is closed"."""
    last = max((place for place, word in enumerate(run) if word.text == ";"), default=-1)
    return run[last + 1 :]


def _added_from(word: Token, head: Token) -> int | None:
    """Where the journalist's own addition begins, if a word heads one at the end of a clause: ", adding that", ", although"."""
    start = word.left_edge.i
    if word == head or word.right_edge.i < head.right_edge.i - 1 or start == 0 or start <= head.i:
        return None
    comma = word.doc[start - 1].text in {",", *DASHES - {"-"}}
    added = word.dep_ == "advcl" and (word.lemma_ in cue_verbs() or word.doc[start].lower_ in CONCEDING)
    return start - 1 if comma and added else None


def trimmed(run: list[Token]) -> list[Token]:
    """Drop the punctuation around a clause, but for its quotation marks, and what leads to it: "But", a dateline."""
    if run and run[0].i == 0:
        run = run[sum(word.i < dateline_end(word.doc) for word in run) :]
    while run and ((run[0].is_punct and not run[0].is_quote) or (run[0].dep_ == "cc" and run[0].is_sent_start)):
        run = run[1:]
    while run and run[-1].is_punct and not run[-1].is_quote:
        run = run[:-1]
    return run


def dateline_end(doc: Doc) -> int:
    """How many words of a paragraph are its dateline: "MADRID, May 5 (Reuters) - ", "New York (AFP) – "; 0 where it has none."""
    dash = next((word.i for word in doc[:LONGEST_DATELINE] if word.text in DASHES), None)
    if not dash:
        return 0
    named = all(word.text[0].isupper() or not word.is_alpha for word in doc[:dash])
    return dash + 1 if named and (doc[0].is_upper or doc[dash - 1].text == ")") else 0
