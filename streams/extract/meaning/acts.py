"""What kind of saying it was: the cue's own act, made precise by what is said where the cue is as plain as "said"."""

from schemas.ontology import ACTIONS, Act, Family
from schemas.statements import Grade, Modality, Polarity, Speaker
from streams.extract.attribution import Attribution
from streams.extract.lexicon import noun_classes, states
from streams.extract.meaning import Meaning
from streams.extract.parse.judging import goes_on, judges, said_as
from streams.extract.parse.modality import is_foretold
from streams.extract.parse.negation import is_denied, is_dismissed

HOSTILE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
NOBODYS = frozenset({Grade.UNNAMED, Grade.OUTLET})
ABOUT_OTHERS = frozenset({Act.STATED, Act.CLAIMED, Act.CONFIRMED})
UNIFORMED = frozenset("military army security police defence defense officer field commander".split())
"""Words in the name of a source that speaks for the armed."""
MUTUAL = frozenset({"clashes"})
"""Actions that both sides do, of which telling accuses neither."""
UNWILLED = frozenset({"growth", "losses"})
"""Actions that nobody can announce or pledge, only foresee."""

REPEATING = frozenset("repeat reiterate renew restate reaffirm".split())
"""Verbs of saying that leave it to a noun what kind of saying is done again."""


def act_of(cue: Act, meaning: Meaning, speaker: Speaker, *, own: bool | None) -> Act:
    """The act of a saying: of the cue, unless the cue leaves it open.

    `own` tells whether the action is the speaker's side's own; None where it is nobody's that is named: nameless people plan nothing.
    A planned change of one's own is announced, a state of one's own that is to last is pledged, what has come about is
    claimed; a hostile deed of others is what they are accused of.
    """
    if meaning.doubts and cue in (Act.STATED, Act.DOUBTED, Act.CLAIMED):
        return Act.DOUBTED
    if meaning.advises and cue in (Act.STATED, Act.CLAIMED):
        return Act.DEMANDED
    if cue is Act.PLEDGED and meaning.modality in (Modality.DONE, Modality.UNDER_WAY) and meaning.clause.pos_ in ("VERB", "AUX"):
        cue = Act.STATED  # "assured them that the road was open"
    if own is False and _is_nameless_in_uniform(speaker):
        own = None
    blamed = meaning.polarity is Polarity.POSITIVE and meaning.modality is not Modality.CONDITIONAL and _is_hostile(meaning)
    if cue in ABOUT_OTHERS and blamed and (own is False or _is_by_attackers(meaning, speaker)):
        return Act.ACCUSED
    if cue is not Act.STATED or is_dismissed(meaning.clause):
        return Act.DENIED if cue is Act.STATED else cue
    if meaning.trigger is None:
        return Act.ASSESSED if speaker.grade is Grade.OUTLET and judges(meaning.clause) else Act.STATED
    return _of_what_is_said(meaning, own=own if own is not None and not _is_of_a_hidden_side(speaker) else _can_plan(speaker))


def polarity_of(cue: Act, meaning: Meaning) -> Polarity:
    """Whether the speaker says it is so: who denies or rejects it says it is not."""
    turned = cue in (Act.DENIED, Act.REJECTED)
    return meaning.polarity if not turned else Polarity.NEGATIVE if meaning.polarity is Polarity.POSITIVE else Polarity.POSITIVE


def repeated(told: Attribution) -> Act | None:
    """The act that is done again: "repeated | his promise to go" is a promise."""
    things = (child for child in told.head.children if child.dep_ == "dobj" and child.pos_ == "NOUN")
    return next((act for thing in things if (act := said_as(thing)) is not None), None) if told.head.lemma_ in REPEATING else None


def _of_what_is_said(meaning: Meaning, *, own: bool | None) -> Act:
    negative = meaning.polarity is Polarity.NEGATIVE
    if meaning.modality is Modality.PLANNED and (own or meaning.clause.lemma_ != "agree"):
        foreseen = own is False or meaning.action in UNWILLED or (own is None and not negative and _is_hostile(meaning))
        if foreseen:
            return Act.PREDICTED if is_foretold(meaning.trigger or meaning.clause, meaning.clause) else Act.CLAIMED
        return _of_a_plan(meaning, negative=negative, own=own)
    if meaning.modality is Modality.CONDITIONAL:
        return Act.STATED
    denied = own and _is_hostile(meaning) and negative and is_denied(meaning.trigger or meaning.clause, meaning.clause)
    return Act.DENIED if denied else Act.CLAIMED


def _of_a_plan(meaning: Meaning, *, negative: bool, own: bool | None) -> Act:
    """What somebody plans is announced; that it will last, or not be, is pledged, unless nobody says whose plan it is."""
    word = meaning.trigger or meaning.clause
    willed = is_foretold(word, meaning.clause) and (word.pos_ == "VERB" or not _is_hostile(meaning))
    if negative and own is None and not willed:
        return Act.STATED
    lasting = ACTIONS[meaning.action].kind == "state" or goes_on(meaning.clause)
    return Act.PLEDGED if lasting or negative else Act.ANNOUNCED


def _is_of_a_hidden_side(speaker: Speaker) -> bool:
    """Tell an office whose side the article leaves out, so that the plans it tells of may be its own."""
    return speaker.side is None and speaker.grade is Grade.OFFICE


def _can_plan(speaker: Speaker) -> bool | None:
    """Tell False where a speaker who is neither named nor known to be of a side speaks of nobody's plan; None otherwise."""
    return False if speaker.grade in NOBODYS and speaker.side is None else None


def _is_by_attackers(meaning: Meaning, speaker: Speaker) -> bool:
    """Tell whether a deed is of those who are no side but armed: "gunmen", and "soldiers" unless a state's own speaker tells of them."""
    if meaning.actor is None or meaning.polarity is Polarity.NEGATIVE:
        return False
    doer = meaning.actor.lemma_.lower()
    return doer in noun_classes()["assailants"] or (doer in noun_classes()["armed"] and not _may_be_theirs(speaker))


def _may_be_theirs(speaker: Speaker) -> bool:
    """Tell a speaker whose soldiers may be meant: a state's, a military source, an outlet, which may be a state's own."""
    return speaker.side in states() or speaker.grade is Grade.OUTLET or _is_nameless_in_uniform(speaker)


def _is_nameless_in_uniform(speaker: Speaker) -> bool:
    """Tell "a military source" of a side that the article leaves out, whose own deeds may be told of."""
    return speaker.side is None and bool(UNIFORMED & {*speaker.name.lower().split()})


def _is_hostile(meaning: Meaning) -> bool:
    """Tell a deed that somebody does to others; losses need nobody who does them."""
    entry = ACTIONS.get(meaning.action) if meaning.action not in MUTUAL else None
    return entry is not None and meaning.family is not Family.LOSSES and entry.kind == "deed" and entry.plover in HOSTILE
