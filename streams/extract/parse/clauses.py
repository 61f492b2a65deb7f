"""What the grammar of a clause tells: where it begins, what stands beside it, what is left out, how much is meant."""

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from schemas.statements import Extent
from streams.extract.lexicon import cue_nouns
from streams.extract.parse import SUBJECTS
from streams.extract.parse.words import Token, once

CAUSING = frozenset("because due amid after following despite under during over about since".split())
PUTTING = frozenset("put place bring come keep be remain".split())
"""Verbs of which what stands behind "under" is the deed, not its cause."""
HEARSAY = frozenset("report rumour rumor talk story speculation suggestion".split())
"""Nouns for what people are told of, besides those for sayings."""
ANSWERING = frozenset("respond response react reaction retaliate retaliation revenge reprisal vengeance avenge punishment".split())
"""Words for what is done because of what another one did."""
CAUSES = frozenset("fear result wake aftermath retaliation response".split())
WHOLE = frozenset("all every entire whole complete total full last remaining completely fully entirely totally".split())
PARTIAL = frozenset(
    "part some half third quarter most several few portion contingent number hundred dozen majority bulk partial partially".split()
)
CONTRASTING = frozenset("while although though whereas but".split())


def clauses_of(head: Token) -> list[Token]:
    """The heads of the finite clauses that stand beside a clause: joined by "and" and "but", or by "while"."""
    found = [head]
    for child in head.children:
        joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        contrasted = child.dep_ == "advcl" and is_finite(child) and _mark(child) in CONTRASTING
        if joined or contrasted:
            found += clauses_of(child)
    return sorted(found, key=lambda token: token.i)


def words_of(clause: Token, others: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """The words of a clause with their depth below its head, nearest first; a clause of its own counts as two deeper, a cause as three."""
    apart = set(others) - {clause}
    waiting = [(0, clause.i, clause)]
    while waiting:
        depth, _, token = heappop(waiting)
        yield depth, token
        for child in token.children:
            if child not in apart:
                heappush(waiting, (depth + _step(child), child.i, child))


@once
def _step(child: Token) -> int:
    return 1 if not is_aside(child) else 3 if child.dep_ in ("relcl", "advcl") else 4


@once
def is_aside(word: Token) -> bool:
    """Tell what only attends or causes what is told: "suspended its work because of the raids", "for fear of raids"."""
    told = word.lower_ == "about" and word.head.lemma_ in {*cue_nouns(), *HEARSAY}  # "reports about arrests"
    put = word.lower_ == "under" and word.head.lemma_ in PUTTING  # "were put under sanctions"
    caused = word.dep_ in ("prep", "acl") and word.lower_ in CAUSING and not (told or put)
    causes = caused or (word.dep_ == "pobj" and word.lemma_ in CAUSES)
    return causes or word.dep_ in ("relcl", "advcl") or _answers(word) or _is_means(word)


def _answers(word: Token) -> bool:
    """Tell what is only answered: "would respond | to strikes", "vowed revenge | for the raid"."""
    return word.dep_ == "prep" and word.lower_ in ("to", "for", "against") and word.head.lemma_ in ANSWERING


def _is_means(word: Token) -> bool:
    """Tell by what a thing is done: "won the war | by bombing its own towns"."""
    return word.lower_ == "by" and any(child.dep_ == "pcomp" for child in word.children)


def chain(token: Token, clause: Token) -> list[Token]:
    """A word and the words above it, up to the head of its clause."""
    found = [token]
    while found[-1] != clause and found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found


def left_out(clause: Token) -> Token | None:
    """The clause whose verb another one leaves out: "asked whether she would resign, she said that she | would not"."""
    if clause.tag_ != "MD" or any(child.pos_ == "VERB" or child.dep_ in ("acomp", "attr") for child in clause.children):
        return None
    before = (token for token in reversed(clause.doc[clause.sent.start : clause.left_edge.i]) if token.pos_ == "VERB")
    apart = {*clause.ancestors}
    return next((verb for verb in before if verb not in apart and (verb.dep_ in ("ccomp", "xcomp", "advcl") or is_finite(verb))), None)


def extent_of(words: Iterable[Token]) -> Extent | None:
    """How much is meant: "half of the troops" is a part, "the troops" and "all troops" are all, "troops" is not told."""
    tokens = list(words)
    lemmas = {token.lemma_.lower() for token in tokens} | {token.lower_ for token in tokens}
    if lemmas & PARTIAL or any(token.like_num or token.lower_ == "%" for token in tokens):
        return Extent.PART
    definite = any(token.dep_ == "poss" or (token.dep_ == "det" and token.lower_ in ("the", "these", "our")) for token in tokens)
    return Extent.ALL if lemmas & WHOLE or definite else None


def is_finite(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return subject_in(verb) is not None


def subject_in(verb: Token) -> Token | None:
    """The subject of a verb's own."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _mark(verb: Token) -> str | None:
    return next(
        (
            child.lower_
            for child in verb.children
            if child.dep_ in ("mark", "advmod") and child.i < verb.i and child.lower_ in {*CONTRASTING, "if", "unless"}
        ),
        None,
    )


def is_perfect(participle: Token) -> bool:
    """Tell a verb that the parser takes for what describes its object: "had | tortured | opponents"."""
    had = participle.head.head
    if participle.dep_ != "amod" or participle.tag_ != "VBN" or participle.head.dep_ != "dobj" or had.lemma_ != "have":
        return False
    return all(word.pos_ == "ADV" or word.dep_ == "neg" for word in participle.doc[had.i + 1 : participle.i])
