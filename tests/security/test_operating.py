"""What an operator does, each with exactly the rights that the table gives to it."""

from datetime import date
from uuid import uuid4

import pytest

from schemas.articles import ArticlePublished
from schemas.topics import READINGS
from streams.acls import Role, acls
from streams.archive.exporting import export
from streams.archive.importing import restore
from streams.commands.promote import abandon, promote
from streams.commands.rehearse import rehearse
from streams.commands.shadow import Days
from streams.doctor.examine import examine
from streams.doctor.findings import Level
from streams.kafka import create_topics, publish
from streams.kafka.connection import admin
from streams.letters.handling import all_letters
from streams.settings import Settings
from streams.show.progress import unheard
from tests.kafka.workers import on
from tests.security.granting import grant, rights
from tests.security.secured import Secured

pytestmark = pytest.mark.kafka

SAID = "Portuguese Defence Minister Ana Delgado announced that Portugal would withdraw its battalion from Mali."
ARTICLE = ArticlePublished(article="a-1", revision=1, text=SAID, outlet="Harbour Post", published=date(2021, 6, 9), language="en")
TABLE = "{prefix}-extract-articles-changelog"


@pytest.fixture
def log(granted: Settings) -> Settings:
    """Topics with an article in which nothing was found yet, and one in which a worker remembers; the settings are the operator's."""
    create_topics(granted)
    with admin(granted) as client:
        client.create_topics({TABLE.format(prefix=granted.topic_prefix): {"num_partitions": granted.partitions}}, wait_for_metadata=True)
    publish(granted, [ARTICLE])
    return granted


def test_a_newer_extractor_is_rehearsed_promoted_and_abandoned(log: Settings, kafka: Secured) -> None:
    found = rehearse(kafka.scram(Role.REHEARSE, log), Days(date(2021, 1, 1)), 5, unheard)
    done = promote(kafka.scram(Role.PROMOTE, log), unheard)
    deleted = abandon(kafka.scram(Role.ABANDON, log))

    assert found.articles == done.articles == len(on(log, READINGS)) == 1
    assert f"topic {log.topic_prefix}.rehearsal.readings.v1" in deleted


def test_a_log_is_taken_to_another_place(log: Settings, kafka: Secured) -> None:
    elsewhere = log.model_copy(update={"topic_prefix": f"t{uuid4().hex[:8]}"})
    grant(log, rights(acls(elsewhere.topic_prefix, Role.IMPORT)))

    written = export(kafka.scram(Role.EXPORT, log), log.data_dir / "backup", unheard)
    again = restore(kafka.scram(Role.IMPORT, elsewhere), log.data_dir / "backup", unheard)

    assert written.records == again.new > 0
    assert written.topics == again.topics


def test_it_is_looked_at(log: Settings, kafka: Secured) -> None:
    assert all_letters(kafka.scram(Role.LETTERS, log)) == []
    assert {finding.check for finding in examine(kafka.scram(Role.DOCTOR, log)) if finding.level is Level.WRONG} <= {"lag"}
