"""Takes away the marks of what the extractor no longer gets wrong, and never sets one: `python -m tests.corpus.ratchet`."""

from streams.extract.article import extract
from tests.corpus.read import Expectation, Expected, examples, write
from tests.corpus.score import Match, Result, hold


def tightened(result: Result) -> Expectation:
    """The expectation of an article without the marks that its result has outlived."""
    known = result.example.expectation
    spurious = min(known.spurious, result.excess)
    return known.model_copy(update={"spurious": spurious, "statements": tuple(map(_unmarked, result.matches))})


def _unmarked(match: Match) -> Expected:
    return Expected(**match.expected.model_dump(exclude_unset=True, exclude={"missed"})) if match.found else match.expected


if __name__ == "__main__":
    for example in examples():
        write(example.name, tightened(hold(example, extract(example.article))))
