"""Spans of an article and the quotations that they touch."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from schemas.base import Span
from streams.extract.parse import SUBJECTS, end_of, start_of
from streams.extract.parse.words import Doc, Token

LONGEST_NAME = 12
"""Words of a speaker with an office that can stand between a quotation and its cue."""


def within(token: Token, spans: Sequence[Span]) -> bool:
    """Tell whether a word begins inside one of some spans, which are in order and do not overlap."""
    here = start_of(token)
    before = bisect_left(spans, here, key=lambda span: span[0]) - 1
    return before >= 0 and here < spans[before][1]


def overlapping(spans: Iterable[Span], quoted: list[Span]) -> tuple[Span, ...]:
    """The quotations that share characters with some spans."""
    spans = tuple(spans)
    return tuple(quote for quote in quoted if any(quote[0] < end and start < quote[1] for start, end in spans))


def widened(spans: tuple[Span, ...], cue: Token, quoted: list[Span]) -> tuple[Span, ...]:
    """Take a quotation whole, from its first mark to its last, where a part of it is content."""
    touching = [quote for quote in overlapping(spans, quoted) if not quote[0] < start_of(cue) < quote[1]]
    return _joined([*spans, *touching])


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def nearest_quotation(cue: Token, quoted: list[Span]) -> Iterator[Span]:
    """The quotation that ends in the cue's sentence before it, or else begins there after it."""
    first, last = start_of(cue.sent[0]), end_of(cue.sent[-1])
    reach = first - (2 if cue.i - cue.sent.start < LONGEST_NAME else 0)  # “Why?” the minister with the long name asked.
    before = [quote for quote in quoted if reach <= quote[1] <= start_of(cue)]
    after = [quote for quote in quoted if end_of(cue) <= quote[0] < last]
    yield from (before[-1:] or after[:1])


def content_heads(doc: Doc, spans: Iterable[Span]) -> list[Token]:
    """The topmost words of some spans of a paragraph: the verbs of their clauses, or the noun of a phrase."""
    inside = {token for span in spans for token in tokens_in(doc, span)}
    tops = [token for token in inside if token.head not in inside or token.head == token]
    heads = [child for top in tops for child in ((top,) if top.pos_ != "ADP" else top.children)]
    if any(head.pos_ in ("VERB", "AUX") for head in heads):  # "we will come for our | brothers” | rebel Abu Mustafa said"
        heads = [head for head in heads if head.dep_ not in ("nmod", "compound", "amod") and not _is_anothers_subject(head, heads)]
    return sorted((head for head in heads if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")), key=lambda token: token.i)


def _is_anothers_subject(head: Token, others: list[Token]) -> bool:
    """Tell a gerund that the parser parts from the verb whose subject it is: "said | shelling | on Sunday hit the town"."""
    behind = (one for one in others if head.tag_ == "VBG" and head.dep_ == "xcomp" and one.i > head.i and one.dep_ == "ccomp")
    return any(one.head == head.head and not any(word.dep_ in SUBJECTS for word in one.children) for one in behind)


def tokens_in(doc: Doc, span: Span) -> list[Token]:
    """The words of a paragraph that begin in a span."""
    words = doc.between(span[0] - doc.start, span[1] - doc.start)
    return [token for token in words or () if not token.is_space]


def first_half(cue: Token, spans: tuple[Span, ...], quoted: list[Span]) -> Iterator[Span]:
    """The quotation that breaks off with a comma before a cue, where it goes on behind: “If it rains,” she said, “we stay”."""
    behind = any(start > start_of(cue) for start, _ in overlapping(spans, quoted))
    before = [quote for quote in quoted if start_of(cue.sent[0]) - 2 <= quote[0] and quote[1] <= start_of(cue)]
    if not behind or not before or overlapping(spans, before[-1:]):
        return
    words = [word for word in cue.sent if word.i < cue.i]
    between = [word for word in words if before[-1][1] <= start_of(word)]
    comma = "," in [word.text for word in words[: len(words) - len(between)][-2:]]  # before or behind the mark
    if comma and len(between) < LONGEST_NAME and not any(word.pos_ == "VERB" for word in between):
        yield before[-1]
