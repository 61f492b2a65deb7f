"""Export and import of the log through Apache Kafka: what is restored is the same, byte by byte, and the workers go on where they were."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest

from schemas.flags import FlagFact, StatementFlagged, flag_of
from schemas.followups import FollowUpUndone, ThreadSplit
from schemas.statements import StatementFact, claim_group
from schemas.topics import FLAGS, STATEMENTS
from streams.archive import files, manifest
from streams.archive.exporting import export
from streams.archive.importing import restore
from streams.archive.manifest import ArchiveError
from streams.compare.links import Decision
from streams.kafka import create_topics, publish
from streams.kafka.group import member
from streams.kafka.whole import GroupActiveError, reach, reached, reader, topics_held
from streams.kafka.writing import Placed, writer
from streams.settings import Settings, environment
from streams.show.progress import unheard
from tests.compare.build import said, withdrawn
from tests.compare.ledger import Ledger
from tests.followup.build import AT
from tests.kafka.workers import on, plain, standing, until, worker

pytestmark = pytest.mark.kafka

SAYINGS = [said(day=f"20{year}-03-14", side=side) for year in range(10, 18) for side in ("RUS", "USA", "FRA")]


@pytest.fixture
def empty(settings: Settings) -> Settings:
    """The same cluster, where no topics of this prefix are, and another data directory."""
    return settings.model_copy(update={"topic_prefix": f"t{uuid4().hex[:8]}", "data_dir": settings.data_dir / "restored"})


def everything(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """Every record of every topic, by partition in order: when, key, value, headers."""
    with reader(settings) as log:
        parts = [(held.name, partition) for held in topics_held(settings) for partition in range(held.partitions)]
        return {
            f"{name.removeprefix(settings.topic_prefix)}/{partition}": [
                (message.timestamp, message.key, message.value, [tuple(header) for header in message.headers])
                for message in log.read((name, partition), start, end)
            ]
            for (name, partition), (start, end) in log.bounds(parts).items()
        }


def odd_records(settings: Settings) -> None:
    """What is no fact, on a topic of facts."""
    with writer(settings) as write:
        values = (b"\xff\x00", None, "“said”\n".encode())
        write.write(Placed(STATEMENTS.full_name(settings.topic_prefix), 0, None, value, [("ce_id", b"\xfe")], None) for value in values)


def cut_off(after: int) -> Iterator[None]:
    for _ in range(after):
        yield
    raise KeyboardInterrupt


@contextmanager
def interrupted(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[None]:
    """An export that is cut off after some files."""
    count, write = cut_off(after), files.write

    def cut(*arguments: Any) -> object:
        next(count)
        return write(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write", cut)
        with pytest.raises(KeyboardInterrupt):
            yield


FIRST, LATE = SAYINGS[0], said(day="2009-03-14")
SPLIT = ThreadSplit(group=claim_group(FIRST), number=1, statement=SAYINGS[3].id, others=(FIRST.id,), by="Rosa Lind", at=AT)
UNDONE = FollowUpUndone(group=claim_group(FIRST), number=2, undoes=SPLIT.id, statement=FIRST.id, by="Rosa Lind", at=AT)


def wanted(*more: StatementFact | Decision) -> dict[str, StatementFlagged]:
    return plain(Ledger.after([*SAYINGS, *more]).standing())


def test_a_log_is_restored_byte_by_byte_and_the_workers_go_on_where_they_were(settings: Settings, empty: Settings, tmp_path: Path) -> None:
    create_topics(settings)
    with worker(settings, "compare"):  # what is decided and taken back gives flags revisions that a worker must remember
        publish(settings, [*SAYINGS, SPLIT])
        until(lambda: standing(settings), wanted(SPLIT).__eq__)
        publish(settings, [UNDONE])
        until(lambda: standing(settings), wanted().__eq__)

    done = export(settings, tmp_path / "log", unheard)
    restore(empty, tmp_path / "log", unheard)
    before, restored = everything(settings), everything(empty)
    empty.data_dir.mkdir()
    with worker(empty, "compare"):
        publish(empty, [LATE])
        found = until(lambda: standing(empty), wanted(LATE).__eq__)

    assert done.records == sum(map(len, before.values()))
    assert restored == before
    assert [name for name in before if name.endswith("changelog/0")]
    assert found == wanted(LATE)
    revised = Counter((flag_of(fact), fact.revision) for fact in cast(list[FlagFact], on(empty, FLAGS)))
    assert set(revised.values()) == {1}  # nothing is written again
    assert max(revision for _, revision in revised) > 2


def test_an_export_that_was_cut_off_goes_on_and_one_that_is_repeated_adds_what_is_new(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_topics(settings)
    publish(settings, SAYINGS)
    odd_records(settings)

    with interrupted(monkeypatch, 1):
        export(settings, tmp_path, unheard)
    begun = manifest.load(tmp_path)
    first = export(settings, tmp_path, unheard)
    again = export(settings, tmp_path, unheard)
    publish(settings, [withdrawn(SAYINGS[0])])
    more = export(settings, tmp_path, unheard)

    assert begun
    assert (len(begun.segments), begun.complete) == (1, False)
    assert (first.records, first.new) == (len(SAYINGS) + 3, len(SAYINGS) + 3 - begun.segments[0].records)
    assert (again.new, more.new) == (0, 1)


def test_an_import_that_was_cut_off_goes_on_and_doubles_nothing_and_another_log_is_refused(
    settings: Settings, empty: Settings, tmp_path: Path
) -> None:
    create_topics(settings)
    publish(settings, SAYINGS)
    odd_records(settings)
    export(settings, tmp_path, unheard)
    create_topics(empty)
    name = STATEMENTS.full_name(empty.topic_prefix)
    begun = [Placed(name, 0, record[1], record[2], record[3], record[0]) for record in everything(settings)[".statements.v1/0"][:3]]  # type: ignore[arg-type]
    with writer(empty) as write:
        write.write(begun)

    done = restore(empty, tmp_path, unheard)
    again = restore(empty, tmp_path, unheard)
    restored = everything(empty)
    publish(empty, [said(day="2001-01-01")])

    assert (done.new, again.new) == (len(SAYINGS), 0)
    assert restored == everything(settings)
    with pytest.raises(ArchiveError, match=f"{empty.topic_prefix}.statements.v1 holds other records"):
        restore(empty, tmp_path, unheard)


def test_what_does_not_fit_is_refused_before_anything_is_written(settings: Settings, empty: Settings, tmp_path: Path) -> None:
    create_topics(settings)
    publish(settings, SAYINGS)
    export(settings, tmp_path, unheard)
    create_topics(empty)
    other = [Placed(STATEMENTS.full_name(empty.topic_prefix), 1, b"key", b"something else", [], None)]
    with writer(empty) as write:
        write.write(other)

    with pytest.raises(ArchiveError, match="import into an empty cluster, or under another"):
        restore(empty, tmp_path, unheard)

    assert sum(map(len, everything(empty).values())) == 1


def test_the_commands_tell_what_they_did(settings: Settings, empty: Settings, tmp_path: Path) -> None:
    create_topics(settings)
    publish(settings, SAYINGS)

    exported = command(settings, "export-log", str(tmp_path / "log"), "--json")
    imported = command(empty, "import-log", str(tmp_path / "log"))

    assert json.loads(exported.stdout) == {"topics": 9, "files": 2, "records": len(SAYINGS), "new": len(SAYINGS)}
    assert imported.stdout == f"{len(SAYINGS)} records of 9 topics, {len(SAYINGS)} of them written now\n"
    assert "checking files" in imported.stderr


def command(settings: Settings, *arguments: str) -> "subprocess.CompletedProcess[str]":
    variables = environ | environment(settings)
    return subprocess.run([sys.executable, "-m", "streams.cli", *arguments], env=variables, capture_output=True, text=True, check=True)


def test_a_group_that_is_at_work_is_not_moved_and_one_that_rests_goes_on_behind_as_many_records(
    settings: Settings, empty: Settings, tmp_path: Path
) -> None:
    create_topics(settings)
    publish(settings, SAYINGS)
    name, count = STATEMENTS.full_name(settings.topic_prefix), len(everything(settings)[".statements.v1/0"])
    reach(settings, f"{settings.topic_prefix}-compare", {(name, 0): count - 1})
    export(settings, tmp_path, unheard)
    create_topics(empty)

    with member(empty, STATEMENTS, "compare") as group:
        until(lambda: group.keep_up() and group.partitions, bool)
        with pytest.raises(GroupActiveError, match="stop the workers, and import again"):
            restore(empty, tmp_path, unheard)
    restore(empty, tmp_path, unheard)

    at = reached(empty)[f"{empty.topic_prefix}-compare"]
    assert at == {(STATEMENTS.full_name(empty.topic_prefix), 0): count - 1}
