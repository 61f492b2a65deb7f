"""Whose action a clause tells of, and what it is done to."""

from schemas.ontology import ACTIONS, Family
from streams.extract.lexicon import cue_nouns, noun_classes
from streams.extract.meaning.mentioned import ENGAGED
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import HEARSAY, is_perfect
from streams.extract.parse.judging import is_advice
from streams.extract.parse.modality import WILLING
from streams.extract.parse.words import Token
from streams.extract.world import state_named, state_of_demonym

DONE_TO = frozenset(
    "defeat end elimination destruction annihilation release freeing liberation arrest detention bombing shelling bombardment killing "
    "murder massacre execution assassination kidnapping abduction torture targeting".split()
)
"""Nouns of what is done to those behind "of": "the defeat of Islamic State", "the release of the French soldier"."""
JOINING = frozenset("membership accession entry talk negotiation summit conference".split())
"""Nouns before which a name is what it is about, or with whom: "NATO membership", "the Syria talks"."""
DETENTION = "detention"
HOLDING = frozenset("hold keep".split())
"""Verbs of detention whose subject detains."""
POSTING = frozenset("station base deploy post garrison".split())
DOING = frozenset("of with out behind for against".split())
"""Prepositions that lead from who does a thing to the thing: "went ahead with | the strikes", "was behind | the raid"."""
MINDED = frozenset("aware sure concerned committed responsible confident opposed certain worried open convinced alarmed".split())
"""Adjectives of somebody's mind."""
HEARD = frozenset("inform tell notify warn learn hear know speak complain talk boast".split())
"""Verbs of which the deed is only what they are about: "informed the council of | the attacks"."""
FACING = frozenset(
    "face crush defeat stem contain block halt mark repel thwart foil fend repulse beat confront resist withstand suffer endure escape "
    "survive flee see witness document report "
    "condemn denounce criticise criticize blame investigate probe monitor record confirm describe fear expect need await avoid prevent "
    "welcome demand urge oppose reject support back call follow answer avert stop halt end break lift".split()
)
"""Verbs whose object is, as a rule, the deed of another one than their subject."""


def actor_in(trigger: Token, clause: Token) -> Token | None:
    """Whose action it is: the possessor of a noun, else the subject of the verb, else the subject of the clause."""
    if trigger.pos_ in ("NOUN", "PROPN") and (owner := _owner(trigger)) is not None:
        return owner
    verb = _doing(trigger, clause)
    if verb is None:
        return None
    found = (child for candidate in ((verb,) if _is_suffered(verb) else (verb, clause)) for child in candidate.children)
    named = next((child for child in found if child.dep_ in ("agent", "nsubj") or _is_stationed(child)), None)
    if named is not None and named.dep_ == "agent":
        return next((token for token in named.children if token.dep_ == "pobj"), None)
    return named if named is None or not _is_nobody(named) else None


def _doing(trigger: Token, clause: Token) -> Token | None:
    """The verb by which a clause tells an action; None where its subject need not be who did it."""
    if trigger.dep_ in ("pcomp", "pobj") and trigger.head.dep_ == "prep" and _is_heard_of(trigger.head):
        return None
    verb = trigger
    while verb != clause and verb.pos_ not in ("VERB", "AUX"):
        if verb.dep_ == "nsubj" or _is_anybodys(verb):
            return None
        verb = verb.head
    return verb


def _is_nobody(subject: Token) -> bool:
    """Tell the "it" that stands for no one: "it was unclear who", "it looked like a trap", but not "it was ready to talk"."""
    verb = subject.head
    if subject.lower_ != "it" or verb.lemma_ not in ("be", "look", "seem", "appear", "become", "remain"):
        return False
    if any(child.lower_ in ("into", "at", "for", "to") and child.dep_ == "prep" for child in verb.children):
        return False  # "it was looking into the reports"
    said = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr")}
    return said.isdisjoint(WILLING | MINDED)


def _is_anybodys(word: Token) -> bool:
    """Tell a deed that need not be the subject's: "died in | the raids", "repelled | an assault", "faced | an offensive"."""
    if word.dep_ == "prep":
        return _is_heard_of(word) or (word.lower_ not in DOING and word.head.lemma_ not in ENGAGED)
    return word.dep_ in ("dobj", "nsubjpass") and word.head.lemma_ in FACING


def _is_heard_of(preposition: Token) -> bool:
    """Tell what somebody only tells or is told of: "received reports | of shelling", "informed them | of the attacks"."""
    above = preposition.head
    return above.lemma_ in (HEARD if above.pos_ == "VERB" else {*cue_nouns(), *HEARSAY})


def _is_suffered(verb: Token) -> bool:
    """Tell a participle that describes what something is done to: "the gas | used", "the town | hit by shells"."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod") and not is_perfect(verb)


def _is_stationed(subject: Token) -> bool:
    """Tell troops that are sent, which act themselves wherever they are: "Rwandan troops were stationed in the hills"."""
    return subject.dep_ == "nsubjpass" and subject.lemma_.lower() in noun_classes()["forces"] and subject.head.lemma_ in POSTING


def advised(clause: Token) -> Token | None:
    """Whom advice is for: "the best thing X can do is to"."""
    if not is_advice(clause):
        return None
    able = (word for child in clause.children if child.dep_ in SUBJECTS for word in child.children if word.dep_ == "relcl")
    return next((child for verb in able for child in verb.children if child.dep_ == "nsubj"), None)


def _owner(noun: Token) -> Token | None:
    peoples = [child for child in noun.lefts if child.dep_ in ("amod", "compound") and state_of_demonym(child.text) is not None]
    if peoples and noun.lemma_ not in JOINING and not any(child.dep_ == "poss" for child in noun.children):
        return peoples[-1]  # "Beirut Syrian air strikes", after a dateline
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


def object_in(trigger: Token, action: str) -> tuple[Token, ...]:
    """What is acted on, without the comma that closes its own clause: "nine men, who had fled,"."""
    words = _acted_on(trigger, action)
    return words[:-1] if words and words[-1].text == "," else words


def _acted_on(trigger: Token, action: str) -> tuple[Token, ...]:
    """The verb's object, the noun's "of" phrase, or the troops that themselves leave or stay."""
    for child in trigger.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.pos_ != "PRON" and state_named(child.text) is None:
            return tuple(child.subtree)
        if child.dep_ == "prep" and child.lower_ in ("of", "against") and trigger.pos_ == "NOUN" and trigger.lemma_ != "casualty":
            return tuple(token for phrase in child.children for token in phrase.subtree)
    if ACTIONS[action].family is Family.FORCES:
        return _troops(trigger)
    return _confined(trigger) if action == DETENTION else ()


def _confined(verb: Token) -> tuple[Token, ...]:
    """Those who are, or stay, in jail."""
    return next((child.subtree for child in verb.children if child.dep_ == "nsubj" and verb.lemma_ not in HOLDING), ())


def _troops(trigger: Token) -> tuple[Token, ...]:
    verb = trigger
    while verb.dep_ == "xcomp":
        verb = verb.head
    for child in verb.children:
        if child.dep_ == "nsubj" and any(token.lemma_.lower() in noun_classes()["forces"] for token in child.subtree):
            return tuple(child.subtree)
    return ()
