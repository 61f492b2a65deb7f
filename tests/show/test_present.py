"""Flags and statements as people see them."""

from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from rich.console import Console, RenderableType

from schemas.flags import Relation, StatementFlagged
from schemas.statements import Grade, Modality, Place, Polarity, Slot, Speaker, StatementRecorded
from streams.compare.history import ACROSS_SIDES, WITHIN_SIDE
from streams.show.passage import Mark, in_capitals, in_colour
from streams.show.present import flags_shown, rereports, statements_shown, verdict
from tests.compare.build import said
from tests.compare.ledger import Ledger

DELGADO = Speaker(name="Ana Delgado", id="ana-delgado", role="defence minister", side="PRT", grade=Grade.NAMED)
MALI = Place(name="Mali", code="MLI")


def delgado(day: str, content: str = "the battalion would leave Mali", action: str = "leave", **changes: Any) -> StatementRecorded:
    start = content.index(action)
    evidence = {Slot.SPEAKER: [(0, 1)], Slot.CUE: [(0, 1)], Slot.CONTENT: [(0, len(content))], Slot.ACTION: [(start, start + len(action))]}
    fields: dict[str, Any] = {"speaker": DELGADO, "place": MALI, "content": content, "evidence": evidence}
    return said(day=day, **fields | changes)


LEAVING = delgado("2020-04", outlet="Coastal Times", published=date(2020, 4, 21))
AGAIN = delgado("2021-06-07", "half of the battalion would be home by September", "home", published=date(2021, 6, 9))
STAYING = delgado("2021-07-01", "the battalion will not leave", polarity=Polarity.NEGATIVE)
ELSEWHERE = [delgado("2021-06-07", outlet=outlet, article=outlet) for outlet in ("Coastal Times", "Morning Ledger", "Harbour Post")]


def flags_of(statements: Iterable[StatementRecorded]) -> list[StatementFlagged]:
    given = list(statements)
    return [flag for scope in (WITHIN_SIDE, ACROSS_SIDES) for flag in Ledger.after(given, scope).standing().values()]


def printed(renderables: Iterable[RenderableType], width: int = 200, *, colour: bool = False) -> str:
    out = StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None).print(*renderables, sep="\n")
    return out.getvalue()


def shown(*statements: StatementRecorded, width: int = 200, mark: Mark = in_capitals) -> str:
    return printed(flags_shown(flags_of(statements), {statement.id: statement for statement in statements}, mark), width)


def lines(text: str) -> list[str]:
    """The lines without what only lays them out."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_an_echo_tells_who_said_it_before() -> None:
    paris = delgado("2021-06-07", speaker=Speaker(name="Paris", side="FRA", grade=Grade.BODY), act="claimed", actor="PRT")

    told = lines(shown(LEAVING, paris))

    assert told[0] == "ECHOED by another side withdrawal claimed · Paris (FRA) · Mali"
    assert told[-1].startswith("why same action, actor, place · another side (now FRA, before PRT) · no veto")


def test_an_outcome_tells_what_became_of_it_and_in_which_words() -> None:
    home = delgado("2021-06-07", "the battalion has left Mali", "left", modality=Modality.DONE)

    told = lines(shown(LEAVING, home))

    assert told[0] == "WHAT BECAME OF IT withdrawal announced · Ana Delgado (PRT), defence minister · Mali"
    assert told[-2] == "since about 1 year 1 month; what became of it: carried out, “the battalion has left Mali”"
    assert "other modality (now done, before planned)" in told[-1]


def test_a_repeat_tells_what_when_by_whom_where_and_why() -> None:
    assert lines(shown(LEAVING, AGAIN)) == [
        "SAID BEFORE withdrawal announced · Ana Delgado (PRT), defence minister · Mali",
        "now 7 June 2021 “half of the battalion would be HOME by September” Harbour Post, 9 June 2021",
        "before April 2020 “the battalion would LEAVE Mali” Coastal Times, 21 April 2020",
        "since about 1 year 1 month",
        "why same speaker, side, action, actor, place · no veto · words 36 % alike",
    ]


def test_a_reversal_tells_what_is_the_opposite() -> None:
    told = lines(shown(LEAVING, STAYING))

    assert told[0] == "REVERSED, now the opposite withdrawal announced · Ana Delgado (PRT), defence minister · Mali"
    assert told[-1].startswith("why same speaker, side, action")
    assert "opposite polarity (now negative, before positive)" in told[-1]


def test_another_speaker_of_the_side_is_named() -> None:
    office = Speaker(name="the defence ministry", side="PRT", grade=Grade.BODY)

    assert "withdrawal announced · the defence ministry (PRT) · Mali" in shown(delgado("2020-04", speaker=office), AGAIN)


def test_what_became_of_it_and_how_often_it_was_said_are_told() -> None:
    first = delgado("2018", reported_prior=True, outcome="the battalion stayed", published=date(2020, 4, 21))
    told = shown(first, LEAVING, AGAIN)

    assert "and 1 earlier, first in 2018" in told
    assert "; what became of it: “the battalion stayed”" in told
    assert "looking back" in told


def test_what_was_said_at_a_time_unknown_is_said_to_be_so() -> None:
    undated = delgado("../2021-06-01", published=date(2021, 6, 1))

    assert "since a time that is not known" in " ".join(lines(shown(undated, AGAIN)))


def test_rereports_are_told_under_the_flag_of_their_utterance() -> None:
    told = lines(shown(LEAVING, AGAIN, *ELSEWHERE))

    assert sum(line.startswith("SAID BEFORE") for line in told) == 1
    assert sum(line.startswith("also reported by 2 outlets: ") for line in told) == 1


def test_rereports_of_what_has_no_flag_are_one_line() -> None:
    told = lines(shown(AGAIN, *ELSEWHERE))

    assert len(told) == 1
    assert " · Mali · 7 June 2021 · also reported by 2 outlets: " in told[0]


def test_rereports_lead_back_to_the_first_statement_of_their_utterance() -> None:
    statements = [AGAIN, *ELSEWHERE]
    found = rereports(flags_of(statements))

    assert len(found) == 1
    assert {*found, *next(iter(found.values()))} == {statement.id for statement in statements}


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_every_width_holds_every_word(width: int) -> None:
    long = delgado("2021-06-08", "w" * 150, "w", outlet="O" * 60)

    for told in (shown(LEAVING, AGAIN, long, width=width), printed(statements_shown([AGAIN, long], in_capitals), width)):
        assert max(map(len, told.splitlines())) <= width
        assert "HOME" in told
        assert told.count("O") >= 60
        assert told.count("W") >= 1
        assert told.count("w") >= 149


def test_nothing_of_an_article_is_markup_or_a_command_to_the_terminal() -> None:
    hostile = "\x1b[31m[red]\x07[link=https://example.org]:smile:\x9b2J\u202e[/]"
    statement = {"speaker": Speaker(name=hostile, side="PRT", role=hostile, grade=Grade.NAMED), "place": Place(name=hostile, code="MLI")}
    fields: dict[str, Any] = {**statement, "outlet": hostile, "title": hostile, "outcome": hostile}
    both = [delgado(day, hostile, "red", **fields) for day in ("2018", "2021-06-07", "2021-06-08")]
    told = shown(*both, mark=in_colour, width=500)
    listed = printed(statements_shown(both, in_colour), 500)

    assert (told + listed).replace("\n", "").isprintable()
    for text in (told, listed):
        assert " [31m[red] [link=https://example.org]:smile: 2J [/]" in text


def test_colours_are_for_terminals() -> None:
    statements = {statement.id: statement for statement in (LEAVING, AGAIN)}
    flags = flags_of(statements.values())

    assert "\x1b[" in printed(flags_shown(flags, statements, in_colour), colour=True)
    assert "\x1b" not in printed(flags_shown(flags, statements, in_colour))


def test_statements_are_listed_by_article() -> None:
    told = lines(printed(statements_shown([LEAVING, AGAIN.model_copy(update={"title": "Home by autumn"})], in_capitals)))

    assert told[0] == "Coastal Times, 21 April 2020"
    assert told[1].startswith("April 2020 withdrawal announced · Ana Delgado (PRT)")
    assert "Harbour Post, 9 June 2021: Home by autumn" in told


def test_the_verdict_counts_what_is_worth_a_flag() -> None:
    statements = [LEAVING, AGAIN, *ELSEWHERE, STAYING]

    assert verdict(1, 2, []) == "1 article, 2 statements: nothing was said before"
    assert verdict(6, 6, flags_of(statements)) == "6 articles, 6 statements: 1 said before, 1 reversed"
    assert Relation.REREPORT in {flag.relation for flag in flags_of(statements)}
