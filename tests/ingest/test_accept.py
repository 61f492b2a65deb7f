"""From a draft to the fact, or the reason why not."""

from datetime import date
from typing import Any

import pytest

from schemas.articles import ArticlePublished, article_id
from streams.ingest.accept import accept
from streams.ingest.drafts import TEXT_LIMIT, ArticleDraft, Reason, Refusal

ENGLISH = "Half of the battalion would be home by September, the defence minister said on Monday."
GERMAN = "Die Hälfte des Bataillons werde bis September zu Hause sein, sagte die Verteidigungsministerin am Montag."
ARABIC = "قالت وزيرة الدفاع يوم الاثنين إن نصف الكتيبة سيعود إلى الوطن بحلول سبتمبر"
DRAFT = ArticleDraft("a.txt", ENGLISH, published="2021-06-09")


def test_an_article_is_its_first_revision_under_the_id_of_its_address(today: date) -> None:
    draft = DRAFT._replace(
        title=" Half\n go home ", outlet="Harbour  Post", url="https://X.example/a?utm_source=b#c", text=f"\r\n{ENGLISH} \r\n"
    )

    assert accept(draft, None, today) == ArticlePublished(
        article=article_id("https://x.example/a", "Harbour Post", date(2021, 6, 9), ENGLISH),
        revision=1,
        title="Half go home",
        text=ENGLISH,
        outlet="Harbour Post",
        published=date(2021, 6, 9),
        url="https://x.example/a",
    )


@pytest.mark.parametrize(
    ("outlet", "url", "named"),
    [
        ("Harbour Post", "https://www.x.example/a", "Harbour Post"),
        (None, "https://www.x.example/a", "x.example"),
        (" ", None, "unknown outlet"),
        (None, "tag:1", "unknown outlet"),
    ],
)
def test_an_outlet_without_a_name_is_called_by_its_host(outlet: str | None, url: str | None, named: str, today: date) -> None:
    found = accept(DRAFT._replace(outlet=outlet, url=url), None, today)

    assert isinstance(found, ArticlePublished)
    assert found.outlet == named


@pytest.mark.parametrize(
    ("written", "given", "published"),
    [
        ("2021-06-09", date(2020, 1, 1), date(2021, 6, 9)),
        (None, date(2020, 1, 1), date(2020, 1, 1)),
        ("2021-06-11", None, date(2021, 6, 11)),
    ],
)
def test_the_day_given_is_for_texts_that_do_not_tell_theirs(written: str | None, given: date | None, published: date, today: date) -> None:
    found = accept(DRAFT._replace(published=written), given, today)

    assert isinstance(found, ArticlePublished)
    assert found.published == published


@pytest.mark.parametrize(
    ("changes", "given", "line"),
    [
        ({"text": " \x00\n"}, None, "a.txt: empty: there is no text in it"),
        ({"text": "word " * (TEXT_LIMIT // 4)}, None, "a.txt: too-large: the text has more than 1 million characters; split it"),
        ({"published": None}, None, "a.txt: no-date: the text does not say when it was published; give --published DATE"),
        ({"published": "2017-13-40"}, date(2020, 1, 1), "a.txt: bad-date: '2017-13-40' is not a day; write the day as YYYY-MM-DD"),
        ({"published": "2021-06-12"}, None, "a.txt: future-date: 2021-06-12 is in the future; correct the day of publication"),
        ({"published": None}, date(2030, 1, 1), "a.txt: future-date: 2030-01-01 is in the future; correct the day of publication"),
        ({"text": GERMAN}, None, "a.txt: language: the text is in `de`; only English is read"),
        ({"text": ARABIC}, None, "a.txt: language: the text is in `ar`; only English is read"),
        ({"text": "Wir gehen."}, None, "a.txt: language: the text is in `de`; only English is read"),
        ({"text": "12 34 " * 20}, None, "a.txt: language: the text is in `und`; only English is read"),
        ({"language": "de-AT"}, None, "a.txt: language: the text is in `de`; only English is read"),
    ],
)
def test_a_refusal_is_one_line_with_the_reason_and_what_to_do(changes: dict[str, Any], given: date | None, line: str, today: date) -> None:
    refusal = accept(DRAFT._replace(**changes), given, today)

    assert isinstance(refusal, Refusal)
    assert refusal.reason in Reason
    assert str(refusal) == line


@pytest.mark.parametrize(("text", "language"), [("Troops go.", None), (GERMAN, "en-GB"), (ENGLISH, "English"), (ENGLISH, "")])
def test_a_declared_language_is_believed_and_anything_else_looked_at(text: str, language: str | None, today: date) -> None:
    found = accept(DRAFT._replace(text=text, language=language), None, today)

    assert isinstance(found, ArticlePublished)
    assert found.language == "en"
