"""What articles record of people saying things, each slot with the characters that prove it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from schemas.base import Edtf, Fact, Part, Span
from schemas.ontology import UNKNOWN_SIDE, Act, Family


class Grade(StrEnum):
    """How good an attribution is, best first."""

    NAMED = "named"
    OFFICE = "office"
    BODY = "body"
    UNNAMED = "unnamed"
    OUTLET = "outlet"
    RELAYED = "relayed"


class Slot(StrEnum):
    """The parts of a statement that words of the article can prove."""

    SPEAKER = "speaker"
    CUE = "cue"
    CONTENT = "content"
    ACTION = "action"
    ACTOR = "actor"
    OBJECT = "object"
    PLACE = "place"
    SAID = "said"
    DUE = "due"
    OUTCOME = "outcome"


class Polarity(StrEnum):
    """Whether the action is said to be so (`positive`) or not to be so (`negative`)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How the saying places the action in the world."""

    DONE = "done"
    UNDER_WAY = "under way"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


class Extent(StrEnum):
    """How much of the object is meant, where the words tell."""

    ALL = "all"
    PART = "part"


class Became(StrEnum):
    """What became of what was said before."""

    CARRIED_OUT = "carried out"
    GOING_ON = "going on"
    ABANDONED = "abandoned"
    CONTRADICTED = "contradicted by events"


class Speaker(Part):
    """Who said it."""

    name: str = Field(description="as written in the article")
    id: str | None = Field(None, description="canonical id, where the speaker is known")
    role: str | None = Field(None, description="office or description as written or as known for the day")
    side: str | None = Field(None, description="on whose behalf: ISO 3166-1 alpha-3 of a state, or the code of a body (UN, NATO, EU)")
    grade: Grade = Field(description="how good the attribution is, best first: named to relayed by a third party")


class Actor(Part):
    """Whose action it is that the statement is about."""

    name: str = Field(description="as written in the article")
    side: str | None = Field(None, description="as for a speaker")


class Place(Part):
    """Where the action is."""

    name: str = Field(description="as written in the article")
    code: str | None = Field(None, description="ISO 3166-1 alpha-3 of the state, or the code of a contested area")
    id: str | None = Field(None, description="path of the place inside that state (`latakia/hmeymim`); None for the state itself")


class StatementRecorded(Fact):
    """One article's record of somebody saying something."""

    identity: ClassVar = (
        "article", "speaker", "act", "action", "polarity", "modality", "actor", "object", "place",
        "said", "due", "content", "quotation", "reported_prior", "outcome",
    )  # fmt: skip

    type: Literal["StatementRecorded"] = "StatementRecorded"
    article: str = Field(description="id of the article in which it is")
    revision: int = Field(ge=1, description="the revision of the article in whose text the evidence counts")
    outlet: str = Field(description="name of the outlet that reports it")
    url: str | None = Field(None, description="address of the article")
    title: str | None = Field(None, description="headline of the article")
    published: date = Field(description="day on which the article was published, in the outlet's own time zone where it is known")
    speaker: Speaker = Field(description="who said it")
    act: Act = Field(description="what kind of saying it was")
    action: str = Field(description="name of the action in the ontology, or the topic where the ontology knows none")
    family: Family = Field(description="actions that can repeat or reverse one another; with the speaker's side the key of the statement")
    label: str = Field(description="act and action as people say it: `withdrawal announced`")
    polarity: Polarity = Field(description="whether the action is said to be so or not to be so")
    modality: Modality = Field(description="how the saying places the action in the world")
    actor: Actor | None = Field(None, description="whose action it is, where that is told")
    object: str | None = Field(None, description="what or whom the action is about, as written")
    extent: Extent | None = Field(None, description="how much of the object is meant, where the words tell")
    place: Place | None = Field(None, description="where the action is, where that is told")
    said: Edtf = Field(description="when it was said")
    said_words: str | None = Field(None, description="the words `said` was resolved from, as written: `Monday`, `in 2016`")
    due: Edtf | None = Field(None, description="when what is promised is to happen")
    content: str = Field(description="what was said, as written")
    quotation: str | None = Field(None, description="the quoted words without their marks, where the saying is quoted")
    reported_prior: bool = Field(False, description="the article looks back at a saying before the news it reports")
    outcome: str | None = Field(None, description="what became of it, as the article says")
    became: Became | None = Field(None, description="what kind of outcome that is, where the words tell")
    plover: str | None = Field(
        None, description="PLOVER root: of the saying where that is the event, of a refusal, or of the action; else the one it is most like"
    )
    cameo: str | None = Field(None, description="CAMEO code of the event, where the ontology knows it")
    confidence: float = Field(ge=0, le=1, description="how sure the extractor is, from 0 to 1 (no probability)")
    extractor: str = Field(description="version of the extractor that read it")
    evidence: dict[Slot, tuple[Span, ...]] = Field(
        description="slot -> the words that show it: start and end in characters of the article's text, as in text[start:end]"
    )
    known_as: str | None = Field(
        None,
        description="id under which an older extractor recorded this saying of this article first, where that is another one: "
        "it stays however often the article is read again, and what people decide names it",
    )

    @model_validator(mode="after")
    def _shows_who_how_and_what(self) -> Self:
        if missing := {Slot.SPEAKER, Slot.CUE, Slot.CONTENT} - self.evidence.keys():
            raise ValueError(f"no evidence for {', '.join(sorted(missing))}")
        return self


class StatementWithdrawn(Fact):
    """An article no longer supports a statement: it was revised or retracted, or a newer extractor reads it otherwise."""

    identity: ClassVar = ("statement", "revision")
    identity_since: ClassVar = ("extractor",)

    type: Literal["StatementWithdrawn"] = "StatementWithdrawn"
    statement: str = Field(description="id of the StatementRecorded that no longer stands")
    article: str = Field(description="id of the article in which it was")
    revision: int = Field(ge=1, description="the revision of the article that withdrew it")
    group: str = Field(description="claim group of the statement, so that the withdrawal follows it: `side:family`")
    reason: Literal["revised", "retracted", "reread"] = Field(
        description="the text was changed, the outlet withdrew the article, or a newer extractor reads it otherwise"
    )
    extractor: str | None = Field(None, description="version of the extractor that does not find it; None where none has read")


StatementFact = StatementRecorded | StatementWithdrawn


def statement_of(fact: StatementFact) -> str:
    """The id of the statement that a fact is about."""
    return fact.statement if isinstance(fact, StatementWithdrawn) else fact.id


def name_of(statement: StatementRecorded) -> str:
    """The id that a saying of an article keeps, however often the article is read again: what people decide names it."""
    return statement.known_as or statement.id


def reading_of(extractor: str | None) -> int:
    """The place of an extractor in the order of versions; 0 where none is told, or its version is no number."""
    return int(extractor) if extractor and extractor.isdecimal() else 0


def precedence(fact: StatementFact) -> tuple[int, int, bool]:
    """Which of two facts about a statement holds, the greater one: by the article's revision, by the extractor, then a withdrawal.

    So two extractors may write at once, in any order: what the newer one says of a revision holds.
    """
    return fact.revision, reading_of(fact.extractor), isinstance(fact, StatementWithdrawn)


def claim_group(statement: StatementRecorded) -> str:
    """The key of a statement: all that it could repeat or reverse has the same one."""
    return f"{statement.speaker.side or UNKNOWN_SIDE}:{statement.family}"
