"""The network's vectors in numpy against those of the pipeline's own layers."""

import numpy as np
from spacy.language import Language

from streams.extract.parse.model import installed
from streams.extract.parse.network import network_of, vectors

TEXTS = ["The mayor of Goma said on Monday that the port was shut.", "Nobody can leave.", "The mayor was the mayor."]


def test_vectors_are_those_of_the_pipelines_own_layers() -> None:
    whole: Language = installed().load(exclude=["ner"])
    model = whole.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    docs = [whole.make_doc(text) for text in TEXTS]

    network = network_of(model)
    first, again = vectors(docs, network), vectors(docs[1:], network)

    assert all(np.allclose(ours, theirs, atol=1e-4) for ours, theirs in zip(first, model.predict(docs), strict=True))
    assert all(np.allclose(ours, theirs, atol=1e-4) for ours, theirs in zip(again, first[1:], strict=True))
