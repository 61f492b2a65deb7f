"""What is written to a directory is read back byte by byte, and what is damaged is named."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.archive import files, lines, manifest
from streams.archive.importing import checked, complete
from streams.archive.lines import Kept
from streams.archive.manifest import ArchiveError, Manifest, TopicKept
from streams.kafka import PartitionCountError
from streams.settings import Settings
from streams.show.progress import unheard

RECORDS = [Kept(number, 1_700_000_000_000 + number, b"RUS:forces", f"fact {number}".encode(), [("ce_id", b"a")]) for number in range(5)]
TWO = Settings(partitions=2)


def written(directory: Path) -> Manifest:
    segments = tuple(files.write(directory, ".flags.v1", 0, piece) for piece in files.cut(RECORDS))
    known = Manifest(complete=True, partitions=2, topics=(TopicKept(name=".flags.v1", id="a", configs={}),), segments=segments)
    manifest.save(directory, known)
    return known


some_bytes = st.none() | st.binary(max_size=40) | st.text(max_size=40).map(str.encode)


@given(key=some_bytes, value=some_bytes, headers=st.lists(st.tuples(st.text(max_size=8), st.binary(max_size=8)), max_size=3))
def test_every_record_is_read_back_as_it_was(key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes]]) -> None:
    kept = Kept(7, 1_700_000_000_000, key, value, headers)

    assert lines.read(lines.line(kept, 1)) == kept
    assert "\n" not in lines.line(kept, 1)


def test_records_are_cut_into_files_that_are_read_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_RECORDS", 2)
    known = written(tmp_path)

    assert [(segment.first, segment.next, segment.records) for segment in known.segments] == [(0, 2, 2), (2, 4, 2), (4, 5, 1)]
    assert list(files.read(tmp_path, known.of(".flags.v1", 0))) == RECORDS
    assert manifest.load(tmp_path) == known


def test_the_same_records_make_the_same_file(tmp_path: Path) -> None:
    assert written(tmp_path / "one").segments == written(tmp_path / "other").segments


def test_a_file_is_lines_of_json_that_other_programs_can_read(tmp_path: Path) -> None:
    (segment,) = written(tmp_path).segments

    first = gzip.decompress((tmp_path / segment.file).read_bytes()).splitlines()[0]

    assert first.decode() == (
        '{"partition":0,"offset":0,"timestamp":1700000000000,"key":"RUS:forces","value":"fact 0","headers":[["ce_id","a"]]}'
    )


def test_what_an_export_that_was_cut_off_has_left_is_swept_away(tmp_path: Path) -> None:
    known = written(tmp_path)
    left = [tmp_path / "flags.v1" / "0" / name for name in ("part.tmp", "00000000000000000005-00000000000000000009.jsonl.gz")]
    for path in left:
        path.write_bytes(b"cut o")

    files.sweep(tmp_path, known)

    assert not any(path.exists() for path in left)
    assert list(files.read(tmp_path, known.segments)) == RECORDS


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_file_that_is_damaged_or_missing_is_named(tmp_path: Path) -> None:
    known = written(tmp_path)
    path = tmp_path / known.segments[0].file
    damage(path)

    with pytest.raises(ArchiveError, match=rf"{path} is damaged"):
        checked(tmp_path, known, TWO, unheard)
    path.unlink()
    with pytest.raises(ArchiveError, match=rf"{path} is missing"):
        checked(tmp_path, known, TWO, unheard)


@pytest.mark.parametrize("text", ["", "{}", '{"sha256": "0", "manifest": {}}', '{"sha256": 1}', "[]"])
def test_a_manifest_that_is_damaged_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(ArchiveError, match=rf"{tmp_path}/manifest.json is damaged"):
        complete(tmp_path)


def test_a_directory_without_a_manifest_one_that_is_not_complete_and_other_partitions_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is not there: give the directory"):
        complete(tmp_path)
    known = written(tmp_path)
    with pytest.raises(PartitionCountError, match="SAIDBEFORE_PARTITIONS=2"):
        checked(tmp_path, known, Settings(partitions=6), unheard)
    manifest.save(tmp_path, known.model_copy(update={"complete": False}))
    with pytest.raises(ArchiveError, match="was interrupted"):
        complete(tmp_path)
