"""One story in facts, as the contract shows them: a withdrawal that was announced before; of each fact a full one and a bare one."""

from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel

from schemas.articles import ArticlePublished, ArticleRetracted, article_id
from schemas.base import Span
from schemas.dead_letters import DeadLetter, DeadLetterDiscarded, DeadLetterRedriven
from schemas.flags import Earlier, FlagWithdrawn, Relation, StatementFlagged, Why
from schemas.followups import (
    FollowUpAcknowledged,
    FollowUpAssigned,
    FollowUpNoted,
    FollowUpReopened,
    FollowUpResolved,
    FollowUpScheduled,
    FollowUpSilenced,
    FollowUpUndone,
    Matcher,
    Resolution,
    ThreadsMerged,
    ThreadSplit,
)
from schemas.notifications import About, NotificationFailed, NotificationSent
from schemas.ontology import Act, Family
from schemas.readings import ArticleReread
from schemas.statements import Actor, Extent, Grade, Modality, Place, Polarity, Slot, Speaker, StatementRecorded, StatementWithdrawn
from schemas.threads import ThreadUpdated

MOMENT = datetime(2021, 6, 9, 10, tzinfo=UTC)
_GROUP, _URL, _OUTLET = "PRT:forces", "https://harbour-post.example/2021-06-09", "Harbour Post"
_DELGADO = Speaker(name="Ana Delgado", id="ana-delgado", role="defence minister", side="PRT", grade=Grade.NAMED)


def _article(day: date, url: str | None, title: str | None, text: str) -> ArticlePublished:
    name = article_id(url, _OUTLET, day, text)
    return ArticlePublished(article=name, revision=1, title=title, text=text, outlet=_OUTLET, published=day, url=url)


def _statement(article: ArticlePublished, said: str, words: dict[Slot, str], **more: Any) -> StatementRecorded:
    return StatementRecorded(
        article=article.article,
        revision=article.revision,
        outlet=article.outlet,
        url=article.url,
        title=article.title,
        published=article.published,
        speaker=_DELGADO,
        act=Act.ANNOUNCED,
        action="withdrawal",
        family=Family.FORCES,
        label="withdrawal announced",
        polarity=Polarity.POSITIVE,
        modality=Modality.PLANNED,
        object="half of the battalion",
        place=Place(name="Mali", code="MLI"),
        said=said,
        content=words[Slot.CONTENT],
        confidence=0.86,
        extractor="5",
        evidence={slot: (_span(article.text, found),) for slot, found in words.items()},
        **more,
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


EARLIER_ARTICLE = _article(date(2020, 4, 21), None, None, "Ana Delgado announced that half of the battalion would leave Mali in summer.")
ARTICLE = _article(
    date(2021, 6, 9),
    _URL,
    "Half the battalion to come home",
    "Ana Delgado announced on Monday: “Half of the battalion leaves Mali by September.”",
)
EARLIER = _statement(
    EARLIER_ARTICLE,
    "../2020-04-21",
    {Slot.SPEAKER: "Ana Delgado", Slot.CUE: "announced", Slot.CONTENT: "half of the battalion would leave Mali in summer"},
)
STATEMENT = _statement(
    ARTICLE,
    "2021-06-07",
    {
        Slot.SPEAKER: "Ana Delgado",
        Slot.CUE: "announced",
        Slot.CONTENT: "Half of the battalion leaves Mali by September",
        Slot.ACTION: "leaves",
        Slot.OBJECT: "Half of the battalion",
        Slot.PLACE: "Mali",
        Slot.SAID: "on Monday",
        Slot.DUE: "by September",
    },
    said_words="Monday",
    due="../2021-09",
    quotation="Half of the battalion leaves Mali by September.",
    actor=Actor(name="half of the battalion", side="PRT"),
    extent=Extent.PART,
    plover="RETREAT",
    cameo="087",
)
REREAD = STATEMENT.model_validate(
    STATEMENT.model_dump(exclude={"id"}) | {"extractor": "6", "known_as": STATEMENT.id, "place": Place(name="Mali", code="MLI", id="gao")}
)
FLAG = StatementFlagged(
    relation=Relation.REPEAT,
    statement=STATEMENT.id,
    group=_GROUP,
    earlier=Earlier(nearest=EARLIER.id, first=EARLIER.id, best=EARLIER.id),
    gap_days=412,
    utterances=2,
    sources=1,
    outcome="the battalion stayed",
    outcomes={EARLIER.id: "the battalion stayed"},
    score=0.93,
    why=Why(
        agreed={"side": ("PRT", "PRT"), "action": ("withdrawal", "withdrawal"), "place": ("MLI", "MLI")},
        missing=("actor",),
        changed=(("September", "summer"),),
        spans={Slot.PLACE: (STATEMENT.evidence[Slot.PLACE], (_span(EARLIER_ARTICLE.text, "Mali"),))},
        text=0.58,
        vetoes=("side", "place", "action"),
        rejected={"id": "8a1c5a0e-6f0e-5a53-9d67-0b8f6d6d3a11", "vetoes": "polarity"},
    ),
)
_BARE_FLAG = StatementFlagged(
    relation=Relation.ECHO,
    statement=STATEMENT.id,
    group=_GROUP,
    earlier=FLAG.earlier,
    utterances=2,
    sources=1,
    score=0.7,
    why=Why(agreed={}, text=0.5),
)
_DECIDED: dict[str, Any] = {"group": _GROUP, "by": "Rosa Lind", "at": MOMENT}
_THREAD: dict[str, Any] = _DECIDED | {"statement": EARLIER.id, "seen": (EARLIER.id, STATEMENT.id)}
_PARTED: dict[str, Any] = {"group": _GROUP, "by": "Rosa Lind", "statement": STATEMENT.id, "others": (EARLIER.id,)}
_TOLD: dict[str, Any] = {"route": "desk", "flag": FLAG.id, "group": _GROUP, "thread": EARLIER.id, "at": MOMENT}
_MESSAGE = "0d9bb7f2-3f4e-5d0c-8c55-9f9e0a1f7c42"
_KNOWN: dict[str, Any] = {"article": ARTICLE.article, "revision": 1, "message": _MESSAGE}
ACKNOWLEDGED = FollowUpAcknowledged(number=1, **_THREAD)
SILENCED = FollowUpSilenced(
    number=1, matcher=Matcher(side="PRT"), until=date(2021, 7, 1), reason="the exercise", **_DECIDED | {"group": "PRT:*"}
)

_THREAD_NOW: dict[str, Any] = {
    "thread": EARLIER.id, "group": _GROUP, "family": Family.FORCES, "label": "withdrawal announced",
    "first_said": date(2020, 4, 21), "last_said": date(2021, 6, 7), "members": (EARLIER.id, STATEMENT.id),
    "statements": 2, "utterances": 2, "sources": 1, "now": STATEMENT.id,
}  # fmt: skip
THREAD = ThreadUpdated(
    **_THREAD_NOW,
    side="PRT",
    place="MLI",
    relations=(Relation.REPEAT,),
    loudest=Relation.REPEAT,
    flag=FLAG.id,
    before=EARLIER.id,
    outcome="the battalion stayed",
    due=date(2021, 9, 30),
    status="resolved",
    resolution=Resolution.ABANDONED,
    assignee="Paulo Reis",
    follow_up=date(2021, 9, 1),
    silenced=date(2021, 7, 1),
    decided=7,
)

LETTER = DeadLetter(
    topic="saidbefore.articles.v1",
    partition=3,
    offset=7,
    reason="text",
    error="no text",
    key="a2V5",
    value="e30=",
    headers=(("content-type", "YXBwbGljYXRpb24vanNvbg=="), ("from", None)),
    redriven="6c5cb7a0-3d0a-5b1e-9a53-0f5f6f1f2b11",
)

_ALL: tuple[BaseModel, ...] = (
    ARTICLE,
    EARLIER_ARTICLE,
    ArticleRetracted(article=ARTICLE.article, revision=2, reason="the outlet withdrew it"),
    ArticleRetracted(article=ARTICLE.article, revision=2),
    ArticleReread(
        article=ARTICLE.article,
        revision=1,
        fact=ARTICLE.id,
        extractor="6",
        stood={STATEMENT.id: _GROUP, EARLIER.id: _GROUP},
        kept=(EARLIER.id,),
        found=(REREAD,),
    ),
    STATEMENT,
    EARLIER,
    REREAD,
    StatementWithdrawn(statement=STATEMENT.id, article=ARTICLE.article, revision=1, group=_GROUP, reason="reread", extractor="6"),
    StatementWithdrawn(statement=STATEMENT.id, article=ARTICLE.article, revision=2, group=_GROUP, reason="retracted"),
    FLAG,
    _BARE_FLAG,
    FlagWithdrawn(flag=FLAG.id, revision=2, group=_GROUP, statement=STATEMENT.id, relation=Relation.REPEAT, reason="withdrawn"),
    THREAD,
    ThreadUpdated(relations=(Relation.REREPORT,), status="open", **_THREAD_NOW),
    ACKNOWLEDGED,
    FollowUpAssigned(number=2, to="Paulo Reis", **_THREAD),
    FollowUpAssigned(number=3, **_THREAD),
    FollowUpNoted(number=4, text="asked Lisbon", **_THREAD),
    FollowUpScheduled(number=5, due=date(2021, 9, 1), **_THREAD),
    FollowUpScheduled(number=6, **_THREAD),
    FollowUpResolved(number=7, resolution=Resolution.ABANDONED, text="the battalion stayed", **_THREAD),
    FollowUpResolved(number=8, resolution=Resolution.FALSE_ALARM, **_THREAD),
    FollowUpReopened(number=9, **_THREAD),
    SILENCED,
    FollowUpSilenced(number=2, matcher=Matcher(), until=date(2021, 7, 1), reason="holidays", **_DECIDED | {"group": "*:*"}),
    FollowUpUndone(number=10, undoes=ACKNOWLEDGED.id, statement=EARLIER.id, **_DECIDED),
    FollowUpUndone(number=3, undoes=SILENCED.id, **_DECIDED | {"group": "PRT:*"}),
    ThreadSplit(number=11, at=MOMENT, reason="another battalion", **_PARTED),
    ThreadSplit(number=12, **_PARTED),
    ThreadsMerged(number=13, at=MOMENT, reason="the same battalion", **_PARTED),
    ThreadsMerged(number=14, **_PARTED),
    NotificationSent(**_TOLD, **_KNOWN),
    NotificationSent(about=About.WITHDRAWN, message=_MESSAGE, **_TOLD),
    NotificationFailed(target="slack", error="HTTP 503", attempt=1, again=datetime(2021, 6, 9, 10, 5, tzinfo=UTC), **_TOLD, **_KNOWN),
    NotificationFailed(target="slack", error="HTTP 503", attempt=10, message=_MESSAGE, **_TOLD),
    LETTER,
    DeadLetter(topic="saidbefore.articles.v1", partition=3, offset=8, reason="malformed", error="empty", key=None, value=None),
    DeadLetterRedriven(letter=LETTER.id, by="ana"),
    DeadLetterDiscarded(letter=LETTER.id, by="ana", why="not ours to read"),
    DeadLetterDiscarded(letter=LETTER.id, by="ana"),
)


def examples_of(kind: type[BaseModel]) -> list[BaseModel]:
    """The examples of a kind of fact, the fullest first."""
    return [fact for fact in _ALL if type(fact) is kind]
