"""Which date hangs on a cue, and which on what happened otherwise."""

from itertools import takewhile

from streams.extract.attribution.governed import OCCASIONS
from streams.extract.attribution.nouns import GIVING
from streams.extract.cast.sayers import DOCUMENTS
from streams.extract.dates import When
from streams.extract.parse import SUBJECTS, Reading
from streams.extract.parse.words import Token

ASIDE = frozenset("before after since until following".split())
"""Prepositions that make a date, or the noun that it belongs to, another event's: "before an attack on Monday"."""
BESIDE = 2
"""Words between a cue and its date where the parser hangs the date on something else."""


def dates_the_cue(when: When, cue: Token, reading: Reading) -> bool:
    """Tell whether a date hangs on the cue, or on a verb of the same subject: not on another's deed, nor on what came before or after."""
    word = reading.word_at(when.start, when.end)
    if word is None or _tells_of_source(word, cue) or _is_of_a_thing(word, cue):
        return False
    path = path_of(word)
    if any(above.lower_ in ASIDE for above in path):
        return _is_of_what_it_followed(when, path, cue)
    governor = path[-1].head if path else word
    if any(child.dep_ == "mark" and child.lower_ == "as" for child in governor.children):
        return False
    return _is_beside(word, cue) or governor.pos_ not in ("VERB", "AUX") or _is_at_one_with(governor, path, cue)


def _is_of_a_thing(year: Token, cue: Token) -> bool:
    """Tell a year by which a thing is called, if it is no document nor the saying itself: "the | 2013 | treaty", not "in a 2013 letter"."""
    thing = year.head
    called = year.like_num and len(year) == 4 and year.dep_ in ("nummod", "compound", "amod", "nmod") and thing.i == year.i + 1
    return called and thing != cue and thing.pos_ == "NOUN" and thing.lemma_.lower() not in OCCASIONS | DOCUMENTS


def _is_beside(word: Token, cue: Token) -> bool:
    return min(abs(word.i - cue.i), abs(word.left_edge.i - cue.i)) <= BESIDE


def _is_at_one_with(governor: Token, path: list[Token], cue: Token) -> bool:
    """Tell whether a date's verb is the cue, or goes with it: what gave the saying, what attends it, what its subject did as well."""
    if attends(governor, cue):
        return path[0].dep_ != "poss" if path else True
    of_what_gave_it = governor.dep_ == "acl" and cue in governor.ancestors  # "said in a report issued on Monday"
    of_another_deed = governor in _verbs_of_one_subject(cue) and not any(above.dep_ == "dobj" for above in path)
    return of_what_gave_it or governor == cue or cue in path or of_another_deed


def attends(verb: Token, cue: Token) -> bool:
    """Tell what goes with a saying: "Speaking on Monday, X said", "X, speaking on Monday, said", "Asked on Monday, X said"."""
    bare = not any(child.dep_ in (*SUBJECTS, "aux", "mark") for child in verb.children)
    beside = verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and verb.head == cue
    of_subject = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ in SUBJECTS and verb.head.head == cue
    return bare and (beside or of_subject)


def path_of(word: Token) -> list[Token]:
    """A word and the words above it, up to the verb that they hang on, without that verb."""
    return list(takewhile(lambda above: above.pos_ not in ("VERB", "AUX"), (word, *word.ancestors)))


def _tells_of_source(word: Token, cue: Token) -> bool:
    """Tell whether a date is a part of what is told of a subject before its verb: "the coalition, which went to war in May, said"."""
    subject = next((child for child in cue.children if child.dep_ in SUBJECTS and child.i < word.i < cue.i), None)
    between = cue.doc[subject.i + 1 : word.i] if subject is not None else ()
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and token.head != cue for token in between)


def _is_of_what_it_followed(when: When, path: list[Token], cue: Token) -> bool:
    """Read "After a crash in 2011 the police vowed": what follows soon upon an event of a year is said in that year, near enough."""
    return when.kind == "year" and path[0].lower_ == "in" and path[-1].lower_ == "after" and path[-1].head == cue


def _verbs_of_one_subject(cue: Token) -> list[Token]:
    """The verbs above one, or above a noun, that has no subject of its own: "X flew to Rome on Monday and said", "X made a promise".

    A participle is of the time of its verb even with a subject of its own: "they exchanged fire on Friday, each accusing the other".
    """
    found = []
    if cue.dep_ in ("dobj", "pobj", "attr") or (cue.dep_ == "nsubjpass" and cue.head.lemma_ in GIVING):
        cue = next((above for above in cue.ancestors if above.pos_ == "VERB"), cue)
        found.append(cue)
    while cue.dep_ in ("conj", "xcomp", "advcl") and (_is_participle(cue) or not any(child.dep_ in SUBJECTS for child in cue.children)):
        cue = cue.head
        found.append(cue)
    return found


def _is_participle(verb: Token) -> bool:
    helped = any(child.dep_ in ("aux", "mark") for child in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not helped
