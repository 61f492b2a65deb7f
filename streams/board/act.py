"""People's commands -> facts on the log, with a clear word where somebody else was quicker."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic, sleep

from sqlalchemy import Connection, Engine

from schemas.followups import FollowUpFact, FollowUpSilenced
from streams.board.lookup import counts, followup, newest_number, thread_at
from streams.board.project.relink import silences_of
from streams.errors import SaidBeforeError
from streams.followup.commands import Merge, Silence, ThreadCommand
from streams.followup.decide import ConflictError, Decided, RefusedError, check_seen, decide, end_silence, silence
from streams.kafka import publish
from streams.settings import Settings

LOOK_SECONDS, PATIENCE_SECONDS = 0.05, 20.0
ATTEMPTS = 8
"""How often a decision is made anew where others decide about other threads of the group at the same moment."""


class UnknownThreadError(SaidBeforeError):
    """No statement of that id stands."""


class NotReadBackError(SaidBeforeError):
    """A decision was written to the log, and the read model has not read it yet: `fact` is its id."""

    def __init__(self, fact: str) -> None:
        super().__init__(f"the decision is written, and the board is slow to read it (is its projector running?): {fact}")
        self.fact = fact


class Desk:
    """Where people's decisions are written: the log, and the read model that tells what came of them."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self._settings = settings
        self._engine = engine

    def act(self, command: ThreadCommand, statement: str, by: str, seen: int) -> FollowUpFact:
        """Carry out a command about the thread of a statement; `seen` is the number of the newest fact about it that was shown.

        Returns the fact once it counts. Raises UnknownThreadError, RefusedError, ConflictError and what publishing raises.
        """

        def made(connection: Connection) -> FollowUpFact:
            thread = thread_at(connection, statement)
            if thread is None:
                raise UnknownThreadError(f"there is no statement {statement}, or it was withdrawn")
            check_seen(thread, seen)
            other = thread_at(connection, command.other) if isinstance(command, Merge) else None
            return decide(command, thread, self._decided(connection, thread.group, by), other)

        return self._written(made)

    def silence(self, command: Silence, by: str) -> FollowUpFact:
        """Silence all threads that match. Raises RefusedError."""

        def made(connection: Connection) -> FollowUpFact:
            return silence(command, self._decided(connection, command.matcher.group, by), datetime.now(UTC).date())

        return self._written(made)

    def end_silence(self, name: str, by: str) -> FollowUpFact:
        """Take back a silence, given the id of its fact. Raises RefusedError."""

        def made(connection: Connection) -> FollowUpFact:
            silenced = followup(connection, name)
            if not isinstance(silenced, FollowUpSilenced):
                raise RefusedError(f"there is no silence {name}")
            return end_silence(silenced, silences_of(connection), self._decided(connection, silenced.group, by))

        return self._written(made)

    def _decided(self, connection: Connection, group: str, by: str) -> Decided:
        return Decided(by, datetime.now(UTC), newest_number(connection, group) + 1)

    def _written(self, made: Callable[[Connection], FollowUpFact]) -> FollowUpFact:
        for _ in range(ATTEMPTS):
            with self._engine.connect() as connection:
                fact = made(connection)
            publish(self._settings, [fact])
            if self._read_back(fact):
                return fact
        raise ConflictError("others decide about the same claims all the time: try again")

    def _read_back(self, fact: FollowUpFact) -> bool:
        """Wait until the read model knows a fact; returns whether it counts. Raises NotReadBackError."""
        deadline = monotonic() + PATIENCE_SECONDS
        while monotonic() < deadline:
            with self._engine.connect() as connection:
                found = counts(connection, fact.id)
            if found is not None:
                return found
            sleep(LOOK_SECONDS)
        raise NotReadBackError(fact.id)
