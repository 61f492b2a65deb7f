"""Parsed paragraphs -> who is said to have said what: source, cue and content, as words and spans."""

from schemas.base import Span
from streams.extract.attribution.closing import by_closing_verb
from streams.extract.attribution.colons import by_colon
from streams.extract.attribution.continued import carried_on, continued, joined
from streams.extract.attribution.labels import by_closing_label, by_label, is_transcript, label_of
from streams.extract.attribution.nouns import by_noun
from streams.extract.attribution.phrases import by_according, by_adjective
from streams.extract.attribution.quotation import content_heads, within
from streams.extract.attribution.saying import Attribution, Rule
from streams.extract.attribution.sources import subject_of
from streams.extract.attribution.verbs import EXCLUDING, by_verb, leading_in
from streams.extract.lexicon import cue_words
from streams.extract.parse import QUOTES, Paragraph, Reading, readable, start_of
from streams.extract.parse.words import Token

__all__ = ["EXCLUDING", "Attribution", "attributions", "content_heads", "joined", "subject_of"]

LONGEST_LINK = 12
"""Words from the verb of a headline to a quotation behind it."""

RULES: tuple[Rule, ...] = (by_according, by_adjective, by_verb, by_closing_verb, by_noun)


def attributions(reading: Reading) -> list[Attribution]:
    """All sayings of an article in the order of their cues, speech that goes on in quotation marks with the cue before it."""
    found: list[Attribution] = []
    lead: Attribution | None = None
    dialogue = sum(is_transcript(label_of(paragraph.doc)) for paragraph in reading.paragraphs) > 1
    for paragraph in reading.paragraphs:
        ours = [span for span in reading.quoted if paragraph.start <= span[0] < paragraph.end]
        told = _of_paragraph(paragraph, ours, dialogue=dialogue)
        found += carried_on(continued(told, ours, lead or (found[-1] if found else None), paragraph), paragraph)
        lead = leading_in(paragraph.doc)
        lead = None if lead is None or any(one.cue[-1] == lead.cue[-1] for one in told) else lead
    return found


def _of_paragraph(paragraph: Paragraph, quoted: list[Span], *, dialogue: bool) -> list[Attribution]:
    label = by_label(paragraph.doc, quoted, dialogue=dialogue) or by_closing_label(paragraph.doc, quoted)
    if label is not None and is_transcript([*label.named]):
        return [label._replace(rule="by_label")]
    cues = [token for token in readable(paragraph.doc) if _may_be_a_cue(token) and not within(token, quoted)]
    told = [one for token in cues if (one := _attribution(token, quoted)) is not None]
    told = told if label is None else [label._replace(rule="by_label"), *told]
    told += by_colon(paragraph.doc, quoted, told)
    return [one for one in told if one.act is not None or not _is_within_another(one, told)]


def _may_be_a_cue(token: Token) -> bool:
    """Tell a word of a cue; "Said" amid a sentence is a name, since headlines tell in the present."""
    if cue_words().isdisjoint((token.lemma_, token.lower_)) or (token.text == "Said" and token.i > token.sent.start):
        return False
    return not _is_of_a_headline_amid(token)


def _is_of_a_headline_amid(verb: Token) -> bool:
    """Tell the verb of a link to other news that has run into the text: "Chad Confirms Oslo Liberated “They were shot” said Luis Vega"."""
    if verb.tag_ != "VBZ" or not verb.text.istitle() or verb.i == verb.sent.start:
        return False
    behind = verb.doc[verb.i + 1 : verb.i + LONGEST_LINK]
    opened = next((at for at, word in enumerate(behind) if word.text in QUOTES), 0)
    return opened > 1 and sum(word.text[0].isupper() for word in behind[:opened]) > opened // 2


def _attribution(token: Token, quoted: list[Span]) -> Attribution | None:
    return next((found._replace(rule=rule.__name__) for rule in RULES if (found := rule(token, quoted)) is not None), None)


def _is_within_another(one: Attribution, told: list[Attribution]) -> bool:
    """Tell whether a cue is a part of what somebody else says: an attitude there is the speaker's word, not the article's."""
    here = start_of(one.cue[0])
    return any(start <= here < end for other in told if other is not one for start, end in other.content)
