"""Pronouns inside what somebody says: "the army said it had left" is the army, "Delgado said they had left" are others."""

from schemas.statements import Grade, Speaker
from streams.extract.attribution.sources import subject_of
from streams.extract.cast.pronouns import ANSWERING, FEMALE, MALE, NEUTER, plans
from streams.extract.cast.scene import Cast, somebody_at
from streams.extract.lexicon import cue_nouns, cue_verbs
from streams.extract.parse import SUBJECTS, end_of, start_of
from streams.extract.parse.clauses import HEARSAY
from streams.extract.parse.modality import FUTURE
from streams.extract.parse.phrases import is_located, mentions_in
from streams.extract.parse.words import Token
from streams.extract.world import Mention

JOINING = ("amod", "compound", "poss", "nmod")
BODIES = (Grade.BODY, Grade.OUTLET)
SEVERAL = ("NNS", "NNPS")


def is_of_speaker(pronoun: Token, speaker: Speaker, cast: Cast) -> bool:
    """Tell whether a pronoun is the subject of the clause right under the speaker's verb of saying and can mean the speaker.

    "He" is a single person, of whom the article knows no other sex; "it" is a body; "they" are several, or a body.
    """
    if (source := source_above(pronoun)) is None or source.pos_ == "PRON":
        return False
    several = source.tag_ in SEVERAL
    if pronoun.lower_ in MALE | FEMALE:
        return speaker.grade not in BODIES and not several and _sex_of(source, cast) in (None, "m" if pronoun.lower_ in MALE else "f")
    if pronoun.lower_ in NEUTER:
        return speaker.grade in BODIES and not several and not _is_empty(pronoun)
    return several or speaker.grade in BODIES


def _is_empty(pronoun: Token) -> bool:
    """Tell the "it" that stands for a clause: "it is hard to say", "it was clear that"."""
    clause = pronoun.head
    words = [clause, *(child for child in clause.children if child.dep_ in ("acomp", "attr"))]
    return clause.lemma_ == "be" and any(child.dep_ in ("xcomp", "ccomp", "advcl") for word in words for child in word.children)


def source_above(pronoun: Token) -> Token | None:
    """The subject of the verb of saying whose clause a pronoun is the subject of."""
    clause = pronoun.head
    said = clause.head if clause.dep_ == "ccomp" and clause.head.pos_ != "NOUN" else _answered(clause)
    if pronoun.dep_ not in SUBJECTS or said is None or said.lemma_.lower() not in cue_verbs():
        return None
    source = subject_of(said)
    return source if source is not None and source.i < pronoun.i else None


def _answered(clause: Token) -> Token | None:
    """The verb by which somebody answers what a clause tells as others have it: "| denied | a report it had struck the town"."""
    noun = clause.head
    told = clause.dep_ in ("acl", "relcl", "ccomp") and noun.pos_ == "NOUN" and noun.lemma_ in {*cue_nouns(), *HEARSAY}
    return noun.head if told and noun.dep_ == "dobj" and noun.head.lemma_ in ANSWERING else None


def _sex_of(source: Token, cast: Cast) -> str | None:
    one = somebody_at(start_of(source), cast)
    return one.sex if one is not None else None


def side_meant(pronoun: Token, speaker: Speaker, cast: Cast) -> str | None:
    """The side of "they" and "it" as those who act: the last one that the sentence names before, or the speaker where that is who plans.

    Neither who is inside the phrase of the source nor where something is; of two joined owners ("both X and Y") it is no single side.
    """
    here, apart = start_of(pronoun), _source_phrase(pronoun)
    before = [one for one in mentions_in(pronoun.sent, cast.reading) if one.end <= here and one.side and not is_located(one, cast.reading)]
    before = [one for one in before if not apart[0] <= one.start < apart[1]]
    if before and before[-1].side != speaker.side:
        return None if _is_joined(before[-1], cast) else before[-1].side
    if pronoun.lower_ == "they" and (speaker.grade in (Grade.NAMED, Grade.OFFICE) or apart == (0, 0)):
        return None
    if pronoun.lower_ == "it" and speaker.grade not in BODIES:
        return speaker.side if any(child.lower_ in FUTURE for child in pronoun.head.children) else None
    return speaker.side if plans(pronoun) else None


def _source_phrase(pronoun: Token) -> tuple[int, int]:
    """The characters of the subject of the nearest verb of saying above a pronoun; none where there is none."""
    above = (verb for verb in pronoun.ancestors if verb.lemma_.lower() in cue_verbs())
    found = (child for verb in above for child in verb.children if child.dep_ in SUBJECTS and child.i < pronoun.i and child != pronoun)
    source = next(found, None)
    return (start_of(source.left_edge), end_of(source.right_edge)) if source is not None else (0, 0)


def _is_joined(mention: Mention, cast: Cast) -> bool:
    """Tell whether somebody else stands beside a mention: "both the army and Iranian forces"."""
    word = cast.reading.word_at(mention.start, mention.end)
    while word is not None and word.dep_ in JOINING:
        word = word.head
    return word is not None and (word.dep_ == "conj" or any(child.dep_ == "conj" for child in word.children))
