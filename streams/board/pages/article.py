"""An article: its text with its statements in their places, its revisions, and what changed between them."""

from typing import NamedTuple

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from schemas.statements import StatementRecorded
from streams.board.pages.render import page, told
from streams.board.pages.who import Reader
from streams.board.questions.article import Recorded, Revision, recorded_of, revisions_of
from streams.board.views.article import Text, beginning, part_of, parts, safe_link, shown
from streams.board.views.changes import Changes, changes

router = APIRouter(include_in_schema=False)


class Shown(NamedTuple):
    """All that the page tells of an article."""

    revisions: list[Revision]
    revision: Revision
    """The one whose text is shown."""
    link: str | None
    retraction: Revision | None
    text: Text
    focus: str
    """Id of the statement that was asked for."""
    changes: Changes | None
    """Against the revision before."""
    withdrawn: int


@router.get("/articles/{article}")
def show_article(request: Request, _: Reader, article: str, revision: str = "", part: str = "", statement: str = "") -> Response:
    """An article in its newest revision, or in another one; the part of its text in which a statement is, where one is asked for."""
    with request.app.state.board.engine.connect() as connection:
        found = _shown(connection, article.replace("\0", ""), (_number(revision), _number(part)), statement)
    if found is None:
        return told(request, 404, "There is no such article", "It has not arrived, or the address was cut.", way=("/", "To the inbox"))
    return page(request, "article.html", article=found, id=article)


def _shown(connection: Connection, article: str, wanted: tuple[int, int], statement: str) -> Shown | None:
    revisions, recorded = revisions_of(connection, article), recorded_of(connection, article)
    texts = [one for one in revisions if one.text]
    if not texts:
        return None
    asked = next((each.statement for each in recorded if each.statement.id == statement), None)
    number = wanted[0] or (asked.revision if asked else 0)
    revision = next((one for one in texts if one.revision == number), texts[-1])
    text = revision.text or ""
    part = wanted[1] or (part_of(parts(text), beginning(asked)) if asked else 1)
    return _of(revisions, revision, recorded, shown(text, _in(recorded, revision), _standing(recorded), part), statement)


def _of(revisions: list[Revision], revision: Revision, recorded: list[Recorded], text: Text, focus: str) -> Shown:
    before = [one for one in revisions if one.text and one.revision < revision.revision]
    newest = revisions[-1]
    withdrawn = sum(1 for each in recorded if not each.stands and each.statement.revision == revision.revision)
    return Shown(
        revisions=revisions,
        revision=revision,
        link=safe_link(revision.url),
        retraction=newest if newest.retracted else None,
        text=text,
        focus=focus,
        changes=changes(before[-1].text or "", revision.text or "") if before else None,
        withdrawn=withdrawn,
    )


def _number(text: str) -> int:
    """The number in an address; 0 for whatever is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _in(recorded: list[Recorded], revision: Revision) -> list[StatementRecorded]:
    return [each.statement for each in recorded if each.statement.revision == revision.revision]


def _standing(recorded: list[Recorded]) -> set[str]:
    return {each.statement.id for each in recorded if each.stands}
