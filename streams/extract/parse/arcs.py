"""The arcs between words: the steps of the pipeline's parser, by its own sums.

Its own loop lets go of Python's lock, and then takes it and gives it back for each sum of each step, which is half of its time.
Source: spaCy's `TransitionModel` and `Parser.greedy_parse`.
"""

from typing import Any, NamedTuple

import numpy as np
from spacy import tokens

from streams.extract.parse.network import OPS, Floats


class Learnt(NamedTuple):
    """What the parser has learnt: from the vectors of the words of a state to the scores of the steps that it may take."""

    features: Floats
    """By the place of a word in a state: what its vector adds to the sums, two of each output, all first ones first."""
    absent: Floats
    """What each place adds where there is no word; the last adds the bias, too."""
    bias: Floats
    scores: Floats
    """From the outputs to the scores; the last row is their bias."""
    places: Any
    """spaCy's method that tells which words some states are about."""


def learnt_by(parser: Any, docs: list[tokens.Doc]) -> Learnt:
    """Read what a parser has learnt; some docs, of which the vectors are known, are needed to ask it."""
    lower, upper = parser.model.get_ref("lower"), parser.model.get_ref("upper")
    features, absent, bias = lower.get_param("W"), lower.get_param("pad")[0], lower.get_param("b").T.ravel()
    absent = absent.transpose(0, 2, 1).reshape(len(absent), -1)
    absent[-1] += bias
    by_place = np.ascontiguousarray(features.transpose(0, 3, 2, 1).reshape(len(features), features.shape[3], -1))
    scores = np.vstack([upper.get_param("W").T, upper.get_param("b")])
    return Learnt(by_place, absent, bias, scores, parser.model.predict(docs).get_token_ids)


def arcs(docs: list[tokens.Doc], parser: Any, learnt: Learnt) -> list[Any]:
    """Take the best steps to the end of some texts, side by side; what comes back is what `parser.set_annotations` wants."""
    states = parser.moves.init_batch(docs)
    table = _table(parser.model.get_ref("tok2vec").predict(docs), learnt)
    firsts = np.arange(1, table.shape[0] * table.shape[1], table.shape[1], dtype=np.int32)
    sums, size = table.reshape(-1, table.shape[2]), len(learnt.scores) - 1
    outputs = np.ones((len(states), size + 1), np.float32)
    left = [state for state in states if not state.is_final()]
    while left:
        found, best = OPS.gather_add(sums, learnt.places(left) + firsts), outputs[: len(left)]
        np.maximum(found[:, :size], found[:, size:], out=best[:, :size])
        left = parser.transition_states(left, best.dot(learnt.scores))
    return list(states)


def _table(vectors: Floats, learnt: Learnt) -> Floats:
    """What each word adds to the sums in each place; what no word adds comes first."""
    places, _, sums = learnt.features.shape
    table = np.empty((places, len(vectors) + 1, sums), np.float32)
    table[:, 0] = learnt.absent
    np.matmul(vectors, learnt.features, out=table[:, 1:])
    table[-1, 1:] += learnt.bias
    return table
