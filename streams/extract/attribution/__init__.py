"""Parsed paragraphs -> who is said to have said what: source, cue and content, as words and spans."""

from spacy.tokens import Token

from schemas.base import Span
from streams.extract.attribution.nouns import by_noun
from streams.extract.attribution.phrases import by_according, by_adjective, by_colon
from streams.extract.attribution.quotation import content_heads, overlapping, tokens_in, within
from streams.extract.attribution.saying import Attribution, Rule
from streams.extract.attribution.sources import subject_of
from streams.extract.attribution.verbs import by_closing_verb, by_verb
from streams.extract.parse import Paragraph, Reading, readable, span_of

__all__ = ["Attribution", "attributions", "content_heads", "subject_of"]

RULES: tuple[Rule, ...] = (by_according, by_colon, by_adjective, by_verb, by_closing_verb, by_noun)


def attributions(reading: Reading) -> list[Attribution]:
    """All sayings of an article in the order of their cues, speech that goes on in quotation marks with the cue before it."""
    found: list[Attribution] = []
    for paragraph in reading.paragraphs:
        ours = [span for span in reading.quoted if paragraph.start <= span[0] < paragraph.end]
        told = [one for token in readable(paragraph.doc) if not within(token, ours) and (one := _attribution(token, ours)) is not None]
        found += _with_speech_that_goes_on(told, ours, found[-1] if found else None, paragraph)
    return found


def _attribution(token: Token, quoted: list[Span]) -> Attribution | None:
    return next((found for rule in RULES if (found := rule(token, quoted)) is not None), None)


def _with_speech_that_goes_on(
    told: list[Attribution], quoted: list[Span], last: Attribution | None, paragraph: Paragraph
) -> list[Attribution]:
    """Give a quotation that has no cue of its own to the speaker before it."""
    found = list(told)
    for quote in quoted:
        if any(overlapping(one.content, [quote]) for one in found) or len(tokens_in(paragraph.doc, quote)) < 6:
            continue
        before = [one for one in found if one.content and max(span_of(one.cue)) <= quote[0]]
        if before:
            found[found.index(before[-1])] = _lengthened(before[-1], quote)
        elif last is not None and quote[0] - paragraph.start < 3:
            found.insert(0, last._replace(content=(quote,), quoted=(quote,), basis=(), addressee=None))
    return found


def _lengthened(one: Attribution, quote: Span) -> Attribution:
    return one._replace(content=(*one.content, quote), quoted=(*one.quoted, quote))
