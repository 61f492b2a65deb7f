"""Cue verbs: "X said that", "X denied doing", "X urged Y to", "Troops will stay, the minister, X, said"."""

from spacy.tokens import Token

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.quotation import nearest_quotation, overlapping, widened
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.sources import is_unsaid, subject_of
from streams.extract.attribution.spans import ABOUT, clause_spans, trimmed
from streams.extract.lexicon import Frames, cue_verbs
from streams.extract.parse import span_of

HELPING = ("aux", "auxpass", "neg", "advmod")


def by_verb(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read a verb of saying with its subject and the clause, phrase or quotation that it governs."""
    if token.pos_ not in ("VERB", "AUX") or (entry := _cue_verb(token)) is None or is_unsaid(token):
        return None
    (act, frames), cue = entry
    if (source := subject_of(token)) is None:
        return None
    content = _content_of_verb(token, frames, quoted)
    if not content:
        return None
    addressee = next((child for child in token.children if child.dep_ == "dobj" and frames & {"to", "of"}), None)
    return Attribution(act, cue, source, content, overlapping(content, quoted), addressee=addressee)


def _cue_verb(token: Token) -> tuple[tuple[Act | None, Frames], tuple[Token, ...]] | None:
    for child in token.children:
        phrase = f"{token.lemma_.lower()} {child.lower_}"
        if child.dep_ in ("prt", "prep", "acomp", "oprd") and phrase in cue_verbs():
            return cue_verbs()[phrase], (*_cue_tokens(token), child)
    entry = cue_verbs().get(token.lemma_.lower())
    return (entry, _cue_tokens(token)) if entry else None


def _cue_tokens(verb: Token) -> tuple[Token, ...]:
    """A verb with its auxiliaries and the adverbs right before it, and the colon right behind it."""
    first = verb.i
    while first > verb.sent.start and verb.doc[first - 1].head == verb and verb.doc[first - 1].dep_ in HELPING:
        first -= 1
    colon = verb.i + 1 < verb.sent.end and verb.doc[verb.i + 1].text == ":"
    return tuple(verb.doc[first : verb.i + 1 + colon])


def _content_of_verb(verb: Token, frames: Frames, quoted: list[Span]) -> tuple[Span, ...]:
    heads = [child for child in verb.children if _fits(child, frames)]
    if not heads and verb.dep_ == "parataxis" and "that" in frames:
        heads = [verb.head.head if verb.head.dep_ in ("aux", "auxpass") else verb.head]
    spans = tuple(span for head in heads for part in _without_preposition(head, frames) for span in clause_spans(part, verb))
    if spans or "that" not in frames:
        return widened(spans, verb, quoted)
    return tuple(nearest_quotation(verb, quoted))


def _is_addressed(child: Token, frames: Frames) -> bool:
    """Tell whom a content begins with: "accused Norway | of", "urged them | to"."""
    beside = child.head.children
    return "of" in frames or ("to" in frames and any(other.dep_ in ("xcomp", "ccomp") for other in beside))


def _without_preposition(head: Token, frames: Frames) -> tuple[Token, ...]:
    """What a cue's own preposition leads to: "called for | more troops", but "accused X | of leaving"."""
    return (head,) if head.dep_ != "prep" or "of" in frames else tuple(head.children)


def _fits(child: Token, frames: Frames) -> bool:
    if child.dep_ == "ccomp":
        return bool(frames & {"that", "to"}) or ("ger" in frames and child.tag_ == "VBG")
    if child.dep_ == "xcomp":
        return bool(frames & {"inf", "to"}) if child.tag_ == "VB" else bool(frames & {"ger", "that"})
    if child.dep_ == "advcl":  # where a date parts it from its verb: "promised in May to leave"
        return child.i > child.head.i and ((child.tag_ == "VB" and "inf" in frames) or (child.tag_ == "VBG" and "ger" in frames))
    if child.dep_ == "dobj":
        return _is_addressed(child, frames) or ("np" in frames and child.pos_ != "PRON")
    if child.dep_ == "prep":
        return (bool(frames & {"about"}) and child.lower_ in ABOUT) or ("of" in frames and child.lower_ in ("of", "with"))
    return False


def by_closing_verb(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read a verb of saying at the end of a sentence, where the parser took it for another clause."""
    entry = cue_verbs().get(token.lemma_.lower())
    if entry is None or "that" not in entry[1] or token.pos_ != "VERB" or is_unsaid(token):
        return None
    source = _noun_before(token) or _noun_behind(token)
    if source is None:
        return None
    words = trimmed([word for word in token.sent if word.i < min(source.left_edge.i, token.i)])
    if not any(word.pos_ in ("VERB", "AUX") for word in words):
        return None
    content = widened((span_of(words),), token, quoted)
    return Attribution(entry[0], (token,), source, content, overlapping(content, quoted))


def _noun_before(verb: Token) -> Token | None:
    """The noun phrase between a comma and a verb, with its appositions."""
    commas = [word.i for word in verb.sent if word.i < verb.i - 1 and word.text in (",", "”", '"')]
    between = verb.doc[commas[-1] + 1 : verb.i] if commas else ()
    if between and between[0].dep_ == "cc":
        return None
    noun = next((word for word in between if word.pos_ in ("NOUN", "PROPN", "PRON") and word.head not in between), None)
    while noun is not None and noun.dep_ == "appos" and noun.head.dep_ == "appos":
        noun = noun.head
    return noun


def _noun_behind(verb: Token) -> Token | None:
    """The noun phrase behind a verb that follows a comma: ", warned the ministry"."""
    inverted = verb.i > verb.sent.start and verb.doc[verb.i - 1].text in (",", "”", '"')
    return next((child for child in verb.rights if inverted and child.dep_ in ("dobj", "nsubj") and child.i - verb.i < 6), None)
