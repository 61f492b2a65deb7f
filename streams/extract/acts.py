"""What kind of saying it was: the cue's own act, made precise by what is said where the cue is as plain as "said"."""

from schemas.ontology import ACTIONS, Act, Family
from schemas.statements import Grade, Modality, Polarity, Speaker
from streams.extract.clauses import judges
from streams.extract.meaning import Meaning

HOSTILE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
NOBODYS = frozenset({Grade.UNNAMED, Grade.OUTLET})
ABOUT_OTHERS = frozenset({Act.STATED, Act.CLAIMED, Act.CONFIRMED})


def act_of(cue: Act, meaning: Meaning, speaker: Speaker, *, own: bool | None) -> Act:
    """The act of a saying: of the cue, unless the cue leaves it open.

    `own` tells whether the action is the speaker's side's own; None where it is nobody's that is named: nameless people plan nothing.
    A planned change of one's own is announced, a state of one's own that is to last is pledged, what has come about is
    claimed; a hostile deed of others is what they are accused of.
    """
    if meaning.doubts and cue in (Act.STATED, Act.DOUBTED, Act.CLAIMED):
        return Act.DOUBTED
    if meaning.advises and cue is Act.STATED:
        return Act.DEMANDED
    if cue in ABOUT_OTHERS and own is False and _is_hostile(meaning):
        return Act.ACCUSED
    if cue is not Act.STATED:
        return cue
    if meaning.trigger is None:
        return Act.ASSESSED if speaker.grade is Grade.OUTLET and judges(meaning.clause) else Act.STATED
    return _of_what_is_said(meaning, own=False if own is None and speaker.grade in NOBODYS else own)


def polarity_of(cue: Act, meaning: Meaning) -> Polarity:
    """Whether the speaker says it is so: who denies or rejects it says it is not."""
    turned = cue in (Act.DENIED, Act.REJECTED)
    return meaning.polarity if not turned else Polarity.NEGATIVE if meaning.polarity is Polarity.POSITIVE else Polarity.POSITIVE


def _of_what_is_said(meaning: Meaning, *, own: bool | None) -> Act:
    negative = meaning.polarity is Polarity.NEGATIVE
    if meaning.modality is Modality.PLANNED:
        if own is False or (own is None and not negative and _is_hostile(meaning)):
            return Act.PREDICTED
        return Act.PLEDGED if negative or ACTIONS[meaning.action].kind == "state" else Act.ANNOUNCED
    if meaning.modality is Modality.CONDITIONAL:
        return Act.STATED
    return Act.DENIED if own and _is_hostile(meaning) and negative else Act.CLAIMED


def _is_hostile(meaning: Meaning) -> bool:
    return meaning.family is not Family.TOPIC and ACTIONS[meaning.action].kind == "deed" and ACTIONS[meaning.action].plover in HOSTILE
