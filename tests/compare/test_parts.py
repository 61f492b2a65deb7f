"""A claim in parts, on which the table of many statements rests."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from schemas.ontology import ACTIONS, Family, Stance
from schemas.statements import Extent, Modality, Polarity
from streams.compare.claims import Claim, claim_of
from streams.compare.parts import Actors, Asked, Pair, Speakers, Ties, saying, speakers, tie_of_sayings
from streams.compare.ties import Tie, across_sides, within_side
from streams.compare.vetoes import VETOES
from tests.compare.build import said

ACTIONS_MET = ["withdrawal", "presence", "deployment", "strikes", "killing", "support", "ban", "talks", "parade"]


WILL_LEAVE = claim_of(said(side="RUS", actor="RUS", modality=Modality.PLANNED))
LEFT = claim_of(said(side="USA", actor="RUS", modality=Modality.DONE))
"""What one side tells of what another one has said that it will do itself."""


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    side, action = draw(st.sampled_from([None, None, "RUS", "USA", "SOHR"])), draw(st.sampled_from(ACTIONS_MET))
    return Claim(
        side=side,
        person=None if side else draw(st.sampled_from([None, None, "delgado", "ankara"])),
        name=draw(st.sampled_from([None, None, "ana delgado", "rui delgado"])),
        trade=None if side else draw(st.sampled_from([None, None, "doctor", "army doctor", "lawmaker"])),
        family=ACTIONS[action].family if action in ACTIONS else Family.TOPIC,
        action=action,
        polarity=draw(st.sampled_from(Polarity)),
        stance=draw(st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, *Stance])),
        actor=draw(st.sampled_from([None, side, "RUS", "USA", "TUR", "IRN"])),
        place=(place := draw(st.sampled_from([None, "SYR", "SYR", "IRQ"]))),
        site=place and draw(st.sampled_from([None, "syria/aleppo", "syria/aleppo/azaz", "syria/homs"])),
        town=draw(st.sampled_from([None, None, None, "qalat"])),
        modality=draw(st.sampled_from(Modality)),
        extent=draw(st.sampled_from([None, *Extent])),
        reports=draw(st.booleans()),
        accuses=draw(st.booleans()),
    )


@pytest.mark.parametrize("ties", [within_side, across_sides])
@pytest.mark.parametrize("backwards", [False, True])
@settings(deadline=None, max_examples=200)  # a busy machine is no failure
@given(one=claims(), other=claims())
@example(one=LEFT, other=WILL_LEAVE)
@example(one=WILL_LEAVE, other=LEFT)
def test_two_claims_are_tied_as_their_parts_are(ties: Ties, backwards: bool, one: Claim, other: Claim) -> None:
    asked = Asked(one, ties, backwards)

    assert tie_of_parts(asked, other) == asked.tie(other)


def tie_of_parts(asked: Asked, other: Claim) -> Tie | None:
    """The tie of two claims, put together from their parts as the table does."""
    mine, yours, between = saying(asked.claim), saying(other), speakers(asked.claim, other)
    pair = Pair(mine.number, yours.number, actors(asked.claim, other.actor), mine.side == yours.side)
    tie = tie_of_sayings(asked.ties, asked.backwards, pair)
    if tie is None or between is Speakers.PARTED or VETOES["place"](asked.claim, other):
        return None
    return tie._replace(anonymous=between is Speakers.UNKNOWN)


def actors(claim: Claim, actor: str | None) -> Actors:
    """What the actor of another claim is to one that is asked for, as the table tells it."""
    if actor is None:
        return Actors.OTHERS
    return Actors.ONE if actor == claim.actor else Actors.SPEAKER if actor == claim.side else Actors.OTHERS
