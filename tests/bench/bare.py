"""A Faust agent that does nothing but send each message on and write it to a table: what any worker on Kafka costs."""

import sys

import faust

from schemas.topics import FLAGS, STATEMENTS
from streams.settings import Settings
from streams.topology import Worker, new_app, source
from streams.worker.turns import new_table

OUTPUT = FLAGS


def bare_app(settings: Settings) -> faust.App:
    """Statements -> the same statements, and a row each."""
    app = new_app("compare", settings, 0)
    table = new_table(app, "bare")
    output = app.topic(OUTPUT.full_name(settings.topic_prefix), key_type=bytes, value_type=bytes)

    @app.agent(source(app, settings, STATEMENTS), concurrency=1)
    async def pass_on(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            await output.send(key=event.key, value=event.value)
            table[event.message.offset.to_bytes(8)] = event.value

    return app


if __name__ == "__main__":
    app = bare_app(Settings())
    app.conf.datadir.mkdir(parents=True, exist_ok=True)
    Worker(app).execute_from_commandline()
    sys.exit()
