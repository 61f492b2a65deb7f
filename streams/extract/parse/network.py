"""The network that makes vectors of words: the sums of the pipeline's own, in numpy, without what only training needs.

Source: spaCy's `MultiHashEmbed` and `MaxoutWindowEncoder`, as thinc computes them; its vectors differ from theirs in the last digits.
"""

from collections.abc import Iterator
from functools import reduce
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy import tokens
from thinc.api import NumpyOps

Floats = NDArray[np.float32]

PAD = 4
"""Empty words between two texts: as far as the network looks around."""
KEPT = 8_000
"""Words of which is kept what they are by themselves; with more, all are forgotten."""
TINY = 1e-8
"""Added to a variance, so that none is nothing."""

OPS = NumpyOps(use_blis=False)
"""What thinc does outside of Python."""


class Layer(NamedTuple):
    """One layer: of the sums of each output the greatest, all of a word scaled to one mean and variance."""

    weights: Floats
    """A row an input; columns first for the first sum of each output, then for the second, and so on."""
    bias: Floats
    gain: Floats
    shift: Floats


class Hashed(NamedTuple):
    """Where a feature of a word finds its rows: which feature, how it is hashed, and which rows are its own."""

    column: int
    seed: int
    first: int
    rows: int


class Network(NamedTuple):
    """What is known of a network to make vectors by."""

    features: Any
    """thinc's model that takes the features of each word from texts."""
    hashed: tuple[Hashed, ...]
    table: Floats
    """What each row adds to the sums of the first layer: its embedding, multiplied by the weights of that layer once and for all."""
    embed: Layer
    encode: tuple[Layer, ...]
    known: dict[bytes, bytes]
    """The features of a word -> what the network makes of it by itself; it hangs on nothing else."""


def network_of(model: Any) -> Network:
    """Read what a pipeline's model has learnt."""
    embed, encode = model.layers
    first, hashes = _layer_of(embed), [node for node in embed.walk() if node.name == "hashembed"]
    tables: list[Floats] = [node.get_param("E") for node in hashes]
    ends = accumulate(map(len, tables), initial=0)
    hashed = (Hashed(node.attrs["column"], node.attrs["seed"], end, node.get_dim("nV")) for node, end in zip(hashes, ends, strict=False))
    added = [table @ weights for table, weights in zip(tables, np.split(first.weights, len(tables)), strict=True)]
    return Network(embed.layers[0], tuple(hashed), np.concatenate(added), first, tuple(map(_layer_of, encode.layers[0].layers)), {})


def _layer_of(model: Any) -> Layer:
    nodes: dict[str, Any] = {node.name: node for node in model.walk()}
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    by_piece = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
    return Layer(by_piece, bias.T.ravel(), norm.get_param("G"), norm.get_param("b"))


def vectors(docs: list[tokens.Doc], network: Network) -> list[Floats]:
    """What a network makes of each word beside its neighbours."""
    starts = [*accumulate((len(doc) + PAD for doc in docs), initial=PAD)]
    side_by_side = np.zeros((starts[-1], len(network.embed.gain)), np.float32)
    side_by_side[[*_filled(docs)]] = _words(np.concatenate(network.features.predict(docs)), network)
    for layer in network.encode:
        side_by_side += _strongest(_windows(side_by_side) @ layer.weights, layer)
    return [side_by_side[start : start + len(doc)] for start, doc in zip(starts, docs, strict=False)]


def _filled(docs: list[tokens.Doc]) -> Iterator[int]:
    """The places of the words of texts side by side."""
    start = PAD
    for doc in docs:
        yield from range(start, start + len(doc))
        start += len(doc) + PAD


def _words(features: NDArray[np.uint64], network: Network) -> Floats:
    """What the network makes of words by themselves, given the features of each; of those that come again this is kept."""
    known, size, told = network.known, features[0].nbytes, features.tobytes()
    words = [told[start : start + size] for start in range(0, len(told), size)]
    if len(known) > KEPT:
        known.clear()
    if new := [word for word in dict.fromkeys(words) if word not in known]:
        rows = np.frombuffer(b"".join(new), features.dtype).reshape(len(new), -1)
        known.update(zip(new, (row.tobytes() for row in _embedded(rows, network)), strict=True))
    return np.frombuffer(b"".join(map(known.__getitem__, words)), np.float32).reshape(len(words), -1)


def _embedded(words: NDArray[np.uint64], network: Network) -> Floats:
    keys = [OPS.hash(np.ascontiguousarray(words[:, one.column]), one.seed) % one.rows + one.first for one in network.hashed]
    return _strongest(OPS.gather_add(network.table, np.hstack(keys)), network.embed)


def _windows(words: Floats) -> Floats:
    """Each word with the one before and the one behind it."""
    size = words.shape[1]
    found = np.zeros((len(words), 3 * size), np.float32)
    found[1:, :size], found[:, size:-size], found[:-1, -size:] = words[:-1], words, words[1:]
    return found


def _strongest(sums: Floats, layer: Layer) -> Floats:
    """The greatest of the sums of each output, scaled."""
    size = len(layer.gain)
    sums += layer.bias
    most: Floats = reduce(np.maximum, (sums[:, at : at + size] for at in range(0, sums.shape[1], size)))
    most -= most.mean(axis=1, keepdims=True)
    most *= (np.einsum("ij,ij->i", most, most)[:, None] / size + np.float32(TINY)) ** np.float32(-0.5)
    most *= layer.gain
    most += layer.shift
    return most
