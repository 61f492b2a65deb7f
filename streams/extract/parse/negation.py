"""What turns an action into its negation: who denies it, and what stops, ends or has undone it."""

from spacy.tokens import Token

from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import chain

STOPPING = frozenset(
    "stop halt end cease cancel suspend abandon scrap refuse fail avoid oppose prevent deny reject block delay derail undermine".split()
)
ENDING = frozenset("stop halt end cease cancel suspend abandon scrap".split())
"""Those of them that end what has been."""
COLLAPSING = frozenset("collapse expire lapse unravel".split())
"""Verbs that end what is their subject."""
DENYING = frozenset("no never neither nobody none nothing".split())
STILLING = frozenset("moratorium halt end lull pause lack absence stop cessation suspension freeze".split())
"""Nouns that tell that what follows is not: "a moratorium on strikes"."""


def is_negated(trigger: Token, clause: Token) -> bool:
    """Tell whether the words between an action and the head of its clause, or who does what to whom there, turn it into its negation."""
    words = _up_to_there(chain(trigger, clause))
    denied = words[:-1] if _is_judged(words, clause) else words
    said = sum(_denies(child) for token in denied for child in token.children if child not in words)
    stopped = sum(token != clause and _is_stopped(token) for token in words) + (_is_declared_over(trigger) or _has_come_to_nothing(trigger))
    return (said + stopped) % 2 == 1


def _is_declared_over(noun: Token) -> bool:
    """Tell "declared the ceasefire | over", which the parser may take for what is told behind: "over, citing violations"."""
    over = [child for child in noun.rights if child.lower_ == "over"] if noun.pos_ == "NOUN" else []
    return any(child.dep_ in ("advmod", "prt", "acomp") or (child.dep_ == "prep" and _governs_a_verb_alone(child)) for child in over)


def _governs_a_verb_alone(preposition: Token) -> bool:
    return [child.dep_ for child in preposition.children] == ["pcomp"]


def _has_come_to_nothing(noun: Token) -> bool:
    """Tell what is no more: "the ceasefire | has collapsed", "the truce | was dead"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS:
        return False
    states = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "advmod", "prt", "attr")}
    return verb.lemma_ in COLLAPSING or (verb.lemma_ == "be" and bool(states & {"over", "dead", "finished", "void"}))


def _is_judged(words: list[Token], clause: Token) -> bool:
    """Tell a deed of which something is denied, not the deed: "the attack | was not an isolated case"."""
    of_subject = len(words) > 1 and words[-2].dep_ in SUBJECTS
    return of_subject and clause.lemma_ == "be" and any(child.dep_ in ("attr", "acomp") for child in clause.children)


def _is_stopped(word: Token) -> bool:
    """Tell what is ended, kept away or out of reach: "stopped | the strikes", "a lack of | support", "unable | to provide"."""
    if word.dep_ in ("pobj", "pcomp"):
        above = word.head.head
        return word.head.lower_ == "without" or (above.pos_ == "NOUN" and above.lemma_ in STILLING)
    return word.dep_ in ("dobj", "xcomp") and (word.head.lemma_ in STOPPING or (word.head.lower_ == "unable" and word.dep_ == "xcomp"))


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
