"""Whose saying a verb tells of: its subject, wherever the parser has put it."""

from streams.extract.attribution.quoting import quoted_as, reported
from streams.extract.attribution.speakers import DAYS, FINITE, behind_a_headline, speaker_left_of, who_is_for_or_against
from streams.extract.lexicon import cue_verbs
from streams.extract.parse import QUOTES, SUBJECTS
from streams.extract.parse.phrases import agent_of
from streams.extract.parse.words import Token
from streams.extract.world import seat

ASCENDING = ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp")
ANNOUNCING = frozenset("announce confirm declare decree deny".split())
REPORTING = frozenset("report add say note warn".split())
"""Verbs of those whose trade is to report."""


def subject_of(verb: Token) -> Token | None:
    """Whose doing a verb is, found along its chain of verbs: "X went on to say", "a source who said", "was said by X"."""
    if (quoted := quoted_as(verb)) is not None:
        return quoted
    if subjects := _subjects(verb):
        return behind_a_headline(subjects[-1], verb) or who_is_for_or_against(subjects[-1]) or _true_subject(verb, subjects[-1])
    if (agent := agent_of(verb)) is not None:
        return agent
    if _is_suffered(verb):
        return None
    return speaker_left_of(verb) or reported(verb) or _subject_above(verb)


def _subject_above(verb: Token) -> Token | None:
    """The subject of the verb that a verb hangs on; a finite clause beside another one has its own, which the parser lost."""
    if verb.lower_ == "adding" and verb.head.lemma_.lower() not in cue_verbs() and (first := _first_cue(verb)) is not None:
        return subject_of(first)
    if verb.dep_ in ("acl", "relcl"):
        return _who_is_it(verb) or _who_calls_for_it(verb) or verb.head
    if (outer := _cue_above_a_deed(verb)) is not None:
        return subject_of(outer)
    climbs = verb.dep_ in ASCENDING and verb.head != verb and not (verb.dep_ == "advcl" and verb.tag_ in FINITE)
    return subject_of(verb.head) if climbs else None


def _who_is_it(verb: Token) -> Token | None:
    """Who is the one to say it: "Vega is the first mayor | to urge them to go"."""
    is_it = verb.tag_ == "VB" and verb.head.dep_ == "attr" and verb.head.head.lemma_ == "be"
    return next(iter(_subjects(verb.head.head)), None) if is_it else None


def _who_calls_for_it(verb: Token) -> Token | None:
    """Who says why others should do it: "the draft | calls for a truce by all sides | saying it is overdue"."""
    by, above = verb.head.head, verb.head.head.head
    others = verb.tag_ == "VBG" and by.lower_ == "by" and above.pos_ == "VERB" and above.lemma_ in ("call", "demand", "urge", "want")
    return subject_of(above) if others else None


def _cue_above_a_deed(verb: Token) -> Token | None:
    """The cue that a second report belongs to: "the agency | said the rebels had advanced but | reported a strike"."""
    deed = verb.head if verb.dep_ == "conj" and verb.lemma_ in REPORTING and verb.tag_ == "VBD" else verb
    outer = deed.head
    fits = deed != verb and deed.dep_ == "ccomp" and outer.lemma_.lower() in cue_verbs() and deed.lemma_.lower() not in cue_verbs()
    return outer if fits else None


def _first_cue(verb: Token) -> Token | None:
    """The main verb of a sentence, where somebody says something with it, before "adding that"."""
    root = verb.sent.root
    return root if root.i < verb.i and root != verb and root.lemma_.lower() in cue_verbs() and root.pos_ == "VERB" else None


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, the nearest one last; those outside quotation marks where there are such."""
    helping = (word for child in verb.children if child.dep_ in ("aux", "auxpass") for word in child.children)
    found = [child for child in (*verb.children, *helping) if child.dep_ in SUBJECTS and child.pos_ != "VERB" and child.text not in DAYS]
    if len(found) == 1 and _is_quoted_before(found[0], verb) and (behind := _named_right_behind(verb)) is not None:
        return [behind]
    if len(found) > 1:
        beside = [one.i for one in found if _is_beside_another(one, found)]  # what goes on behind it is a part of it
        found = [one for one in found if not _is_quoted_before(one, verb) and one.i < min(beside, default=verb.doc[-1].i + 1)] or found
    return sorted(found, key=lambda one: -abs(one.i - verb.i))


def _named_right_behind(verb: Token) -> Token | None:
    """Who says it behind a quotation, where the parser gave them to another verb: "said | Luis Vega | noting that"."""
    others = (child for child in verb.rights if child.dep_ in ("ccomp", "advcl", "xcomp") and child.tag_ == "VBG")
    found = (word for other in others for word in other.children if word.dep_ in SUBJECTS and word.left_edge.i == verb.i + 1)
    return next(found, None)


def _is_beside_another(subject: Token, others: list[Token]) -> bool:
    """Tell an apposition that has lost its comma: "Oxfam | a charity said"."""
    first = subject.left_edge
    indefinite = first.lower_ in ("a", "an", "one") and first != subject
    return indefinite and any(first.i - 3 < other.right_edge.i + 1 <= first.i for other in others if other != subject)


def _is_quoted_before(word: Token, verb: Token) -> bool:
    """Tell whether a quotation that a word is in ends between it and its verb."""
    marks = [token for token in verb.doc[word.i : verb.i] if token.text in QUOTES]
    return len(marks) % 2 == 1


def _is_suffered(verb: Token) -> bool:
    """Tell a participle of what is done to somebody: "a man accused of theft", "asked about it, the mayor laughed"."""
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not closes_apposition(verb)
    return participle and not any(child.dep_ in ("dobj", "aux") for child in verb.children)


def closes_apposition(verb: Token) -> bool:
    """Tell a verb that the parser took for a participle behind the comma of an apposition: "the minister, Rui Matos, | promised that"."""
    comma = verb.dep_ == "acl" and verb.i > 1 and verb.nbor(-1).text == ","
    return comma and any(child.dep_ == "appos" and child.right_edge.i == verb.i - 2 for child in verb.head.children)


def _true_subject(verb: Token, subject: Token) -> Token | None:
    if subject.tag_ in ("WP", "WDT") and verb.dep_ not in ("relcl", "acl"):
        return None
    if subject.lower_ == "that" and verb.dep_ == "relcl":
        return verb.head
    if subject.dep_ == "nsubjpass" and verb.lemma_ not in ("quote", "cite", "concern", "worry", "convince"):
        return agent_of(verb) or announced_in(verb)
    return subject


def announced_in(verb: Token) -> Token | None:
    """The seat from which something is announced, where nobody is told to have done so: "the deal was announced | in Moscow"."""
    if verb.lemma_ not in ANNOUNCING:
        return None
    preps = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "from"))
    places = (noun for prep in preps for noun in prep.children if noun.dep_ == "pobj")
    return next((noun for noun in places if seat(_as_written(noun)) is not None), None)


def _as_written(noun: Token) -> str:
    """A noun with the words before it that belong to it: "New Delhi"."""
    return " ".join(word.text for word in noun.doc[noun.left_edge.i : noun.i + 1])
