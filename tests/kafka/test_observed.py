"""What running workers tell of their work: metrics, a line for each fact, and the trace of an article, through Apache Kafka."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from schemas.flags import StatementFlagged
from schemas.topics import ARTICLES, FLAGS, STATEMENTS
from streams.kafka import create_topics, publish, read_all
from streams.settings import Settings, environment
from tests.kafka.collector import Kept, collector
from tests.kafka.test_extract import article
from tests.kafka.workers import log_of, on, until, worker

pytestmark = pytest.mark.kafka

TEXT = """---
outlet: {outlet}
published: {day}
url: https://harbour-post.example/{day}
---
French President Emmanuel Macron announced on Monday that the country would withdraw its troops from Mali.
"""


def told_by(settings: Settings, role: str, event: str) -> list[dict[str, Any]]:
    """What a worker logged of one kind."""
    lines = [json.loads(line) for line in log_of(settings, role).read_text("utf-8").splitlines() if line.startswith("{")]
    return [line for line in lines if line["event"] == event]


Samples = Mapping[tuple[str, ...], float]
"""Name and the values of its labels, sorted -> value."""


def measured(settings: Settings, role: str) -> Samples:
    """The samples of a worker."""
    (served,) = told_by(settings, role, "metrics.served")
    text = httpx.get(f"http://127.0.0.1:{served['port']}/metrics", timeout=30).text
    samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
    return {(sample.name, *sorted(sample.labels.values())): sample.value for sample in samples}


def test_workers_tell_of_their_work_in_metrics_lines_and_traces(settings: Settings, tmp_path: Path) -> None:
    for outlet, day in (("Harbour Post", "2016-03-16"), ("Harbour Post", "2018-03-14")):
        (tmp_path / f"{day}.txt").write_text(TEXT.format(outlet=outlet, day=day), "utf-8")
    create_topics(settings)
    with collector() as (address, spans):
        observed = settings.model_copy(update={"metrics_port": 0, "otlp_endpoint": address})
        with worker(observed, "extract"), worker(observed, "compare"):
            command = (sys.executable, "-m", "streams.cli", "ingest", *map(str, sorted(tmp_path.glob("*.txt"))))
            subprocess.run(command, env=environment(observed), check=True, capture_output=True)
            publish(settings, [article(99, language="fr")])
            until(lambda: on(settings, FLAGS), bool)
            extracted = until(lambda: measured(observed, "extract"), lambda seen: LETTER in seen)
            compared = until(lambda: measured(observed, "compare"), lambda seen: bool(seen.get(COMPARED)))
        until(lambda: len(spans), (2 + 3 + 2).__le__)

    assert_measured(extracted, compared)
    assert_joined(observed)
    assert_traced(observed, spans)


LETTER = ("saidbefore_dead_letters_total", "articles", "language", "no")
COMPARED = ("saidbefore_flags_raised_total", "repeat")


def assert_measured(extracted: Samples, compared: Samples) -> None:
    assert extracted["saidbefore_facts_handled_total", "ArticlePublished", "articles", "handled"] == 2
    assert extracted["saidbefore_facts_handled_total", "ArticlePublished", "articles", "buried"] == 1
    assert extracted[LETTER] == 1
    assert extracted["saidbefore_statements_recorded_total", "announced"] == 2
    lags = {key[1:]: value for key, value in extracted.items() if key[0] == "saidbefore_lag_messages"}
    assert lags == {(partition, topic): 0 for partition in "01" for topic in ("articles", "readings")}
    assert compared["saidbefore_facts_handled_total", "StatementRecorded", "handled", "statements"] == 2
    assert compared["saidbefore_article_to_flag_seconds_count",] == 1
    assert 0 < compared["saidbefore_article_to_flag_seconds_sum",] < 600
    assert compared["process_resident_memory_bytes",] > 0


def assert_joined(settings: Settings) -> None:
    """From the line of the flag's statement back to that of its article, by ids; a line for each message, and where it was."""
    (flag,) = (fact for fact in on(settings, FLAGS) if isinstance(fact, StatementFlagged))
    lines = told_by(settings, "compare", "fact.handled")
    (compared,) = (line for line in lines if line["topic"] == "statements" and flag.id in line.get("flags", ()))
    (extracted,) = (line for line in told_by(settings, "extract", "fact.handled") if compared["statement"] in line.get("statements", ()))
    places = {(message.partition, message.offset) for message in read_all(settings, STATEMENTS)[0]}

    assert (compared["article"], compared["type"]) == (extracted["article"], "StatementRecorded")
    assert {(line["partition"], line["offset"]) for line in lines if line["topic"] == "statements"} == places
    assert compared["ms"] > 0
    (buried,) = told_by(settings, "extract", "message.buried")
    assert (buried["topic"], buried["reason"]) == (ARTICLES.full_name(settings.topic_prefix), "language")


def assert_traced(settings: Settings, spans: list[Kept]) -> None:
    """One trace from an article to its flag, over three processes, each the parent of the next."""
    (line,) = (line for line in told_by(settings, "compare", "fact.handled") if line.get("flags"))
    about = {"saidbefore.topic": "statements", "saidbefore.statement": line["statement"]}
    (compare,) = (span for span in spans if about.items() <= span.told.items())
    (extract,) = (span for span in spans if span.span == compare.parent)
    (ingest,) = (span for span in spans if span.span == extract.parent)
    (message,) = read_all(settings, FLAGS)[0]
    carried = dict(message.headers)

    assert [span.service for span in (ingest, extract, compare)] == ["saidbefore-ingest", "saidbefore-extract", "saidbefore-compare"]
    assert [span.name for span in (ingest, extract, compare)] == ["ingest", "extract", "compare"]
    assert len({span.trace for span in (ingest, extract, compare)}) == 1
    assert not ingest.parent
    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]", carried["traceparent"].decode())
    assert carried["traceparent"].split(b"-")[1].decode() == compare.trace.hex()
    assert carried["ce_articletime"]
