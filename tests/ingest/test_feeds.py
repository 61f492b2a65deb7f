"""Items of RSS and Atom feeds."""

import pytest

from streams.ingest.drafts import ArticleDraft, Format, Raw, Reason, Refusal
from streams.ingest.feeds import read_feed

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post</title>
<item><title>Half &amp;amp; half</title><link>https://x.example/a</link><pubDate>Wed, 09 Jun 2021 23:30:00 -0500</pubDate>
<description>short</description><content:encoded>
<![CDATA[<p>Half of the battalion will be home by September.</p><p>So she said.</p>]]></content:encoded></item>
<item><title>Only a summary</title><description>The battalion stays in Mali, the minister said.</description></item>
<item><title>Nothing</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coastal Times</title><entry><title>Stay</title><link href="https://y.example/b"/>
<updated>2021-06-09T10:00:00Z</updated><content type="text">The battalion stays: 1 &lt; 2.</content></entry></feed>"""


def read(body: bytes) -> list[ArticleDraft | Refusal]:
    return read_feed(Raw("f.xml", body, Format.FEED))


def test_rss_items_come_with_their_content_else_their_summary() -> None:
    text = "Half of the battalion will be home by September.\nSo she said."

    assert read(RSS) == [
        ArticleDraft("f.xml#1", text, "Half & half", "Harbour Post", "Wed, 09 Jun 2021 23:30:00 -0500", "https://x.example/a"),
        ArticleDraft("f.xml#2", "The battalion stays in Mali, the minister said.", "Only a summary", "Harbour Post"),
        ArticleDraft("f.xml#3", "", "Nothing", "Harbour Post"),
    ]


ITEM = "The battalion stays in Mali, the minister said."


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<description>{ITEM}</description><content:encoded></content:encoded>", ITEM),
        (f"<description>{ITEM} Half of it.</description><content:encoded>{ITEM}</content:encoded>", f"{ITEM} Half of it."),
        (f"<description>&lt;p&gt;{ITEM}&lt;/p&gt;&lt;p&gt;&amp;ldquo;Half.&amp;rdquo;&lt;/p&gt;</description>", f"{ITEM}\n“Half.”"),
        (f"<description>&amp;lt;p&amp;gt;{ITEM}&amp;lt;/p&amp;gt; &amp;amp;amp; half</description>", f"{ITEM}\n& half"),
        (f"<description><![CDATA[{ITEM}<br/><br/>Half of it.]]></description>", f"{ITEM}\nHalf of it."),
        (f"<description>{ITEM}\n\nHalf of it.</description>", f"{ITEM}\n\nHalf of it."),
        (f"<description><![CDATA[<p>{ITEM}</p><p>The post <a href='/'>Mali</a> appeared first on Post.</p>]]></description>", ITEM),
        (f"<description>{ITEM} [&#8230;]</description>", ITEM),
    ],
)
def test_an_item_is_read_whether_it_is_html_or_not(inside: str, text: str) -> None:
    namespace = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    (found,) = read(f"<rss version='2.0' {namespace}><channel><item>{inside}</item></channel></rss>".encode())

    assert isinstance(found, ArticleDraft)
    assert found.text == text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-16"])
def test_a_feed_says_the_same_in_every_charset(charset: str) -> None:
    item = "<item><description>Café.</description></item>"
    (found,) = read(f"<?xml version='1.0' encoding='{charset}'?><rss version='2.0'><channel>{item}</channel></rss>".encode(charset))

    assert isinstance(found, ArticleDraft)
    assert found.text == "Café."


def test_atom_entries_are_dated_by_their_update_where_they_tell_no_other_day() -> None:
    assert read(ATOM) == [
        ArticleDraft("f.xml#1", "The battalion stays: 1 < 2.", "Stay", "Coastal Times", "2021-06-09T10:00:00Z", "https://y.example/b")
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"garbage", Reason.MALFORMED),
        (b"<sitemap/>", Reason.MALFORMED),
        (b"/etc/hostname", Reason.MALFORMED),  # a name is not opened
        (b'<rss version="2.0"><channel><title>Harbour Post</title></channel></rss>', Reason.EMPTY),
    ],
)
def test_what_is_no_feed_or_an_empty_one_is_refused(body: bytes, reason: Reason) -> None:
    (refusal,) = read(body)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason


def test_the_items_before_a_break_are_read() -> None:
    assert read(RSS[: RSS.index(b"<item><title>Only")])[0].source == "f.xml#1"


LAUGHS = "".join(f"<!ENTITY l{number} '{f'&l{number - 1};' * 10}'>" for number in range(1, 10))
DECLARED = {
    "billion laughs": f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LAUGHS}]>",
    "a file": "<!DOCTYPE rss [<!ENTITY l9 SYSTEM 'file:///etc/passwd'>]>",
    "an address": "<!DOCTYPE rss [<!ENTITY l9 PUBLIC 'x' 'http://127.0.0.1:1/'>]>",
    "a parameter": "<!DOCTYPE rss [<!ENTITY % all SYSTEM 'file:///etc/passwd'> %all;]>",
    "behind a comment": "<!-- <rss> --><!DOCTYPE rss [<!entity l9 'ha'>]>",
}


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-32", "utf-7", "cp037"])
@pytest.mark.parametrize("declared", DECLARED.values(), ids=DECLARED)
def test_entities_of_its_own_are_never_unfolded_nor_fetched(declared: str, charset: str) -> None:
    items = f"<item><title>x</title><description>{ITEM} &l9;</description></item>"
    feed = f"<?xml version='1.0' encoding='{charset}'?>{declared}<rss version='2.0'><channel>{items}</channel></rss>"

    found = read(feed.encode(charset))

    assert all(isinstance(one, Refusal) for one in found) or charset in {"utf-7", "cp037"}
    assert not any("root:" in one.text or "haha" in one.text for one in found if isinstance(one, ArticleDraft))


def test_a_doctype_without_entities_is_no_reason_to_refuse_a_feed() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    item = f"<rss version='0.91'><channel><item><description>{ITEM}</description></item></channel></rss>".encode()

    (found,) = read(b"<?xml version='1.0'?>" + doctype + item)

    assert isinstance(found, ArticleDraft)
    assert found.text == ITEM
