"""Facts as CloudEvents."""

from datetime import UTC, date, datetime, timedelta

import pytest

from schemas.articles import ArticlePublished
from schemas.flags import Earlier, Relation, StatementFlagged, Why
from streams.envelope import event_type, headers, record

NOON = datetime(2021, 6, 9, 12, tzinfo=UTC)


def published() -> ArticlePublished:
    return ArticlePublished(article="a-1", revision=1, text="Words.", outlet="Harbour Post", published=date(2021, 6, 9))


def flagged(revision: int) -> StatementFlagged:
    earlier = Earlier(nearest="s-1", first="s-1", best="s-1")
    counts = {"utterances": 2, "sources": 2, "score": 0.9}
    why = Why(agreed={}, text=0.5)
    return StatementFlagged(
        revision=revision, relation=Relation.REPEAT, statement="s-2", group="PRT:forces", earlier=earlier, why=why, **counts
    )


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("StatementRecorded", "saidbefore.statement.recorded.v1"),
        ("FlagWithdrawn", "saidbefore.flag.withdrawn.v1"),
        ("FollowUpResolved", "saidbefore.followup.resolved.v1"),
    ],
)
def test_a_type_is_noun_and_verb(name: str, type_: str) -> None:
    assert event_type(name) == type_


def test_every_attribute_that_cloudevents_demands_is_there() -> None:
    assert dict(headers(published(), NOON)) == {
        "ce_specversion": b"1.0",
        "ce_id": published().id.encode(),
        "ce_type": b"saidbefore.article.published.v1",
        "ce_source": b"/saidbefore/articles",
        "ce_time": b"2021-06-09T12:00:00+00:00",
        "ce_dataschema": b"https://saidbefore.example/facts/ArticlePublished.v1.json",
        "content-type": b"application/json",
    }


def test_revisions_of_a_flag_share_its_id_but_are_not_duplicates_of_each_other() -> None:
    first, second = flagged(1), flagged(2)

    assert first.id == second.id
    assert dict(headers(first, NOON))["ce_id"] != dict(headers(second, NOON))["ce_id"]


def test_a_fact_written_again_later_has_the_same_key_and_value() -> None:
    now, later = (record(flagged(1), "saidbefore", NOON + timedelta(days=days)) for days in (0, 365))

    assert now[:3] == later[:3]
    assert (now.topic, now.key) == ("saidbefore.flags.v1", b"PRT:forces")
