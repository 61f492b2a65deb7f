"""Actions that a clause only mentions: in what somebody else is told to say, as what something else comes of, beside what it denies."""

from collections.abc import Iterator
from itertools import pairwise

from schemas.ontology import Act
from streams.extract.lexicon import cue_verbs
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import chain
from streams.extract.parse.negation import DENYING
from streams.extract.parse.words import Token

STANDS = frozenset({Act.ACCUSED, Act.DENIED, Act.DEMANDED, Act.URGED, Act.CONDEMNED, Act.PROPOSED, Act.DOUBTED})
"""Acts by which nobody tells that an action is or will be: "said that both had called for | a truce"."""

SPEAKERS = frozenset("i we he she it they".split())
"""Pronouns for who speaks: what is blamed by "it" in "said that it blamed | the army" is blamed by the speaker."""

SPEAKING = frozenset(
    "raise discuss address mention cite review examine consider study debate monitor touch exploit violate abide cope mark constitute "
    "represent".split()
)
"""Verbs that take up what is there: "would raise | the attack | in Geneva"."""

BEGINNING = frozenset(
    "begin start be take happen occur come follow go continue resume last hold end stop expire collapse remain stay fail enter".split()
)
"""Verbs by which an action is or is no more, where it is their subject: "the truce | will begin"."""

ENGAGED = frozenset(
    "engage take part participate participation involve involvement hand role join enter resort agree return go begin".split()
)
"""Verbs and nouns whose "in" or "to" leads to what somebody does: "took no part in | the raids"."""

BESIDE = frozenset("from at during by after amid since near because under within throughout".split())
"""Prepositions behind which stands when, where or by what, not what is denied."""

FEELING = frozenset(
    "concerned concern alarmed alarm shocked shock horrified horrify appalled appal saddened worried troubled disturbed".split()
)
"""Words for how somebody is moved."""

DETERRING = frozenset("deter intimidate sway daunt discourage encourage embolden provoke prompt".split())
"""Verbs by which a deed moves others."""

LEFT = frozenset("site scene anniversary aftermath perpetrator culprit architect file case dossier memory".split())
"""Nouns for what is left of a deed, for what is written of it, and for those who did it."""

LEADING = frozenset("in on to".split())

AGREED = frozenset(
    "sign ratify conclude seal reach strike make broker approve accept negotiate achieve secure announce agree have get offer propose "
    "implement enforce honour honor do hail welcome support back want seek need draft finalise finalize endorse join rejoin stay remain "
    "accede enter adhere".split()
)
"""Verbs by which a deal comes about, or by which somebody stands to one."""


def is_only_mentioned(action: str, trigger: Token, clause: Token) -> bool:
    """Tell an action that the clause does not say to be, or not to be; `action` is what its word names."""
    words = chain(trigger, clause)
    if any(_is_said_by_another(word) for word in words[1:]) or any(_is_spoken_of(word) for word in words[1:]):
        return True
    if _comes_with_an_effect(words) or _is_beside_a_denial(words) or any(map(_is_felt, words)) or _comes_of_an_accident(words):
        return True
    if any(_is_left_by(word) for word in words[:-1]) or _describes_a_thing(words, clause) or _is_not_told(trigger):
        return True
    return action == "agreement" and trigger.pos_ == "NOUN" and not _is_agreed(trigger, clause)


def _is_said_by_another(verb: Token) -> bool:
    """Tell a verb by which another one accuses, denies or demands, or that tells in passing what else is said: "saying that", "blaming"."""
    if verb.pos_ != "VERB" or any(child.dep_ == "nsubj" and child.lower_ in SPEAKERS for child in verb.children):
        return False
    act = _act_of(verb)
    in_passing = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl") and act is not None
    return act in STANDS or in_passing


def _act_of(verb: Token) -> Act | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prep", "prt") and (found := cue_verbs().get(f"{lemma} {child.lower_}")) is not None:
            return found[0]
    return cue_verbs().get(lemma, (None, None))[0]


def _is_felt(word: Token) -> bool:
    """Tell what somebody is moved by: "was concerned by | reports of a raid", "was not deterred by | the raid"."""
    reports = word.dep_ == "pobj" and word.lemma_ in ("report", "news", "claim", "possibility", "prospect")
    deterred = word.dep_ == "pobj" and word.head.lower_ == "by" and word.head.head.lemma_ in DETERRING
    return deterred or (reports and word.head.head.lemma_.lower() in FEELING)


def _is_left_by(deed: Token) -> bool:
    """Tell what a place or a day is known by: "access to the site of | the attack"."""
    return deed.dep_ == "pobj" and deed.head.lower_ == "of" and deed.head.head.lemma_.lower() in LEFT


def _is_not_told(toll: Token) -> bool:
    """Tell a number that somebody does not give: "was unable to provide | a toll"."""
    verb = toll.head
    given = toll.dep_ == "dobj" and toll.lemma_ == "toll" and verb.lemma_ in ("give", "provide", "offer", "have")
    return given and (
        verb.head.lower_ == "unable" or any(child.lower_ in ("no", "not") for word in (verb, toll) for child in word.children)
    )


def _describes_a_thing(words: list[Token], clause: Token) -> bool:
    """Tell what is told of a thing that somebody names: "called it a line | that justified aid"."""
    return clause.pos_ == "NOUN" and len(words) > 2 and words[-2].dep_ == "relcl" and words[-2].left_edge.tag_ == "WDT"


def _comes_of_an_accident(words: list[Token]) -> bool:
    """Tell what is lost where something crashes: "the plane crashed in the town | destroying homes"."""
    return words[0].tag_ == "VBG" and any(word.lemma_ in ("crash", "derail", "capsize") for word in words[1:])


def _is_spoken_of(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_ in SPEAKING


def _comes_with_an_effect(words: list[Token]) -> bool:
    """Tell an action of which is said what will come of it, not that it will be: "the assault | will end the siege"."""
    for below, verb in pairwise(words):
        if below.dep_ in SUBJECTS and verb.pos_ in ("VERB", "AUX") and verb.lemma_ not in BEGINNING:
            modal = any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
            return modal and below.dep_ == "nsubj" and any(child.dep_ in ("dobj", "ccomp", "acomp") for child in verb.children)
    return False


def _is_beside_a_denial(words: list[Token]) -> bool:
    """Tell what stands beside what is denied: "no deaths | in the raids", "was not there | at the time of the raids"."""
    for at, word in enumerate(words):
        if at and any(_denies(child) for child in word.children if child not in words):
            return any(_is_beside(below) for below in words[:at])
        if word.dep_ in ("advcl", "relcl") and at + 1 < len(words):
            return any(_denied_above(words[at + 1 :]))
    return False


def _denied_above(words: list[Token]) -> Iterator[bool]:
    yield from (_denies(child) for word in words for child in word.children if child not in words)


def _denies(word: Token) -> bool:
    return word.dep_ == "neg" or word.lower_ in DENYING


def _is_beside(word: Token) -> bool:
    """Tell a preposition that leads away from what is denied."""
    if word.dep_ != "prep":
        return False
    return word.lower_ in BESIDE or (word.lower_ in LEADING and word.head.lemma_ not in ENGAGED)


def _is_agreed(noun: Token, clause: Token) -> bool:
    """Tell a deal that is made, stands or falls: "reached a deal", "there is a deal", "the deal was signed", "announced | a deal"."""
    if noun == clause:
        return True
    verb = noun.head if noun.dep_ in (*SUBJECTS, "dobj", "attr") else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None:
        return True
    return verb.lemma_ in AGREED or (verb.lemma_ == "be" and noun.dep_ == "attr")
