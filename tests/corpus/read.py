"""Reads the corpus: articles, and what must be recorded of each."""

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from schemas.articles import ArticlePublished
from schemas.base import Edtf
from schemas.statements import Modality, Polarity
from streams.ingest.accept import accept
from streams.ingest.drafts import ArticleDraft, Format, Raw
from streams.ingest.texts import read_text
from tests.corpus.constructions import Construction

HERE = Path(__file__).parent
SLOTS = tuple("label speaker side place said polarity modality actor due reported_prior outcome quotation".split())


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

    @property
    def told(self) -> tuple[str, ...]:
        """The slots that are held against the record; a mark is none of them."""
        return tuple(slot for slot in SLOTS if slot in self.model_fields_set)


class Expectation(BaseModel):
    """What must be recorded of an article, and how much else may be (`others`) or is known to be in error (`spurious`).

    `shows` names constructions that the article was written to show, each with words of the article that show it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    others: int
    spurious: int = 0
    shows: dict[Construction, str] = Field(default_factory=dict)
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
    """Write an article's expectation, one statement and one construction a line; what is not set is left out."""
    shows = [f"{_json(construction)}: {_json(words)}" for construction, words in expectation.shows.items()]
    statements = [one.model_dump_json(exclude_unset=True) for one in expectation.statements]
    fields = {
        "others": str(expectation.others),
        "spurious": expectation.spurious and str(expectation.spurious),
        "shows": shows and _lines("{}", shows),
        "statements": _lines("[]", statements),
    }
    told = ",\n".join(f'  "{key}": {value}' for key, value in fields.items() if value)
    (HERE / name).with_suffix(".json").write_text(f"{{\n{told}\n}}\n")


def _lines(brackets: str, items: list[str]) -> str:
    lines = ",\n    ".join(items)
    return f"{brackets[0]}\n    {lines}\n  {brackets[1]}" if items else brackets


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _expectation(path: Path) -> Expectation:
    return Expectation.model_validate_json(path.with_suffix(".json").read_bytes())
