"""`saidbefore scan`, as people and programs call it."""

import json
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from schemas.flags import StatementFlagged
from schemas.statements import StatementRecorded
from streams.cli import app
from streams.commands import scan
from streams.settings import Settings

EARLY = """---
title: Troops to leave Kosovo
outlet: Coastal Times
published: 2018-03-14
---
Latvia will withdraw its troops from Kosovo, Foreign Minister Andris Ozols announced on Monday.
"""
LATE = {
    "url": "https://ledger.example/1",
    "title": "Troops to come home",
    "outlet": "Morning Ledger",
    "published": "2021-06-09",
    "text": "Foreign Minister Andris Ozols announced on Monday that Latvia would withdraw its troops from Kosovo by September.",
}
PAGE = """<html><head><title>Troops to come home</title><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2021-06-08"></head><body><article>
<p>Latvia will withdraw its troops from Kosovo, Foreign Minister Andris Ozols announced on Monday.</p></article></body></html>"""
FRENCH = LATE | {"text": "La Lettonie retirera ses troupes du Kosovo, a annoncé lundi le ministre."}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A directory with an early article, and two later ones on one announcement."""
    (tmp_path / "a.jsonl").write_text(json.dumps(LATE))
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c.txt").write_text(EARLY)
    return tmp_path


def saidbefore(*arguments: str, given: str = "") -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["scan", *arguments], input=given, catch_exceptions=False)


def facts(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_directory_is_read_in_every_format_and_the_repeat_is_shown(news: Path) -> None:
    told = saidbefore(str(news))

    assert (told.exit_code, told.stderr) == (0, "")
    assert "SAID BEFORE" in told.stdout
    assert "Latvia will WITHDRAW its troops from KOSOVO" in told.stdout
    assert "Coastal Times, 14 March 2018" in told.stdout
    assert "reported by 1 outlet: Morning Ledger" in told.stdout
    assert told.stdout.endswith("3 articles, 3 statements: 1 said before\n")


def test_json_is_one_fact_a_line_articles_without_their_text(news: Path) -> None:
    found = facts(saidbefore(str(news), "--json"))

    assert Counter(fact["type"] for fact in found) == {"ArticlePublished": 3, "StatementRecorded": 3, "StatementFlagged": 2}
    assert [fact["published"] for fact in found[:3]] == ["2018-03-14", "2021-06-08", "2021-06-09"]
    assert not any("text" in fact for fact in found)
    assert [StatementRecorded.model_validate(fact).label for fact in found[3:6]] == ["withdrawal announced"] * 3
    assert {StatementFlagged.model_validate(fact).relation for fact in found[6:]} == {"repeat", "rereport"}


def test_statements_are_listed_on_demand(news: Path) -> None:
    without, listed = saidbefore(str(news)).stdout, saidbefore(str(news), "--statements").stdout

    assert listed.endswith(without)
    assert "Coastal Times, 14 March 2018: Troops to leave Kosovo" in listed.removesuffix(without)
    assert "Coastal Times, 14 March 2018: Troops" not in without


def test_each_slot_is_explained_on_demand(news: Path) -> None:
    told = saidbefore(str(news), "--explain").stdout
    found = facts(saidbefore(str(news), "--explain", "--json"))

    assert "withdraw" in told
    assert "in actions.tsv" in told
    assert Counter(fact["type"] for fact in found)["Explanation"] == 3


def test_many_articles_are_read_in_several_processes_and_in_order(tmp_path: Path) -> None:
    many = [LATE | {"url": f"https://harbour.example/{number}", "published": f"2021-06-{number + 9:02}"} for number in range(12)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, many)))

    found = facts(saidbefore(str(tmp_path / "many.jsonl"), "--json"))

    assert [fact["published"] for fact in found if fact["type"] == "StatementRecorded"] == [one["published"] for one in many]


def test_an_article_that_takes_too_long_is_named_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = LATE | {"url": "https://harbour.example/endless", "text": f"{LATE['text']}\n\n" * 8_000}
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, [endless, LATE])))
    monkeypatch.setenv("SAIDBEFORE_ARTICLE_SECONDS", "5")

    told = saidbefore(str(tmp_path / "news.jsonl"))

    assert (told.exit_code, told.stderr) == (1, "https://harbour.example/endless: can not be read: not read within 5 s\n")
    assert told.stdout.startswith("1 article, 1 statement")


def test_standard_input_is_read(news: Path) -> None:
    told = saidbefore("-", str(news / "c.txt"), given=json.dumps(LATE))

    assert told.stdout.endswith("2 articles, 2 statements: 1 said before\n")


def test_where_nothing_was_said_before_it_is_said_so_in_a_line(news: Path) -> None:
    told = saidbefore(str(news / "c.txt"))

    assert (told.exit_code, told.stdout) == (0, "1 article, 1 statement: nothing was said before\n")


def test_a_text_without_a_date_takes_the_one_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(str(LATE["text"]))

    assert saidbefore(str(tmp_path / "a.txt")).stderr.endswith(
        "a.txt: no-date: the text does not say when it was published; give --published DATE\n"
    )
    (article, *_) = facts(saidbefore(str(tmp_path / "a.txt"), "--published", "2021-06-09", "--json"))
    assert article["published"] == "2021-06-09"


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("broken.jsonl", b'{"text": ', "broken.jsonl:1: malformed"),
        ("latin.txt", b"\xe9t\xe9", "latin.txt: encoding"),
        ("empty.txt", b"", "empty.txt: empty"),
        ("menu.html", b"<html><body><ul><li>Home</ul></body></html>", "menu.html: no-article"),
        ("future.jsonl", json.dumps({**LATE, "published": "2999-01-01"}).encode(), "future.jsonl:1: future-date"),
        ("senseless.jsonl", json.dumps({**LATE, "published": "2021-13-01"}).encode(), "senseless.jsonl:1: bad-date"),
        ("french.jsonl", json.dumps(FRENCH).encode(), "french.jsonl:1: language"),
        ("a\x1b[31mb.txt", b"", "a [31mb.txt: empty"),
    ],
)
def test_what_can_not_be_read_is_named_in_a_line_and_the_rest_go_on(news: Path, name: str, body: bytes, reason: str) -> None:
    (news / name).write_bytes(body)
    told = saidbefore(str(news))

    assert told.exit_code == 1
    assert reason in told.stderr
    assert told.stderr.count("\n") == 1
    assert told.stdout.endswith("3 articles, 3 statements: 1 said before\n")


def test_a_missing_file_is_named(news: Path) -> None:
    told = saidbefore(str(news / "nowhere.txt"), str(news / "c.txt"))

    assert told.exit_code == 1
    assert told.stderr.endswith("nowhere.txt: missing: there is no such file; check the path\n")
    assert told.stdout.startswith("1 article, ")


@pytest.mark.parametrize("arguments", [[], ["-", "--published", "yesterday"], ["-", "--published", "2021-13-01"], ["-", "--xml"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    assert saidbefore(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["scan", "ingest", "retract"])
def test_help_has_an_example(command: str) -> None:
    told = CliRunner().invoke(app, [command, "--help"])

    assert told.exit_code == 0
    assert f"Example: saidbefore {command} " in told.stdout


def test_without_a_language_model_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.extract.parse.model.MODELS", ("en_none",))

    with pytest.raises(scan.NoModelError, match="no English model: install one of en_none, by `pip install`"):
        scan.read([], Settings())
