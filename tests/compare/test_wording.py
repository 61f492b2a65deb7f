"""Whether words bear out what slots join: other things, other ceasefires, what came to nothing, bodies that are called alike."""

import pytest

from schemas.flags import Relation
from schemas.statements import Grade, Speaker, StatementRecorded
from streams.compare.ties import across_sides
from tests.compare.build import DONE, NEGATIVE, relation, said

EARLY, LATE = "2016-03-14", "2018-05-21"


def told(day: str, content: str, action: str = "detention", **slots: object) -> StatementRecorded:
    return said(action, day, content=content, **slots)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "earlier", "now", "found"),
    [
        ("detention", "it had jailed poets", "it had jailed monks", None),
        ("detention", "it had jailed poets", "it had poets in jail", Relation.REPEAT),
        ("election", "it will hold a referendum on migrants", "it will hold a referendum on the Olympic games", None),
        ("election", "it will hold a presidential election", "the presidential vote will take place", Relation.REPEAT),
        ("tariffs", "it will raise duties on imported steel", "it will raise duties on imported almonds", None),
        ("leaving alliance", "it will leave the European court", "it will leave the military alliance", None),
        ("leaving alliance", "it will leave the Postal Union", "it will quit the Customs League", None),
        ("leaving alliance", "it will leave the Postal Union", "it will quit the union", Relation.REPEAT),
        ("withdrawal", "the cooks will leave Syria", "the pilots will leave Syria", Relation.REPEAT),  # of one force
    ],
)
def test_what_is_done_to_others_is_no_repeat(action: str, earlier: str, now: str, found: Relation | None) -> None:
    act = "denied" if action == "detention" else "announced"

    assert relation(told(LATE, now, action, act=act), told(EARLY, earlier, action, act=act)) == found


@pytest.mark.parametrize(
    ("earlier", "now", "slots", "found"),
    [
        ("a truce", "the truce was over", {"polarity": NEGATIVE}, Relation.REVERSAL),
        ("a truce for three days", "the truce was over", {"polarity": NEGATIVE}, None),
        ("a three-day truce", "a three-day truce", {}, Relation.REPEAT),  # offered once more
        ("a 48-hour truce", "a truce", {}, None),
        ("a truce over Easter", "a truce", {}, None),
        ("a truce", "the truce was over", {"polarity": NEGATIVE, "place": "SYR/homs"}, None),
    ],
)
def test_a_ceasefire_for_some_days_or_for_one_town_is_no_other(
    earlier: str, now: str, slots: dict[str, object], found: Relation | None
) -> None:
    assert relation(told(LATE, now, "ceasefire", **slots), told("2017-11-20", earlier, "ceasefire")) == found


@pytest.mark.parametrize(
    ("now", "found"),
    [("the army had taken the town by storm", Relation.OUTCOME), ("the army had failed to take the town", None)],
)
def test_what_failed_was_not_carried_out(now: str, found: Relation | None) -> None:
    plan = told(EARLY, "the army will storm the town", "offensive", actor="RUS")

    assert (
        relation(told("2016-04-11", now, "offensive", side="USA", actor="RUS", act="claimed", modality=DONE), plan, across_sides) == found
    )


@pytest.mark.parametrize(
    ("earlier", "now", "grade", "place", "found"),
    [
        ("its electoral council", "the electoral council", Grade.BODY, "HTI", Relation.REPEAT),
        ("its electoral council", "the electoral council", Grade.BODY, None, None),  # of whatever state
        ("the council", "the council", Grade.BODY, "HTI", None),
        ("the electoral council", "the port authority", Grade.BODY, "HTI", None),
        ("the Papua council", "the council of Papua", Grade.BODY, None, Relation.REPEAT),
        ("the Papua witnesses", "the witnesses of Papua", Grade.UNNAMED, None, None),
    ],
)
def test_bodies_that_are_called_alike_in_one_state_are_one(
    earlier: str, now: str, grade: Grade, place: str | None, found: Relation | None
) -> None:
    one, other = (Speaker(name=name, side=None, grade=grade) for name in (earlier, now))
    slots = {"side": None, "place": place, "act": "pledged"}

    again = told(LATE, "the vote will be held", "election", speaker=other, **slots)

    assert relation(again, told(EARLY, "an election will take place", "election", speaker=one, **slots)) == found


def test_who_sent_nobody_has_nobody_there() -> None:
    sent = told(EARLY, "having sent soldiers", "deployment", act="denied", modality=DONE, polarity=NEGATIVE)
    there = told(LATE, "having soldiers there", "presence", act="denied", modality=DONE, polarity=NEGATIVE)

    assert relation(there, sent) == Relation.REPEAT


def test_a_change_that_was_made_and_is_announced_again_is_repeated() -> None:
    made = told(EARLY, "it put the generals under sanctions", "sanctions", act="claimed", actor="RUS", modality=DONE)

    assert relation(told(LATE, "further sanctions on the generals", "sanctions", actor="RUS"), made) == Relation.REPEAT
    assert relation(told(LATE, "it would put the generals under sanctions", "sanctions", actor="RUS"), made) is None
