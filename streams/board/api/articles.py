"""Articles: a list, one with its revisions and what it records; sending one, and saying that its outlet has withdrawn it."""

from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection, select

from streams.board.api import etags
from streams.board.api.asked import ArticlesAsked, Name, OnBoard, today
from streams.board.api.cursors import packed
from streams.board.api.declared import reads
from streams.board.api.listing import listed
from streams.board.api.models import Article, ArticleListed, Articles, ArticleSent, ArticleTaken, Retracted, Retraction, Revision
from streams.board.api.problems import REFUSED, UNKNOWN, ProblemError, ProblemRoute, documented
from streams.board.api.rights import needs
from streams.board.api.statements import TOLD, heard
from streams.board.store import reading
from streams.board.tables import articles, statements
from streams.commands.publish import ingest_one, retract_one
from streams.ingest.accept import accept
from streams.ingest.drafts import Refusal
from streams.ingest.records import Record, drafted

router = APIRouter(tags=["articles"], route_class=ProblemRoute)
_one_at_a_time = Lock()


@router.get("/articles", **reads("list_articles", Articles))
def list_articles(request: Request, board: OnBoard, asked: Annotated[ArticlesAsked, Query()]) -> Response:
    """Articles, those that were withdrawn too: the one of which a revision or a retraction came last first."""

    def made() -> Articles:
        found, total, following = listed(connection, asked)
        return Articles(articles=[ArticleListed(**row) for row in found], total=total, next=packed(following) if following else None)

    with reading(board.engine) as connection:
        return etags.answered(request, etags.tag_of(connection), made)


@router.get("/articles/{article}", **reads("get_article", Article, 404))
def get_article(request: Request, board: OnBoard, article: Name) -> Response:
    """An article with all its revisions and the statements that it records."""
    with reading(board.engine) as connection:
        revisions = _revisions(connection, article)
        if not revisions:
            raise ProblemError(UNKNOWN, f"there is no article {article}, or the board has not read it yet")

        def made() -> Article:
            rows = connection.execute(TOLD.where(statements.c.article == article).order_by(statements.c.number))
            return Article(article=article, revisions=revisions, statements=[heard(row) for row in rows])

        return etags.answered(request, etags.tag_of(connection), made)


@router.post(
    "/articles",
    operation_id="ingest_article",
    status_code=201,
    response_model=ArticleTaken,
    dependencies=[needs("ingest_article")],
    responses={200: {"model": ArticleTaken, "description": "The log holds it as it is"}, **documented(400, 413)},
)
def ingest_article(board: OnBoard, sent: ArticleSent, response: Response) -> ArticleTaken:
    """Bring an article, or a new revision of one, to the articles topic, by the rules of `saidbefore ingest`.

    What is refused is a problem whose `reason` is of that command's list. One is taken at a time.
    """
    article = accept(drafted("the article", Record(**sent.model_dump())), None, today())
    if isinstance(article, Refusal):
        raise ProblemError(REFUSED, article.advice, reason=article.reason)
    with _one_at_a_time:
        news = ingest_one(board.settings, article)
    if news is None:
        response.status_code = 200
        return ArticleTaken(article=article.article, outcome="known", revision=None)
    return ArticleTaken(article=news.article, outcome="new" if news.revision == 1 else "revised", revision=news.revision)


@router.post(
    "/articles/{article}/retraction",
    operation_id="retract_article",
    status_code=201,
    response_model=Retracted,
    dependencies=[needs("retract_article")],
    responses={200: {"model": Retracted, "description": "It was withdrawn already"}, **documented(400, 404, 413)},
)
def retract_article(board: OnBoard, article: Name, sent: Retraction, response: Response) -> Retracted:
    """Write that an outlet has withdrawn an article: its statements, and the flags that rest on them, no longer stand."""
    with reading(board.engine) as connection:
        known = _revisions(connection, article)
    if known and known[-1].retracted:
        response.status_code = 200
        return Retracted(article=article, revision=known[-1].revision, outcome="known")
    with _one_at_a_time:
        fact = retract_one(board.settings, article, sent.reason)
    return Retracted(article=article, revision=fact.revision, outcome="retracted")


def _revisions(connection: Connection, article: str) -> list[Revision]:
    wanted = [articles.c[name] for name in Revision.model_fields]
    found = connection.execute(select(*wanted).where(articles.c.article == article).order_by(articles.c.revision))
    return [Revision(**row) for row in found.mappings()]
