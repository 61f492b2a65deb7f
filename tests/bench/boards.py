"""The log of a board that has been in use for years: articles, statements and flags as messages, made up, the same each time."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from itertools import groupby
from random import Random
from typing import NamedTuple

from schemas.articles import ArticlePublished
from schemas.base import Fact
from schemas.flags import Earlier, Relation, StatementFlagged, Why
from schemas.statements import Became, StatementRecorded, claim_group
from schemas.topics import topic_of
from streams.board.project import Delivered
from tests.bench.babble import sentence
from tests.bench.sayings import sayings

STATEMENTS, FLAGS = 100_000, 20_000
SENTENCES = 12
"""Of an article beside what it records."""
RELATIONS = [Relation.REPEAT, Relation.REVERSAL, Relation.ECHO, Relation.OUTCOME]
WEIGHTS = [80, 8, 2, 10]
SAME_NEWS_DAYS = 7


class Told(NamedTuple):
    """What was said of one claim so far: the first statement, the last one, and how often."""

    first: StatementRecorded
    last: StatementRecorded
    times: int


def log(statements: int = STATEMENTS, flags: int = FLAGS) -> Iterator[Delivered]:
    """The messages of all topics in the order in which they were written."""
    ends: dict[str, int] = {}
    for at, fact in facts(statements, flags):
        topic = topic_of(fact).name
        ends[topic] = ends.get(topic, -1) + 1
        yield Delivered(topic, 0, ends[topic], int(at.timestamp() * 1000), fact.model_dump_json().encode())


def facts(statements: int, flags: int) -> Iterator[tuple[datetime, Fact]]:
    """Articles with what they record and what is flagged of it, and when each was written."""
    random, told, left = Random(statements), dict[tuple[object, ...], Told](), flags
    for name, recorded in groupby(sayings(statements), lambda statement: statement.article):
        of_article = list(recorded)
        at = datetime.combine(of_article[0].published, time(9), UTC)
        yield at, _article(random, name, of_article)
        for statement in of_article:
            yield at, statement
            if left and (flag := _flagged(random, told, statement)):
                left -= 1
                yield at, flag


def _article(random: Random, name: str, recorded: list[StatementRecorded]) -> ArticlePublished:
    sentences = [*(statement.content for statement in recorded), *(" ".join(sentence(random)) for _ in range(SENTENCES))]
    first = recorded[0]
    return ArticlePublished(
        article=name, revision=1, title=sentences[-1], text="\n".join(sentences), outlet=first.outlet, published=first.published
    )


def _flagged(random: Random, told: dict[tuple[object, ...], Told], statement: StatementRecorded) -> StatementFlagged | None:
    place = statement.place and (statement.place.code, statement.place.id)
    claim = (claim_group(statement), statement.action, place, statement.polarity, statement.actor, statement.extent, statement.modality)
    before = told.get(claim)
    told[claim] = Told(before.first if before else statement, statement, before.times + 1 if before else 1)
    return _flag(random, statement, before) if before else None


def _flag(random: Random, statement: StatementRecorded, before: Told) -> StatementFlagged:
    gap = (statement.published - before.last.published).days
    relation = Relation.REREPORT if gap < SAME_NEWS_DAYS else random.choices(RELATIONS, WEIGHTS)[0]
    became = Became.GOING_ON if relation is Relation.OUTCOME else None
    return StatementFlagged(
        relation=relation,
        statement=statement.id,
        group=claim_group(statement),
        earlier=Earlier(nearest=before.last.id, first=before.first.id, best=before.last.id),
        gap_days=gap,
        utterances=before.times + 1,
        sources=before.times + 1,
        became=became,
        outcome="it went on all the same" if relation is Relation.REPEAT and random.random() < 0.2 else None,
        score=0.6 + random.random() * 0.4,
        why=Why(agreed={"side": ("AAA", "AAA"), "action": (statement.action, statement.action)}, text=0.7),
    )
