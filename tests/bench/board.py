"""The board with 100,000 statements and 20,000 flags: how fast it is rebuilt, and how fast it answers while facts come in.

It is rebuilt by a process of its own. Then three share the machine: the server, its projector, and here the users, so that what the
users cost is taken from the others. A user asks for a page as people see it, reads for two to five seconds, and asks for the next one.
The last line of the table tells how much of the machine each of the three took: waiting times tell of the board only where no more was
wanted than there is.
"""

import asyncio
import gc
import pickle
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, process_time, sleep
from typing import Any, NamedTuple

import httpx
import uvicorn
from sqlalchemy import select

from streams.board.access.rights import Scope
from streams.board.access.settled import team
from streams.board.access.store import open_store
from streams.board.access.tokens import add_token
from streams.board.app import create_app
from streams.board.project import Delivered
from streams.board.projector import look_seldom_for_cycles, write
from streams.board.serving import Server
from streams.board.store import opened
from streams.board.tables import threads
from streams.kafka.reading import AT_ONCE
from streams.settings import Settings
from tests.bench import Figure
from tests.bench.boards import FLAGS, STATEMENTS, log

A_SECOND, LIVE_AT_ONCE = 1_000, 250
"""Facts that come in a second while people ask, and in a transaction."""
USERS, SECONDS, PORT = 50, 60, 8_797
WARM_UP_SECONDS = 5
READS = (2, 5)
"""How long a user looks at an answer, in seconds."""
WORDS = ["ministry", "border crossing", '"of the"', "soldiers", "harvest town", "price"]
SIDES = ["AIN", "BJO", "CKP", "DLQ"]
CONTEXT = get_context("spawn")


class Taken(NamedTuple):
    """Facts a second that a projector took in, how late it was at most, and the seconds of CPU time and of the clock that it took."""

    rate: float
    late: float
    of_cpu: float
    seconds: float


class Rebuilt(NamedTuple):
    """How many facts a projector took in, and the seconds of the clock and of CPU time that it took."""

    facts: int
    seconds: float
    of_cpu: float


def board() -> Iterator[Figure]:
    """Rebuild it in one process, then ask it in another."""
    live = SECONDS * A_SECOND
    with TemporaryDirectory() as home:
        url, there, coming = f"sqlite:///{home}/board.db", Path(home) / "there", Path(home) / "coming"
        messages = list(log(STATEMENTS + live, FLAGS * 2))
        cut = next(place for place, message in enumerate(messages) if message.topic == "statements" and message.offset == STATEMENTS)
        there.write_bytes(pickle.dumps([tuple(message) for message in messages[:cut]]))
        coming.write_bytes(pickle.dumps([tuple(message) for message in messages[cut : cut + live]]))
        del messages
        yield rebuilding(url, there)
        yield from asking(url, coming)


def rebuilding(url: str, there: Path) -> Figure:
    """A read model filled from a log that is there."""
    rates: Queue[Rebuilt] = CONTEXT.Queue()
    with _running(CONTEXT.Process(target=rebuild, args=(url, there, rates))):
        facts, seconds, of_cpu = rates.get()
    told = f"{facts} facts, {STATEMENTS} of them statements; {facts / of_cpu:.0f} a second of its own CPU time"
    return Figure("board rebuilt from the log", f"{facts / seconds:.0f} facts/s", told)


def rebuild(url: str, there: Path, rates: "Queue[Rebuilt]") -> None:
    """Take in a whole log, as a projector does that finds nothing of it in its read model."""
    look_seldom_for_cycles()
    messages = _kept(there)
    gc.freeze()  # a projector does not hold the log that this one is given
    engine, begin, of_cpu = opened(url), perf_counter(), process_time()
    for start in range(0, len(messages), AT_ONCE):
        write(engine, messages[start : start + AT_ONCE])
    rates.put(Rebuilt(len(messages), perf_counter() - begin, process_time() - of_cpu))


def _kept(messages: Path) -> list[Delivered]:
    return [Delivered(*fields) for fields in pickle.loads(messages.read_bytes())]


def asking(url: str, coming: Path) -> Iterator[Figure]:
    """What users wait for while a projector writes."""
    rates: Queue[Taken] = CONTEXT.Queue()
    token = add_token(open_store(_settings(url)), "bench", [Scope.READ], datetime.now(UTC))
    before = _of_children()
    served, taking = CONTEXT.Process(target=serve, args=(url,)), CONTEXT.Process(target=take, args=(url, coming, rates))
    with _running(served), _running(taking):
        own, begin = process_time(), monotonic()
        waited = asyncio.run(use(_threads(url), token))
        own, seconds = process_time() - own, monotonic() - begin
        taken = rates.get(timeout=SECONDS * 10)
    yield from _waits(waited, taken)
    cores = {
        "server": (_of_children() - before - taken.of_cpu) / seconds,
        "projector": taken.of_cpu / taken.seconds,
        "users": own / seconds,
    }
    told = ", ".join(f"{name} {share:.2f}" for name, share in cores.items())
    yield Figure("board: cores in use", told, "starting the server and warming up included")


def _waits(waited: Mapping[str, list[float]], taken: Taken) -> Iterator[Figure]:
    asked = sum(map(len, waited.values())) / (SECONDS - WARM_UP_SECONDS)
    meanwhile = f"{taken.rate:.0f} facts/s came in (at most {taken.late:.1f} s late)"
    for kind, seconds in waited.items():
        cuts = quantiles(seconds, n=20)
        of = f"{len(seconds)} pages; {USERS} users, {READS[0]} to {READS[1]} s a page, {asked:.1f} pages/s in all, while {meanwhile}"
        yield Figure(f"board: {kind}", f"p50 {1000 * cuts[9]:.0f} ms, p95 {1000 * cuts[18]:.0f} ms", of)


def _of_children() -> float:
    """Seconds of CPU time of the processes that have ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def serve(url: str) -> None:
    """Answer until the process is ended; who asks has a token, which costs its time, too."""
    settings = _settings(url)
    app = create_app(settings, opened(url), team(open_store(settings), partial(datetime.now, UTC)))
    config = uvicorn.Config(app, port=PORT, log_level="warning", access_log=False, timeout_keep_alive=60)
    Server(config, app.state.pulse).run()


def take(url: str, coming: Path, rates: "Queue[Taken]") -> None:
    """Take facts in at an even rate; tells what came of it."""
    look_seldom_for_cycles()
    engine, messages = opened(url), _kept(coming)
    begin, late, of_cpu = monotonic(), 0.0, process_time()
    for start in range(0, len(messages), LIVE_AT_ONCE):
        write(engine, messages[start : start + LIVE_AT_ONCE])
        ahead = begin + (start + LIVE_AT_ONCE) / A_SECOND - monotonic()
        late = max(late, -ahead)
        sleep(max(ahead, 0))
    seconds = monotonic() - begin
    rates.put(Taken(len(messages) / seconds, late, process_time() - of_cpu, seconds))


def _settings(url: str) -> Settings:
    return Settings(data_dir=Path(url.removeprefix("sqlite:///")).parent, bootstrap_servers="127.0.0.1:1")


async def use(known: Sequence[str], token: str) -> dict[str, list[float]]:
    """What users at once wait for each kind of answer, in seconds."""
    waited: dict[str, list[float]] = defaultdict(list)
    limits = httpx.Limits(max_connections=USERS, max_keepalive_connections=USERS)
    asking: dict[str, Any] = {"base_url": f"http://127.0.0.1:{PORT}", "headers": {"Authorization": f"Bearer {token}"}}
    async with httpx.AsyncClient(**asking, limits=limits, timeout=60) as client:
        await _answering(client)
        until = monotonic() + SECONDS
        await asyncio.gather(*(_user(client, Random(number), known, partial(_note, waited, until)) for number in range(USERS)))
    return dict(waited)


def _note(waited: dict[str, list[float]], until: float, kind: str, seconds: float) -> bool:
    """Write down what was waited for once all is warm; whether to go on."""
    if monotonic() > until - SECONDS + WARM_UP_SECONDS:
        waited[kind].append(seconds)
    return monotonic() < until


async def _user(client: httpx.AsyncClient, random: Random, known: Sequence[str], note: Any) -> None:
    await asyncio.sleep(random.uniform(0, READS[1]))
    while note(*await _waited(client, *_asked(random, known))):
        await asyncio.sleep(random.uniform(*READS))


async def _waited(client: httpx.AsyncClient, kind: str, path: str, query: dict[str, str]) -> tuple[str, float]:
    begin = perf_counter()
    (await client.get(path, params=query)).raise_for_status()
    return kind, perf_counter() - begin


def _asked(random: Random, known: Sequence[str]) -> tuple[str, str, dict[str, str]]:
    """Two of five look at the inbox, two at a thread, one searches."""
    drawn = random.random()
    if drawn < 0.4:
        return "inbox", "/", random.choice([{}, {}, {"side": random.choice(SIDES)}, {"relation": "reversal"}])
    if drawn < 0.8:
        return "thread", f"/threads/{random.choice(known)}", {}
    return "search", "/", {"words": random.choice(WORDS)}


async def _answering(client: httpx.AsyncClient) -> None:
    deadline = monotonic() + 60
    while True:
        try:
            (await client.get("/healthz")).raise_for_status()
            return
        except httpx.TransportError:
            if monotonic() > deadline:
                raise
            await asyncio.sleep(0.2)


def _threads(url: str) -> list[str]:
    engine = opened(url)
    with engine.connect() as connection:
        found = list(connection.scalars(select(threads.c.id).order_by(threads.c.weight.desc()).limit(2_000)))
    engine.dispose()
    return found


@contextmanager
def _running(process: BaseProcess) -> Iterator[None]:
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()
