"""A projector over a log in memory, as a process that can be killed: it goes on from the offsets that it finds."""

from multiprocessing.connection import Connection as Pipe
from time import sleep
from typing import Any

from sqlalchemy import event

from streams.board.project import positions, project
from streams.board.store import opened
from tests.bench.boards import log

STATEMENTS, FLAGS, AT_ONCE = 300, 60, 8
WRITE_SECONDS = 0.001
"""What each command to the database takes longer, so that a projector that is killed is killed in the middle of its work."""


def projecting(url: str, told: Pipe) -> None:
    """Write all messages of the log that a read model does not hold; tells before each command that writes."""
    engine = opened(url)

    def slowly(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
        if not sql.startswith("SELECT"):
            told.send(sql[:20])
            sleep(WRITE_SECONDS)

    event.listen(engine, "before_cursor_execute", slowly)
    with engine.connect() as connection:
        known = positions(connection)
    waiting = [message for message in log(STATEMENTS, FLAGS) if message.offset >= known.get((message.topic, message.partition), 0)]
    for start in range(0, len(waiting), AT_ONCE):
        with engine.begin() as connection:
            project(connection, waiting[start : start + AT_ONCE])
    told.send("done")
