"""How far the noun phrase of a source goes."""

from collections.abc import Iterator

from schemas.base import Span
from streams.extract.attribution.spans import dateline_end
from streams.extract.attribution.speakers import DAYS
from streams.extract.lexicon import cue_verbs
from streams.extract.parse import QUOTES, span_of
from streams.extract.parse.phrases import is_of_a_deed
from streams.extract.parse.words import Token, once_beside


@once_beside
def source_span(source: Token, cue: Token) -> Span:
    """The whole noun phrase of a source with its apposition and the comma that closes it, as annotators of attribution mark it."""
    apart = {word for child in _within_phrase(source) if _is_aside(child) for word in child.subtree}
    start = dateline_end(source.doc)
    words = [word for word in source.subtree if not word.is_space and word not in apart and (word.i >= start or source.i < start)]
    words = _run_around(source, [word for word in words if (word.i < cue.i) == (source.i < cue.i)])
    while words[1:] and words[0].text in DAYS and words[0].dep_ == "compound":  # "on | Saturday Oslo said"
        words = words[1:]
    while words[1:] and words[-1].is_punct and words[-1].text not in ")”":
        words.pop()
    behind = words[-1].i + 1
    closed = any(word.text == "," for word in words) and behind < cue.i and source.doc[behind].text == ","
    return span_of([*words, source.doc[behind]] if closed else words)


def _within_phrase(source: Token) -> Iterator[Token]:
    """The words that hang on a noun or on what stands beside it in apposition."""
    for child in source.children:
        yield child
        if child.dep_ in ("appos", "conj"):
            yield from _within_phrase(child)


def _is_aside(child: Token) -> bool:
    """Tell what the journalist sets beside a name with a comma or a dash: "Delgado, speaking in Lisbon," "MADRID (Reuters) - Delgado"."""
    if child.i > child.head.i:
        if is_of_a_deed(child):
            return True
        comma = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text == ","
        return comma and (
            child.dep_ in ("prep", "acl", "advcl", "amod", "advmod") or (child.dep_ == "relcl" and child.lemma_ in cue_verbs())
        )
    return any(word.text in ("-", "–", "—") and word.whitespace_ for word in child.doc[child.right_edge.i : child.head.i])


def _run_around(source: Token, words: list[Token]) -> list[Token]:
    """The unbroken run of some words that a source is in, behind a quotation that ends before it: "the toll is huge” | Ola Lund said"."""
    inside = {word.i for word in words if not _closes_a_quotation(word)}
    gaps = [word.i for word in source.sent if word.i not in inside and not word.is_space]
    first = max((gap for gap in gaps if gap < source.i), default=-1)
    last = min((gap for gap in gaps if gap > source.i), default=len(source.doc))
    return [word for word in words if first < word.i < last]


def _closes_a_quotation(word: Token) -> bool:
    """Tell the mark at the end of a quotation from the one at its beginning."""
    return word.text in QUOTES and word.i > 0 and bool(word.whitespace_) and not word.doc[word.i - 1].whitespace_
