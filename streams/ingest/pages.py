"""Reads the article out of an HTML page, without its menus, comments and advertisements."""

import codecs
import re

from trafilatura import load_html
from trafilatura.utils import decode_file

from streams.ingest.drafts import ArticleDraft, Raw, Reason, Refusal
from streams.ingest.furniture import without_furniture
from streams.ingest.linked_data import told
from streams.ingest.markup import LINKED_DATA, SHORTEST_PARAGRAPH, extracted, plain

CUT_SHORT = 0.5
"""A page that shows less than so much of the text which its JSON-LD has is a stub or is filled by a script."""

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def read_page(raw: Raw) -> list[ArticleDraft | Refusal]:
    """The one article of a page. JSON-LD goes before what trafilatura finds in the rest of the head, and that before the address.

    The text is the one that the page shows, which has paragraphs, unless JSON-LD has far more of it.
    """
    tree = load_html(decoded(raw.body, raw.charset))
    page = told([] if tree is None else [script.text or "" for script in tree.xpath(LINKED_DATA)])
    found = extracted(tree)
    text = _fuller(without_furniture(found.text or ""), plain(page.body or ""))
    if not any(len(line) >= SHORTEST_PARAGRAPH for line in text.splitlines()):
        return [Refusal(raw.name, Reason.NO_ARTICLE, "the page has no article; give the address or file of the article itself")]
    return [
        ArticleDraft(
            raw.name,
            text,
            title=page.title or found.title,
            outlet=page.outlet or found.sitename,
            published=page.published or found.date,
            url=page.url or found.url or raw.address,
        )
    ]


def decoded(body: bytes, charset: str | None) -> str:
    """The characters of a page: UTF-8 if it is, else as its server or its head declares, else as they look.

    Latin 1 means windows-1252, as in browsers. Source: WHATWG Encoding Standard, 4.2.
    """
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(body[:4096])
    try:
        name = codecs.lookup(charset or (declared[1].decode("ascii") if declared else "")).name
        return body.decode("cp1252" if name in {"iso8859-1", "ascii"} else name, errors="replace")
    except (LookupError, UnicodeError):
        return str(decode_file(body))


def _fuller(shown: str, told_text: str) -> str:
    return told_text if len(shown) < CUT_SHORT * len(told_text) else shown
