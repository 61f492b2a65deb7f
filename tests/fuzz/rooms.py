"""What takes bytes from outside: ingest, the workers by their guard, the board's projector and the notifier, and the API."""

import asyncio
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple, NoReturn, cast
from urllib.parse import quote_from_bytes

import pytest
from httpx2 import Response
from pydantic import BaseModel
from pydantic_core import to_json
from sqlalchemy import Engine
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from schemas.articles import ArticleFact, ArticlePublished, ArticleRetracted
from schemas.base import Fact
from schemas.dead_letters import DeadLetter, DeadLetterDiscarded, DeadLetterRedriven
from schemas.flags import FlagWithdrawn
from schemas.followups import FollowUpFact, FollowUpNoted, ThreadSplit
from schemas.notifications import NotificationFailed, NotificationSent
from schemas.statements import StatementFact, claim_group
from schemas.topics import ARTICLES, BY_PLACE, DEAD_LETTERS, FLAGS, FOLLOWUPS, NOTIFICATIONS, STATEMENTS, Topic
from streams.board.api.examples import COMMANDS, SILENCING
from streams.board.project import Delivered, project
from streams.board.store import opened
from streams.commands import notifier
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from streams.compare.links import Decision
from streams.extract.standing import is_news, supersede
from streams.ingest.articles import articles_in
from streams.ingest.drafts import Format, Raw, Refusal
from streams.ingest.formats import sniff
from streams.kafka import Message
from streams.notify.taking import FOLLOWED
from streams.settings import Settings
from streams.worker import journal
from streams.worker.guard import Guard, RefusedError, understood
from streams.worker.reader import LANGUAGE
from tests.board.api.asking import service
from tests.board.direct import Log, instead_of_the_broker
from tests.compare.build import said, withdrawn
from tests.compare.ledger import Ledger
from tests.fuzz.cases import Outcome, Room
from tests.fuzz.kinds import BYTES, FIELDS, MARKUP

TODAY = date(2021, 6, 10)
AT = datetime(2021, 6, 9, 12, tzinfo=UTC)
BESIDE = 1
"""The partition of what is shown: what people decide by the API has the first one for its own, and would come late behind it."""
TEXT = "Half of the battalion would be home by September, the defence minister announced on Monday, and the rest in 2022."
TEXTS = [f"---\ntitle: Home\noutlet: Harbour Post\npublished: 2021-06-09\nurl: https://x.example/a\n---\n{TEXT}\n\n{TEXT}\n".encode()]
PAGES = [
    f"""<!DOCTYPE html><html><head><title>Home</title><meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2021-06-09"}}</script></head>
<body><nav><a href="/">Start</a></nav><article><h1>Home</h1><p>{TEXT}</p><p>{TEXT} “Café.”</p></article></body></html>""".encode()
]
FEEDS = [
    f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><item><title>Home</title>
<link>https://x.example/a</link><pubDate>Wed, 09 Jun 2021 23:30:00 -0500</pubDate>
<description>{TEXT}</description></item></channel></rss>""".encode(),
    f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coastal Times</title><entry><title>Stay</title><link href="https://y.example/b"/>
<updated>2021-06-09T10:00:00Z</updated><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>""".encode(),
]
RECORDS = [
    f'{{"text": "{TEXT}", "title": "Home", "outlet": "Harbour Post", "published": "2021-06-09", "url": "https://x.example/a"}}'.encode()
]


def ingest(form: Format | None, value: bytes, _: Random) -> tuple[Outcome, str]:
    """Bytes as a file of a format, or as what they look like."""
    found = list(articles_in(Raw("the input", value, form or _one(sniff(value))), None, TODAY))
    if not found:
        return Outcome.SILENT, "neither an article nor a refusal"
    refusals = [str(one) for one in found if isinstance(one, Refusal)]
    for one in found:
        if isinstance(one, ArticlePublished):
            assert understood(ARTICLES, one.model_dump_json().encode()) == one
    assert all("\n" not in told for told in refusals)
    return (Outcome.REFUSED, refusals[0]) if refusals else (Outcome.READ, "")


def _one(form: Format) -> Format:
    return Format.JSON if form is Format.LINES else form


class Lying(NamedTuple):
    """A message as it lies on its topic."""

    topic: str
    value: bytes
    partition: int = 0
    offset: int = 0
    key: bytes | None = b"key"
    headers: list[tuple[str, bytes]] | None = None


def _stop(error: Exception) -> NoReturn:
    raise AssertionError("the worker would have stopped") from error


def work(topic: Topic, handle: Callable[[Fact], object], value: bytes, _: Random) -> tuple[Outcome, str]:
    """A message in the hands of a worker: what it can not handle it buries."""
    letters: list[DeadLetter] = []

    async def bury(letter: DeadLetter, _message: journal.Message) -> None:
        letters.append(cast(DeadLetter, understood(DEAD_LETTERS, letter.model_dump_json().encode())))

    async def run() -> None:
        async with Guard(bury, _stop, max_failures=3)(Lying(topic.full_name("fuzz"), value)):
            handle(understood(topic, value))

    asyncio.run(run())
    return (Outcome.DEAD_LETTER, f"{letters[0].reason}: {letters[0].error}") if letters else (Outcome.READ, "")


def extract(fact: Fact) -> None:
    """What the extract worker does with an article but reading it, which has a process and a time of its own."""
    article = cast(ArticleFact, fact)
    if is_news(None, article):
        if isinstance(article, ArticlePublished) and article.language != LANGUAGE:
            raise RefusedError("language", article.language)
        supersede(None, article, [])


def compare(ledger: Ledger, fact: Fact) -> None:
    """What the compare worker does with a statement or a decision, beside all that it was given before."""
    if not isinstance(fact, FollowUpFact) or isinstance(fact, Decision):
        for flag in ledger.take(cast(StatementFact | Decision, fact)):
            understood(FLAGS, flag.model_dump_json().encode())


def show(engine: Engine, offsets: Iterator[int], topic: Topic, value: bytes, _: Random) -> tuple[Outcome, str]:
    """A message in the hands of the board's projector: what it does not understand it tells."""
    with capture_logs() as told, engine.begin() as connection:
        project(connection, [Delivered(topic.name, BESIDE, next(offsets), 1_700_000_000_000, value)])
    unread = [str(line["error"]) for line in told if line["event"] == "fact.not_understood"]
    return (Outcome.TOLD, unread[0]) if unread else (Outcome.READ, "")


def notify(topic: Topic, value: bytes, _: Random) -> tuple[Outcome, str]:
    """A message in the hands of the notifier."""
    with capture_logs() as told:
        found = list(notifier.understood(topic, [Message(topic.name, 0, 0, 0, b"key", value, [])]))
    if found:
        return Outcome.READ, ""
    return (Outcome.TOLD, "") if told else (Outcome.SILENT, "neither a fact nor a word in the log")


FIRST, NOW = said(day="2016-03-14"), said()
GROUP = claim_group(NOW)


def _facts() -> dict[Topic, list[bytes]]:
    flag = next(iter(Ledger.after([FIRST, NOW]).standing().values()))
    article = {"article": "a-1", "title": "Home", "text": TEXT, "outlet": "Harbour Post", "published": "2021-06-09", "language": "en"}
    about = {"route": "desk", "flag": flag.id, "group": GROUP, "at": AT, "thread": NOW.id, "message": "m-1"}
    told = {"by": "Rosa Lind", "at": AT, "group": GROUP}
    withdrawal = {"flag": flag.id, "revision": 2, "group": GROUP, "statement": NOW.id, "relation": flag.relation, "reason": "history"}
    facts: dict[Topic, Sequence[BaseModel]] = {
        ARTICLES: [ArticlePublished.model_validate({**article, "revision": 1}), ArticleRetracted(article="a-1", revision=2)],
        STATEMENTS: [NOW, withdrawn(NOW)],
        BY_PLACE: [NOW, withdrawn(NOW)],
        FLAGS: [flag, FlagWithdrawn.model_validate(withdrawal)],
        FOLLOWUPS: [
            FollowUpNoted.model_validate({**told, "number": 1, "statement": NOW.id, "seen": [NOW.id], "text": "asked"}),
            ThreadSplit.model_validate({**told, "number": 2, "statement": NOW.id, "others": [FIRST.id]}),
        ],
        NOTIFICATIONS: [
            NotificationSent.model_validate(about),
            NotificationFailed.model_validate({**about, "target": "slack", "error": "it answered 500", "attempt": 1, "again": AT}),
        ],
        DEAD_LETTERS: [
            DeadLetter(topic="t", partition=0, offset=7, reason="malformed", error="not JSON", key="a2V5", value="ew=="),
            DeadLetterRedriven(letter="l-1", by="Rosa Lind"),
            DeadLetterDiscarded(letter="l-2", by="Rosa Lind", why="not ours"),
        ],
    }
    return {topic: [fact.model_dump_json().encode() for fact in given] for topic, given in facts.items()}


FACTS = _facts()
ACTIONS = [to_json(example["value"]) for example in COMMANDS.values()]
SILENCE = [to_json(example["value"]) for example in SILENCING.values()]
LISTS = ("threads", "flags", "statements", "followups", "silences", "export.csv", "export.jsonl", "export.jsonld", "feed.atom")
ASKED = ("after", "size", "words", "side", "family", "status", "since", "until", "relation", "place", "speaker", "withdrawn", "nothing")


def send(client: TestClient, path: str, value: bytes, draw: Random) -> tuple[Outcome, str]:
    """Bytes as the body of a request, mostly said to be JSON."""
    kind = draw.choice(["application/json"] * 6 + ["text/plain", "", "application/json; charset=utf-16", "multipart/form-data"])
    return _answered(client.post(path, content=value, headers={"Content-Type": kind}))


def ask(client: TestClient, value: bytes, draw: Random) -> tuple[Outcome, str]:
    """Bytes in the path of a request, in its query, or in one of its headers."""
    written = quote_from_bytes(value[:2_000])
    name = draw.choice(LISTS)
    match draw.randrange(5):
        case 0:
            return _answered(client.get(f"/api/v1/{draw.choice(['threads', 'statements', 'articles', 'followups'])}/{written}"))
        case 1:
            return _answered(client.get(f"/api/v1/{name}?{draw.choice(ASKED)}={written}"))
        case 2:
            return _answered(client.get(f"/api/v1/{name}?{written}"))
        case 3:
            return _answered(
                client.get(f"/{draw.choice(['', 'threads/', 'articles/', 'overview', 'silences'])}{draw.choice(['', written])}")
            )
    header = draw.choice(["If-None-Match", "Accept", "Authorization", "Cookie", "X-Forwarded-For", "Accept-Language"])
    return _answered(client.get(f"/api/v1/{name}", headers={header.encode(): re.sub(rb"[\r\n\0]", b"", value[:2_000])}))


def _answered(answer: Response) -> tuple[Outcome, str]:
    if answer.status_code >= 500:
        return Outcome.CRASHED, f"{answer.request.method} {answer.request.url}: {answer.status_code} {answer.text[:200]}"
    if answer.status_code >= 400:
        return Outcome.REFUSED, f"{answer.status_code} {answer.json()['title'] if 'problem' in answer.headers['Content-Type'] else ''}"
    return Outcome.READ, str(answer.status_code)


@contextmanager
def rooms(home: Path) -> Iterator[list[Room]]:
    """All of them, around a read model of their own."""
    engine = opened(f"sqlite:///{home / 'board.db'}")
    with pytest.MonkeyPatch.context() as patch:
        instead_of_the_broker(patch, Log(engine, [NOW]))
        settings = Settings(bootstrap_servers="127.0.0.1:1", data_dir=home)
        with service(settings, engine) as client:
            yield [*_ingest(), *_workers(), *_readers(engine), *_api(client)]
    engine.dispose()


def _ingest() -> Iterator[Room]:
    yield Room("ingest: text", TEXTS, (*BYTES, *MARKUP), partial(ingest, Format.TEXT))
    yield Room("ingest: page", PAGES, (*BYTES, *MARKUP), partial(ingest, Format.PAGE))
    yield Room("ingest: feed", FEEDS, (*BYTES, *MARKUP), partial(ingest, Format.FEED))
    yield Room("ingest: JSON", RECORDS, (*BYTES, *FIELDS), partial(ingest, Format.JSON))
    yield Room("ingest: as it looks", [*TEXTS, *PAGES, *FEEDS, *RECORDS], (*BYTES, *MARKUP), partial(ingest, None))


def _workers() -> Iterator[Room]:
    handles: dict[Topic, Callable[[Fact], object]] = {
        ARTICLES: extract,
        STATEMENTS: partial(compare, Ledger(WITHIN_SIDE)),
        BY_PLACE: partial(compare, Ledger(ACROSS_SIDES)),
        FOLLOWUPS: partial(compare, Ledger.after([FIRST, NOW])),
    }
    for topic, handle in handles.items():
        yield Room(f"worker: {topic.name}", FACTS[topic], (*BYTES, *FIELDS), partial(work, topic, handle))


def _readers(engine: Engine) -> Iterator[Room]:
    for topic in (ARTICLES, STATEMENTS, FLAGS, FOLLOWUPS, NOTIFICATIONS, DEAD_LETTERS):
        yield Room(f"projector: {topic.name}", FACTS[topic], (*BYTES, *FIELDS), partial(show, engine, count(1_000), topic))
    for topic in FOLLOWED:
        yield Room(f"notifier: {topic.name}", FACTS[topic], (*BYTES, *FIELDS), partial(notify, topic))


def _api(client: TestClient) -> Iterator[Room]:
    for path, bodies in (("articles", RECORDS), (f"threads/{NOW.id}/followups", ACTIONS), ("silences", SILENCE)):
        yield Room(f"API: {path.partition('/')[0]}", bodies, (*BYTES, *FIELDS), partial(send, client, f"/api/v1/{path}"))
    yield Room("API: what is asked", [NOW.id.encode(), b"side=RUS&limit=3", b"2021-06-09"], BYTES, partial(ask, client))
