"""An inbox of 20,000 flags: no page of it is heavier, and everything is found."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import insert, select

from streams.board.tables import threads
from tests.board.log import demo
from tests.board.pages.served import LARGEST_PAGE, Served, served

MORE = 20_000


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo, and 20,000 threads more like that of Libya, each a little lighter than the one before."""
    with served(tmp_path_factory.mktemp("full"), demo()) as found:
        with found.engine.begin() as connection:
            row = dict(connection.execute(select(threads).where(threads.c.side == "GRC")).mappings().one())
            rows = [{**row, "id": f"thread-{number}", "weight": row["weight"] - number // 200} for number in range(MORE)]
            connection.execute(insert(threads), rows)
        yield found


def test_a_full_inbox_is_told_in_pages_that_are_as_light_as_ever(full: Served) -> None:
    first = full.get("/")
    (following,) = re.findall(r'rel="next" href="([^"]+)"', first.text)
    second = full.get(following.replace("&amp;", "&"))

    assert first.text.count('<li class="line') == second.text.count('<li class="line') == 50
    assert f"50 of {MORE + 2:,} threads" in first.text
    assert max(len(first.content), len(second.content)) < LARGEST_PAGE / 2
    assert not _ids(first.text) & _ids(second.text)


def test_a_filter_of_a_full_inbox_finds_the_one_that_is_meant(full: Served) -> None:
    assert "1 of 1 thread" in full.get("/?side=PRT").text
    assert full.get("/?words=battalion").text.count('<li class="line') == 1


def _ids(page: str) -> set[str]:
    return set(re.findall(r'<li class="line [^"]*" id="([^"]+)"', page))
