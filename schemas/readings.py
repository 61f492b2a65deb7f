"""What happens when a newer extractor has read an article that was read before."""

from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Fact
from schemas.statements import StatementRecorded


class ArticleReread(Fact):
    """An article was read again by a newer extractor: what it found takes the place of what stood.

    A rehearsal writes to its shadow what was found, whatever stood. What is promoted says what of it takes the place of what.
    """

    identity: ClassVar = ("article", "revision", "fact", "extractor", "stood", "kept")

    type: Literal["ArticleReread"] = "ArticleReread"
    article: str = Field(description="id of the article")
    revision: int = Field(ge=1, description="the revision of the article that was read")
    fact: str = Field(description="id of the ArticlePublished that was read")
    extractor: str = Field(description="version of the extractor that read it")
    stood: dict[str, str] = Field({}, description="statement id -> its claim group: what stood of the article before")
    kept: tuple[str, ...] = Field((), description="ids of those of them that stand as they are")
    found: tuple[StatementRecorded, ...] = Field(description="the statements that are to be recorded")
