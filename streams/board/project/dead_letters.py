"""Dead letters: what could not be handled, and why."""

from collections.abc import Sequence

from sqlalchemy import Connection

from schemas.topics import DeadLetter
from streams.board.project.arrival import Arrival
from streams.board.store import upsert
from streams.board.tables import dead_letters


def take_dead_letters(connection: Connection, arrivals: Sequence[Arrival]) -> set[str]:
    """Write dead letters. No thread hangs on them."""
    upsert(connection, dead_letters, [_row(arrival) for arrival in arrivals])
    return set()


def _row(arrival: Arrival) -> dict[str, object]:
    letter = arrival.fact
    assert isinstance(letter, DeadLetter)
    where = {"partition": arrival.partition, "offset": arrival.offset, "at": arrival.at}
    return where | {"reason": letter.reason, "topic": letter.topic, "error": letter.error}
