"""Whom a pronoun means: "he" a person, "it" a body that has spoken, "they" several who have."""

from bisect import bisect_right
from collections.abc import Iterator

from schemas.statements import Grade, Speaker
from streams.extract.attribution.quotation import within
from streams.extract.cast.again import said_before, subject_above
from streams.extract.cast.descriptions import described
from streams.extract.cast.namings import office_behind
from streams.extract.cast.references import is_a_source
from streams.extract.cast.sayers import DOCUMENTS, ISSUED
from streams.extract.cast.scene import Cast, Somebody, somebody_at
from streams.extract.cast.unlisted import common
from streams.extract.parse import SUBJECTS, end_of, start_of
from streams.extract.parse.phrases import mentions_in, text_of
from streams.extract.parse.words import Token

MALE, FEMALE = frozenset({"he", "his", "him", "himself"}), frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "their", "them", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
ANSWERING = frozenset({"deny", "reject", "dismiss", "refute"})
"""What the accused do."""

JOINED = ("compound", "nmod")
"""Relations of a name to an office behind it."""

GRADES = (Grade.UNNAMED, Grade.OFFICE)
"""Grades of single people without a name."""

VOICED = frozenset({"raise", "voice", "express"})
"""What is done with an alarm or a concern: "the council has raised concern about the road. It said"."""

MALE_NOUNS = frozenset("man father son brother husband spokesman policeman king boy".split())
FEMALE_NOUNS = frozenset("woman mother daughter sister wife spokeswoman policewoman queen girl nun".split())

FARTHEST_NAME = 800
"""Characters from a name to a pronoun that can mean it."""

FEW = 12
"""People named last, among whom a pronoun's is."""

FARTHEST = 150
"""Words back from a pronoun to the last one that it can mean."""


LONGEST_SPEECH = 5
"""Sentences with "he said" through which a speech is followed."""


def person_before(pronoun: Token, cast: Cast) -> Speaker | None:
    """The last one before a pronoun that it can mean; the subjects of its sentence and of the one before come first.

    "He said" goes on with the one who spoke in the sentence before, also where that is somebody without a name.
    """
    wanted = "m" if pronoun.lower_ in MALE else "f"
    if (above := subject_above(pronoun, cast)) is not None and above.sex in (wanted, None):
        return above.speaker
    pronoun = _first_of_a_speech(pronoun, cast)
    here = start_of(pronoun)
    last = bisect_right(cast.present, here, key=lambda one: one.end)
    before = [one for one in cast.present[max(0, last - FEW) : last] if one.sex in (wanted, None)]
    before = [one for one in before if not _is_in_another_name(one, cast)] or before
    near = [one for one in before if one.sentence == before[-1].sentence and here - one.end <= FARTHEST_NAME]
    speaks = is_a_source(pronoun)
    told_of = speaks and not any(_has_spoken(one, cast) and _is_near(one, pronoun, cast) for one in near)
    nameless = _nameless_who_spoke(pronoun, cast, GRADES if near else GRADES[:1]) if told_of else None
    if nameless is not None or not near:
        return nameless or _official_before(pronoun, cast)
    if told_of and not any(one.is_subject for one in near) and (last_one := _last_who_spoke(before, pronoun, cast)) is not None:
        return last_one
    spoke = {one.start for one in near if speaks and _has_spoken(one, cast)}
    return max(near, key=lambda one: (one.start in spoke, *_rank(one, wanted))).speaker


def _first_of_a_speech(pronoun: Token, cast: Cast) -> Token:
    """The pronoun with which a speech began that "he said" goes on with."""
    for _ in range(LONGEST_SPEECH if is_a_source(pronoun) else 0):
        words = [*_sentence_before(pronoun, cast), *pronoun.doc[pronoun.sent.start : pronoun.i]]
        if (earlier := said_before(pronoun, reversed(words), cast)) is None:
            break
        pronoun = earlier
    return pronoun


def _rank(one: Somebody, sex: str) -> tuple[bool, bool, int]:
    """The first subject of a sentence before those who are only told of in it, of whom the last one is nearest."""
    return one.is_subject, one.sex == sex, -one.start if one.is_subject else one.start


def _is_near(one: Somebody, pronoun: Token, cast: Cast) -> bool:
    """Tell whether somebody is named in the sentence of a pronoun or in the one before."""
    before = _sentence_before(pronoun, cast)
    return one.start >= start_of(before[0] if before else pronoun.sent[0])


def _is_in_another_name(one: Somebody, cast: Cast) -> bool:
    """Tell "the Obama administration" from Obama."""
    word = cast.reading.word_at(one.start, one.end)
    return word is not None and word.dep_ == "compound" and word.head.i > word.i and office_behind(word) is None


def _has_spoken(one: Somebody, cast: Cast) -> bool:
    word = cast.reading.word_at(one.start, one.end)
    if word is None:
        return False
    return is_a_source(word) or (word.dep_ in JOINED and is_a_source(word.head)) or _is_sources_office(word)


def _is_sources_office(name: Token) -> bool:
    """Tell a name whose office, behind it, is the one who says it: "Ana Delgado Oxfams head of mission said"."""
    title = office_behind(name)
    return title is not None and is_a_source(title)


def _nameless_who_spoke(pronoun: Token, cast: Cast, grades: tuple[Grade, ...]) -> Speaker | None:
    """The single person without a name who spoke last in the sentence before: "a resident said ... he said".

    Of some grades: an office, too, where else somebody would be meant of whom only something is told.
    """
    other = FEMALE_NOUNS if pronoun.lower_ in MALE else MALE_NOUNS
    words = _before_the_quotation(pronoun, cast)
    for _ in range(LONGEST_SPEECH):
        speaking = {word.lower_ for word in words if is_a_source(word) and (word.tag_ == "NN" or word.lower_ == pronoun.lower_)}
        if speaking != {pronoun.lower_}:
            break
        words = _sentence_before(words[0], cast)  # "he said" goes on with "he said"
    nouns = (token for token in reversed(words) if token.tag_ == "NN" and token.lower_ not in other and is_a_source(token))
    nouns = (token for token in nouns if not _holds_a_name(token, cast))
    found = (_without_name(noun, cast) for noun in nouns)
    return next((one for one in found if one is not None and one.grade in grades), None)


def _holds_a_name(noun: Token, cast: Cast) -> bool:
    """Tell whether the phrase of a noun names somebody: "the minister, Ana Delgado", "Ana Delgado head of the office"."""
    start, end = start_of(noun.left_edge), end_of(noun.right_edge)
    if somebody_at(start - 2, cast) is not None:  # "Ana Delgado | the head of the office"
        return True
    first = bisect_right(cast.present, start - 1, key=lambda one: one.start)
    return first < len(cast.present) and cast.present[first].end <= end


def _last_who_spoke(before: list[Somebody], pronoun: Token, cast: Cast) -> Speaker | None:
    """The last one who has spoken near a pronoun: not the one whom the words that go on with the speech name."""
    spoke = (one for one in reversed(before) if _has_spoken(one, cast))
    return next((one.speaker for one in spoke if _is_near(one, pronoun, cast)), None)


def _sentence_before(word: Token, cast: Cast) -> list[Token]:
    """The words of the sentence before that of a word, which may close the paragraph before."""
    if first := word.sent.start:
        return list(word.doc[first - 1].sent)
    at = _paragraph_of(word, cast)
    return list(cast.reading.paragraphs[at - 1].doc[-1].sent) if at > 0 else []


def _before_the_quotation(pronoun: Token, cast: Cast) -> list[Token]:
    """The words of the sentence before that of a pronoun, or before the first sentence of the quotation that the pronoun closes."""
    words = _sentence_before(pronoun, cast)
    for _ in range(LONGEST_SPEECH):
        if not words or not within(words[-1], [span for span in cast.reading.quoted if span[1] <= start_of(pronoun)]):
            break
        words = _sentence_before(words[0], cast)
    return words


def _paragraph_of(word: Token, cast: Cast) -> int:
    return bisect_right(cast.reading.paragraphs, start_of(word), key=lambda one: one.start) - 1


def body_before(word: Token, cast: Cast) -> Speaker | None:
    """The body that spoke last before "it" or "the statement", else, for "it", the one that did something last."""
    if word.pos_ == "PRON" and not is_a_source(word):
        return None  # "it was not possible to say"
    if word.head.lemma_.lower() in ANSWERING and (accused := _accused_before(word, cast)) is not None:
        return accused
    found = [(noun, one) for noun in _subjects_before(word, cast) if (one := _without_name(noun, cast)) and _is_a_body(noun, one)]
    found = [(noun, one) for noun, one in found if noun.dep_ != "conj" or one.id or one.side]  # "raged in Lomba and Zoro said the agency"
    spoke = next((one for noun, one in found if is_a_source(noun) or noun.head.lemma_.lower() in ISSUED | VOICED), None)
    acted = next((one for _, one in found if one.id or one.side), None)
    return spoke or (acted if word.pos_ == "PRON" else None)


def many_before(pronoun: Token, cast: Cast) -> Speaker | None:
    """The last ones before "they" who spoke and are several: "activists said ... they said", "the army said ... they said"."""
    if not is_a_source(pronoun):
        return None
    if (joined := _joined_before(pronoun, cast)) is not None:
        return joined
    spoke = (noun for noun in _subjects_before(pronoun, cast) if is_a_source(noun))
    found = ((noun, _without_name(noun, cast)) for noun in spoke)
    return next((one for noun, one in found if one is not None and (noun.tag_ in ("NNS", "NNPS") or one.grade is Grade.BODY)), None)


def _joined_before(pronoun: Token, cast: Cast) -> Speaker | None:
    """The states that a sentence begins with before "they say": "Chad and Mali sent in evidence of a raid which they say"."""
    first = next((word for word in pronoun.sent if word.dep_ in SUBJECTS and word.i < pronoun.i), None)
    beside = [child for child in first.children if child.dep_ == "conj"] if first is not None else []
    words = [word for word in (first, *beside) if word is not None]
    if not beside or not all(any(one.kind == "state" for one in mentions_in([word], cast.reading)) for word in words):
        return None
    return Speaker(name=text_of([words[0], words[-1]], cast.reading), grade=Grade.BODY)


def plans(pronoun: Token) -> bool:
    """Tell whether "they" or "it" is whose plan or deed is told, as a speaker tells of his own: "it would leave", "its troops"."""
    if pronoun.dep_ == "poss":
        return True
    helping = {child.lower_ for child in pronoun.head.children if child.dep_ in ("aux", "neg")}
    return pronoun.dep_ == "nsubj" and (bool(helping) or pronoun.head.tag_ in ("VBD", "VBZ", "VBP")) and pronoun.head.pos_ == "VERB"


def _accused_before(pronoun: Token, cast: Cast) -> Speaker | None:
    """The body of the sentence of whom something is said before "it denied": "they blamed the army, though it denied"."""
    nouns = [token for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]) if token.dep_ in ("dobj", "pobj", "conj")]
    found = (described(noun, cast) for noun in nouns if noun.pos_ in ("NOUN", "PROPN"))
    return next((one for one in found if one is not None and one.grade is Grade.BODY and one.side), None)


def _subjects_before(word: Token, cast: Cast) -> Iterator[Token]:
    """The nouns before a word, in its paragraph and the one before, that do something or are cited, the last one first."""
    paragraphs = cast.reading.paragraphs
    at = _paragraph_of(word, cast)
    lead = paragraphs[at - 1].doc[-FARTHEST:] if at > 0 else ()
    near = [*lead, *word.doc[max(0, word.i - FARTHEST) : word.i]][-FARTHEST:]
    nouns = (token for token in reversed(near) if token.pos_ in ("NOUN", "PROPN"))
    return (token for token in nouns if token.dep_ in SUBJECTS or is_a_source(token))


def _without_name(noun: Token, cast: Cast) -> Speaker | None:
    if noun.lemma_.lower() in DOCUMENTS or somebody_at(start_of(noun), cast) is not None:
        return None
    return described(noun, cast) or common(noun, cast)


def _is_a_body(noun: Token, speaker: Speaker) -> bool:
    return speaker.grade in (Grade.BODY, Grade.OUTLET) and (noun.tag_ != "NNS" or noun.lower_ == "media")


def _official_before(pronoun: Token, cast: Cast) -> Speaker | None:
    """The office that did something last, where nobody is named: "The Kazakh President said ... He promised"."""
    found = (described(noun, cast) for noun in _subjects_before(pronoun, cast))
    return next((one for one in found if one is not None and one.grade in (Grade.OFFICE, Grade.NAMED)), None)
