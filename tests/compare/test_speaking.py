"""What an act implies: whose doing is spoken of, whether to say it is to do it, and who only watches."""

import pytest

from schemas.statements import Grade, Polarity, Speaker
from streams.compare.claims import MONITORS, claim_of
from streams.compare.speaking import is_declared, whose
from streams.extract.world import bodies
from tests.compare.build import DONE, NEGATIVE, POSITIVE, said


@pytest.mark.parametrize(
    ("act", "content", "side"),
    [
        ("rejected", "reports that its jets had hit the market", "ESP"),
        ("rejected", "all the allegations of torture", "ESP"),
        ("rejected", "the report of the auditors", "ESP"),
        ("rejected", "a strike on the harbour", None),  # as unwelcome, whoever would make it
        ("denied", "having hit the market", "ESP"),
        ("denied", "claims of hitting the market", "ESP"),
        ("denied", "rebels' claims of taking the bridge", None),
        ("denied", "militants claims about winning back the bridge", None),
        ("denied", "previous claims of hitting the market", "ESP"),
        ("denied", "previous accusations of hitting the market", "ESP"),
        ("denied", "its claims about winning back the bridge", "ESP"),
    ],
)
def test_who_rejects_a_report_speaks_of_himself_and_who_denies_the_claims_of_others_of_them(
    act: str, content: str, side: str | None
) -> None:
    assert whose(said("strikes", side="ESP", act=act, content=content)) == side


@pytest.mark.parametrize(
    ("act", "content", "declared"),
    [
        ("announced", "further sanctions against the generals", True),
        ("announced", "that the generals were put under sanctions", True),
        ("confirmed", "sanctions on the island", True),
        ("announced", "an embargo on exports to Spain", True),  # leads to a state, not to a verb
        ("announced", "it would impose sanctions", False),
        ("announced", "it had imposed sanctions", False),
        ("claimed", "sanctions on the island", False),
    ],
)
def test_a_change_announced_as_a_thing_may_have_come_or_be_to_come(act: str, content: str, declared: bool) -> None:
    assert is_declared(said("sanctions", act=act, content=content)) is declared


def test_what_others_do_is_not_declared() -> None:
    assert not is_declared(said("sanctions", side="ESP", actor="FRA", content="sanctions against the generals"))


def test_what_is_not_done_by_saying_so_is_still_to_come() -> None:
    assert not is_declared(said("withdrawal", content="the withdrawal of the battalion"))


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("stepping down was out of the question", NEGATIVE),
        ("resigning is not an option", NEGATIVE),
        ("he would step down, and nothing was off the table for the talks", POSITIVE),
        ("he would step down", POSITIVE),
    ],
)
def test_what_is_out_of_the_question_will_not_be(content: str, polarity: Polarity) -> None:
    assert claim_of(said("resignation", act="claimed", content=content)).polarity is polarity


def test_outlets_and_monitors_watch_and_sides_do_not() -> None:
    outlet = Speaker(name="Harbour Post", side=None, grade=Grade.OUTLET)

    watching = [claim_of(said(speaker=speaker, side=side, modality=DONE)).watches for speaker, side in (("X", "HRW"), ("X", "ESP"))]

    assert watching == [True, False]
    assert claim_of(said(speaker=outlet, side=None)).watches


def test_every_body_that_watches_is_in_the_table_of_monitors() -> None:
    watching = {body.side for body in bodies().values() if body.kind in ("ngo", "agency")}

    assert watching | {"OSCE"} == MONITORS
