"""Reads the corpus: articles, and what must be recorded of each."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from schemas.articles import ArticlePublished
from schemas.base import Edtf
from schemas.statements import Modality, Polarity
from streams.ingest.accept import accept
from streams.ingest.drafts import ArticleDraft, Format, Raw
from streams.ingest.texts import read_text

HERE = Path(__file__).parent


class Expected(BaseModel):
    """A statement that must be recorded; only the slots that are set are held against the record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    speaker: str
    said: Edtf
    label: str | None = None
    side: str | None = None
    place: str | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    actor: str | None = None
    due: Edtf | None = None
    reported_prior: bool | None = None
    outcome: str | None = None
    quotation: bool | None = None
    missed: bool = False


class Expectation(BaseModel):
    """What must be recorded of an article, and how much else may be (`others`) or is known to be in error (`spurious`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    others: int
    spurious: int = 0
    statements: tuple[Expected, ...]


class Example(NamedTuple):
    """An article of the corpus with its expectation."""

    name: str
    article: ArticlePublished
    expectation: Expectation


def examples() -> list[Example]:
    """The whole corpus, by name."""
    return [Example(path.stem, published(path), _expectation(path)) for path in sorted(HERE.glob("*.txt"))]


def published(path: Path) -> ArticlePublished:
    """The article in a text file with front matter. Raises ValueError where ingest refuses it."""
    (draft,) = read_text(Raw(path.name, path.read_bytes(), Format.TEXT))
    found = accept(draft, None, date.max) if isinstance(draft, ArticleDraft) else draft
    if not isinstance(found, ArticlePublished):
        raise ValueError(f"{path.name}: {found.advice}")
    return found


def write(name: str, expectation: Expectation) -> None:
    """Write an article's expectation, one statement a line; what is not set is left out."""
    lines = ",\n    ".join(one.model_dump_json(exclude_unset=True) for one in expectation.statements)
    spurious = f',\n  "spurious": {expectation.spurious}' if expectation.spurious else ""
    statements = f"[\n    {lines}\n  ]" if lines else "[]"
    (HERE / name).with_suffix(".json").write_text(f'{{\n  "others": {expectation.others}{spurious},\n  "statements": {statements}\n}}\n')


def _expectation(path: Path) -> Expectation:
    return Expectation.model_validate_json(path.with_suffix(".json").read_bytes())
