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


def said(log_format: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run((sys.executable, "-c", SAY.format(log_format=log_format)), capture_output=True, text=True, check=True)


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
