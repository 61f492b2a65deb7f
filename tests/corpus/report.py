"""Prints how well the extractor reads the corpus, and every statement it misses: `python -m tests.corpus.report`."""

from collections.abc import Iterator

from streams.extract.article import extract
from tests.corpus.read import examples
from tests.corpus.score import Match, Result, hold, slots, statements


def report(results: list[Result]) -> Iterator[str]:
    """The lines to print: each fault in its sentence, then the figures."""
    for result in results:
        yield from _faults(result)
    yield f"{'statements':15} {statements(results)}"
    yield from (f"{slot:15} {figures}" for slot, figures in slots(results).items())


def _faults(result: Result) -> Iterator[str]:
    name = result.example.name
    for match in result.matches:
        if not match.found:
            yield f"{name}: {match.expected.words!r}: {_fault(match)}"
    for got in result.further:
        yield f"{name}: further: {got.label} by {got.speaker.name}: {got.content!r}"


def _fault(match: Match) -> str:
    if match.got is None:
        return f"not recorded; right is {match.expected.label or 'a topic'} by {match.expected.speaker}"
    return "; ".join(f"{slot}: got {got}, right is {right}" for slot, (got, right) in match.wrong().items())


if __name__ == "__main__":
    print("\n".join(report([hold(example, extract(example.article)) for example in examples()])))  # noqa: T201 - a report for people
