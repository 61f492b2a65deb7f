"""Dead letters: what could not be handled, why, and which of them somebody has seen to."""

from collections.abc import Sequence

from sqlalchemy import Connection

from schemas.dead_letters import DeadLetter, Handled
from streams.board.project.arrival import Arrival
from streams.board.store import upsert
from streams.board.tables import dead_letters, handled_letters


def take_dead_letters(connection: Connection, arrivals: Sequence[Arrival]) -> set[str]:
    """Write dead letters, and what became of them, whichever comes first. No thread hangs on them."""
    upsert(connection, dead_letters, [_row(arrival, arrival.fact) for arrival in arrivals if isinstance(arrival.fact, DeadLetter)])
    handled = [{"letter": fact.letter, "how": fact.type} for arrival in arrivals if isinstance(fact := arrival.fact, Handled)]
    upsert(connection, handled_letters, handled)
    return set()


def _row(arrival: Arrival, letter: DeadLetter) -> dict[str, object]:
    return {"id": letter.id, "at": arrival.at, "reason": letter.reason, "topic": letter.topic, "error": letter.error}
