"""Turns what a reader found into the fact, or says why it is not one."""

import re
from datetime import date, timedelta

from schemas.articles import ArticlePublished, article_id
from streams.ingest.dates import day
from streams.ingest.drafts import TEXT_LIMIT, ArticleDraft, Reason, Refusal
from streams.ingest.language import ENGLISH, language_of
from streams.ingest.normal import canonical, host, normalise, one_line

UNKNOWN_OUTLET = "unknown outlet"


def accept(draft: ArticleDraft, published: date | None, today: date) -> ArticlePublished | Refusal:
    """The article as its first revision, or the refusal; `published` is the day of a draft that has none.

    A day after tomorrow, seen from `today`, is in the future: east of the reader it may be tomorrow already.
    """
    text = normalise(draft.text)
    if not text:
        return Refusal(draft.source, Reason.EMPTY, "there is no text in it")
    if len(text) > TEXT_LIMIT:
        return Refusal(draft.source, Reason.TOO_LARGE, f"the text has more than {TEXT_LIMIT // 1_000_000} million characters; split it")
    when = _published(draft, published, today)
    if isinstance(when, Refusal):
        return when
    if (language := _language(draft, text)) != ENGLISH:
        return Refusal(draft.source, Reason.LANGUAGE, f"the text is in `{language}`; only English is read")
    return _article(draft, text, when)


def _published(draft: ArticleDraft, published: date | None, today: date) -> date | Refusal:
    try:
        found = day(draft.published) if draft.published else published
    except ValueError as error:
        return Refusal(draft.source, Reason.BAD_DATE, f"{error}; write the day as YYYY-MM-DD")
    if found is None:
        return Refusal(draft.source, Reason.NO_DATE, "the text does not say when it was published; give --published DATE")
    if found - today > timedelta(days=1):
        return Refusal(draft.source, Reason.FUTURE_DATE, f"{found} is in the future; correct the day of publication")
    return found


def _language(draft: ArticleDraft, text: str) -> str:
    declared = re.match(r"[a-z]{2,3}(?![a-z])", (draft.language or "").strip().lower())
    return declared[0] if declared else language_of(text)


def _article(draft: ArticleDraft, text: str, published: date) -> ArticlePublished:
    url = canonical(draft.url)
    outlet = one_line(draft.outlet) or host(url) or UNKNOWN_OUTLET
    return ArticlePublished(
        article=article_id(url, outlet, published, text),
        revision=1,
        title=one_line(draft.title),
        text=text,
        outlet=outlet,
        published=published,
        url=url,
        language=ENGLISH,
    )
