"""The extractor's version changes when its output does."""

from tests.corpus.stamp import Stamp, current, fault, written

BEFORE = Stamp(extractor="7", digest="aa")


def test_another_output_needs_another_version() -> None:
    assert fault(BEFORE, Stamp(extractor="7", digest="bb"))
    assert fault(BEFORE, Stamp(extractor="8", digest="bb")) is None
    assert fault(BEFORE, BEFORE) is None


def test_the_version_written_down_is_the_one_that_made_this_output() -> None:
    now = current()

    assert fault(written(), now) is None
    assert written() == now, "run python -m tests.corpus.stamp"
