"""Which action the words of a clause name."""

from collections.abc import Iterator
from itertools import islice, takewhile

from streams.extract.lexicon import Trigger, noun_classes, triggers
from streams.extract.meaning.asserted import is_asserted, is_unknown
from streams.extract.meaning.company import all_fitting, fitting, forms_of
from streams.extract.meaning.doers import doers_of, things_of
from streams.extract.meaning.mentioned import is_only_mentioned
from streams.extract.meaning.otherwise import is_of_something_else
from streams.extract.meaning.senses import is_of_another_sense
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import words_of
from streams.extract.parse.words import Token, once

HITTING = frozenset("hit strike target affect".split())
"""Verbs whose agent may be an action: "hit by a cyberattack"."""
STRIKES, TEST, KILLING, VICTORY = "strikes", "weapons test", "killing", "victory"
CHEMICAL, DISARMAMENT = "chemical weapons", "disarmament"
GIVING_UP = frozenset("destroy dismantle surrender relinquish scrap eliminate destruction elimination dismantling removal".split())
"""What is done with arms by those who give them up."""
AIMING = frozenset("at on onto to upon against into toward towards".split())
EMPTY = frozenset(
    "sea ocean water waters air space sky orbit desert range monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What tests are fired into, and days."""
FIGHTING = noun_classes()["fighters"] | frozenset("group plane warplane jet aircraft helicopter drone front brigade gang faction".split())
"""Those who fire to hit, not to test."""
LAST = frozenset("wound injure hurt maim dead death explode go fall land slam rain pound pummel shoot down fighting control".split())
"""Words by which an action is told only where no other word tells one: "raids that | killed nine and | wounded ten"."""
DOING = frozenset("carry conduct commit launch perpetrate stage mount order be come start begin".split())
"""Verbs by which a deed is done."""
HURTING = frozenset("wound injure hurt maim".split())
DEEPEST = 4
"""How far below the head of its clause a word may stand and still be what the clause is about."""


def first_action(clause: Token, clauses: list[Token]) -> tuple[str, Token] | None:
    """The nearest action that a clause tells to be so, or not so, and the word that names it; `clauses` are told apart from it."""
    return next((one for one in _actions(clause, clauses) if _is_told(*one, clause)), None) or _of_which_it_is_told(clause)


def _of_which_it_is_told(clause: Token) -> tuple[str, Token] | None:
    """The deed of which a relative clause tells, or one with a pronoun: "an | attack | which was carried out by rebels"."""
    deed = _meant_by_which(clause) or _meant_by_they(clause) if clause.lemma_ in DOING else None
    trigger = trigger_of(deed) if deed is not None else None
    return (trigger.action, deed) if deed is not None and trigger is not None else None


def _meant_by_which(clause: Token) -> Token | None:
    """What a relative clause describes, be it through what somebody said of it: "which the mayor said was carried out"."""
    relative = clause.head if clause.dep_ == "ccomp" and clause.head.dep_ == "relcl" else clause
    which = any(child.tag_ == "WDT" for word in {relative, clause} for child in word.children)
    return relative.head if relative.dep_ == "relcl" and which else None


def _meant_by_they(clause: Token) -> Token | None:
    """The deed that the sentence before names, of which a pronoun tells: "the raids killed nine. | They | were carried out by"."""
    told = any(child.dep_ == "nsubjpass" and child.lower_ in ("it", "they", "these", "this") for child in clause.children)
    before = clause.doc[: clause.sent.start] if told else ()
    deeds = (word for word in reversed(before) if word.dep_ in SUBJECTS and word.sent.end == clause.sent.start)
    return next((word for word in deeds if trigger_of(word) is not None), None)


def _is_told(action: str, word: Token, clause: Token) -> bool:
    return is_asserted(word, clause) and not is_unknown(word, clause) and not is_only_mentioned(action, word, clause)


def is_last(word: Token) -> bool:
    """Tell a word that gives way to others."""
    return word.lemma_.lower() in LAST


def _actions(clause: Token, clauses: list[Token]) -> Iterator[tuple[str, Token]]:
    """The actions that the words of a clause name, nearest first, what completes a verb before its subject, what gives way at the end."""
    near = takewhile(lambda one: one[0] <= DEEPEST, words_of(clause, clauses))
    for _, token in sorted(near, key=lambda one: (is_last(one[1]) or _hurt_in(one[1]), one[0], not _completes(one[1]))):
        if (trigger := _meant(token)) is not None:
            yield next(_hitting(token), (_named(trigger, token), token))


@once
def _meant(token: Token) -> Trigger | None:
    """The first action that a word may name and does not only seem to: a state that stays in a union has no soldiers there."""
    known = all_fitting(token, triggers())
    return next((one for one in known if not (is_of_something_else(one, token) or is_of_another_sense(one, token))), None)


def _hurt_in(deed: Token) -> bool:
    """Tell a deed in which somebody was hurt, which is what is told: "ten were | hurt in | the attack"."""
    return deed.dep_ == "pobj" and deed.head.lower_ in ("in", "during") and deed.head.head.lemma_ in HURTING


def _completes(verb: Token) -> bool:
    """Tell what completes another verb, which says little without it: "began | to strike", but not "began an offensive | to free"."""
    if verb.dep_ == "acomp" and verb.tag_ == "VBN":  # "air links remain | banned"
        return True
    return verb.dep_ == "xcomp" and not any(child.dep_ == "dobj" and child.i < verb.i for child in verb.head.children)


def _named(trigger: Trigger, token: Token) -> str:
    """The action that a word names: missiles fired at a town test nothing, and who destroys 60 terrorists has won nothing yet."""
    if _is_aimed(token, trigger):
        return STRIKES
    if trigger.action == CHEMICAL and any(word.lemma_ in GIVING_UP for word in islice(token.ancestors, DEEPEST)):
        return DISARMAMENT
    return KILLING if trigger.action == VICTORY and _is_counted(token) else trigger.action


def _is_counted(word: Token) -> bool:
    """Tell a verb or noun of what is done to a number of people: "destroyed 60 terrorists", "the elimination of 34 fighters"."""
    of = (noun for child in word.children if child.dep_ == "prep" and child.lower_ == "of" for noun in child.children)
    done_to = (*things_of(word), *of)
    return any(child.dep_ == "nummod" for noun in done_to for child in noun.children)


def _hitting(verb: Token) -> Iterator[tuple[str, Token]]:
    """The action that somebody was hit by: "was hit by a cyberattack", "was struck by sanctions"."""
    if verb.lemma_ in HITTING and verb.tag_ == "VBN":
        agents = (noun for child in verb.children if child.dep_ in ("agent", "prep") and child.lower_ == "by" for noun in child.children)
        yield from ((trigger.action, noun) for noun in agents if (trigger := trigger_of(noun)) is not None)


def _is_aimed(verb: Token, trigger: Trigger) -> bool:
    """Tell missiles fired at something from tests: "launched missiles on the town", "missiles fired from a jet hurt nine"."""
    if trigger.action != TEST or verb.pos_ != "VERB":
        return False
    aims = (noun for child in verb.children if child.lower_ in AIMING for noun in child.children if noun.dep_ == "pobj")
    fired = any(child.dep_ == "nsubj" and child.lemma_.lower() in noun_classes()["arms"] for child in verb.children)
    harmed = verb.lemma_ != "test" and any(child.dep_ == "advcl" and child.tag_ == "VBG" for child in verb.children)
    armed = any(noun.lemma_.lower() in FIGHTING for noun in doers_of(verb))
    return fired or armed or harmed or any(noun.lemma_.lower() not in EMPTY for noun in aims)


@once
def trigger_of(token: Token) -> Trigger | None:
    """The action that a word names, if any."""
    return fitting(token, triggers())


def _is_of_civilians(noun: Token) -> bool:
    """Tell what is done with those who are no soldiers: "the evacuation | of civilians"."""
    civil = noun_classes()["people"] - noun_classes()["forces"] - noun_classes()["fighters"]
    return any(thing.lemma_.lower() in civil for child in noun.children if child.lower_ == "of" for thing in child.children)


def hinted(clause: Token) -> tuple[str, ...]:
    """The actions that the nouns of a clause may name where the article tells of them anyway."""
    if any(is_unknown(word, clause) for _, word in _actions(clause, [])):
        return ()
    nouns = [
        token for depth, token in words_of(clause, ()) if depth <= 2 and token.pos_ in ("NOUN", "PROPN") and not _is_of_civilians(token)
    ]
    return tuple(trigger.action for noun in nouns for form in forms_of(noun) for trigger in triggers().get(("n", form), ()))
