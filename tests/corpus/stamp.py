"""Which version of the extractor made which statements of the corpus: `python -m tests.corpus.stamp` writes it down.

The extractor's version stands in every statement, so it must be another one whenever the output is.
"""

import sys
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from streams.extract.article import extract
from streams.extract.version import EXTRACTOR
from tests.corpus.read import examples

FILE = Path(__file__).parent / "stamp"


class Stamp(BaseModel):
    """A version of the extractor, and the SHA-256 of all statements of the corpus as JSON, without version and earlier id."""

    extractor: str
    digest: str


def current() -> Stamp:
    """The stamp of the extractor as it is."""
    found = (
        statement.model_dump_json(exclude={"extractor", "known_as"}) for example in examples() for statement in extract(example.article)
    )
    return Stamp(extractor=EXTRACTOR, digest=sha256("\n".join(found).encode()).hexdigest())


def written() -> Stamp:
    """The stamp that was last written down."""
    return Stamp.model_validate_json(FILE.read_bytes())


def fault(before: Stamp, now: Stamp) -> str | None:
    """What is wrong with the version, if anything is."""
    if before.digest != now.digest and before.extractor == now.extractor:
        return "the output has changed: give EXTRACTOR in streams/extract/version.py a higher number, then run python -m tests.corpus.stamp"
    return None


if __name__ == "__main__":
    stamp = current()
    if complaint := fault(written(), stamp):
        sys.exit(complaint)
    FILE.write_text(stamp.model_dump_json() + "\n")
