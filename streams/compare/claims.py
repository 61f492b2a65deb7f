"""The claim of a statement: what is said, whenever it is said, as the slots that decide whether two sayings belong together."""

import re
from pathlib import Path
from sys import intern
from typing import NamedTuple

from schemas.ontology import ACTIONS, ACTS, Act, Family, Stance
from schemas.statements import Extent, Grade, Modality, Polarity, StatementRecorded
from streams.compare.speaking import is_declared, whose
from streams.likeness.concepts import gist
from streams.likeness.features import negates

HAPPENED = frozenset({Modality.DONE, Modality.UNDER_WAY})
REPORTS = frozenset({Act.STATED, Act.CLAIMED, Act.CONFIRMED, Act.ASSESSED})
"""Acts by which somebody tells what happened; who accuses, denies or admits takes a stand that can be taken again."""

ACCUSES = frozenset({Act.ACCUSED, Act.CONDEMNED})
"""Acts by which a side speaks of what others have done, where no actor is named."""

TABLE = Path(__file__).parent / "data" / "monitors.tsv"

MONITORS = frozenset(line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
"""Sides that watch a war and tell of each thing that happens in it: telling of another one, they take no stand again."""

WITNESSES = MONITORS | {"UN"}
"""Those that tell of deeds, whoever has done them; what else the United Nations say of a war is a stand."""

ALLEGED = frozenset({"election fraud", "coup", "interference", "cyberattack"})
"""Actions of which nobody tells without accusing somebody, whatever the verb: "said that the vote was rigged"."""

NEGATIONS = {"flights": "flight ban"}
"""Action -> what its negation is: who lets no airline fly there any longer bans flights."""

DAILY = frozenset({"detention", "release", "prosecution", "deportation"})
"""Changes that a state makes day after day, of others each time: where they have come about they are told of as deeds are."""

CONTRARY = {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}

HAS_BEEN = re.compile(r"\b(?:had|has|have|was|were|is|are|did)\b")
"""Words that tell how things are, or were."""

RULED_OUT = re.compile(
    r"\b(?:is|are|was|were|be|remains?|remained) (?:(?:completely|simply|absolutely|utterly) )?"
    r"(?:out of the question|unthinkable|inconceivable|no option|not an option|off the table|ruled out)\W*$",
    re.IGNORECASE,
)
"""Ends of what is said not to come: `stepping down was out of the question`."""

FORMER = ("former ", "ex-")
"""Beginnings of the roles of people who speak for nobody but themselves."""

KEPT = 65536
"""Ties, days and speakers that are kept: of a million statements many have the same."""


class Claim(NamedTuple):
    """What is said, in the slots that vetoes look at. None is not known, and not known is not different."""

    side: str | None
    person: str | None
    """Who speaks, by canonical id, where no side is known."""
    name: str | None
    """Who speaks, by name, where no side is known, or where it is one who no longer speaks for it."""
    trade: str | None
    """What a speaker of no known side is told to be."""
    family: Family
    action: str
    """Of the ontology, or the topic."""
    polarity: Polarity
    stance: Stance
    actor: str | None
    place: str | None
    site: str | None
    """Path of a place inside the state, as in `latakia/hmeymim`."""
    town: str | None
    """Name of a place that no table knows."""
    modality: Modality
    extent: Extent | None
    reports: bool
    """Whether it tells what happened; else a stand is taken, which can be taken again."""
    accuses: bool = False
    """Whether it tells of what others have done."""
    declared: bool = False
    """Whether a change is announced as a thing, and nothing tells whether it has come or is to come: `announced sanctions`."""
    watches: bool = False
    """Whether the speaker is one who watches and tells, a monitor or an outlet: telling of another thing, it takes no stand again."""

    @property
    def is_topic(self) -> bool:
        """Whether the ontology does not know the action, so that one topic holds many claims, told apart by their words."""
        return self.family is Family.TOPIC

    @property
    def kind(self) -> str | None:
        """How the action lies in time: `change`, `state` or `deed`; None for a topic."""
        return entry.kind if (entry := ACTIONS.get(self.action)) else None

    @property
    def is_event(self) -> bool:
        """Whether it is a deed, or a change that others are said to have made, or that is made day after day."""
        made = self.kind == "change" and self.modality in HAPPENED
        return self.is_violence or (made and (self.actor != self.side or self.action in DAILY))

    @property
    def is_witnessed(self) -> bool:
        """Whether it is told by who did it, saw it or counts the dead; else somebody is accused of it, denies it or threatens it."""
        if self.is_topic:
            return self.stance is Stance.ASSERTS and self.watches
        if not self.is_violence or self.action in ALLEGED or self.polarity is Polarity.NEGATIVE:
            return False
        if self.kind == "deed" and (self.side is None or self.side in WITNESSES):
            return True
        return self.modality in HAPPENED and (self.reports or self.actor == self.side)

    @property
    def is_violence(self) -> bool:
        """Whether it is a deed, or fighting: there is some every day."""
        return self.kind == "deed" or self.family is Family.VIOLENCE


def claim_of(statement: StatementRecorded) -> Claim:
    """The claim of a statement; to deny is to claim the contrary. A word is kept once, whichever claims have it."""
    speaker, place = statement.speaker, statement.place
    named = speaker.grade is Grade.NAMED and (not speaker.side or (speaker.role or "").startswith(FORMER))
    action, polarity = _said(statement)
    claim = Claim(
        speaker.side,
        None if speaker.side else speaker.id,
        speaker.name.casefold() if named else None,
        speaker.role.casefold() if speaker.role and not speaker.side else None,
        statement.family,
        action,
        polarity,
        _stance(statement),
        whose(statement),
        place.code if place else None,
        place.id if place else None,
        place.name.casefold() if place and not place.code and place.name[:1].isupper() else None,
        _modality(statement),
        statement.extent,
        statement.act in REPORTS and statement.modality in HAPPENED and statement.action not in ALLEGED,
        statement.act in ACCUSES,
        is_declared(statement),
        speaker.side in MONITORS or speaker.grade is Grade.OUTLET,
    )
    return Claim._make(intern(slot) if type(slot) is str else slot for slot in claim)


def _stance(statement: StatementRecorded) -> Stance:
    """Where the speaker stands to the claim; to deny is to assert the contrary, to offer talks is to say that one will talk."""
    offered = statement.act is Act.PROPOSED and statement.family is Family.TALKS
    return Stance.ASSERTS if offered or _denies(statement) else ACTS[statement.act].stance


def _modality(statement: StatementRecorded) -> Modality:
    """How far it has come; what is announced without a word of what has been done is planned: `announced the shutdown of the jail`."""
    if statement.family is Family.TOPIC and statement.act is Act.ANNOUNCED and not HAS_BEEN.search(statement.content):
        return Modality.PLANNED
    return statement.modality


def _denies(statement: StatementRecorded) -> bool:
    return ACTS[statement.act].stance is Stance.DENIES


def _said(statement: StatementRecorded) -> tuple[str, Polarity]:
    """The action, and whether it is claimed to be so; negative for every denial and refusal, turned by the reader or not."""
    action = statement.action.casefold()
    refused = _denies(statement) or RULED_OUT.search(statement.content) is not None
    polarity = Polarity.NEGATIVE if refused else statement.polarity
    if statement.family is Family.TOPIC:
        return _topic(statement, action, polarity)
    if polarity is Polarity.NEGATIVE and action in NEGATIONS:
        return NEGATIONS[action], Polarity.POSITIVE
    return action, polarity


def _topic(statement: StatementRecorded, noun: str, polarity: Polarity) -> tuple[str, Polarity]:
    """What a claim without a known action is about, by whatever name, and whether that is to be: who abolishes a tax wants none.

    The reader has turned what it has seen to be stopped or halted; it has not where a noun tells so, or where it is denied.
    """
    told = gist(statement.content)
    unseen = told.ends and (_denies(statement) or (polarity is Polarity.POSITIVE and not negates(statement.content)))
    turned = told.turns != unseen
    return told.subject or noun, CONTRARY[polarity] if turned else polarity
