"""The file of what the articles topic holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from schemas.articles import ArticleRetracted
from streams.ingest.catalogue import Catalogue, CatalogueError
from streams.ingest.revisions import Known, fingerprint
from tests.ingest.test_revisions import article

FIRST, SECOND = article(), article("They stay.", 2)
ID = FIRST.article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


@pytest.fixture
def catalogue(path: Path) -> Iterator[Catalogue]:
    with Catalogue(path, "articles@one") as opened:
        yield opened


def test_a_new_catalogue_knows_nothing(catalogue: Catalogue) -> None:
    assert catalogue.known([ID]) == {}
    assert catalogue.offsets() == {}


def test_facts_and_offsets_are_there_after_the_file_is_opened_again(path: Path) -> None:
    with Catalogue(path, "articles@one") as first:
        first.take([FIRST, SECOND], {0: 2, 3: 7})

    with Catalogue(path, "articles@one") as second:
        assert second.known([ID, "another"]) == {ID: Known(2, fingerprint(SECOND))}
        assert second.offsets() == {0: 2, 3: 7}


def test_taking_twice_or_late_changes_nothing(catalogue: Catalogue) -> None:
    catalogue.take([SECOND], {0: 5})
    catalogue.take([FIRST, SECOND], {0: 3, 1: 1})

    assert catalogue.known([ID]) == {ID: Known(2, fingerprint(SECOND))}
    assert catalogue.offsets() == {0: 5, 1: 1}


def test_a_retraction_is_remembered_with_the_text_it_withdrew(catalogue: Catalogue) -> None:
    catalogue.take([FIRST, ArticleRetracted(article=ID, revision=2)], {})
    catalogue.take([ArticleRetracted(article="unseen", revision=4)], {})

    assert catalogue.known([ID, "unseen"]) == {ID: Known(2, fingerprint(FIRST)), "unseen": Known(4, None)}


def test_two_topics_share_a_file_and_nothing_else(catalogue: Catalogue, path: Path) -> None:
    catalogue.take([FIRST], {0: 1})

    with Catalogue(path, "articles@two") as other:
        assert other.known([ID]) == {}
        assert other.offsets() == {}


def test_facts_are_not_taken_without_their_offsets(catalogue: Catalogue) -> None:
    with pytest.raises(OverflowError):
        catalogue.take([FIRST], {0: 2**70})

    assert catalogue.known([ID]) == {}


def test_many_articles_are_asked_for_at_once(catalogue: Catalogue) -> None:
    catalogue.take([FIRST], {})

    assert catalogue.known([*map(str, range(50_000)), ID]).keys() == {ID}


def test_a_damaged_file_says_that_it_may_be_deleted(path: Path) -> None:
    path.write_bytes(b"this is no database, and it is long enough to be read as one" * 20)

    with pytest.raises(CatalogueError, match=r"catalogue\.sqlite is not a catalogue .*; delete it: it is made again from the topic"):
        Catalogue(path, "articles@one")


def test_a_file_of_another_version_says_that_it_may_be_deleted(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")

    with pytest.raises(CatalogueError, match=r"version 99\); delete it"):
        Catalogue(path, "articles@one")


def test_a_path_that_cannot_be_written_says_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="unable to open database file; check the directory"):
        Catalogue(tmp_path / "missing" / "catalogue.sqlite", "articles@one")
