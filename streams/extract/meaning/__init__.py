"""What a saying is about: action, polarity, modality, whose action, on what; the topic where the ontology knows no action."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Token

from schemas.ontology import ACTIONS, Family
from schemas.statements import Extent, Modality, Polarity
from streams.extract.lexicon import Trigger, noun_classes, triggers
from streams.extract.meaning.asserted import is_asserted, is_unknown
from streams.extract.meaning.company import PLACED, doers_of, fitting, forms_of, kind_of_name
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import chain, clauses_of, extent_of, left_out, words_of
from streams.extract.parse.judging import casts_doubt, is_advice, judged_saying, said_as
from streams.extract.parse.modality import PLANS, modality_of
from streams.extract.parse.negation import ENDING, is_negated
from streams.extract.world import state_named

HITTING = frozenset("hit strike target affect".split())
"""Verbs whose agent may be an action: "hit by a cyberattack"."""

DONE_TO = frozenset("defeat end elimination destruction annihilation release freeing liberation arrest detention".split())
"""Nouns of what is done to those behind "of": "the defeat of Islamic State", "the release of the French soldier"."""

JOINING = frozenset("membership accession entry talk negotiation summit conference".split())
"""Nouns before which a name is what it is about, or with whom: "NATO membership", "the Syria talks"."""

PROCESSES = frozenset(
    "lifting transfer relocation construction increase reduction introduction abolition extension removal expansion closure opening "
    "reopening sale purchase modernisation modernization privatisation privatization nationalisation nationalization building creation "
    "launch evacuation repair restoration completion publication".split()
)
"""Nouns of what is done to what stands behind "of": that is what a clause is about."""

WITHIN = frozenset("in at inside near across around".split())
"""Prepositions that tell where soldiers are: "in Mali", but not "on the offensive"."""

THERE = frozenset("present stationed deployed there".split())
STRIKES, TEST, LOSSES, KILLING, VICTORY, TALKS = "strikes", "weapons test", "losses", "killing", "victory", "talks"
PEACE = frozenset("peace truce ceasefire cease-fire settlement armistice".split())
"""What is discussed with those against whom one fights, whether or not they are named."""
LISTS = frozenset("list lists blacklist register".split())
UNANSWERED = frozenset("unpunished unanswered unavenged unchallenged".split())
"""How a deed does not go that somebody means to punish: nobody says that there will be none."""
AIMING = frozenset("at on upon against into".split())
EMPTY = frozenset(
    "sea ocean water waters air space sky orbit desert range monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What tests are fired into, and days."""

GOALS = frozenset("aim goal hope wish desire bid".split())
"""Nouns of what somebody would like: "affirmed its aim of membership"."""

TELLING = frozenset("call demand appeal tell urge ask want press".split())
"""Verbs and nouns by which somebody is told to go."""

TIES = frozenset({"cutting ties", "restoring ties"})
WAYS = frozenset("air rail ferry bus road sea".split())
"""Before a link, what makes it one of traffic: "suspended its air links"."""

POSTING = frozenset("station base deploy post garrison".split())

AMOUNTS = frozenset(
    "lot number part percent dozen hundred thousand ten half one other others most some place future past time moment day week month year "
    "morning evening night".split()
)
"""Nouns that tell how much or when, not about what."""

DEEPEST = 4
"""How far below the head of its clause a word may stand and still be what the clause is about."""


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
    """One meaning for each clause that names an action, else one for the first clause: its topic."""
    clauses = [clause for head in heads for clause in clauses_of(head)]
    found = [_meaning(clause, clauses) for clause in dict.fromkeys(clauses)]
    known = [one for one in found if one.trigger is not None or one.judged is not None]
    return known or found[:1]


def _meaning(clause: Token, clauses: list[Token]) -> Meaning:
    judged = judged_saying(clause)
    found = _first_action(*_telling_words(clause, clauses, judged))
    action, trigger = found or (_topic(clause), None)
    thing = _object(trigger, action) if trigger is not None else ()
    about = trigger or _ended(clause)
    stated = clause if about is None or left_out(clause) is not None else about
    return Meaning(
        action=action,
        family=ACTIONS[action].family if found else Family.TOPIC,
        clause=clause,
        trigger=trigger,
        polarity=Polarity.NEGATIVE if is_negated(stated, clause) and judged is None else Polarity.POSITIVE,
        modality=modality_of(stated, clause, changes=ACTIONS[action].kind == "change" if found else processed(clause) is not None),
        actor=_advised(clause) or (_actor(trigger or clause, clause) if action != LOSSES else None),
        object=thing,
        extent=extent_of((*thing, *_measures(trigger))),
        hinted=_hinted(clause) if not found else (),
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


def _first_action(clause: Token, clauses: list[Token]) -> tuple[str, Token] | None:
    found = (one for one in _actions(clause, clauses) if is_asserted(one[1], clause) and not is_unknown(one[1], clause))
    return next(found, None)


def _actions(clause: Token, clauses: list[Token]) -> Iterator[tuple[str, Token]]:
    """The actions that the words of a clause name, nearest first, what completes a verb before its subject."""
    near = takewhile(lambda one: one[0] <= DEEPEST, words_of(clause, clauses))
    for _, token in sorted(near, key=lambda one: (one[0], one[1].dep_ != "xcomp")):
        if (trigger := trigger_of(token)) is not None and not _is_of_something_else(trigger, token):
            yield next(_hitting(token), (_named(trigger, token), token))


def _named(trigger: Trigger, token: Token) -> str:
    """The action that a word names: missiles fired at a town test nothing, and who destroys 60 terrorists has won nothing yet."""
    if _is_aimed(token, trigger):
        return STRIKES
    return KILLING if trigger.action == VICTORY and _is_counted(token) else trigger.action


def _is_counted(word: Token) -> bool:
    """Tell a verb or noun of what is done to a number of people: "destroyed 60 terrorists", "the elimination of 34 fighters"."""
    of = (noun for child in word.children if child.dep_ == "prep" and child.lower_ == "of" for noun in child.children)
    done_to = (*(child for child in word.children if child.dep_ in ("dobj", "nsubjpass")), *of)
    return any(child.dep_ == "nummod" for noun in done_to for child in noun.children)


def _is_of_something_else(trigger: Trigger, token: Token) -> bool:
    """Tell a word that stands for something else here: "the soldiers were tired" or "remained calm", who need not be there."""
    if f"by:{PLACED}" in trigger.needs:
        return not _is_of_a_power(token)
    if trigger.action == TALKS and token.lemma_ == "discuss":
        return not _is_with_somebody(token)
    if trigger.action == "resignation" and token.lemma_ == "go":
        return not _is_told_to_go(token)
    if trigger.action == "presence":
        return not _is_where(token) if token.lemma_ in ("be", "have") else _is_somehow(token)
    if trigger.action in TIES:
        return _is_of_ways(token)
    return _is_no_deed(token)


def _is_somehow(token: Token) -> bool:
    return any(child.dep_ == "acomp" and child.lower_ not in THERE for child in token.children)


def _is_of_ways(verb: Token) -> bool:
    things = (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    return any(word.lower_ in WAYS for noun in things for word in noun.children)


def _is_no_deed(token: Token) -> bool:
    """Tell "talk of leaving", which is a saying, fighters who "are added to a list", and an attack that "will not go unpunished"."""
    if token.lemma_ == "add":
        return any(noun.lower_ in LISTS for child in token.children for noun in child.children)
    if token.dep_ == "nsubj" and token.head.lemma_ == "go":
        return any(child.lower_ in UNANSWERED for child in token.head.children)
    return token.pos_ == "NOUN" and token.lower_ == "talk" and said_as(token) is not None


def _is_with_somebody(verb: Token) -> bool:
    """Tell who talks to another side, "discussed a truce with the rebels", from a council that has a matter on its table."""
    things = (child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    return any(word.lower_ in ("with", "between") for word in verb.subtree) or not PEACE.isdisjoint(things)


def _is_told_to_go(going: Token) -> bool:
    """Tell "the president must go" and "calls for him to go", who is to leave office, from who must go somewhere or go on."""
    kinds = {child.dep_ for child in going.children}
    helping = {child.lower_ for child in going.children if child.dep_ == "aux"}
    helped = helping & {"must", "should"} or (helping == {"to"} and going.head.lemma_ in TELLING)
    return bool(helped) and kinds.isdisjoint(("prep", "prt", "xcomp", "advcl", "acomp"))


def _is_of_a_power(verb: Token) -> bool:
    """Tell a state whose soldiers leave a place, or stay there: "Spain will leave Iraq", "would remain in Mali"."""
    states = any(state_named(noun.text) is not None for noun in doers_of(verb))
    inner = [verb, *(child for child in verb.children if child.lower_ in ("out", "from", "in", "of"))]
    inner += [child for one in inner[1:] for child in one.children if child.lower_ == "of"]
    things = (noun for one in inner for noun in one.children if noun.dep_ in ("dobj", "pobj"))
    return states and any(kind_of_name(noun) == PLACED for noun in things)


def _is_where(being: Token) -> bool:
    """Tell "there are soldiers", "soldiers were in the town" and "has soldiers there" from what is said of soldiers otherwise."""
    found = {child.dep_: child for child in being.children}
    if being.lemma_ == "have":
        held = found.get("dobj", being)
        return held.lemma_.lower() in noun_classes()["forces"] and any(child.lower_ in WITHIN for child in (*held.rights, *being.rights))
    if "expl" in found:
        return "attr" in found and found["attr"].lemma_.lower() in noun_classes()["forces"]
    place = any(child.dep_ == "prep" and child.lower_ in WITHIN for child in being.children)
    who = [found.get("nsubj", being)]
    who += [thing for child in who[0].children if child.lower_ == "of" for thing in child.children]  # "none of the soldiers"
    return place and not found.keys() & {"acomp", "attr"} and any(one.lemma_.lower() in noun_classes()["forces"] for one in who)


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
    return fired or any(noun.lemma_.lower() not in EMPTY for noun in aims)


def is_bare(meaning: Meaning) -> bool:
    """Tell an action that a saying names with a noun alone: "reported | the capture of the town"."""
    words = chain(meaning.trigger, meaning.clause) if meaning.trigger is not None else []
    aims = any(word.tag_ in ("VB", "MD") for word in meaning.clause.subtree)
    aims = aims or any(word.lemma_ in PLANS or word.lemma_ in GOALS for word in words)
    planned = meaning.modality is Modality.PLANNED and not meaning.advises and not aims
    return planned and bool(words) and all(word.pos_ not in ("VERB", "AUX") for word in words)


def trigger_of(token: Token) -> Trigger | None:
    """The action that a word names, if any."""
    return fitting(token, triggers())


def _hinted(clause: Token) -> tuple[str, ...]:
    if any(is_unknown(word, clause) for _, word in _actions(clause, [])):
        return ()
    nouns = [token for depth, token in words_of(clause, ()) if depth <= 2 and token.pos_ in ("NOUN", "PROPN")]
    return tuple(trigger.action for noun in nouns for form in forms_of(noun) for trigger in triggers().get(("n", form), ()))


def _actor(trigger: Token, clause: Token) -> Token | None:
    """Whose action it is: the possessor of a noun, else the subject of the verb, else the subject of the clause."""
    if trigger.pos_ in ("NOUN", "PROPN") and (owner := _owner(trigger)) is not None:
        return owner
    verb = trigger
    while verb != clause and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    for candidate in (verb,) if _is_suffered(verb) else (verb, clause):
        for child in candidate.children:
            if child.dep_ == "agent":
                return next((token for token in child.children if token.dep_ == "pobj"), None)
            if child.dep_ == "nsubj" or _is_stationed(child):
                return child
    return None


def _is_suffered(verb: Token) -> bool:
    """Tell a participle that describes what something is done to: "the gas | used", "the town | hit by shells"."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod")


def _is_stationed(subject: Token) -> bool:
    """Tell troops that are sent, which act themselves wherever they are: "Rwandan troops were stationed in the hills"."""
    return subject.dep_ == "nsubjpass" and subject.lemma_.lower() in noun_classes()["forces"] and subject.head.lemma_ in POSTING


def _advised(clause: Token) -> Token | None:
    """Whom advice is for: "the best thing X can do is to"."""
    if not is_advice(clause):
        return None
    able = (word for child in clause.children if child.dep_ in SUBJECTS for word in child.children if word.dep_ == "relcl")
    return next((child for verb in able for child in verb.children if child.dep_ == "nsubj"), None)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        joined = child.dep_ == "compound" and noun.lemma_ in JOINING
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound") and child.text[0].isupper() and not joined):
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    thing = next((token for child in noun.children if child.lower_ == "of" for token in child.children if token.dep_ == "pobj"), None)
    return _owner(thing) if thing is not None and noun.lemma_ not in DONE_TO and not _is_suffering(thing) else None


def _is_suffering(thing: Token) -> bool:
    """Tell those to whom it is done: "the release of Colombian drivers", but "the withdrawal of Colombian soldiers"."""
    classes, lemma = noun_classes(), thing.lemma_.lower()
    return lemma in classes["captives"] or (lemma in classes["people"] and lemma not in classes["forces"])


def _object(trigger: Token, action: str) -> tuple[Token, ...]:
    """What is acted on: the verb's object, the noun's "of" phrase, or the troops that themselves leave or stay."""
    for child in trigger.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.pos_ != "PRON" and state_named(child.text) is None:
            return tuple(child.subtree)
        if child.dep_ == "prep" and child.lower_ in ("of", "against") and trigger.pos_ == "NOUN":
            return tuple(token for phrase in child.children for token in phrase.subtree)
    if ACTIONS[action].family is Family.FORCES:
        return _troops(trigger)
    return ()


def _troops(trigger: Token) -> tuple[Token, ...]:
    verb = trigger
    while verb.dep_ == "xcomp":
        verb = verb.head
    for child in verb.children:
        if child.dep_ == "nsubj" and any(token.lemma_.lower() in noun_classes()["forces"] for token in child.subtree):
            return tuple(child.subtree)
    return ()


def processed(noun: Token) -> Token | None:
    """What is done to what: "the lifting of the | warning"."""
    if noun.lemma_.lower() not in PROCESSES:
        return None
    return next((thing for child in noun.children if child.lower_ == "of" for thing in child.children if thing.dep_ == "pobj"), None)


def _ended(clause: Token) -> Token | None:
    """What a clause without a known action ends: "suspended its | work"."""
    things = (child for child in clause.children if child.dep_ == "dobj") if clause.lemma_ in ENDING else ()
    return next(iter(things), None)


def _topic(clause: Token) -> str:
    """The noun that a clause is about: its object, what it says its subject is, or the subject itself."""
    for wanted in (("dobj", "attr"), SUBJECTS, ("pobj",)):
        for depth, token in words_of(clause, ()):
            if depth <= 4 and token.dep_ in wanted and token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() not in AMOUNTS:
                return (processed(token) or token).lemma_.lower()
    return (
        clause.lemma_.lower()
        if clause.lemma_ != "be"
        else next((word.lemma_.lower() for word in clause.subtree if word.pos_ == "ADJ"), "be")
    )
