"""What a page says of itself in JSON-LD."""

import pytest

from streams.ingest.linked_data import Told, told

ARTICLE = """{"@type": "NewsArticle", "headline": "Half go home &amp; stay", "datePublished": "2021-06-09T23:30:00-05:00",
 "publisher": {"@type": "Organization", "name": "Harbour Post"}, "url": "https://x.example/a"}"""
READ = Told("Half go home & stay", "Harbour Post", "2021-06-09T23:30:00-05:00", "https://x.example/a")


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([ARTICLE], READ),
        ([f"[{ARTICLE}]"], READ),
        ([f'{{"@graph": [{{"@type": "WebPage", "headline": "x"}}, {ARTICLE}]}}'], READ),
        (["{broken", '{"@type": "WebSite"}', "7", ARTICLE], READ),
        (['{"@type": ["Thing", "ReportageNewsArticle"], "publisher": ["Harbour Post"]}'], Told(outlet="Harbour Post")),
        (['{"@type": "Article", "headline": 7, "publisher": [], "url": "/a", "datePublished": " "}'], Told()),
        (['{"@type": 7}', '{"@type": null}', "[" * 100_000], Told()),
        ([], Told()),
    ],
)
def test_the_first_article_of_the_page_speaks(blocks: list[str], found: Told) -> None:
    assert told(blocks) == found
