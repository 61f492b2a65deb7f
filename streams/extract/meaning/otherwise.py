"""Words that name an action elsewhere and stand for something else here: soldiers who "were tired" need not be there."""

from collections.abc import Callable, Iterator

from streams.extract.lexicon import Trigger, noun_classes
from streams.extract.meaning.company import PLACED, kind_of_name
from streams.extract.meaning.doers import counted, doers_of, things_of
from streams.extract.parse import SUBJECTS
from streams.extract.parse.judging import said_as
from streams.extract.parse.words import Token
from streams.extract.world import state_named

SINGLE = frozenset("he she i".split())
"""Pronouns for a single person, who is no army."""
KIN = frozenset("family household relative".split())
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
OURS = frozenset("our fighting".split())
"""Words before men who may be soldiers."""
OF_LAND = frozenset({"withdrawal", "presence"})
"""Actions of a state only where it goes from some land, or stays there."""
OF_OBJECTS = frozenset({"withdrawal", "deployment", "cutting aid", "arms embargo", "ending support"})
OF_PLACES = frozenset("leave exit quit depart enter cross return go come be vacate".split())
"""Verbs of moving whose object is where to or from."""
MEASURES = frozenset("level number strength presence contingent deployment footprint carrier group".split())
POWER = frozenset("electricity power water gas oil energy fuel phone internet".split())
HARM = frozenset("mark scar crater trail mine bomb damage dead body corpse casualty injured wounded nobody hole".split())
OUT_OF = frozenset("service use order control reach sight work action danger business date power fuel food hand bound question way".split())
WARLIKE = frozenset("combat test training reconnaissance surveillance military".split())
HELD = frozenset("sanctuary cover refuge shelter aim hold care note advantage action step measure turn time responsibility".split())
STRIKING = frozenset("destroy hit strike target bomb shell attack kill eliminate wipe pound ambush intercept repel".split())
"""Verbs whose object does nothing."""
WAYS = frozenset("air rail ferry bus road sea".split())
"""Before a link, what makes it one of traffic: "suspended its air links"."""
PROPERTY = frozenset("property building house car vehicle infrastructure crop equipment shop".split())
PUBLISHED = frozenset("footage film video picture photo photograph image recording statement report figure name list".split())
"""What is released to be seen."""


def is_of_something_else(trigger: Trigger, token: Token) -> bool:
    """Tell a word that stands for something else here: "the soldiers were tired" or "remained calm", who need not be there."""
    if f"by:{PLACED}" in trigger.needs and trigger.action in OF_LAND:
        return not _is_of_a_power(token)
    tests = _BY_ACTION.get(trigger.action, ())
    return _is_no_deed(token) or _is_of_those_who_do_it(token) or any(test(token) for test in tests) or _acts_on_another(trigger, token)


def _is_somehow(token: Token) -> bool:
    return any(child.dep_ == "acomp" and child.lower_ not in THERE for child in token.children)


def _is_of_ways(verb: Token) -> bool:
    return any(word.lower_ in WAYS for noun in things_of(verb) for word in noun.children)


def _is_of_things(noun: Token) -> bool:
    """Tell harm to what is no life: "losses | on private property"."""
    on = (thing for child in noun.children if child.lower_ in ("on", "to") for thing in child.children)
    return any(thing.lemma_.lower() in PROPERTY for thing in on)


def _is_published(verb: Token) -> bool:
    """Tell what is let out and was never held: "released | the footage of two men"."""
    return any(noun.lemma_.lower() in PUBLISHED for noun in things_of(verb))


def _brings(verb: Token) -> bool:
    """Tell who is brought somewhere: "others were taken | to the town"."""
    return verb.lemma_ == "take" and any(child.dep_ == "prep" and child.lower_ == "to" for child in verb.children)


def _is_in_passing(noun: Token) -> bool:
    """Tell what only attends a deed: "units | in cooperation with | the guards", "with the support of | the army"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "with") and any(child.lower_ in ("with", "of") for child in noun.children)


def _is_struck(noun: Token) -> bool:
    """Tell soldiers and arms that are hit where they arrive: "destroyed | the reinforcements"."""
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in STRIKING


def _is_described(verb: Token) -> bool:
    """Tell a participle that tells what somebody is: "rebels | backed by Mali | shelled the town", "trucks | armed with guns"."""
    kinds = {child.dep_ for child in verb.children}
    bare = "agent" in kinds and "nsubj" in kinds and kinds.isdisjoint(("aux", "auxpass"))  # taken for the verb of the clause
    return (verb.tag_ in ("VBN", "VBD") and bare) or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl"))


def _is_of_those_who_do_it(noun: Token) -> bool:
    """Tell a noun that only tells what somebody or something is for: "aid | workers", "the disarmament | chief", "test | flights"."""
    return noun.dep_ == "compound" and noun.head.lemma_.lower() in noun_classes()["handlers"]


def _leaves_behind(verb: Token) -> bool:
    """Tell what is left so, or left there: "left nine people dead", "leaving five injured", "the wounded were left", "left no mines"."""
    if verb.lemma_ != "leave":
        return False
    told = {child.dep_ for child in verb.children} & {"acomp", "oprd", "ccomp", "nsubjpass"}
    things = [child for child in verb.children if child.dep_ == "dobj"]
    return bool(told) or any(
        _is_of_people(thing) or any(word.dep_ in ("amod", "acl") and word.i > thing.i for word in thing.children) for thing in things
    )


def _is_of_people(thing: Token) -> bool:
    classes = noun_classes()
    others = thing.lemma_.lower() in classes["people"] - classes["forces"] - classes["fighters"]
    return others or thing.pos_ == "NUM" or thing.lemma_ in HARM


def _is_of_civilians(verb: Token) -> bool:
    """Tell the going of those who are no soldiers, and the taking out of people: "residents left the camp", "pulled two children out"."""
    who = [child for child in verb.children if child.dep_ in (*SUBJECTS, "dobj")]
    who += [] if any(child.dep_ in SUBJECTS for child in who) else _goers(verb)
    things = [thing for child in who for thing in counted(child)]
    return any(map(_is_of_others, things)) or (
        verb.lemma_ in OF_PLACES and any(one.lower_ in SINGLE or one.lemma_ in KIN for one in things)
    )


def _is_of_others(thing: Token) -> bool:
    """Tell people who are not the speaker's own."""
    return _is_of_people(thing) and thing.pos_ != "NUM" and all(child.lower_ not in OURS for child in thing.children)


def _goers(verb: Token) -> list[Token]:
    """Who goes, where other words lead to the verb: "| she | was able to leave"."""
    above = verb.head if verb.dep_ in ("xcomp", "acomp") else verb
    above = above.head if above.dep_ in ("xcomp", "acomp") else above
    return doers_of(verb) or [child for child in above.children if child.dep_ in SUBJECTS]


def _goes_out_of_no_land(verb: Token) -> bool:
    """Tell "went out of service" and "flew out of the base", which leave no country."""
    outs = (child for child in verb.children if child.lower_ == "out")
    behind = [word for out in (verb, *outs) for child in out.children if child.lower_ == "of" for word in child.children]
    behind += [
        word for out in (verb, *outs) for child in out.children if child.lower_ == "out" for of in child.children for word in of.children
    ]
    return any(word.lemma_.lower() in OUT_OF or (verb.lemma_ == "fly" and _is_an_airfield(word)) for word in behind)


def _is_an_airfield(word: Token) -> bool:
    return word.lemma_.lower() in noun_classes()["installation"] or word.lemma_ in ("airport", "airfield")


def _acts_on_another(trigger: Trigger, verb: Token) -> bool:
    """Tell a verb whose object is not what the action is done to: "increased the intensity of its strikes", "cut the supply routes"."""
    if trigger.action not in OF_OBJECTS or verb.pos_ != "VERB" or verb.lemma_ in OF_PLACES or not trigger.needs:
        return False
    things = [thing for child in things_of(verb) for thing in (child, *child.conjuncts)]
    named = {form for thing in things for one in counted(thing) for form in _forms(one)}
    return bool(things) and trigger.needs.isdisjoint({*named, *(f"of:{form}" for form in named)})


def _forms(noun: Token) -> Iterator[str]:
    """A noun, and the noun before it that it is a measure of: "troop | levels"."""
    yield from (noun.lemma_.lower(), noun.lower_, kind_of_name(noun))
    if noun.lemma_ in MEASURES:
        yield from (form for child in noun.children if child.dep_ in ("compound", "amod") for form in (child.lemma_.lower(), child.lower_))


def _is_of_power(verb: Token) -> bool:
    """Tell "cut the electricity supply", which is no aid."""
    return any(word.lemma_.lower() in POWER for thing in things_of(verb) for word in thing.children if word.dep_ in ("compound", "amod"))


def _shows(verb: Token) -> bool:
    """Tell what is shown or rallied, not protested against: "demonstrated its power", "rallied its allies"."""
    return verb.lemma_ in ("demonstrate", "rally") and any(child.dep_ in ("dobj", "ccomp") for child in verb.children)


def _is_of_soldiers(noun: Token) -> bool:
    """Tell the flights of jets at war: "a test flight", "combat flights"."""
    return any(child.lower_ in WARLIKE for child in noun.children)


def _is_about_seizing_nothing(verb: Token) -> bool:
    """Tell what is held in an idiom: "took sanctuary in the villages"."""
    return verb.lemma_ == "take" and any(child.dep_ == "dobj" and child.lemma_ in HELD for child in verb.children)


def _is_beyond(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "beyond"


def _is_no_deed(token: Token) -> bool:
    """Tell "talk of leaving", which is a saying, fighters who "are added to a list", and an attack that "will not go unpunished"."""
    if token.lemma_ == "add":
        return any(noun.lower_ in LISTS for child in token.children for noun in child.children)
    if token.dep_ == "nsubj" and token.head.lemma_ == "go":
        return any(child.lower_ in UNANSWERED for child in token.head.children)
    return token.pos_ == "NOUN" and token.lower_ == "talk" and said_as(token) is not None


def _is_with_somebody(verb: Token) -> bool:
    """Tell who talks to another side, "discussed a truce with the rebels", from a council that has a matter on its table."""
    things = (child.lemma_.lower() for child in things_of(verb))
    return any(word.lower_ in ("with", "between") for word in verb.subtree) or not PEACE.isdisjoint(things)


def _is_on_a_table(verb: Token) -> bool:
    return verb.lemma_ == "discuss" and not _is_with_somebody(verb)


def _is_going_elsewhere(verb: Token) -> bool:
    return verb.lemma_ == "go" and not _is_told_to_go(verb)


def _is_elsewhere(verb: Token) -> bool:
    return not _is_where(verb) if verb.lemma_ in ("be", "have") else _is_somehow(verb)


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


_BY_ACTION: dict[str, tuple[Callable[[Token], bool], ...]] = {
    "withdrawal": (_leaves_behind, _is_of_civilians, _goes_out_of_no_land),
    "deployment": (_is_struck,),
    "talks": (_is_on_a_table,),
    "resignation": (_is_going_elsewhere,),
    "presence": (_is_elsewhere,),
    "staying in office": (_is_somehow,),
    "cutting ties": (_is_of_ways,),
    "restoring ties": (_is_of_ways,),
    "support": (_is_in_passing, _is_described),
    "cooperation": (_is_in_passing,),
    "arms supply": (_is_described,),
    "cutting aid": (_is_of_power,),
    "protest": (_shows,),
    "flights": (_is_of_soldiers,),
    "capture": (_is_about_seizing_nothing, _brings),
    "losses": (_is_of_things,),
    "release": (_is_published,),
    "recognition": (_is_beyond,),
}
"""What else the words of an action may stand for."""
