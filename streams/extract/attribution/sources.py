"""Whose saying a verb tells of, and whether it tells of one at all."""

from calendar import day_name
from collections.abc import Iterator

from spacy.tokens import Token

from schemas.base import Span
from streams.extract.attribution.spans import dateline_end
from streams.extract.lexicon import cue_verbs, speaker_nouns
from streams.extract.parse import LOCATING, QUOTES, SUBJECTS, span_of
from streams.extract.parse.phrases import agent_of
from streams.extract.world import office

PARTISANS = frozenset("opponent supporter critic ally backer foe enemy follower adviser".split())
"""Nouns for those who are for or against somebody."""
ASCENDING = ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DAYS = frozenset(day_name)
LOST = frozenset("conj pobj dobj nsubj npadvmod dep appos".split())
"""Relations that the parser gives to a subject which it did not see."""
NOT_YET_SAID = frozenset("will would wo may might could should must can shall".split())
SILENT = frozenset("name identify quote comment say speak answer respond elaborate discuss give".split())
"""What people decline, or ask not, to do when they say nothing or want no name."""
GOING_ON = frozenset("go begin start continue keep proceed come".split())
"""Verbs that lead to a saying that is said: "went on to say"."""
REPORTING = frozenset("report add say note warn".split())
"""Verbs of those whose trade is to report."""
REPORTED = frozenset("report say know quote hear allege".split())
"""Passive verbs by which others tell what somebody has said."""
NOT_SAID = frozenset("expect refuse decline plan want hope intend fail likely unlikely seek prepare need".split())


def subject_of(verb: Token) -> Token | None:
    """Whose doing a verb is, found along its chain of verbs: "X went on to say", "a source who said", "was said by X"."""
    if (quoted := _quoted_as(verb)) is not None:
        return quoted
    if subjects := _subjects(verb):
        return _behind_a_headline(subjects[-1], verb) or _who_is_for_or_against(subjects[-1]) or _true_subject(verb, subjects[-1])
    if (agent := agent_of(verb)) is not None:
        return agent
    if _is_suffered(verb):
        return None
    return _speaker_left_of(verb) or _reported(verb) or _subject_above(verb)


def _who_is_for_or_against(subject: Token) -> Token | None:
    """Who speaks where the parser takes those whom they are for or against for the subject: "which | opponents | of Omar Keita said"."""
    first = subject.left_edge
    before = subject.doc[max(first.sent.start, first.i - 2) : first.i]
    parted = len(before) == 2 and before[1].lower_ == "of" and before[0].lemma_.lower() in PARTISANS
    return before[0] if parted and subject.pos_ == "PROPN" else None


def _subject_above(verb: Token) -> Token | None:
    """The subject of the verb that a verb hangs on; a finite clause beside another one has its own, which the parser lost."""
    if verb.lower_ == "adding" and verb.head.lemma_.lower() not in cue_verbs() and (first := _first_cue(verb)) is not None:
        return subject_of(first)
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    if (outer := _cue_above_a_deed(verb)) is not None:
        return subject_of(outer)
    climbs = verb.dep_ in ASCENDING and verb.head != verb and not (verb.dep_ == "advcl" and verb.tag_ in FINITE)
    return subject_of(verb.head) if climbs else None


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
    if len(found) > 1:
        found = [one for one in found if not _is_quoted_before(one, verb) and not _is_beside_another(one, found)] or found
    return sorted(found, key=lambda one: -abs(one.i - verb.i))


def _is_beside_another(subject: Token, others: list[Token]) -> bool:
    """Tell an apposition that has lost its comma: "Oxfam | a charity said"."""
    first = subject.left_edge
    indefinite = first.lower_ in ("a", "an", "one") and first != subject
    return indefinite and any(first.i - 3 < other.right_edge.i + 1 <= first.i for other in others if other != subject)


def _is_quoted_before(word: Token, verb: Token) -> bool:
    """Tell whether a quotation that a word is in ends between it and its verb."""
    marks = [token for token in verb.doc[word.i : verb.i] if token.text in QUOTES]
    return len(marks) % 2 == 1


def _speaker_left_of(verb: Token) -> Token | None:
    """The noun for who speaks right before a finite verb, where the parser hung it elsewhere: "... and the source added"."""
    if verb.tag_ not in FINITE or verb.dep_ == "relcl":
        return None
    word = _whose_seat(_before_day(verb))
    return word if word.head != verb and word.dep_ in LOST and (_is_speaker(word) or _is_named_behind_a_quotation(word)) else None


def _is_named_behind_a_quotation(word: Token) -> bool:
    """Tell a name that a closing quotation mark parts from what the parser hung it on: "... strikes on | Aleppo” Luis Vega said"."""
    return word.pos_ == "PROPN" and word.head.i < word.i and any(one.text in QUOTES for one in word.doc[word.head.i : word.i])


def _whose_seat(word: Token) -> Token:
    """Who sits where the word before a verb says: "the road will close, the minister in | Lagos | said"."""
    office_there = word.head.head if word.dep_ == "pobj" and word.head.lower_ in LOCATING else word
    return office_there if _is_speaker(office_there) else word


def _behind_a_headline(subject: Token, verb: Token) -> Token | None:
    """Who speaks where a headline has run into the sentence: "X and Y to meet in Geneva US officials on Monday said"."""
    word = _before_day(verb)
    aims = (child for child in subject.children if child.dep_ in ("relcl", "acl") and child.tag_ == "VB")
    several = word.tag_ in ("NNS", "NNPS") and word.dep_ == "pobj" and _is_speaker(word)
    return word if several and any(aim.is_ancestor(word) for aim in aims) else None


def _before_day(verb: Token) -> Token:
    """The word before a verb, or before the day that stands there: "officials | on Wednesday said"; the verb itself where it is first."""
    before = verb.doc[verb.sent.start : verb.i]
    size = len(before)
    while size > 1 and (before[size - 1].text in DAYS or (size < len(before) and before[size - 1].pos_ == "ADP")):
        size -= 1
    return before[size - 1] if size else verb


def _is_speaker(noun: Token) -> bool:
    said = office(noun.text) if noun.pos_ in ("NOUN", "PROPN") else None
    return said is not None or (noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in speaker_nouns())


def _quoted_as(verb: Token) -> Token | None:
    """Whom others quote: "the agency reported, quoting the mayor as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    before = verb.doc[verb.sent.start : verb.head.i]
    quote = next((word for word in reversed(before) if word.lemma_.lower() in ("quote", "cite") and word.pos_ == "VERB"), None)
    if quote is None or not _relays(quote):
        return _left_of_passive(quote) if quote is not None else None
    objects = [word for word in verb.doc[quote.i + 1 : verb.head.i] if word.dep_ == "dobj"]
    return objects[-1] if objects else None


def _left_of_passive(quote: Token) -> Token | None:
    """Whom the parser lost before "was quoted as saying", behind the quotation."""
    helper = next((child for child in quote.children if child.dep_ == "auxpass"), quote)
    if helper == quote or helper.i == helper.sent.start or any(child.dep_ == "nsubjpass" for child in quote.children):
        return None
    before = helper.nbor(-1)
    return before if before.pos_ in ("NOUN", "PROPN") else None


def _relays(quote: Token) -> bool:
    """Tell whether somebody quotes: a thing, "a tweet quoted him as saying", relays nobody, and who is quoted by none is the source."""
    if any(child.dep_ in ("auxpass", "agent", "nsubjpass") for child in quote.children):
        return False
    return not any(child.dep_ == "nsubj" and child.pos_ == "NOUN" and not _is_speaker(child) for child in quote.children)


def _reported(verb: Token) -> Token | None:
    """Who is said to have said something: "he was reported to have | told ambassadors"."""
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    if verb.dep_ != "xcomp" or not perfect or verb.head.lemma_ not in REPORTED:
        return None
    return next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)


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
        return agent_of(verb)
    return subject


def is_unsaid(verb: Token) -> bool:
    """Tell a saying from what was not, is not yet, or may never be said."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in NOT_YET_SAID):
            return True
        if child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless"):
            return True
    if verb.lemma_ == "ask" and any(_is_question(child) for child in verb.children):
        return True
    if verb.lemma_ in ("ask", "decline", "refuse") and any(
        child.dep_ in ("xcomp", "ccomp") and child.lemma_ in SILENT for child in verb.children
    ):
        return True
    if _is_alleged(verb):
        return True
    aim = verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ not in GOING_ON and any(c.lower_ == "to" for c in verb.children)
    promised = verb.tag_ == "VB" and "inf" in cue_verbs().get(verb.head.lemma_, (None, ()))[1]
    return aim or (verb.dep_ == "xcomp" and (promised or verb.head.lemma_ in NOT_SAID))


def _is_alleged(verb: Token) -> bool:
    """Tell what somebody is accused of: "accused the mayor of | backing the union"."""
    accusing = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "of" else verb
    return accusing != verb and "of" in cue_verbs().get(accusing.lemma_.lower(), (None, ()))[1]


def _is_question(clause: Token) -> bool:
    return clause.dep_ in ("ccomp", "advcl") and any(
        child.lower_ in ("whether", "if", "what", "why", "how", "when") for child in clause.children
    )


def source_span(source: Token, cue: Token) -> Span:
    """The whole noun phrase of a source with its apposition and the comma that closes it, as annotators of attribution mark it."""
    apart = {word for child in _within_phrase(source) if _is_aside(child) for word in child.subtree}
    start = dateline_end(source.doc)
    words = [word for word in source.subtree if not word.is_space and word not in apart and (word.i >= start or source.i < start)]
    words = _run_around(source, [word for word in words if (word.i < cue.i) == (source.i < cue.i)])
    while words[1:] and words[-1].is_punct and words[-1].text not in ")”":
        words.pop()
    behind = words[-1].i + 1
    closed = any(word.text == "," for word in words) and behind < cue.i and source.doc[behind].text == ","
    return span_of([*words, source.doc[behind]] if closed else words)


def _within_phrase(source: Token) -> Iterator[Token]:
    """The words that hang on a noun or on what stands beside it in apposition."""
    for child in source.children:
        yield child
        if child.dep_ in ("appos", "conj"):
            yield from _within_phrase(child)


def _is_aside(child: Token) -> bool:
    """Tell what the journalist sets beside a name with a comma or a dash: "Delgado, speaking in Lisbon," "MADRID (Reuters) - Delgado"."""
    if child.i > child.head.i:
        comma = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text == ","
        return comma and (
            child.dep_ in ("prep", "acl", "advcl", "amod", "advmod") or (child.dep_ == "relcl" and child.lemma_ in cue_verbs())
        )
    return any(word.text in ("-", "–", "—") and word.whitespace_ for word in child.doc[child.right_edge.i : child.head.i])


def _run_around(source: Token, words: list[Token]) -> list[Token]:
    """The unbroken run of some words that a source is in."""
    inside = {word.i for word in words}
    gaps = [word.i for word in source.sent if word.i not in inside and not word.is_space]
    first = max((gap for gap in gaps if gap < source.i), default=-1)
    last = min((gap for gap in gaps if gap > source.i), default=len(source.doc))
    return [word for word in words if first < word.i < last]
