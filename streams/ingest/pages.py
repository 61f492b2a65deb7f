"""Reads the article out of an HTML page, without its menus, comments and advertisements."""

import codecs
import logging
import re
from copy import deepcopy

from trafilatura import bare_extraction, load_html
from trafilatura.settings import DEFAULT_CONFIG, Document
from trafilatura.utils import HtmlInput, decode_file

from streams.ingest.drafts import ArticleDraft, Raw, Reason, Refusal
from streams.ingest.linked_data import told

SHORTEST_PARAGRAPH = 40
"""A page without a paragraph of so many characters is taken for a menu, a form or a notice, not for an article."""

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1605-01-01", "max_date": "9999-12-31"}  # never today: no clock
_CONFIG = deepcopy(DEFAULT_CONFIG)
_CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(SHORTEST_PARAGRAPH)  # below it, the library breaks lines at every link

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # a refusal says it in one line


def read_page(raw: Raw) -> list[ArticleDraft | Refusal]:
    """The one article of a page. JSON-LD goes before what trafilatura finds in the rest of the head, and that before the address."""
    tree = load_html(decoded(raw.body, raw.charset))
    blocks = [] if tree is None else [script.text or "" for script in tree.xpath('//script[@type="application/ld+json"]')]
    found = _extracted(tree)
    text = found.text or ""
    if not any(len(line) >= SHORTEST_PARAGRAPH for line in text.splitlines()):
        return [Refusal(raw.name, Reason.NO_ARTICLE, "the page has no article; give the address or file of the article itself")]
    page = told(blocks)
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


def fragment_text(html: str) -> str:
    """The text of a piece of HTML that is all article, as feeds carry it: a paragraph a line."""
    return _extracted(load_html(f"<html><body><article>{html}</article></body></html>")).text or ""


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


def _extracted(tree: HtmlInput | None) -> Document:
    dates = dict(_DATES)
    found = tree is not None and bare_extraction(
        tree, fast=True, with_metadata=True, include_comments=False, date_extraction_params=dates, config=_CONFIG
    )
    return found if isinstance(found, Document) else Document()
