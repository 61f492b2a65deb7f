"""Logs: words in a terminal, JSON elsewhere, always on stderr, the libraries' warnings among them."""

import json
import subprocess
import sys

import pytest

SAY = """
import logging, structlog
from streams.log import configure
configure({log_format!r})
structlog.get_logger().info("statement.recorded", statement="s-1")
logging.getLogger("faust").warning("partitions %s", "moved")
logging.getLogger("faust").info("not told")
"""
MANY = """
from streams.log import all_at_once, configure
configure({log_format!r})
all_at_once("fact.handled", [{{"statement": "s-1", "ms": 1.5}}, {{"statement": "s-2", "ms": 2}}])
"""


def said(log_format: str, script: str = SAY) -> subprocess.CompletedProcess[str]:
    return subprocess.run((sys.executable, "-c", script.format(log_format=log_format)), capture_output=True, text=True, check=True)


@pytest.mark.parametrize("log_format", ["auto", "json"])
def test_elsewhere_than_in_a_terminal_logs_are_json(log_format: str) -> None:
    ours, theirs = map(json.loads, said(log_format).stderr.splitlines())

    assert (ours["event"], ours["level"], ours["statement"]) == ("statement.recorded", "info", "s-1")
    assert (theirs["event"], theirs["level"]) == ("partitions moved", "warning")


def test_words_have_colours_only_in_a_terminal() -> None:
    told = said("console")

    assert "statement.recorded" in told.stderr
    assert "\x1b" not in told.stderr
    assert told.stdout == ""


def test_many_lines_at_once_are_as_structlog_would_write_them() -> None:
    first, second = map(json.loads, said("json", MANY).stderr.splitlines())

    assert (first["event"], first["level"], first["statement"], first["ms"]) == ("fact.handled", "info", "s-1", 1.5)
    assert first.keys() == second.keys() == {"event", "level", "timestamp", "statement", "ms"}
    assert said("console", MANY).stderr.count("fact.handled") == 2
