"""Which statements of two readings record the same saying."""

from typing import Any

import pytest

from schemas.base import Span
from schemas.readings import ArticleReread
from schemas.statements import Slot, StatementRecorded
from streams.rehearse.matching import matched
from streams.rehearse.reading import changes, differences, joined, left, named_as
from tests.compare.build import said


def at(shown: Span, cue: Span = (0, 5), **changed: Any) -> StatementRecorded:
    """A statement of one article, told by these characters."""
    evidence = {Slot.SPEAKER: ((cue[0], cue[0] + 2),), Slot.CUE: (cue,), Slot.CONTENT: (shown,)}
    return said(article="article", evidence=evidence, **changed)


LEFT, STAYED = at((10, 40), act="announced"), at((50, 80), (45, 49), act="claimed")


@pytest.mark.parametrize(
    ("before", "now", "pairs"),
    [
        ([LEFT], [LEFT], [(0, 0)]),
        ([LEFT, STAYED], [STAYED, LEFT], [(0, 1), (1, 0)]),
        ([LEFT], [at((10, 40), act="pledged")], [(0, 0)]),  # the same characters are read as another act
        ([LEFT], [at((10, 30), act="pledged")], [(0, 0)]),  # it ends sooner
        ([LEFT], [at((39, 80), act="pledged")], [(0, 0)]),  # the same cue has another content, and a character in common
        ([LEFT], [at((39, 80), (90, 95), act="pledged")], []),
        ([LEFT], [at((41, 80), act="pledged")], []),
        ([LEFT, STAYED], [at((10, 80), act="pledged")], [(0, 0)]),  # of two that one takes in, the one with its cue
        ([at((10, 80))], [at((10, 40), act="pledged"), at((41, 80), act="denied")], [(0, 1)]),  # of two that it falls into, the longer
    ],
)
def test_statements_are_paired_by_the_characters_that_show_them(
    before: list[StatementRecorded], now: list[StatementRecorded], pairs: list[tuple[int, int]]
) -> None:
    found = matched(before, now)

    assert sorted((before.index(old), now.index(new)) for old, new in found.pairs) == pairs
    assert len(found.lost) == len(before) - len(pairs)
    assert len(found.gained) == len(now) - len(pairs)


def test_between_revisions_words_count_since_characters_have_moved() -> None:
    old = at((10, 40), content="half of the battalion will leave")
    moved = at((110, 140), revision=2, act="pledged", content="Half of the battalion will leave")
    other = at((10, 40), revision=2, act="pledged", content="talks go on")

    assert matched([old], [moved]).pairs == [(old, moved)]
    assert matched([old], [other]).pairs == []


def reading(*found: StatementRecorded) -> ArticleReread:
    return ArticleReread(article="article", revision=1, fact="fact", extractor="6", found=found)


def test_what_is_found_as_it_stood_is_kept_and_what_takes_a_place_keeps_the_name() -> None:
    newer = at((10, 40), act="pledged", extractor="6")
    same = STAYED.model_copy(update={"extractor": "6"})

    found = joined(reading(same, newer), [LEFT, STAYED])

    assert found.kept == (STAYED.id,)
    assert [(one.id, one.known_as) for one in found.found] == [(newer.id, LEFT.id)]
    assert set(found.stood) == {LEFT.id, STAYED.id}
    assert left(found, [LEFT, STAYED]) == [STAYED, *found.found]
    assert changes(found)
    assert not changes(joined(reading(same), [STAYED]))
    assert changes(joined(reading(), [STAYED]))


def test_a_name_stays_however_often_an_article_is_read_again() -> None:
    second = named_as(at((10, 40), act="pledged"), LEFT)
    third = named_as(at((10, 40), act="denied"), second)
    back = named_as(LEFT, third)

    assert (second.known_as, third.known_as, back.known_as) == (LEFT.id, LEFT.id, None)


def test_other_evidence_alone_is_a_difference_too_but_not_between_revisions() -> None:
    assert differences(LEFT, LEFT.model_copy(update={"evidence": STAYED.evidence})).keys() == {"evidence"}
    assert differences(LEFT, LEFT.model_copy(update={"evidence": STAYED.evidence, "revision": 2, "extractor": "6"})) == {}
    assert differences(LEFT, LEFT.model_copy(update={"place": None})) == {"place": ("SYR, SYR", None)}
