"""The words of a clause as spans of the article."""

from spacy.tokens import Token

from schemas.base import Span
from streams.extract.parse import span_of

ABOUT = frozenset("of about on for against to over regarding concerning in".split())
"""Prepositions that lead to what a saying is about."""


def clause_spans(head: Token, cue: Token) -> list[Span]:
    """The words of a clause without the cue's own, as runs: a cue in the middle parts them."""
    cut = {*cue.subtree} if not cue.is_ancestor(head) else {cue}
    runs: list[list[Token]] = []
    for token in (token for token in head.subtree if token not in cut and not token.is_space):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [span_of(words) for run in runs if (words := trimmed(run))]


def trimmed(run: list[Token]) -> list[Token]:
    """Drop the punctuation around a clause, but for its quotation marks."""
    while run and run[0].is_punct and not run[0].is_quote:
        run = run[1:]
    while run and run[-1].is_punct and not run[-1].is_quote:
        run = run[:-1]
    return run
