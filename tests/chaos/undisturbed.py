"""What must stand in the end: the same articles read and compared in this process, which nothing disturbs."""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from schemas.articles import ArticleFact, ArticlePublished
from schemas.flags import Relation, StatementFlagged
from schemas.statements import StatementRecorded
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from streams.extract.article import extract
from streams.extract.standing import Row, is_news, supersede
from tests.chaos.stream import Sent
from tests.compare.ledger import Ledger
from tests.kafka.workers import plain


class Wanted(NamedTuple):
    """What must be there: ids of statements, flags by id, values of dead letters (base64), flags that people must have been told of."""

    statements: set[str]
    flags: dict[str, StatementFlagged]
    letters: set[str]
    told: set[str]


class Undisturbed:
    """A run that takes articles in as they were published, and says what stands."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._rows: dict[str, Row] = {}
        self._statements: dict[str, StatementRecorded] = {}
        self._ledgers = [Ledger(WITHIN_SIDE), Ledger(ACROSS_SIDES)]
        self._letters: set[str] = set()

    def take(self, sent: Sent) -> None:
        """Take in what was sent."""
        self._letters |= {b64encode(value).decode() for value in sent.broken}
        for fact in sorted(sent.facts, key=lambda fact: fact.revision):
            self._take(fact)

    def _take(self, fact: ArticleFact) -> None:
        if isinstance(fact, ArticlePublished) and fact.language != "en":
            self._letters.add(b64encode(fact.model_dump_json().encode()).decode())
            return
        row = self._rows.get(fact.article)
        if is_news(row, fact):
            found = extract(fact) if isinstance(fact, ArticlePublished) else []
            self._rows[fact.article], facts = supersede(row, fact, found)
            self._statements |= {statement.id: statement for statement in found}
            for ledger in self._ledgers:
                for each in facts:
                    ledger.take(each)

    @property
    def wanted(self) -> Wanted:
        """What must stand by now."""
        flags = plain(self._ledgers[0].standing() | self._ledgers[1].standing())
        statements = {name for row in self._rows.values() for name in row.stands}
        return Wanted(statements, flags, set(self._letters), {flag.id for flag in self._loud(flags.values())})

    def _loud(self, flags: Iterable[StatementFlagged]) -> Iterable[StatementFlagged]:
        return (flag for flag in flags if flag.relation is not Relation.REREPORT and self._is_todays(flag))

    def _is_todays(self, flag: StatementFlagged) -> bool:
        return self._statements[flag.statement].published == self._today
