"""The demo's articles give exactly the flags that the demo waits for."""

from streams.demo import AWAITED, articles, awaited
from streams.local import in_order, scan
from tests.corpus.read import published


def test_the_demo_articles_raise_the_awaited_flags_and_no_other() -> None:
    batch = scan(in_order(map(published, articles())))

    raised = [awaited(flag, batch.statements[flag.statement]) for flag in batch.flags]
    assert sorted(raised, key=str) == sorted(AWAITED, key=str)
