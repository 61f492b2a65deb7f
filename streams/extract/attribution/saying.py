"""One saying as an article tells it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.extent import source_span
from streams.extract.attribution.quotation import overlapping
from streams.extract.parse import span_of
from streams.extract.parse.words import Token


class Attribution(NamedTuple):
    """One saying as the article tells it, or an attitude, which has no act.

    The word that says it is the last of `cue`, whatever stands around it in the text.
    `content` is empty where a noun points back at a saying told elsewhere ("the announcement").
    `basis` is the clause that is said to follow from the saying ("troops leave following an announcement").
    `named` are the words of a source that is no phrase of grammar, as before the colon of a headline.
    `rule` is the name of the rule that found it.
    """

    act: Act | None
    cue: tuple[Token, ...]
    source: Token
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    basis: tuple[Span, ...] = ()
    by_noun: bool = False
    addressee: Token | None = None
    named: tuple[Token, ...] = ()
    rule: str = ""

    @property
    def head(self) -> Token:
        """The verb or noun of the cue: "called" of "has called on"."""
        return next((word for word in reversed(self.cue) if word.pos_ in ("VERB", "AUX", "NOUN")), self.cue[-1])

    @property
    def source_span(self) -> Span:
        """The whole noun phrase of the source, as annotators of attribution mark it."""
        return span_of(self.named) if self.named else source_span(self.source, self.cue[-1])


def is_told(quote: Span, told: Iterable[Attribution]) -> bool:
    """Whether a quotation is, or has a part of, the content of one of some sayings."""
    return any(overlapping(one.content, [quote]) for one in told)


Rule = Callable[[Token, list[Span]], Attribution | None]
"""What a word, where it is a cue, and the quotations of its paragraph tell."""
