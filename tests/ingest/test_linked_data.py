"""What a page says of itself in JSON-LD."""

import pytest

from streams.ingest.linked_data import Told, told

ARTICLE = """{"@type": "NewsArticle", "headline": "Half go home &amp; stay", "datePublished": "2021-06-09T23:30:00-05:00",
 "publisher": {"@type": "Organization", "name": "Harbour Post"}, "url": "https://x.example/a"}"""
READ = Told("Half go home & stay", "Harbour Post", "2021-06-09T23:30:00-05:00", "https://x.example/a")

BY_NAMES = """{"@graph": [{"@type": "WebPage", "@id": "https://x.example/a", "name": "Half go | HP"},
 {"@type": "Article", "headline": "Half go", "mainEntityOfPage": {"@id": "https://x.example/a"}, "publisher": {"@id": "/#us"}},
 {"@type": "Organization", "@id": "/#us", "name": "Harbour Post"}]}"""
LIVE = """{"@type": "LiveBlogPosting", "headline": "Gao: live", "liveBlogUpdate": [
 {"@type": "BlogPosting", "headline": "We leave", "articleBody": "Half go, she said."}, 7,
 {"@type": "BlogPosting", "headline": "She lands", "articleBody": "She has landed. "}]}"""


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([ARTICLE], READ),
        ([f"[{ARTICLE}]"], READ),
        ([BY_NAMES], Told("Half go", "Harbour Post", url="https://x.example/a")),
        ([BY_NAMES.replace('/#us", "name', '/#others", "name')], Told("Half go", url="https://x.example/a")),
        ([f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}'], READ),
        ([f"\n//<![CDATA[\n{ARTICLE}\n//]]>\n"], READ),
        ([f"<!-- {ARTICLE} -->"], READ),
        ([ARTICLE.replace("go home", "go\n\thome")], READ._replace(title="Half go  home & stay")),
        ([ARTICLE.replace("NewsArticle", "BlogPosting")], READ),
        (['{"@type": "JobPosting", "headline": "Cook wanted"}'], Told()),
        (['{"@type": "Article", "datePublished": {"@type": "Date", "@value": "2021-06-09"}}'], Told(published="2021-06-09")),
        (['{"@type": "Article", "articleBody": "Half go.\\n\\nHalf stay."}'], Told(body="Half go.\n\nHalf stay.")),
        ([LIVE], Told("Gao: live", body="We leave\nHalf go, she said.\nShe lands\nShe has landed.")),
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
