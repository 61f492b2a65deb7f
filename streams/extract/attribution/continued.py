"""Speech that goes on: quotations without a cue of their own belong to the speaker before them."""

from collections.abc import Iterator
from itertools import takewhile

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.quotation import tokens_in
from streams.extract.attribution.saying import Attribution, is_told
from streams.extract.attribution.spans import trimmed
from streams.extract.parse import Paragraph, span_of
from streams.extract.parse.words import Sentence as Words

SHORTEST = 6
"""Words of a quotation that is speech; a shorter one is a name, or a word that the journalist holds at arm's length."""

CARRIED = "carried_on"
"""The rule by which an indirect saying goes on."""
SPOKEN = ("by_verb", "by_closing_verb")
"""The rules whose sayings may go on so."""

ENDING = ("", *".!?:…)”\"'’")
"""What stands before a sentence: nothing, or the mark that closes the sentence before it."""


def continued(told: list[Attribution], quoted: list[Span], last: Attribution | None, paragraph: Paragraph) -> list[Attribution]:
    """Give each quotation of a paragraph that has no cue of its own to the speaker before it; `last` spoke in the paragraph before.

    Where `last` has no content, the paragraph before ended with it and a colon. Only quotations that are sentences are speech,
    and the second half of one that its cue parts: other words in quotation marks are the journalist's.
    """
    found, text = list(told), paragraph.doc.text
    for quote in quoted:
        if is_told(quote, found):
            continue
        before = [one for one in found if one.content and max(span_of(one.cue)) <= quote[0]]
        mark = text[: quote[0] - paragraph.start].rstrip()[-1:]
        sentence = mark in ENDING and len(tokens_in(paragraph.doc, quote)) >= SHORTEST
        speech = sentence or (mark == "," and before and _is_parted(before[-1]))
        if not speech:
            continue
        if before:
            found[found.index(before[-1])] = _lengthened(before[-1], quote)
        elif last is not None and last.act is not None and quote[0] - paragraph.start < 3:
            rule = "continued" if last.content else last.rule
            found.insert(0, last._replace(content=(quote,), quoted=(quote,), basis=(), addressee=None, rule=rule))
    return found


def _is_parted(one: Attribution) -> bool:
    """Tell a saying that may go on behind its cue: “It is shut,” said the mayor, “but not for long”."""
    return any(end <= span_of(one.cue)[0] for _, end in one.quoted)


def _lengthened(one: Attribution, quote: Span) -> Attribution:
    return one._replace(content=(*one.content, quote), quoted=(*one.quoted, quote))


def carried_on(told: list[Attribution], paragraph: Paragraph) -> list[Attribution]:
    """Add the sentences in which an indirect saying goes on without a cue: "She said the mine would be sold. The buyer would keep it".

    What is said in the past is told as "would", which a journalist's own report is not; a quotation or a cue ends it.
    """
    begun = {one.cue[-1].sent.start for one in told}
    return [part for one in told for part in (one, *(_carried(one, sentence) for sentence in _going_on(one, begun, paragraph)))]


def _going_on(one: Attribution, begun: set[int], paragraph: Paragraph) -> Iterator[Words]:
    """The sentences right behind an indirect saying in the past that go on with it."""
    if one.rule not in SPOKEN or one.act is not Act.STATED or one.head.tag_ != "VBD" or one.quoted:
        return iter(())
    behind = (sentence for sentence in paragraph.doc.sents if sentence.start > one.cue[-1].sent.start)
    return takewhile(lambda sentence: sentence.start not in begun and _is_future_in_the_past(sentence), behind)


def _carried(one: Attribution, sentence: Words) -> Attribution:
    words = trimmed([word for word in sentence if not word.is_space])
    return one._replace(content=(span_of(words),), basis=(), addressee=None, rule=CARRIED)


def _is_future_in_the_past(sentence: Words) -> bool:
    helping = {word.lower_ for word in sentence.root.children if word.dep_ == "aux"}
    quoted = any(word.is_quote for word in sentence)
    return "would" in helping and "have" not in helping and not quoted


def joined(told: list[Attribution]) -> list[Attribution]:
    """Join speech that goes on over several paragraphs into the attribution it began with, as annotators do."""
    found: list[Attribution] = []
    for one in told:
        if one.rule in ("continued", CARRIED) and found:
            found[-1] = _lengthened(found[-1], one.content[0])
        else:
            found.append(one)
    return found
