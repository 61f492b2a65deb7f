"""What a saying is about: action, polarity, modality, whose action, on what; the topic where the ontology knows no action."""

from collections.abc import Iterable
from typing import NamedTuple

from schemas.ontology import ACTIONS, Family
from schemas.statements import Extent, Modality, Polarity
from streams.extract.meaning.named import first_action, hinted, is_last
from streams.extract.meaning.parties import actor_in, advised, object_in
from streams.extract.meaning.topics import ended, is_who_acts, processed, tells_when_or_how_much, topic_of
from streams.extract.parse.clauses import chain, clauses_of, extent_of, is_finite, left_out
from streams.extract.parse.judging import casts_doubt, is_advice, judged_saying
from streams.extract.parse.modality import PLANS, modality_of
from streams.extract.parse.negation import is_negated
from streams.extract.parse.words import Token

LOSSES = "losses"
HARM = frozenset({Family.VIOLENCE, Family.LOSSES})
GOALS = frozenset("aim goal hope wish desire bid".split())
"""Nouns of what somebody would like: "affirmed its aim of membership"."""


class Meaning(NamedTuple):
    """What one clause of a saying is about. `trigger` is None where the ontology knows no word of it."""

    action: str
    family: Family
    clause: Token
    trigger: Token | None
    polarity: Polarity
    modality: Modality
    actor: Token | None
    object: tuple[Token, ...]
    extent: Extent | None
    hinted: tuple[str, ...]
    """Actions that its noun may name in an article that tells of them anyway: "the expulsion", "the bomb"."""
    judged: Token | None
    """The saying that the clause judges, where it does."""
    doubts: bool
    advises: bool


def meanings(heads: Iterable[Token]) -> list[Meaning]:
    """One meaning for each clause that names an action, else one: of a clause whose word for one gives way, or the topic of the first."""
    clauses = [clause for head in heads for clause in clauses_of(head)]
    found = [_meaning(clause, clauses) for clause in dict.fromkeys(clauses)]
    known = [one for one in found if one.trigger is not None or one.judged is not None]
    firm = [one for one in known if one.trigger is None or not is_last(one.trigger)]
    return [one for one in firm if not any(_goes_on(one, other) for other in firm)] or known[:1] or _of_whom_it_is_said(found)


def _of_whom_it_is_said(found: list[Meaning]) -> list[Meaning]:
    """What is told of somebody who is only named before it: "accused | the minister | of ignoring the report", else what is told first."""
    about = [one for one in found if not (is_who_acts(one.clause) or tells_when_or_how_much(one.clause))][:1]
    if about and is_who_acts(found[0].clause):
        return [one._replace(actor=found[0].clause) for one in about]
    return about or found[:1]


def _goes_on(one: Meaning, other: Meaning) -> bool:
    """Tell harm that another clause tells with the same subject: "shells hit the school and | killed nine"."""
    beside = one.clause.dep_ == "conj" and one.clause.head == other.clause and not is_finite(one.clause)
    return beside and one.polarity is other.polarity and {one.family, other.family} <= HARM


def _meaning(clause: Token, clauses: list[Token]) -> Meaning:
    judged = judged_saying(clause)
    found = first_action(*_telling_words(clause, clauses, judged))
    action, trigger = found or (topic_of(clause), None)
    within = trigger if trigger is not None and (trigger == clause or clause.is_ancestor(trigger)) else None  # not "they", who are told of
    thing = object_in(within, action) if within is not None else ()
    about = within or ended(clause)
    stated = clause if about is None or left_out(clause) is not None else about
    return Meaning(
        action=action,
        family=ACTIONS[action].family if found else Family.TOPIC,
        clause=clause,
        trigger=trigger,
        polarity=Polarity.NEGATIVE if is_negated(stated, clause) and judged is None else Polarity.POSITIVE,
        modality=modality_of(stated, clause, changes=ACTIONS[action].kind == "change" if found else processed(clause) is not None),
        actor=advised(clause) or (actor_in(within or clause, clause) if action != LOSSES else None),
        object=thing,
        extent=extent_of((*thing, *_measures(trigger))),
        hinted=hinted(clause) if not found else (),
        judged=judged,
        doubts=judged is not None and casts_doubt(clause),
        advises=is_advice(clause),
    )


def _measures(trigger: Token | None) -> list[Token]:
    """The adjectives of a noun that tell how much is meant: "a | partial | withdrawal of its forces"."""
    return [child for child in trigger.children if child.dep_ == "amod"] if trigger is not None and trigger.pos_ == "NOUN" else []


def _telling_words(clause: Token, clauses: list[Token], judged: Token | None) -> tuple[Token, list[Token]]:
    """Where the action of a clause is told: in the saying that it doubts, or where the clause only has "would not", in what was asked."""
    if judged is not None and judged != clause and casts_doubt(clause):
        return judged, []
    return (asked, []) if (asked := left_out(clause)) is not None else (clause, clauses)


def is_bare(meaning: Meaning) -> bool:
    """Tell an action that a saying names with a noun alone: "reported | the capture of the town"."""
    words = chain(meaning.trigger, meaning.clause) if meaning.trigger is not None else []
    aims = _is_yet_to_come(meaning.clause) or any(word.lemma_ in PLANS or word.lemma_ in GOALS for word in words)
    planned = meaning.modality is Modality.PLANNED and not meaning.advises and not aims
    return planned and bool(words) and all(word.pos_ not in ("VERB", "AUX") for word in words)


def _is_yet_to_come(clause: Token) -> bool:
    """Tell a noun with a verb of what will be, "a truce | to begin on Friday", but not in a clause that describes or explains it."""
    verbs = (word for word in clause.subtree if word.tag_ in ("VB", "MD"))
    return any(all(word.dep_ not in ("relcl", "advcl", "pcomp") for word in chain(verb, clause)[:-1]) for verb in verbs)
