"""The running installation as its log tells it, and the shadow beside it that rehearsals write to.

A shadow is topics of the same names under the prefix `<prefix>.rehearsal`: `readings` (what the extractor at hand found in each
article), `statements` and `flags` (what that would come to). Nothing of the running version reads it, and a rehearsal writes nothing
to the topics of that.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from time import monotonic, sleep
from typing import NamedTuple, cast

from schemas.articles import ArticleFact, ArticlePublished
from schemas.base import Fact
from schemas.flags import FlagFact, StatementFlagged, standing
from schemas.followups import FollowUpFact
from schemas.readings import ArticleReread
from schemas.statements import StatementFact, StatementRecorded, precedence, statement_of
from schemas.topics import ARTICLES, FLAGS, FOLLOWUPS, READINGS, STATEMENTS, Topic, read_again
from streams.compare.links import Decision
from streams.followup.state import counted
from streams.kafka import behind, committed, read_through
from streams.settings import Settings

LOOK_SECONDS = 0.25


class Days(NamedTuple):
    """Articles published on these days are read again; all others count as they stand."""

    since: date
    until: date | None = None

    def cover(self, article: ArticlePublished) -> bool:
        """Whether an article is one of them."""
        return self.since <= article.published <= (self.until or date.max)


class Articles(NamedTuple):
    """The newest revision of each article that still stands, by id, and how many the running version has not read yet."""

    published: dict[str, ArticlePublished]
    waiting: int


def shadow_of(settings: Settings) -> Settings:
    """The settings of the shadow of an installation."""
    return settings.model_copy(update={"topic_prefix": f"{settings.topic_prefix}.rehearsal"})


def newest_articles(settings: Settings, wanted: Callable[[ArticlePublished], bool]) -> Articles:
    """The articles of the log that are wanted, as of their newest revision, but for those that the running version has not read yet."""
    reached = committed(settings, "extract")
    newest: dict[str, tuple[int, str]] = {}
    found: dict[str, ArticlePublished] = {}
    waiting = set[str]()
    for message in read_through(settings, ARTICLES):
        with suppress(ValueError):
            fact = cast(ArticleFact, read_again(ARTICLES, message.value or b""))
            if (fact.revision, fact.id) <= newest.get(fact.article, (0, "")):
                continue
            newest[fact.article] = fact.revision, fact.id
            found.pop(fact.article, None)
            waiting.discard(fact.article)
            if isinstance(fact, ArticlePublished) and wanted(fact):
                is_read = not reached or message.offset < reached.get((message.topic, message.partition), 0)
                found[fact.article] = fact
                waiting |= set() if is_read else {fact.article}
    return Articles({name: fact for name, fact in found.items() if name not in waiting}, len(waiting))


def newest_facts(settings: Settings) -> dict[str, str]:
    """The id of the newest fact about each article, by the article's id."""
    newest: dict[str, tuple[int, str]] = {}
    for fact in cast(Iterator[ArticleFact], _facts(settings, ARTICLES)):
        newest[fact.article] = max(newest.get(fact.article, (0, "")), (fact.revision, fact.id))
    return {article: name for article, (_, name) in newest.items()}


def standing_statements(settings: Settings) -> dict[str, StatementRecorded]:
    """The statements that stand by the log, by id."""
    newest: dict[str, StatementFact] = {}
    for fact in cast(Iterator[StatementFact], _facts(settings, STATEMENTS)):
        known = newest.get(statement_of(fact))
        if known is None or precedence(fact) > precedence(known):
            newest[statement_of(fact)] = fact
    return {name: fact for name, fact in newest.items() if isinstance(fact, StatementRecorded)}


def flag_log(settings: Settings) -> list[FlagFact]:
    """All facts about flags."""
    return list(cast(Iterator[FlagFact], _facts(settings, FLAGS)))


def standing_flags(settings: Settings) -> dict[str, StatementFlagged]:
    """The flags that stand by the log, by id."""
    return standing(flag_log(settings))


def decisions(settings: Settings) -> list[Decision]:
    """What people decided about who belongs together, and counts."""
    groups: dict[str, list[FollowUpFact]] = {}
    for fact in cast(Iterator[FollowUpFact], _facts(settings, FOLLOWUPS)):
        groups.setdefault(fact.group, []).append(fact)
    return [fact for log in groups.values() for fact in counted(log) if isinstance(fact, Decision)]


def readings(shadow: Settings, extractor: str) -> dict[str, ArticleReread]:
    """What a version of the extractor found, by article, of each the newest revision that it read."""
    newest: dict[str, ArticleReread] = {}
    for fact in cast(Iterator[ArticleReread], _facts(shadow, READINGS)):
        known = newest.get(fact.article)
        if fact.extractor == extractor and (known is None or (fact.revision, fact.fact) > (known.revision, known.fact)):
            newest[fact.article] = fact
    return newest


def by_article(statements: Iterable[StatementRecorded]) -> dict[str, list[StatementRecorded]]:
    """Statements by the id of their article, those of one by their ids."""
    found: dict[str, list[StatementRecorded]] = {}
    for statement in sorted(statements, key=lambda each: each.id):
        found.setdefault(statement.article, []).append(statement)
    return found


def caught_up(settings: Settings, role: str, seconds: float, *topics: Topic) -> int:
    """Wait until the running version has handled some topics, as long as it gets on; gives how many messages are left."""
    left, deadline = behind(settings, role, *topics), monotonic() + seconds
    while left and monotonic() < deadline:
        sleep(LOOK_SECONDS)
        before, left = left, behind(settings, role, *topics)
        deadline = monotonic() + seconds if left < before else deadline
    return left


def _facts(settings: Settings, topic: Topic) -> Iterator[Fact]:
    """The facts of a topic, those of a partition in their order; what holds none is for others to bury."""
    for message in read_through(settings, topic):
        with suppress(ValueError):
            yield read_again(topic, message.value or b"")
