"""A sentence about somebody, a colon, and what they say: "Delgado was blunt: “We leave.”"."""

from collections.abc import Iterator

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.quotation import tokens_in
from streams.extract.attribution.saying import Attribution, is_told
from streams.extract.attribution.speakers import is_speaker
from streams.extract.parse import SUBJECTS
from streams.extract.parse.words import Doc, Token

SHORTEST = 4
"""Words of a quotation that is speech, its marks and stops counted."""
ENDING = ".!?,…"
PEOPLE = ("he", "she")
BESIDE = ("relcl", "acl", "advcl", "ccomp")
"""Relations of clauses that tell of others than who the sentence is about."""


def by_colon(doc: Doc, quoted: list[Span], told: list[Attribution]) -> Iterator[Attribution]:
    """Read the quotations behind a colon that no cue of the paragraph tells: they are said by whom the sentence before is about."""
    for quote in quoted:
        words = tokens_in(doc, quote)
        if not _is_speech(words) or words[0].i == 0 or words[0].nbor(-1).text != ":" or is_told(quote, told):
            continue
        colon = words[0].nbor(-1)
        source = _whom_it_is_about(colon)
        if source is not None and not any(one.act and source.sent.start <= one.cue[-1].i < colon.i for one in told):
            yield Attribution(Act.STATED, (colon,), source, (quote,), (quote,), rule=by_colon.__name__)


def _is_speech(words: list[Token]) -> bool:
    """Tell a whole sentence in quotation marks: it ends with a stop, inside or right behind."""
    return len(words) >= SHORTEST and any(word.text in ENDING for word in words[-2:])


def _whom_it_is_about(colon: Token) -> Token | None:
    """The subject of the sentence that a colon ends, where that is somebody who can speak."""
    before = colon.nbor(-1) if colon.i > 0 else colon
    subjects = (word for word in colon.doc[before.sent.start : colon.i] if word.dep_ in SUBJECTS)
    subject = next((word for word in subjects if word.head.dep_ not in BESIDE or _is_torn(word.head, colon)), None)
    speaks = subject is not None and (subject.pos_ == "PROPN" or subject.lower_ in PEOPLE or is_speaker(subject))
    return subject if speaks else None


def _is_torn(verb: Token, colon: Token) -> bool:
    """Tell a main verb that the parser hung on the quotation behind it."""
    return verb.i < colon.i < verb.head.i
