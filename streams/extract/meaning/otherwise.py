"""Words that name an action elsewhere and stand for something else here: soldiers who "were tired" need not be there."""

from spacy.tokens import Token

from streams.extract.lexicon import Trigger, noun_classes
from streams.extract.meaning.company import PLACED, doers_of, kind_of_name
from streams.extract.parse.clauses import said_as
from streams.extract.world import state_named

TALKS = "talks"
WITHIN = frozenset("in at inside near across around".split())
"""Prepositions that tell where soldiers are: "in Mali", but not "on the offensive"."""
THERE = frozenset("present stationed deployed there".split())
PEACE = frozenset("peace truce ceasefire cease-fire settlement armistice".split())
"""What is discussed with those against whom one fights, whether or not they are named."""
LISTS = frozenset("list lists blacklist register".split())
UNANSWERED = frozenset("unpunished unanswered unavenged unchallenged".split())
"""How a deed does not go that somebody means to punish: nobody says that there will be none."""
TELLING = frozenset("call demand appeal tell urge ask want press".split())
"""Verbs and nouns by which somebody is told to go."""
TIES = frozenset({"cutting ties", "restoring ties"})
WAYS = frozenset("air rail ferry bus road sea".split())
"""Before a link, what makes it one of traffic: "suspended its air links"."""


def is_of_something_else(trigger: Trigger, token: Token) -> bool:
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
