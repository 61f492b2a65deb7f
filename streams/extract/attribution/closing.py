"""Cue verbs at the end of a sentence that the parser took for another clause: "Troops will stay, the minister, X, said"."""

from schemas.base import Span
from streams.extract.attribution.quotation import overlapping, widened
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.spans import trimmed
from streams.extract.attribution.unsaid import is_unsaid
from streams.extract.lexicon import cue_verbs
from streams.extract.parse import span_of
from streams.extract.parse.words import Token

LEAST = 4
"""Words that a clause before its cue has."""
LONGEST_CLOSE = 14
"""Words from a verb to the end of its sentence, where the verb closes it: "said on Tuesday in Oslo."."""


def by_closing_verb(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read a verb of saying at the end of a sentence, where the parser took it for another clause."""
    entry = cue_verbs().get(token.lemma_.lower())
    if entry is None or entry[0] is None or "that" not in entry[1] or not _may_close(token) or is_unsaid(token):
        return None
    source = _pronoun_before(token) or _noun_before(token) or _noun_behind(token)
    if source is None:
        return None
    words = trimmed([word for word in token.sent if word.i < min(source.left_edge.i, token.i)])
    if not any(word.pos_ in ("VERB", "AUX") for word in words):
        return None
    content = widened((span_of(words),), token, quoted)
    return Attribution(entry[0], (token,), source, content, overlapping(content, quoted))


def _may_close(verb: Token) -> bool:
    """Tell a verb in the past or present, or a participle that only the comma behind an apposition makes one."""
    if verb.tag_ == "NNS":  # "Six million need aid, the agency | estimates."
        return verb.dep_ == "ROOT" and {"ccomp", "nsubj"} <= {child.dep_ for child in verb.children}
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).text == ",")


def _pronoun_before(verb: Token) -> Token | None:
    """The pronoun of a cue behind what it says, where no comma parts the two: "nine were hurt | he said describing the fire"."""
    before = verb.nbor(-1) if verb.i - verb.sent.start > LEAST else verb
    drawn_in = before.dep_ == "nsubj" and before.head == verb and verb.dep_ in ("relcl", "parataxis")
    governs = any(child.dep_ in ("ccomp", "dobj") for child in verb.rights)
    return before if drawn_in and before.tag_ == "PRP" and not governs else None


def _noun_before(verb: Token) -> Token | None:
    """The noun phrase between a comma and a verb, with its appositions."""
    if verb.sent.end - verb.i > LONGEST_CLOSE:
        return None
    commas = [word.i for word in verb.sent if word.i < verb.i - 1 and word.text in (",", "”", '"')]
    between = verb.doc[commas[-1] + 1 : verb.i] if commas else ()
    if between and between[0].dep_ == "cc":
        return None
    noun = next(
        (
            word
            for word in between
            if word.pos_ in ("NOUN", "PROPN", "PRON") and word.tag_ not in ("WP", "WDT") and word.head not in between
        ),
        None,
    )
    while noun is not None and noun.dep_ == "appos" and noun.head.dep_ == "appos":
        noun = noun.head
    return noun


def _noun_behind(verb: Token) -> Token | None:
    """The noun phrase behind a verb that follows a comma: ", warned the ministry"."""
    inverted = verb.i > verb.sent.start and verb.doc[verb.i - 1].text in (",", "”", '"')
    return next((child for child in verb.rights if inverted and child.dep_ in ("dobj", "nsubj") and child.i - verb.i < 6), None)
