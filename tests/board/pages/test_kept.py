"""Answers that are kept for a while."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from streams.board.pages.kept import Kept

PATIENCE_SECONDS = 60


def test_an_answer_is_asked_for_again_once_it_is_old() -> None:
    now = [0.0]
    kept, answers = Kept[int](10, lambda: now[0]), iter(range(9))

    told = []
    for now[0] in (0, 9, 10, 19, 20):
        told.append(kept.get(lambda: next(answers)))

    assert told == [0, 0, 1, 1, 2]


def test_who_comes_while_a_new_answer_is_asked_for_has_the_old_one() -> None:
    now, asked, answered = [0.0], Event(), Event()
    kept = Kept[str](10, lambda: now[0])
    kept.get(lambda: "old")
    now[0] = 11

    def slowly() -> str:
        asked.set()
        assert answered.wait(PATIENCE_SECONDS)
        return "new"

    with ThreadPoolExecutor(1) as other:
        coming = other.submit(kept.get, slowly)
        assert asked.wait(PATIENCE_SECONDS)
        assert kept.get(lambda: "never asked for") == "old"
        answered.set()
        assert coming.result(PATIENCE_SECONDS) == "new"
    assert kept.get(lambda: "never asked for") == "new"
