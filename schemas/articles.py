"""What happens to articles: outlets publish, edit and withdraw them."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from schemas.base import Fact, content_id


class ArticlePublished(Fact):
    """An outlet published a text, or a new revision of it."""

    identity: ClassVar = ("article", "revision", "title", "text", "outlet", "published", "url", "language")

    type: Literal["ArticlePublished"] = "ArticlePublished"
    article: str = Field(description="id of the article, the same for all its revisions")
    revision: int = Field(ge=1, description="1 for the first text seen, one more for every change")
    title: str | None = Field(None, description="headline, where it has one")
    text: str = Field(min_length=1, description="plain text; all evidence counts in its characters")
    outlet: str = Field(description="name of the outlet as people know it")
    published: date = Field(description="day of publication, in the outlet's own time zone where it is known")
    url: str | None = Field(None, description="address at which the outlet published it")
    language: str = Field("en", description="ISO 639-1 code")


class ArticleRetracted(Fact):
    """An outlet withdrew an article: no revision up to this one stands any more."""

    identity: ClassVar = ("article", "revision", "reason")

    type: Literal["ArticleRetracted"] = "ArticleRetracted"
    article: str = Field(description="id of the article")
    revision: int = Field(ge=1, description="one more than the newest revision that it withdraws")
    reason: str | None = Field(None, description="why the outlet withdrew it, in words")


ArticleFact = ArticlePublished | ArticleRetracted


def article_id(url: str | None, outlet: str, published: date, text: str) -> str:
    """The id of an article: that of its address, or of the text itself where it has none (such a text has no revisions)."""
    return content_id("article", url) if url else content_id("article", outlet, published.isoformat(), text)
