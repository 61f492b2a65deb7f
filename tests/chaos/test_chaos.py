"""Some rounds of what `python -m tests.chaos` does at length."""

from pathlib import Path

import pytest

from tests.chaos.rounds import rounds

ROUNDS, SEED = 20, 7
LONGEST = 1800

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(LONGEST)]


def test_whatever_breaks_nothing_is_missing_nothing_too_much_and_nobody_is_told_twice(tmp_path: Path) -> None:
    done = list(rounds(tmp_path, ROUNDS, SEED))

    assert [(each.fault, str(each.difference)) for each in done if each.difference] == []
    assert done[-1].flags > 500
