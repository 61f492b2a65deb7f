"""Members of a group through Apache Kafka: at no moment do two of them have a partition."""

from contextlib import ExitStack
from time import monotonic

import pytest

from schemas.topics import FLAGS
from streams.kafka import create_topics, group
from streams.settings import Settings
from tests.kafka.workers import DEADLINE

pytestmark = pytest.mark.kafka


def test_no_partition_is_that_of_two_members_while_a_group_shares_them_out(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group, "SESSION_MS", 6_000)  # a member hears of a newcomer with its next heartbeat, a third of it later
    create_topics(settings)

    with ExitStack() as leaving:
        first = leaving.enter_context(group.member(settings, FLAGS, "notify"))
        met = [first]
        deadline = monotonic() + DEADLINE
        while monotonic() < deadline and not all(each.partitions for each in met):
            for each in reversed(met):  # the newcomer hears of its partitions before the other one does
                each.keep_up()
                assert sum(len(one.partitions) for one in met) <= settings.partitions
            if first.partitions and len(met) == 1:
                met.append(leaving.enter_context(group.member(settings, FLAGS, "notify")))

        assert sorted(number for each in met for number in each.partitions) == [0, 1]
        assert all(each.has_joined for each in met)
