"""Static vectors of words, by which likeness is measured: WordLlama's (256 dimensions, MIT), from the package's own files.

Nothing is fetched, and the package is not imported, since that would set up logging and a client of a model hub.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

SIZE = 256
"""Dimensions of a vector."""

Vector = NDArray[np.float32]


@lru_cache(maxsize=8192)
def vector_of(word: str) -> Vector:
    """The unit vector of a word or a phrasal verb: the mean of its pieces. Raises LookupError where the vectors are not installed."""
    mean: Vector = _vectors()[list(pieces_of(word))].astype(np.float32).mean(axis=0)
    return mean / (float(np.linalg.norm(mean)) or 1.0)


def length_of(word: str) -> float:
    """Length of the sum of the vectors of a word's pieces: training left common words short (`the` 1.6), telling ones long (`Iran` 24)."""
    return float(np.linalg.norm(_vectors()[list(pieces_of(word))].astype(np.float64).sum(axis=0)))


@lru_cache(maxsize=8192)
def pieces_of(word: str) -> tuple[int, ...]:
    """The pieces of a word, of which a word that is written like that often has one: `Chicago` is one piece, `chicago` two."""
    return tuple(_tokenizer().encode(word, add_special_tokens=False).ids)


@lru_cache(maxsize=1)
def _vectors() -> NDArray[np.float16]:
    found: NDArray[np.float16] = load_file(_package() / "weights/l2_supercat_256.safetensors")["embedding.weight"]
    return found


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(_package() / "tokenizers/l2_supercat_tokenizer_config.json"))


def _package() -> Path:
    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise LookupError("no word vectors: install wordllama")
    return Path(spec.submodule_search_locations[0])
