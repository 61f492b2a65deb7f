"""What the routes stand on, and what may be asked of them: the board, the day, ids and the queries of lists."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Depends, Path, Request
from pydantic import Field

from schemas.base import Part
from schemas.flags import Relation
from schemas.ontology import Family
from streams.board.board import Board
from streams.board.inbox import SIZE, Filter

LARGEST_PAGE = 200

Word = Annotated[str, Field(pattern=r"^[^\x00]*$", max_length=1000)]
Name = Annotated[str, Path(pattern=r"^[^\x00]+$", max_length=200)]


async def _board(request: Request) -> Board:
    board: Board = request.app.state.board
    return board


OnBoard = Annotated[Board, Depends(_board)]


class Paged(Part):
    """Which part of a list is wanted."""

    after: Word | None = Field(None, description="`next` of the page before")
    size: int = Field(SIZE, ge=1, le=LARGEST_PAGE, description="how many at most")


class ThreadsAsked(Filter):
    """A filter of the inbox, and which part of what it shows."""

    after: Word | None = Field(None, description="`next` of the page before")
    size: int = Field(SIZE, ge=1, le=LARGEST_PAGE, description="how many at most")

    @property
    def filter(self) -> Filter:
        """The filter alone."""
        return Filter(**self.model_dump(exclude={"after", "size"}))


class StatementsAsked(Paged):
    """Which statements are wanted."""

    side: Word | None = Field(None, description="side of the speaker: `RUS`, `UN`")
    speaker: Word | None = Field(None, description="id of a speaker, or a name as written")
    family: Family | None = Field(None, description="family of the action")
    place: Word | None = Field(None, description="code of a place: ISO 3166-1 alpha-3, or that of a contested area")
    article: Word | None = Field(None, description="id of the article that reports it")
    since: date | None = Field(None, description="said on this day or later")
    until: date | None = Field(None, description="said on this day or earlier")
    words: Word | None = Field(None, description="words of it; in quotation marks, a phrase")
    withdrawn: bool = Field(False, description="show those that were withdrawn, and no others")


class ArticlesAsked(Paged):
    """Which articles are wanted."""

    outlet: Word | None = Field(None, description="name of an outlet")
    url: Word | None = Field(None, description="address of the article")
    since: date | None = Field(None, description="published on this day or later")
    until: date | None = Field(None, description="published on this day or earlier")
    retracted: bool | None = Field(None, description="only those that were withdrawn, or only those that were not")


class FlagsAsked(Paged):
    """Which flags are wanted."""

    relation: Relation | None = Field(None, description="what the flag says")
    statement: Word | None = Field(None, description="id of the flagged statement")
    since: date | None = Field(None, description="written on this day (UTC) or later")
    until: date | None = Field(None, description="written on this day (UTC) or earlier")


def today() -> date:
    """The day by which silences end, in UTC as the facts about them."""
    return datetime.now(UTC).date()
