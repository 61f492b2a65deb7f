from streams.compare.explain import score, why
from tests.compare.build import NEGATIVE, said

BEFORE = said(day="2016-03-14", content="our main forces will leave Syria", object="main forces", actor="RUS")
NOW = said(place="SYR/hmeymim", content="a part of our forces will leave", object="part of the forces")


def test_why_says_slot_by_slot_what_agreed_and_what_could_have_parted_them() -> None:
    found = why(NOW, BEFORE, None)

    assert found.agreed == {
        "speaker": ("a spokeswoman of RUS", "a spokeswoman of RUS"),
        "side": ("RUS", "RUS"),
        "action": ("withdrawal", "withdrawal"),
        "actor": ("RUS", "RUS"),
        "place": ("SYR/hmeymim", "SYR"),
    }
    assert (found.differed, found.missing) == ({}, ())
    assert found.vetoes == ("side", "place", "action", "actor", "polarity", "act", "modality")
    assert found.text == round(4 / 7, 4)


def test_what_makes_a_reversal_is_the_slot_that_differed() -> None:
    by_polarity = why(said(polarity=NEGATIVE), said(), None)
    by_action = why(said("deployment"), said(), None)

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
