"""What turns an action into its negation: who denies it, and what stops, ends or has undone it."""

from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import chain, subject_in
from streams.extract.parse.words import Token

STOPPING = frozenset(
    "stop halt end cease cancel suspend abandon scrap refuse fail avoid oppose prevent deny reject block delay derail undermine".split()
)
ENDING = frozenset("stop halt end cease cancel suspend abandon scrap".split())
"""Those of them that end what has been."""
COLLAPSING = frozenset("collapse expire lapse unravel fail crumble stop cease end".split())
"""Verbs that end what is their subject."""
UNTRUE = frozenset("fabricated fake faked untrue unfounded baseless invented false fabrication lie lies hoax fiction invention".split())
"""What is said of a deed that has not been."""
EXCUSING = frozenset("tolerate justify excuse forgive ignore forget condone accept".split())
"""Verbs by which a deed is judged that has been."""
CALLING = frozenset("describe call dub brand deem consider".split())
DENYING = frozenset("no never neither nobody none nothing".split())
STILLING = frozenset("moratorium halt end lull pause lack absence stop cessation suspension freeze".split())
"""Nouns that tell that what follows is not: "a moratorium on strikes"."""


def is_negated(trigger: Token, clause: Token) -> bool:
    """Tell whether the words between an action and the head of its clause, or who does what to whom there, turn it into its negation."""
    words = _up_to_there(_of_one_clause(chain(trigger, clause)))
    said = sum(_denials(token, words) for token in _without_judgement(words))
    stopped = sum(token != clause and _is_stopped(token) for token in words) + _is_declared_over(trigger)
    stopped += any(map(_has_come_to_nothing, words)) + (len(words) == 1 and _is_not_managed(words[0])) + _is_called_untrue(words, clause)
    return (said + stopped) % 2 == 1


def _denials(token: Token, words: list[Token]) -> int:
    """How often a word is denied; "has not, did not" denies it once."""
    found = [child for child in token.children if child not in words and _denies(child)]
    return len(found) - max(0, sum(child.dep_ == "neg" for child in found) - 1)


def _is_called_untrue(words: list[Token], clause: Token) -> bool:
    """Tell what is said not to be so: "the attack | was fabricated", "the raid | was a lie"."""
    subject = next((at for at, word in enumerate(words[:-1]) if word.dep_ in SUBJECTS), None)
    verb = words[subject + 1] if subject is not None else None
    if verb is None:
        return is_dismissed(clause)
    told = [verb, *(child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd", "acl", "xcomp"))]
    told += [child for one in told[1:] for child in one.children if child.dep_ == "acl"]
    return any(word.lower_ in UNTRUE for word in told)


def is_dismissed(thing: Token) -> bool:
    """Tell what somebody calls untrue: "described | the reports | as untrue"."""
    called = thing.dep_ == "dobj" and thing.head.lemma_ in CALLING
    return called and any(word.lower_ in UNTRUE for word in thing.head.subtree if word.i > thing.i)


def _of_one_clause(words: list[Token]) -> list[Token]:
    """The words up to the head of the clause beside or inside another one in which an action stands: "did not rest | until it left"."""
    ends = (at for at, word in enumerate(words[:-1]) if word.dep_ in ("relcl", "advcl") and subject_in(word) is not None)
    return words[: next(ends, len(words)) + 1]


def _is_not_managed(verb: Token) -> bool:
    """Tell what a clause says that nobody did: "has failed to put pressure on", "was unable to help"."""
    unable = verb.lemma_ == "be" and any(child.lower_ == "unable" and child.dep_ == "acomp" for child in verb.children)
    failed = verb.lemma_ in ("fail", "refuse") and not any(child.dep_ == "dobj" for child in verb.children)
    return unable or (failed and _has_an_aim(verb))


def _has_an_aim(verb: Token) -> bool:
    return any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)


def is_denied(trigger: Token, clause: Token) -> bool:
    """Tell an action that a clause denies in so many words, not one that has been stopped: "has not bombed", "no strikes"."""
    return any(_denies(child) for token in chain(trigger, clause) for child in token.children)


def _is_declared_over(noun: Token) -> bool:
    """Tell "declared the ceasefire | over", which the parser may take for what is told behind: "over, citing violations"."""
    behind = [*noun.rights, *(child for child in noun.head.rights if noun.dep_ == "dobj" and child.i == noun.i + 1)]
    if noun.dep_ == "nsubj" and noun.head.lower_ == "over" and noun.head.dep_ == "ccomp":
        return True
    over = [child for child in behind if child.lower_ == "over"] if noun.pos_ == "NOUN" else []
    return any(child.dep_ in ("advmod", "prt", "acomp") or (child.dep_ == "prep" and _governs_a_verb_alone(child)) for child in over)


def _governs_a_verb_alone(preposition: Token) -> bool:
    return [child.dep_ for child in preposition.children] == ["pcomp"]


def _has_come_to_nothing(noun: Token) -> bool:
    """Tell what is no more: "the ceasefire | has collapsed", "the truce | was dead"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS or any(_leads_on(child) for child in verb.children):
        return False
    states = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "advmod", "prt", "attr")}
    return verb.lemma_ in COLLAPSING or (verb.lemma_ == "be" and bool(states & {"over", "dead", "finished", "void"}))


def _leads_on(word: Token) -> bool:
    """Tell what makes an end the end of something else: "failed to take it", "ended with a victory"."""
    return word.dep_ in ("dobj", "ccomp", "xcomp") or (word.dep_ == "prep" and word.lower_ in ("with", "in"))


def _without_judgement(words: list[Token]) -> list[Token]:
    """The words without a verb that denies something of a deed, not the deed: "the attack | was not an isolated case"."""
    judged = (at for at in range(1, len(words)) if words[at - 1].dep_ in SUBJECTS and _judges(words[at]))
    at = next(judged, None)
    return words if at is None else [*words[:at], *words[at + 1 :]]


def _judges(verb: Token) -> bool:
    judging = (child.dep_ in ("attr", "acomp") or child.lower_ == "enough" for child in verb.children)
    return (verb.lemma_ == "be" and any(judging)) or verb.lemma_ in EXCUSING


def _is_stopped(word: Token) -> bool:
    """Tell what is ended, kept away or out of reach: "stopped | the strikes", "a lack of | support", "unable | to provide"."""
    if word.dep_ in ("pobj", "pcomp"):
        above = word.head.head
        return word.head.lower_ == "without" or (above.pos_ == "NOUN" and above.lemma_ in STILLING)
    suffers = word.dep_ == "nsubjpass" and word.head.lemma_ not in COLLAPSING  # what collapses has come to nothing, which is counted apart
    if not suffers and word.dep_ not in ("dobj", "xcomp"):
        return False
    return word.head.lemma_ in STOPPING or _is_ruled_out(word.head) or (word.head.lower_ == "unable" and word.dep_ == "xcomp")


def _is_ruled_out(verb: Token) -> bool:
    return verb.lemma_ == "rule" and any(child.lower_ == "out" and child.dep_ == "prt" for child in verb.children)


def _up_to_there(words: list[Token]) -> list[Token]:
    """The words up to the first of two clauses that say what there is: "there is no army, | there never was", which denies it once."""
    there = [at for at, word in enumerate(words) if any(child.dep_ == "expl" for child in word.children)]
    return words[: there[0] + 1] if len(there) > 1 else words


def _denies(word: Token) -> bool:
    """Tell a negation, and a subject or object that there is none of: "nobody", "no village", "not a single apprentice"."""
    if word.dep_ == "neg" or word.lower_ in DENYING or _is_over(word):
        return True
    if word.dep_ == "prep" and word.lower_ == "in":  # "let in | no more migrants"
        return any(child.dep_ == "pobj" and child.left_edge.lower_ in DENYING for child in word.children)
    first, second = ([token.lower_ for token in word.subtree if token.i <= word.i] + ["", ""])[:2]
    return word.dep_ in (*SUBJECTS, "dobj", "attr") and first in {*DENYING, "not"} and second not in ("fewer", "less", "doubt")


def _is_over(word: Token) -> bool:
    """Tell "no longer" and "no more", which stand as adverbs."""
    return word.lower_ in ("longer", "more") and word.dep_ == "advmod" and any(child.lower_ == "no" for child in word.children)
