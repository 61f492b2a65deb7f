"""Articles out of HTML pages."""

import pytest

from streams.ingest.drafts import ArticleDraft, Format, Raw, Reason, Refusal
from streams.ingest.pages import decoded, read_page

HEAD = """<title>Half go home | Harbour Post</title><meta property="og:title" content="Half go home - HP">
<meta property="og:site_name" content="HP online"><meta property="article:published_time" content="2021-06-08T09:00:00Z">
<link rel="canonical" href="https://harbour.example/a">"""
LINKED = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Half go home", "datePublished": "2021-06-09",
"publisher": {"name": "Harbour Post"}, "url": "https://harbour.example/ld"}</script>"""
WORDS = """<p>&ldquo;Half of the <a href="/m">battalion</a>&rdquo; would be home by September, Ana&nbsp;Delgado <b>said</b>.</p>
<p>Others doubt it &amp; wait.</p>"""
TEXT = "“Half of the battalion” would be home by September, Ana Delgado said.\nOthers doubt it & wait."


def page(head: str, body: str = WORDS) -> bytes:
    menu = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
    return f"<!doctype html><html><head>{head}</head><body>{menu}<article>{body}</article></body></html>".encode()


def read_one(body: bytes, address: str | None = None, charset: str | None = None) -> ArticleDraft | Refusal:
    (found,) = read_page(Raw("a.html", body, Format.PAGE, address, charset))
    return found


@pytest.mark.parametrize(
    ("head", "address", "draft"),
    [
        (HEAD + LINKED, None, ArticleDraft("a.html", TEXT, "Half go home", "Harbour Post", "2021-06-09", "https://harbour.example/ld")),
        (HEAD, None, ArticleDraft("a.html", TEXT, "Half go home - HP", "HP online", "2021-06-08", "https://harbour.example/a")),
        ("", "https://harbour.example/b", ArticleDraft("a.html", TEXT, url="https://harbour.example/b")),
    ],
)
def test_json_ld_goes_before_the_head_and_the_head_before_the_address(head: str, address: str | None, draft: ArticleDraft) -> None:
    found = read_one(page(head), address)

    assert isinstance(found, ArticleDraft)
    assert found._replace(text=found.text.replace("\xa0", " ")) == draft


def test_a_senseless_day_in_json_ld_is_not_replaced_by_a_guess() -> None:
    found = read_one(page(HEAD + LINKED.replace("2021-06-09", "2021-13-40")))

    assert isinstance(found, ArticleDraft)
    assert found.published == "2021-13-40"


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body></body></html>",
        b"<html><body><nav><a href='/'>Home</a><a href='/news'>News</a></nav></body></html>",
        b"<html><head><title>Log in</title></head><body><form><input name='a'><button>Log in</button></form></body></html>",
        b"<html><script>var text = 'a long line of code that is not an article at all';</script></html>",
        b"<p>Short.</p>",
        f"<html><body>{'<p>We use cookies to show you the advertising that you like best.</p>'}</body></html>".encode(),
        b"no tags at all",
        b"\x00\x01\x02",
        b"<div>" * 50_000,
    ],
)
def test_a_page_without_an_article_is_refused(body: bytes) -> None:
    refusal = read_one(body)

    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.NO_ARTICLE


MORE = "The rest of them would stay in Mali for another year, she said, and train the army of the country."
BODY = f"Half of the battalion would be home by September, Ana Delgado said.\\n\\n{MORE}\\n\\n{MORE.replace('rest', 'best')}"
ARTICLE = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Half go home", "articleBody": "{BODY}"}}</script>'
COOKIES = "<div><p>We use cookies to give you the best experience on our site and to show you advertising.</p></div>"
BLOG = """<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Gao: live", "liveBlogUpdate":
 [{"@type": "BlogPosting", "headline": "We leave", "articleBody": "Half of them would be home by September, she said."}]}</script>"""


@pytest.mark.parametrize(
    ("body", "title", "text"),
    [
        pytest.param(
            page("", f"<p>{MORE}</p><amp-ad><div fallback>Advertisement</div></amp-ad><amp-social-share>Tweet this</amp-social-share>"),
            None,
            MORE,
            id="AMP",
        ),
        pytest.param(
            page("", f"<p>{MORE}</p><div class='wall'><p>Subscribe to read on.</p><p>Already a subscriber? Log in</p></div>"),
            None,
            MORE,
            id="the stub of a page that has to be paid for",
        ),
        pytest.param(
            page(ARTICLE, f"<p>{MORE}</p><p>Subscribe to read on.</p>"),
            "Half go home",
            BODY.replace("\\n", "\n"),
            id="a stub whose JSON-LD has all",
        ),
        pytest.param(
            f"<html><head>{ARTICLE}</head><body>{COOKIES}<div id='app'></div></body></html>".encode(),
            "Half go home",
            BODY.replace("\\n", "\n"),
            id="a page that a script fills",
        ),
        pytest.param(
            page(ARTICLE + f'<script type="application/ld+json">[{"7," * 100_000}7]</script>', f"<p>{MORE}</p>"),
            "Half go home",
            BODY.replace("\\n", "\n"),
            id="more JSON-LD than is searched",
        ),
        pytest.param(
            page(BLOG, f"<div><time>10.40am</time><h3>We leave</h3><p>{MORE}</p></div>"),
            "Gao: live",
            f"We leave\n{MORE}",
            id="a live blog",
        ),
        pytest.param(
            f"<html><head>{BLOG}</head><body><div id='app'></div></body></html>".encode(),
            "Gao: live",
            "We leave\nHalf of them would be home by September, she said.",
            id="a live blog that a script fills",
        ),
        pytest.param(page("", f"<div>{MORE}<br><br>{MORE}</div>"), None, f"{MORE}\n{MORE}", id="breaks for paragraphs"),
    ],
)
def test_the_text_of_a_page_is_all_of_the_article_and_nothing_else(body: bytes, title: str | None, text: str) -> None:
    found = read_one(body)

    assert isinstance(found, ArticleDraft)
    assert (found.title, found.text) == (title, text)


CURLY = "“Café”"


@pytest.mark.parametrize(
    ("body", "charset", "characters"),
    [
        (CURLY.encode(), None, CURLY),
        (CURLY.encode(), "iso-8859-1", CURLY),  # the server is wrong: it is UTF-8
        (b'<meta charset="windows-1252">' + CURLY.encode("cp1252"), None, f'<meta charset="windows-1252">{CURLY}'),
        (CURLY.encode("cp1252"), "iso-8859-1", CURLY),  # what browsers take Latin 1 for
        (b"<meta charset=koi8-r>" + CURLY.encode("cp1252"), "windows-1252", f"<meta charset=koi8-r>{CURLY}"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">\xb1', None, None),
        (CURLY.encode() + b"\xff", "utf-8", CURLY + "\ufffd"),
    ],
)
def test_the_declared_charset_is_honoured(body: bytes, charset: str | None, characters: str | None) -> None:
    found = decoded(body, charset)

    assert found == characters if characters else found.endswith("ą")


@pytest.mark.parametrize("charset", [None, "no-such-charset", "hex", "idna", "undefined"])
def test_bytes_of_no_known_charset_become_characters_all_the_same(charset: str | None) -> None:
    assert "Caf" in decoded(b"Caf\xe9 in the harbour of Bamako, said the minister of the interior.", charset)
