"""The consumers in schemas/README.md, taken from its text and run: all of them come to the same flags, those that stand."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NoReturn, cast

import pytest

from schemas import flags
from schemas.flags import FlagFact
from schemas.followups import FollowUpFact
from schemas.topics import FLAGS, THREADS
from streams.broker import jars
from streams.followup.commands import Acknowledge
from streams.followup.decide import Thread, decide
from streams.kafka import create_topics, publish
from streams.settings import Settings
from streams.show.progress import unheard
from tests.compare.build import said
from tests.contract.cached import IN_CI, cached, npm
from tests.followup.build import decided
from tests.kafka.workers import on, until, worker
from tests.notify.build import flagged, taken_back

pytestmark = pytest.mark.kafka

PROGRAMS = dict(
    re.findall(
        r"^<!-- (\S+) -->\n```\w+\n(.+?)^```$",
        (Path(__file__).parents[2] / "schemas" / "README.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
)
SIDES = ("RUS", "USA", "FRA", "TUR")
SAYINGS = {side: [said(day=f"201{year}-03-14", side=side) for year in range(4)] for side in SIDES}


def history() -> list[FlagFact]:
    """Flags of several claim groups: revised, withdrawn, raised again, out of order, and many of them twice."""
    facts: list[FlagFact] = []
    for number, side in enumerate(SIDES):
        first, then, last = (flagged(now, before) for before, now in pairwise(SAYINGS[side]))
        newer = then.model_copy(update={"revision": 2, "utterances": 3})
        again = last.model_copy(update={"revision": 3, "sources": 3})
        facts += [first, newer, then, last, taken_back(last), *([again] if number % 2 else []), last, newer]
    return facts


def skip(reason: str) -> NoReturn:
    """Skip a test, but in CI."""
    (pytest.fail if IN_CI else pytest.skip)(reason)


def requires(*tools: str) -> None:
    """Skip where a tool is not installed."""
    if absent := [tool for tool in tools if not shutil.which(tool)]:
        skip(f"{absent[0]} is not installed")


def python(file: Path) -> list[str]:
    return [sys.executable, "-W", "ignore", str(file)]


def java(file: Path) -> list[str]:
    """Java runs a single file from its source where there is a compiler: that of a JDK."""
    requires("java", "javac")
    return ["java", "-cp", ":".join(map(str, jars(unheard))), str(file)]


def javascript(file: Path) -> list[str]:
    requires("node", "npm")
    try:
        packages = cached("kafkajs-2.2.4", partial(npm, ("kafkajs@2.2.4",)))
    except subprocess.SubprocessError as error:
        skip(f"kafkajs can not be fetched: {error}")
    (file.parent / "node_modules").symlink_to(packages / "node_modules")
    return ["node", str(file)]


LANGUAGES = {"flags.py": python, "Flags.java": java, "flags.js": javascript}


def run(name: str, tmp_path: Path, launch: Callable[[Path], list[str]], *arguments: str) -> list[str]:
    """What a program of the README prints, in lines."""
    file = tmp_path / name
    file.write_text(PROGRAMS[name], "utf-8")
    variables = os.environ | {"KAFKAJS_NO_PARTITIONER_WARNING": "1"}
    done = subprocess.run([*launch(file), *arguments], capture_output=True, text=True, check=False, timeout=120, env=variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def filled(broker: str) -> Settings:
    """Topics with flags of all kinds."""
    found = Settings(bootstrap_servers=broker, topic_prefix="consumed", partitions=2)
    create_topics(found)
    publish(found, history())
    return found


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_consumer_prints_the_flags_that_stand_whatever_comes_twice_or_late(name: str, filled: Settings, tmp_path: Path) -> None:
    standing = flags.standing(cast(list[FlagFact], on(filled, FLAGS)))
    wanted = [f"{flag} {fact.revision} {fact.relation} {fact.statement}" for flag, fact in sorted(standing.items())]

    printed = run(name, tmp_path, LANGUAGES[name], str(filled.bootstrap_servers), FLAGS.full_name(filled.topic_prefix))

    assert len(wanted) == 2 * len(SIDES) + 2
    assert printed == wanted


def test_a_consumer_that_starts_from_the_threads_reads_no_history(settings: Settings, tmp_path: Path) -> None:
    sayings = [saying for side in SIDES for saying in SAYINGS[side]]
    about = Thread("RUS:forces", tuple((one.id,) for one in SAYINGS["RUS"]))
    seen: FollowUpFact = decide(Acknowledge(), about, decided(1))
    create_topics(settings)
    publish(settings, [*sayings, *history(), seen])
    topic = str(settings.bootstrap_servers), THREADS.full_name(settings.topic_prefix)

    with worker(settings, "threads"):
        wanted = sorted(
            f"{SAYINGS[side][0].id} {'acknowledged' if side == 'RUS' else 'open'} {4 if number % 2 else 3} repeat"
            for number, side in enumerate(SIDES)
        )
        (tmp_path / "run").mkdir()
        printed = until(lambda: run("threads.py", tmp_path / "run", python, *topic), wanted.__eq__)

    assert printed == wanted


def test_each_consumer_is_about_twenty_lines_long() -> None:
    lengths = {name: len([line for line in PROGRAMS[name].splitlines() if line and "import" not in line]) for name in PROGRAMS}

    assert PROGRAMS.keys() == LANGUAGES.keys() | {"threads.py"}
    assert max(lengths.values()) <= 26, lengths
