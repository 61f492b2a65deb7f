"""What has come on the topics of statements and flags so far, and how it differs from the flags that the demo awaits."""

from collections.abc import Iterable
from typing import cast

from schemas.base import Fact
from schemas.flags import FlagFact, StatementFlagged, flag_of
from schemas.statements import StatementRecorded
from schemas.topics import FLAGS, STATEMENTS, Topic, read
from streams.demo import AWAITED, awaited
from streams.kafka import Offsets, read_all
from streams.settings import Settings
from streams.show.present import Statements


class Watch:
    """Reads two topics on and on from their beginning; of several facts about one flag the newest revision stands."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.statements: dict[str, StatementRecorded] = {}
        self._newest: dict[str, FlagFact] = {}
        self._offsets: dict[Topic, Offsets] = {}

    def look(self) -> list[FlagFact]:
        """The facts about flags that came since the last look and change what stands. Raises what `kafka.read_all` raises."""
        flags = cast(list[FlagFact], self._news_of(FLAGS))  # first, so that the statements they speak of are there to be read
        recorded = (fact for fact in self._news_of(STATEMENTS) if isinstance(fact, StatementRecorded))
        self.statements.update({statement.id: statement for statement in recorded})
        return [flag for flag in flags if self._take(flag)]

    @property
    def standing(self) -> dict[str, StatementFlagged]:
        """The flags that stand, by id."""
        return {name: flag for name, flag in self._newest.items() if isinstance(flag, StatementFlagged)}

    def _news_of(self, topic: Topic) -> list[Fact]:
        messages, self._offsets[topic] = read_all(self.settings, topic, self._offsets.get(topic))
        return [read(topic, message.value or b"") for message in messages]

    def _take(self, flag: FlagFact) -> bool:
        known = self._newest.get(flag_of(flag))
        if known and known.revision >= flag.revision:
            return False
        self._newest[flag_of(flag)] = flag
        return True


def amiss(flags: Iterable[StatementFlagged], statements: Statements) -> list[str]:
    """What parts these flags from those that the demo awaits, in words: first what is missing, then what should not be there."""
    flagged = [(flag, statements[flag.statement]) for flag in flags]
    came = {awaited(flag, statement) for flag, statement in flagged}
    missing = [f"missing: {one.words}" for one in AWAITED if one not in came]
    others = [(flag, statement) for flag, statement in flagged if not awaited(flag, statement)]
    return missing + [f"not awaited: {flag.relation} of {statement.label} in {statement.url}" for flag, statement in others]
