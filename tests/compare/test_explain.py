from schemas.flags import Why
from schemas.statements import Slot, StatementRecorded
from streams.compare import explain
from streams.compare.remembered import remember
from streams.compare.text import likeness
from tests.compare.build import DONE, NEGATIVE, said

BEFORE = said(day="2016-03-14", content="our main forces will leave Syria", object="the air squadron", actor="RUS")
NOW = said(place="SYR/hmeymim", content="a part of our forces will leave", object="part of the forces")


def why(new: StatementRecorded, earlier: StatementRecorded, rejected: StatementRecorded | None = None) -> Why:
    turned_down = None if rejected is None else remember(rejected)
    return explain.why(remember(new), remember(earlier), turned_down, (new.evidence, earlier.evidence))


def score(new: StatementRecorded, earlier: StatementRecorded) -> float:
    return explain.score(remember(new), remember(earlier))


def test_why_says_slot_by_slot_what_agreed_and_what_could_have_parted_them() -> None:
    found = why(NOW, BEFORE)

    assert found.agreed == {
        "speaker": ("a spokeswoman of RUS", "a spokeswoman of RUS"),
        "side": ("RUS", "RUS"),
        "action": ("withdrawal", "withdrawal"),
        "actor": ("RUS", "RUS"),
        "place": ("SYR/hmeymim", "SYR"),
    }
    assert (found.differed, found.missing) == ({}, ())
    assert found.vetoes == ("side", "place", "action", "actor", "polarity", "act", "modality")
    assert found.text == round(likeness(NOW.content, BEFORE.content), 4)


def test_what_makes_a_reversal_is_the_slot_that_differed() -> None:
    by_polarity = why(said(polarity=NEGATIVE), said())
    by_action = why(said("deployment"), said())

    assert by_polarity.differed == {"polarity": ("negative", "positive")}
    assert "polarity" not in by_polarity.vetoes
    assert by_action.differed == {"action": ("deployment", "withdrawal")}
    assert "action" not in by_action.agreed


def test_why_names_what_is_missing_and_what_was_turned_down() -> None:
    iraq = said(place="IRQ", act="demanded")

    found = why(said(place=None), said(object="troops"), iraq)

    assert found.missing == ("place", "object")
    assert found.rejected == {"id": iraq.id, "vetoes": "act"}
    assert why(said(), said(), iraq).rejected == {"id": iraq.id, "vetoes": "place, act"}


def test_a_score_falls_with_every_slot_that_agrees_less() -> None:
    scores = [
        score(said(object="troops"), said(object="troops")),
        score(said(object="troops"), said(object="troops", speaker="the Kremlin")),
        score(said(object="troops"), said(object="planes", speaker="the Kremlin")),
        score(said(object="troops"), said(object="planes", speaker="the Kremlin", place=None)),
        score(said(object="troops"), said(object="planes", speaker="the Kremlin", place=None, content="home they go")),
    ]

    assert scores == sorted(set(scores), reverse=True)
    assert scores[0] == 1


def test_what_an_echo_or_an_outcome_differs_in_is_said() -> None:
    assert why(said(side="USA", act="claimed", actor="RUS"), said()).differed == {"side": ("USA", "RUS")}
    assert why(said(modality=DONE), said()).differed == {"modality": ("done", "planned")}


def test_each_slot_is_shown_by_its_characters_in_both_articles() -> None:
    now = said(evidence={Slot.SPEAKER: ((0, 6),), Slot.CUE: ((7, 11),), Slot.CONTENT: ((12, 40),), Slot.ACTION: ((20, 28),)})
    before = said(
        evidence={
            Slot.SPEAKER: ((5, 9),),
            Slot.CUE: ((1, 4),),
            Slot.CONTENT: ((10, 30),),
            Slot.ACTION: ((11, 15),),
            Slot.PLACE: ((16, 18),),
        }
    )

    assert why(now, before).spans == {
        Slot.SPEAKER: (((0, 6),), ((5, 9),)),
        Slot.ACTION: (((20, 28),), ((11, 15),)),
        Slot.CONTENT: (((12, 40),), ((10, 30),)),
    }
