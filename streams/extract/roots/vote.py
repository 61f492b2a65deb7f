"""What words are most like, where no table knows them: example sentences of each PLOVER root vote by nearness.

A clause is the mean of its words' vectors, each weighed by how near it stands to the head of the clause, so that what is told weighs more
than what is told about it. Scores come from a ridge regression (Hoerl and Kennard, 1970) on the examples and on the words of the tables,
solved once when it is first asked for.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from schemas.ontology import ACTIONS
from streams.extract.lexicon import deeds, rows, triggers
from streams.extract.parse.clauses import words_of
from streams.extract.parse.words import Token
from streams.likeness.vectors import SIZE, Vector, vector_of

FADING = 0.7
"""How much less a word weighs for each step below the head of its clause."""

STIFFNESS = 5.0
"""What ridge regression adds to the diagonal: the higher, the less single examples count."""

OF_A_WORD = 0.6
"""How much a word of the tables weighs against a whole example sentence."""

NOTHING = "-"
OF_NOTHING = 7.0
"""How much an example of no event weighs: a few stand for all that people say without doing anything."""

TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PART", "ADP"})
"""Parts of speech that tell what happens; names only tell to whom."""


class Ballot(NamedTuple):
    """An example of a root, as a vector, and how much it weighs."""

    root: str
    vector: Vector
    weight: float


class Electorate(NamedTuple):
    """The roots that examples vote for, in order, and a column of weights for each."""

    roots: tuple[str, ...]
    weights: Vector


def nearest_root(clause: Token) -> str | None:
    """The PLOVER root whose examples a clause is most like; None where it is most like what is no event."""
    voters = _electorate()
    scores = _mean(_weighed(told_words(clause))) @ voters.weights
    found = voters.roots[int(np.argmax(scores.round(4)))]
    return found if found != NOTHING else None


def told_words(clause: Token) -> Iterator[tuple[int, str]]:
    """The words of a clause that tell what happens, with their depth below its head."""
    for depth, token in words_of(clause, ()):
        if token.dep_ in ("neg", "prt") or (token.pos_ in TELLING and not token.is_stop):
            yield depth, (token.lemma_ if token.pos_ == "VERB" else token.text).lower()


@lru_cache(maxsize=1)
def _electorate() -> Electorate:
    ballots = [*_of_sentences(), *_of_words()]
    roots = tuple(sorted({ballot.root for ballot in ballots}))
    seen = np.stack([ballot.vector for ballot in ballots])
    weighed = seen.T * np.array([ballot.weight for ballot in ballots], np.float32)
    wanted = np.array([[1.0 if ballot.root == root else -1.0 for root in roots] for ballot in ballots], np.float32)
    return Electorate(roots, np.linalg.solve(weighed @ seen + STIFFNESS * np.eye(seen.shape[1]), weighed @ wanted).astype(np.float32))


def _of_sentences() -> Iterator[Ballot]:
    for root, words in rows("examples.words.tsv"):
        placed = (entry.split(":", 1) for entry in words.split())
        yield Ballot(root, _mean(_weighed((int(depth), word) for depth, word in placed)), OF_NOTHING if root == NOTHING else 1.0)


def _of_words() -> Iterator[Ballot]:
    """Each word of the tables with the nouns that it needs beside it."""
    for (_, word), known in (*triggers().items(), *deeds().items()):
        for one in known:
            root = ACTIONS[one.action].plover if one.action in ACTIONS else one.action
            if root is not None and root != NOTHING:
                nouns = sorted(noun.removeprefix("by:") for noun in one.needs)
                company = [(FADING / len(nouns), noun) for noun in nouns]
                yield Ballot(root, _mean([(1.0, word.replace("_", " ")), *company]), OF_A_WORD)


def _mean(words: Iterable[tuple[float, str]]) -> Vector:
    """Words with their weights as a unit vector with a constant behind it."""
    mean = sum((weight * vector_of(word) for weight, word in words), np.zeros(SIZE, np.float32))
    return np.append(mean / (float(np.linalg.norm(mean)) or 1.0), np.float32(1.0)).astype(np.float32)


def _weighed(words: Iterable[tuple[int, str]]) -> Iterator[tuple[float, str]]:
    return ((FADING**depth, word) for depth, word in words)
