"""Parsed paragraphs -> who is said to have said what: source, cue and content, as tokens and spans."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.lexicon import Frames, cue_adjectives, cue_nouns, cue_verbs
from streams.extract.parse import Paragraph, span_of
from streams.extract.quotation import nearest_quotation, overlapping, tokens_in, widened, within
from streams.extract.sources import SUBJECTS, is_unsaid, subject_of

GIVING = frozenset("make issue give release deliver repeat reiterate renew post offer".split())
FOLLOWING = frozenset("following after under upon on per amid despite".split())
ABOUT = frozenset("of about on for against to over regarding concerning in".split())
LONGEST_SENTENCE = 300
"""Words; what is longer is a list or no language, and its parse is worth nothing."""


class Attribution(NamedTuple):
    """One saying as the article tells it.

    `content` is empty where a noun points back at a saying told elsewhere ("the announcement").
    `basis` is the clause that is said to follow from the saying ("troops leave following an announcement").
    """

    act: Act
    cue: tuple[Token, ...]
    source: Token
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    basis: tuple[Span, ...] = ()
    by_noun: bool = False
    addressee: Token | None = None


def attributions(read: list[Paragraph], quoted: list[Span]) -> list[Attribution]:
    """All sayings of an article in the order of their cues, speech that goes on in quotation marks with the cue before it."""
    found: list[Attribution] = []
    for paragraph in read:
        ours = [span for span in quoted if paragraph.start <= span[0] < paragraph.end]
        told = [one for token in _readable(paragraph.doc) if not within(token, ours) and (one := _attribution(token, ours)) is not None]
        found += _with_speech_that_goes_on(told, ours, found[-1] if found else None, paragraph)
    return found


def _readable(doc: Doc) -> Iterator[Token]:
    """The words of all sentences but those that are too long to be any."""
    return (token for sentence in doc.sents if len(sentence) <= LONGEST_SENTENCE for token in sentence)


def _attribution(token: Token, quoted: list[Span]) -> Attribution | None:
    return next((found for rule in _RULES if (found := rule(token, quoted)) is not None), None)


# --- cue verbs: "X said that", "X denied doing", "X urged Y to" ---


def _by_verb(token: Token, quoted: list[Span]) -> Attribution | None:
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


def _cue_verb(token: Token) -> tuple[tuple[Act, Frames], tuple[Token, ...]] | None:
    for child in token.children:
        phrase = f"{token.lemma_.lower()} {child.lower_}"
        if child.dep_ in ("prt", "prep", "acomp", "oprd") and phrase in cue_verbs():
            return cue_verbs()[phrase], (token, child)
    entry = cue_verbs().get(token.lemma_.lower())
    return (entry, _cue_tokens(token)) if entry else None


def _cue_tokens(verb: Token) -> tuple[Token, ...]:
    return (*(child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i), verb)


def _content_of_verb(verb: Token, frames: Frames, quoted: list[Span]) -> tuple[Span, ...]:
    heads = [child for child in verb.children if _fits(child, frames)]
    if not heads and verb.dep_ == "parataxis" and "that" in frames:
        heads = [verb.head.head if verb.head.dep_ in ("aux", "auxpass") else verb.head]
    spans = tuple(span for head in heads for span in _clause_spans(head, verb))
    if spans or "that" not in frames:
        return widened(spans, verb, quoted)
    return tuple(nearest_quotation(verb, quoted))


def _fits(child: Token, frames: Frames) -> bool:
    if child.dep_ == "ccomp":
        return bool(frames & {"that", "to"}) or ("ger" in frames and child.tag_ == "VBG")
    if child.dep_ == "xcomp":
        return bool(frames & {"inf", "to"}) if child.tag_ == "VB" else bool(frames & {"ger", "that"})
    if child.dep_ == "advcl":  # where a date parts it from its verb: "promised in May to leave"
        return child.i > child.head.i and ((child.tag_ == "VB" and "inf" in frames) or (child.tag_ == "VBG" and "ger" in frames))
    if child.dep_ == "dobj":
        return bool(frames & {"np", "of"}) and child.pos_ != "PRON"
    if child.dep_ == "prep":
        return (bool(frames & {"about"}) and child.lower_ in ABOUT) or ("of" in frames and child.lower_ in ("of", "with"))
    return False


def _clause_spans(head: Token, cue: Token) -> list[Span]:
    """The words of a clause without the cue's own, as runs: a cue in the middle parts them."""
    cut = {*cue.subtree} if not cue.is_ancestor(head) else {cue}
    runs: list[list[Token]] = []
    for token in (token for token in head.subtree if token not in cut and not token.is_space):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [span_of(trimmed) for run in runs if (trimmed := _trimmed(run))]


def _trimmed(run: list[Token]) -> list[Token]:
    """Drop the punctuation around a clause, but for its quotation marks."""
    while run and run[0].is_punct and not run[0].is_quote:
        run = run[1:]
    while run and run[-1].is_punct and not run[-1].is_quote:
        run = run[:-1]
    return run


# --- a cue at the end, where the parser took it for another clause: "Troops will stay, the minister, X, said" ---


def _by_closing_verb(token: Token, quoted: list[Span]) -> Attribution | None:
    entry = cue_verbs().get(token.lemma_.lower())
    if entry is None or "that" not in entry[1] or token.pos_ != "VERB" or is_unsaid(token):
        return None
    source = _noun_before(token) or _noun_behind(token)
    if source is None:
        return None
    words = _trimmed([word for word in token.sent if word.i < min(source.left_edge.i, token.i)])
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


# --- cue adjectives: "X made it clear that", "X are concerned that" ---


def _by_adjective(token: Token, quoted: list[Span]) -> Attribution | None:
    act = cue_adjectives().get(token.lower_)
    if act is None or token.dep_ not in ("acomp", "ccomp", "ROOT", "oprd", "conj", "xcomp", "relcl"):
        return None
    clause = next((child for child in token.children if child.dep_ in ("ccomp", "advcl") and _is_finite(child)), None)
    governor = token if token.dep_ in ("ROOT", "relcl") else token.head
    source = subject_of(governor)
    if clause is None or source is None or source.lower_ in ("it", "that", "this") or is_unsaid(governor):
        return None
    content = widened(tuple(_clause_spans(clause, token)), token, quoted)
    cue = (token,) if governor == token or governor.lemma_ == "be" else (governor, token)
    return Attribution(act, cue, source, content, overlapping(content, quoted))


def _is_finite(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


# --- cue nouns: "X's pledge to", "a statement from X that", "X made a promise of" ---


def _by_noun(token: Token, quoted: list[Span]) -> Attribution | None:
    act = cue_nouns().get(token.lemma_.lower())
    if act is None or token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    source = _giver(token)
    heads = [child for child in token.children if _completes(child, source)] or _that_clause_behind(token)
    content = tuple(span for head in heads for span in _clause_spans(head, token)) or _basis(token)
    if source is None:
        return Attribution(act, (token,), token, (), by_noun=True) if _points_back(token) and not content else None
    return Attribution(act, _light_verb(token), source, content, overlapping(content, quoted), _basis(token), by_noun=True)


def _giver(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound") and (child.ent_type_ in ("NORP", "GPE", "PERSON", "ORG"))):
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in GIVING and not is_unsaid(noun.head):
        return subject_of(noun.head)
    return None


def _light_verb(noun: Token) -> tuple[Token, ...]:
    return (noun.head, noun) if noun.dep_ == "dobj" and noun.head.lemma_ in GIVING else (noun,)


def _completes(child: Token, source: Token | None) -> bool:
    if child.dep_ in ("relcl", "acl", "ccomp"):
        that = any(word.dep_ == "mark" and word.lower_ == "that" for word in child.children)
        return that or (child.dep_ == "acl" and child.tag_ == "VB")
    return child.dep_ == "prep" and child.lower_ in ABOUT and source not in tuple(child.children)


def _that_clause_behind(noun: Token) -> list[Token]:
    """The clause of the "that" right behind a noun's phrase, whatever word the parser gave it to."""
    phrase_end = 1 + max(token.i for token in noun.subtree)
    that = noun.doc[phrase_end] if phrase_end < noun.sent.end else None
    return [that.head] if that is not None and that.dep_ == "mark" and that.lower_ == "that" else []


def _points_back(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.children)


def _basis(noun: Token) -> tuple[Span, ...]:
    """The clause that an announcement brought about: "troops will start leaving following an announcement"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in FOLLOWING:
        return ()
    verb = noun.head.head
    while verb.dep_ in ("xcomp", "aux") and verb.head != verb:
        verb = verb.head
    words = [token for token in verb.subtree if token.i < noun.head.i and not token.is_punct]
    return (span_of(words),) if verb.pos_ == "VERB" and words else ()


# --- "according to X" ---


def _by_according(token: Token, quoted: list[Span]) -> Attribution | None:
    if token.lower_ != "according":
        return None
    to = next((child for child in token.children if child.lower_ == "to"), token.nbor() if token.i + 1 < len(token.doc) else None)
    source = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if source is None or to is None:
        return None
    own = {token, *token.subtree}
    head = token.head if token.head != token else token.sent.root
    words = _trimmed([word for word in head.subtree if word not in own])
    content = widened((span_of(words),), token, quoted) if words else ()
    return Attribution(Act.STATED, (token, to), source, content, overlapping(content, quoted)) if content else None


_RULES: tuple[Callable[[Token, list[Span]], Attribution | None], ...] = (
    _by_according,
    _by_adjective,
    _by_verb,
    _by_closing_verb,
    _by_noun,
)


# --- speech that goes on ---


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
