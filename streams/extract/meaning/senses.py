"""Words that name an action in some company, and in the same company, or with another object, have another sense."""

from collections.abc import Callable, Iterator

from streams.extract.lexicon import Trigger, noun_classes
from streams.extract.meaning.company import PLACED, kind_of_name
from streams.extract.meaning.doers import doers_of, things_of
from streams.extract.meaning.otherwise import OURS
from streams.extract.parse import SUBJECTS
from streams.extract.parse.phrases import noun_phrase
from streams.extract.parse.words import Token
from streams.extract.world import place, state_of_demonym

WITHIN = ("in", "inside", "within")
CONFINING = ("in", "behind", "inside")
LINKS = frozenset("link traffic travel service route connection transport bridge".split())
"""Nouns that with "air" tell of flights."""
BLAZES = frozenset("forest bush wild brush grass peat house crop".split())
"""What fires burn that nobody fires."""
OWED = frozenset("creditor lender bondholder investor debt pensioner employee worker teacher staff contractor supplier farmer".split())
"""To whom, and for what, payments are due that are no aid."""
PRICES = frozenset("price cost bill tariff fee charge tax subsidy use consumption".split())
"""What of power may be cut while it is supplied."""
STRUCK = frozenset("deal bargain balance accord agreement pact compromise chord tone note pose zero name gold oil".split())
"""What is struck and not hit."""
UNIFORMED = frozenset("uniform uniformed".split())
STATES = frozenset("it we country nation government".split())
"""Words that stand for a state as one that joins others."""
SPACE = frozenset("mars moon venus mercury jupiter saturn asteroid comet orbit sun planet".split())
COUNTED = frozenset("result tally count return system".split())
"""What is rigged where a vote is, besides the vote."""
CROWDS = frozenset("people family child woman man resident citizen national expatriate labourer worker".split())
"""Those who are sent back to where they are from, besides refugees."""


def is_of_another_sense(trigger: Trigger, token: Token) -> bool:
    """Tell a word that an entry of the table fits by its company alone: "will stop the forest | fires", "our boys will be home | late"."""
    by_company = (test for word, test in _BY_COMPANY.items() if word in trigger.needs)
    return any(test(token) for test in (*_BY_ACTION.get(trigger.action, ()), *by_company))


def _behind(verb: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """The nouns behind some prepositions of a verb."""
    yield from (noun for child in verb.children if child.lower_ in prepositions for noun in child.children if noun.dep_ == "pobj")


def _are_not_ours(verb: Token) -> bool:
    """Tell men who are no soldiers from "our boys", "fighting men" and "sons in uniform" who come home from somewhere."""
    who = [child for child in verb.children if child.dep_ in (*SUBJECTS, "dobj")]
    told = {word.lower_ for one in who for word in one.subtree}
    armed = bool(told & (OURS | UNIFORMED))
    afar = any(kind_of_name(noun) == PLACED for word in verb.subtree for noun in _behind(word, ("from",)))
    return not (armed and afar) or any(child.lower_ == "with" for child in verb.children)


def _is_at_home(verb: Token) -> bool:
    """Tell soldiers who fight in their own land, or of whom nobody tells whose they are, from those who have come there."""
    if verb.lemma_ not in ("fight", "serve"):
        return False
    doers = doers_of(verb)
    own = {state_of_demonym(word.text) for one in doers for word in one.children if word.dep_ in ("amod", "compound")} - {None}
    lands = [one.code for noun in _behind(verb, WITHIN) for word in (noun, *noun.subtree) if (one := place(word.text)) is not None]
    return not (own and lands) or not own.isdisjoint(lands)


def _is_not_confined(verb: Token) -> bool:
    """Tell "stayed in | the prison", as guards do, from "stayed in | prison" and "behind | bars"."""
    return not any(all(word.dep_ != "det" for word in noun.children) for noun in _behind(verb, CONFINING) if _is_a_jail(noun))


def _is_a_jail(noun: Token) -> bool:
    return noun.lemma_.lower() in noun_classes()["custodial"]


def _becomes_no_member(verb: Token) -> bool:
    return verb.lemma_ == "become" and not (_has_a_member(verb) and _is_of_a_state(verb))


def _is_no_member(verb: Token) -> bool:
    """Tell whoever is, or stays, elsewhere from a state that stays a member, or "in the union"."""
    groups = noun_classes()["alliance"]
    inside = any(noun.lemma_.lower() in groups for noun in _behind(verb, WITHIN))
    return not (_is_of_a_state(verb) and (_has_a_member(verb) or inside))


def _is_of_a_state(verb: Token) -> bool:
    return any(kind_of_name(noun) == PLACED or noun.lower_ in STATES for noun in doers_of(verb))


def _has_a_member(verb: Token) -> bool:
    return any(child.dep_ in ("attr", "oprd", "dobj") and child.lemma_ == "member" for child in verb.children)


def _is_of_no_links(verb: Token) -> bool:
    """Tell "halted the air | strikes" from "halted the air | links"."""
    subjects = [child for child in verb.head.children if child.dep_ in SUBJECTS] if verb.dep_ == "acomp" else []
    return verb.pos_ == "VERB" and not any(noun.lemma_.lower() in LINKS for noun in (*things_of(verb), *subjects))


def _is_of_a_blaze(word: Token) -> bool:
    """Tell what burns: "stop the forest | fires"."""
    fires = [thing for thing in things_of(word) if thing.lemma_.lower() == "fire"]
    return any(fire.lower_ == "fires" or any(child.lower_ in BLAZES for child in fire.children) for fire in fires)


def _is_due(verb: Token) -> bool:
    """Tell payments that are owed: "suspended payments to | its creditors"."""
    owed = any(word.lemma_.lower() in OWED for word in verb.subtree)
    return owed and any(thing.lemma_.lower() == "payment" for thing in things_of(verb))


def _is_of_its_price(verb: Token) -> bool:
    """Tell what is to cost less: "cut | the price of power"."""
    return any(thing.lemma_.lower() in PRICES for thing in things_of(verb))


def _hits_nothing(verb: Token) -> bool:
    """Tell "struck a deal" and "struck three zeros off the notes"."""
    return verb.lemma_ == "strike" and any(thing.lemma_.lower() in STRUCK for thing in things_of(verb))


def _is_of_no_vote(verb: Token) -> bool:
    """Tell exams and markets that are rigged."""
    polls = COUNTED | noun_classes()["election"] | noun_classes()["tallies"]
    words = {word.lemma_.lower() for thing in things_of(verb) for word in noun_phrase(thing)}
    return verb.lemma_ == "rig" and bool(words) and words.isdisjoint(polls)


def _flies(noun: Token) -> bool:
    """Tell a probe that is sent into space."""
    return noun.lemma_ == "probe" and any(word.lower_ in SPACE for word in (*noun.head.subtree, *noun.subtree))


def _is_of_things(verb: Token) -> bool:
    """Tell what is returned that is no people: "return the Malian | statues", "sent the Malian | ambassador home"."""
    people = noun_classes()["refugee"] | noun_classes()["newcomers"] | noun_classes()["people"] | CROWDS
    things = [thing for thing in things_of(verb) if thing.pos_ != "PRON" and thing.lower_ != "home"]  # "send the Malians | home"
    named = [thing for thing in things if state_of_demonym(thing.text) is None and thing.lemma_.lower() not in people]
    return bool(things) and len(named) == len(things)


_BY_ACTION: dict[str, tuple[Callable[[Token], bool], ...]] = {
    "presence": (_is_at_home,),
    "joining alliance": (_becomes_no_member,),
    "membership": (_is_no_member,),
    "ceasefire": (_is_of_a_blaze,),
    "cutting aid": (_is_due,),
    "cutting energy": (_is_of_its_price,),
    "strikes": (_hits_nothing,),
    "election fraud": (_is_of_no_vote,),
    "investigation": (_flies,),
    "return of refugees": (_is_of_things,),
}
"""What else the words of an action may stand for."""

_BY_COMPANY: dict[str, Callable[[Token], bool]] = {"lad": _are_not_ours, "bars": _is_not_confined, "air": _is_of_no_links}
"""The same for the entries that need some word in their company."""
