import pytest

from schemas.statements import Grade, Place, Speaker, StatementRecorded
from streams.compare.speaking import whose
from tests.compare.build import ALL, CONDITIONAL, DONE, NEGATIVE, PART, PLANNED, UNDER_WAY, said, vetoes

NOBODY = Speaker(name="several sources", grade=Grade.UNNAMED)


def by(name: str, id: str | None = None, grade: Grade = Grade.NAMED, role: str | None = None) -> Speaker:
    return Speaker(name=name, id=id, grade=grade, role=role)


@pytest.mark.parametrize(
    ("new", "earlier", "slots"),
    [
        (said(), said(), ""),
        # side
        (said(side="USA"), said(side="RUS", actor="RUS"), "side actor"),
        (said(speaker="Putin"), said(speaker="Moscow"), ""),
        # place
        (said(place="SYR"), said(place="IRQ"), "place"),
        (said(place="SYR/aleppo"), said(place="SYR"), ""),
        (said(place="SYR/aleppo"), said(place="SYR/raqqa"), "place"),
        (said(place="SYR"), said(place=None), ""),
        (said(place=Place(name="the region")), said(place="SYR"), ""),
        # action and polarity
        (said("withdrawal"), said("exercises"), "action"),
        (said("withdrawal"), said("deployment"), ""),
        (said("withdrawal"), said("strikes"), "action"),
        (said("withdrawal"), said("withdrawal", polarity=NEGATIVE), ""),
        (said("withdrawal"), said("deployment", polarity=NEGATIVE), "action polarity"),
        (said("withdrawal", polarity=NEGATIVE), said("deployment", polarity=NEGATIVE), "action"),
        # extent
        (said("presence"), said("withdrawal", extent=ALL), ""),
        (said("presence"), said("withdrawal", extent=PART), "action"),
        (said("presence"), said("withdrawal"), "action"),
        (said("deployment", extent=PART), said("withdrawal", extent=PART), ""),
        (said(extent=PART), said(extent=ALL, polarity=NEGATIVE), "polarity"),
        (said(extent=ALL), said(extent=PART, polarity=NEGATIVE), ""),
        (said("staying in office"), said("resignation"), ""),
        (said("staying in office"), said("resignation", extent=PART), "action"),
        # in other words
        (said("presence"), said("withdrawal", polarity=NEGATIVE), ""),
        (said("staying in office"), said("resignation", polarity=NEGATIVE), ""),
        (said("presence", polarity=NEGATIVE), said("withdrawal"), "action polarity"),
        (said("deployment"), said("withdrawal", polarity=NEGATIVE), "action polarity"),
        # towns that no table knows
        (said(place=Place(name="Zorvex")), said(place="SYR/aleppo"), "place"),
        (said(place=Place(name="Zorvex")), said(place=Place(name="Gedo")), "place"),
        (said(place=Place(name="Zorvex")), said(place="SYR"), ""),
        (said(place=Place(name="the region")), said(place="SYR/aleppo"), ""),
        # actor
        (said(actor="RUS"), said(actor="USA"), "actor"),
        (said(act="claimed", actor="RUS"), said(act="claimed"), ""),
        (said(act="announced"), said(act="claimed", actor="USA"), "actor"),
        # stance
        (said(act="announced"), said(act="confirmed"), ""),
        (said(act="announced"), said(act="demanded"), "act"),
        (said(act="announced"), said(act="doubted"), "act"),
        (said(act="demanded"), said(act="urged"), ""),
        (said("talks", act="proposed"), said("talks", act="claimed"), ""),
        (said("ceasefire", act="proposed"), said("ceasefire", act="claimed"), "act"),
        (said(act="denied"), said(act="announced"), ""),
        (said(act="denied", polarity=NEGATIVE), said(act="stated", polarity=NEGATIVE), ""),
        # modality
        (said(modality=CONDITIONAL), said(modality=PLANNED), "modality"),
        (said(modality=CONDITIONAL), said(modality=CONDITIONAL), ""),
        (said(modality=DONE), said(modality=PLANNED), "modality"),
        (said(modality=DONE), said(modality=UNDER_WAY), ""),
        (said("presence", modality=DONE), said("presence", modality=PLANNED), ""),
        (said(modality=DONE, polarity=NEGATIVE), said(modality=PLANNED, polarity=NEGATIVE), ""),
        (said("deployment", modality=DONE), said("withdrawal", modality=PLANNED), ""),
        # claims that the ontology does not know
        (said("wall", content="Mexico will pay for the wall"), said("wall", content="the wall will be paid for by Mexico"), ""),
        (
            said("wall", content="Mexico will pay for the wall"),
            said("wall", content="a wall of the old palace was painted white"),
            "content",
        ),
        (said("wall", content="Mexico will pay for the wall"), said("crime", content="crime fell in towns"), "action"),
        (
            said("wall", content="Mexico will pay for the wall"),
            said("wall", content="Mexico has paid for the wall", modality=DONE),
            "modality",
        ),
        # events
        (
            said("deployment", act="accused", actor="USA", content="of sending tanks", modality=DONE),
            said("deployment", act="claimed", actor="USA", content="armour had crossed the border", modality=DONE),
            "",
        ),
        (
            said("strikes", act="accused", actor="USA", content="jets hit a school", modality=DONE),
            said("strikes", act="claimed", actor="USA", content="the air force bombed villages", modality=DONE),
            "content",
        ),
        (
            said("strikes", act="claimed", actor="USA", content="jets hit a school", modality=DONE),
            said("strikes", act="claimed", actor="USA", content="the air force bombed villages", modality=DONE),
            "content",
        ),
        (
            said("killing", "2018-04-30", act="accused", actor="USA", content="soldiers shot dead three men at the fence on Friday"),
            said("killing", "2018-12-24", act="accused", actor="USA", content="soldiers shot dead a man at the fence on Friday"),
            "content",
        ),
        (
            said("killing", "2018-04-30", act="accused", actor="USA", content="soldiers shot dead three men at the fence on Friday"),
            said("killing", "2018-05-02", act="accused", actor="USA", content="soldiers shot dead three men on Friday"),
            "",
        ),
        (
            said("weapons test", "2018-04-30", act="claimed", actor="USA", content="the navy fired a missile into the sea", modality=DONE),
            said(
                "weapons test", "2018-12-24", act="claimed", actor="USA", content="the navy fired two missiles into the sea", modality=DONE
            ),
            "content",
        ),
        (
            said("detention", "2018-04-30", act="claimed", actor="RUS", content="police arrested five men in the port", modality=DONE),
            said("detention", "2018-12-24", act="claimed", actor="RUS", content="police arrested three men in the port", modality=DONE),
            "content",
        ),
        # what is alleged is no report, and what is planned is none yet
        (
            said("election fraud", act="claimed", modality=DONE, content="the vote was rigged"),
            said("election fraud", act="accused", modality=DONE, content="they stole it from us"),
            "",
        ),
        (
            said("strikes", act="stated", content="we will bomb the port"),
            said("strikes", act="threatened", content="to raid ships"),
            "",
        ),
        # things of which a side bans or builds many
        (said("ban", content="it will ban plastic bags"), said("ban", content="plastic bags will be banned"), ""),
        (said("ban", content="it will ban plastic bags"), said("ban", content="new petrol cars will be banned"), "content"),
        # a ban is the negation of flights
        (said("flights", polarity=NEGATIVE), said("flight ban"), ""),
        (said("flights"), said("flight ban"), ""),
        # who no longer holds an office
        (
            said(speaker=Speaker(name="Ana Delgado", side="PER", role="former president", grade=Grade.NAMED)),
            said(speaker=Speaker(name="Rui Costa", side="PER", role="former president", grade=Grade.NAMED)),
            "side",
        ),
        (
            said(speaker=Speaker(name="Ana Delgado", side="PER", role="former president", grade=Grade.NAMED)),
            said(speaker=Speaker(name="the ministry", side="PER", grade=Grade.BODY)),
            "",
        ),
        # deeds: whose they are, and who tells of them
        (said("strikes", act="accused", modality=DONE), said("strikes", act="denied", modality=DONE), "actor"),
        (said("strikes", act="accused", modality=DONE), said("strikes", act="denied", actor="USA", modality=DONE), "content"),
        (said("strikes", act="denied", polarity=NEGATIVE, modality=DONE), said("strikes", act="threatened"), "polarity"),
        (
            said("strikes", side="SOHR", act="accused", actor="USA", modality=DONE, content="jets hit a school"),
            said("strikes", side="SOHR", act="accused", actor="USA", modality=DONE, content="the air force bombed villages"),
            "content",
        ),
        (said("support", content="to help the fishermen of Faro"), said("support", content="to back the farmers"), ""),
        (
            said("support", act="urged", content="to help the fishermen of Faro"),
            said("support", act="urged", content="to back farmers"),
            "content",
        ),
        # several at once
        (said(place="SYR", act="demanded"), said(place="IRQ", modality=CONDITIONAL), "place act modality"),
    ],
)
def test_what_parts_two_statements(new: StatementRecorded, earlier: StatementRecorded, slots: str) -> None:
    assert vetoes(new, earlier) == vetoes(earlier, new) == tuple(slots.split())


@pytest.mark.parametrize(
    ("one", "other", "slots"),
    [
        (by("Ana Delgado"), by("ana delgado"), ()),
        (by("Ana Delgado"), by("Rui Costa"), ("side",)),
        (by("Delgado", id="ana-delgado"), by("Ana Delgado", id="ana-delgado"), ()),
        (by("Delgado", id="ana-delgado"), by("Delgado", id="rui-delgado"), ("side",)),
        (by("the government", grade=Grade.BODY), by("the government", grade=Grade.BODY), ("speaker",)),
        (by("Ana Delgado", role="teacher"), by("Ana Delgado", role="nurse"), ("side",)),
        (by("Ana Delgado", role="teacher"), by("Ana Delgado", role="school teacher"), ()),
        (by("Ana Delgado", role="teacher"), by("Ana Delgado"), ()),
        (
            by("opposition leader", "per-opposition", Grade.OFFICE, "opposition leader"),
            by("opposition", "per-opposition", Grade.BODY, "party"),
            (),
        ),
        (NOBODY, NOBODY, ("speaker",)),
        (NOBODY, by("Ana Delgado"), ("speaker",)),
    ],
)
def test_speakers_of_no_known_side_must_be_known_by_name(one: Speaker, other: Speaker, slots: tuple[str, ...]) -> None:
    new, earlier = (
        said(side=None, speaker=one, content="they will go"),
        said(side=None, speaker=other, content="it bombed a school", article="2"),
    )

    assert vetoes(new, earlier) == slots


def test_unnamed_sources_are_one_only_word_for_word_or_within_an_article() -> None:
    hospital = said("strikes", side=None, speaker=NOBODY, content="the planes struck a hospital in the old town", article="1")
    copied = said("strikes", side=None, speaker=NOBODY, content="planes struck the hospital in the old town", article="2")
    market = said("strikes", side=None, speaker=NOBODY, content="jets also hit a market", article="1")
    denied = said("strikes", side=None, speaker=NOBODY, content=hospital.content, article="2", polarity=NEGATIVE)

    assert vetoes(copied, hospital) == ()
    assert "speaker" not in vetoes(market, hospital)
    assert "speaker" in vetoes(market, copied)
    assert vetoes(denied, hospital) == ("speaker",)


STOCKED, UNTREATED = "relief supplies had been stockpiled in the port", "doctors had no medicines for the wounded"


@pytest.mark.parametrize(
    ("act", "actor", "side", "slots"),
    [
        ("claimed", None, "UN", ("content",)),  # how things are, one thing and another
        ("claimed", "UN", "UN", ("content",)),
        ("announced", "UN", "UN", ()),  # what it does itself may be told in any words
        ("announced", None, "SOHR", ("content",)),  # who watches others does nothing itself
    ],
)
def test_what_is_told_of_others_must_be_told_in_like_words(act: str, actor: str | None, side: str, slots: tuple[str, ...]) -> None:
    earlier = said("aid", "2016-07-19", act="claimed", side=side, modality=UNDER_WAY, content=STOCKED)
    new = said("aid", "2017-09-22", act=act, side=side, actor=actor, modality=UNDER_WAY, content=UNTREATED)

    assert vetoes(new, earlier) == slots
    assert vetoes(new, new) == ()


@pytest.mark.parametrize(
    ("statement", "side"),
    [
        (said(actor="USA"), "USA"),
        (said(act="pledged"), "RUS"),
        (said(act="accused"), None),
        (said(act="claimed"), None),
    ],
)
def test_a_side_pledges_its_own_doing_unless_another_actor_is_named(statement: StatementRecorded, side: str | None) -> None:
    assert whose(statement) == side
