"""Acts, actions, families and what is the opposite of what: data, no logic.

Sources: PLOVER (roots; Halterman et al., 2023, "PLOVER and POLECAT") and CAMEO (codes; Schrodt, 2012, codebook 1.1b3).
A state-like action (`presence`) goes on; a change (`withdrawal`) begins and ends; a deed (`strikes`) is done to somebody.
"""

from enum import StrEnum
from typing import Literal, NamedTuple

UNKNOWN_SIDE = "unknown"


class Stance(StrEnum):
    """Where a speaker stands to what is said; two stances are never one claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ASKS = "asks"
    DOUBTS = "doubts"


class Act(StrEnum):
    """What kind of saying it was, in the past tense of its label."""

    STATED = "stated"
    ANNOUNCED = "announced"
    CLAIMED = "claimed"
    PLEDGED = "pledged"
    AGREED = "agreed"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    REJECTED = "rejected"
    ACCUSED = "accused"
    CONDEMNED = "condemned"
    PRAISED = "praised"
    DEMANDED = "demanded"
    URGED = "urged"
    PROPOSED = "proposed"
    THREATENED = "threatened"
    WARNED = "warned"
    ORDERED = "ordered"
    DOUBTED = "doubted"
    ADMITTED = "admitted"
    PREDICTED = "predicted"
    ASSESSED = "assessed"
    ASKED = "asked"


class ActEntry(NamedTuple):
    """An act's stance, and its PLOVER root and CAMEO code where the saying itself is the event."""

    stance: Stance
    plover: str | None = None
    cameo: str | None = None


ACTS: dict[Act, ActEntry] = {
    Act.STATED: ActEntry(Stance.ASSERTS),
    Act.ANNOUNCED: ActEntry(Stance.ASSERTS),
    Act.CLAIMED: ActEntry(Stance.ASSERTS),
    Act.PLEDGED: ActEntry(Stance.ASSERTS),
    Act.AGREED: ActEntry(Stance.ASSERTS, "AGREE", "030"),
    Act.CONFIRMED: ActEntry(Stance.ASSERTS),
    Act.DENIED: ActEntry(Stance.DENIES),
    Act.REJECTED: ActEntry(Stance.DENIES, "REJECT", "120"),
    Act.ACCUSED: ActEntry(Stance.ASSERTS, "ACCUSE", "112"),
    Act.CONDEMNED: ActEntry(Stance.ASSERTS, "ACCUSE", "111"),
    Act.PRAISED: ActEntry(Stance.ASSERTS, "SUPPORT", "051"),
    Act.DEMANDED: ActEntry(Stance.ASKS, "REQUEST", "100"),
    Act.URGED: ActEntry(Stance.ASKS, "REQUEST", "020"),
    Act.PROPOSED: ActEntry(Stance.ASKS),
    Act.THREATENED: ActEntry(Stance.ASSERTS, "THREATEN", "130"),
    Act.WARNED: ActEntry(Stance.ASSERTS, "THREATEN", "130"),
    Act.ORDERED: ActEntry(Stance.ASSERTS),
    Act.DOUBTED: ActEntry(Stance.DOUBTS),
    Act.ADMITTED: ActEntry(Stance.ASSERTS),
    Act.PREDICTED: ActEntry(Stance.ASSERTS),
    Act.ASSESSED: ActEntry(Stance.ASSERTS),
    Act.ASKED: ActEntry(Stance.ASKS, "REQUEST", "020"),
}


class Family(StrEnum):
    """Actions that can repeat or reverse one another; `topic` holds what no other family knows."""

    FORCES = "forces"
    VIOLENCE = "violence"
    VICTORY = "victory"
    CEASEFIRE = "ceasefire"
    TALKS = "talks"
    AGREEMENT = "agreement"
    SETTLEMENT = "settlement"
    SANCTIONS = "sanctions"
    AID = "aid"
    ARMS = "arms"
    NUCLEAR = "nuclear"
    CHEMICAL = "chemical"
    TERRITORY = "territory"
    BORDERS = "borders"
    REFUGEES = "refugees"
    PRISONERS = "prisoners"
    JUSTICE = "justice"
    ELECTIONS = "elections"
    OFFICE = "office"
    PROTEST = "protest"
    REPRESSION = "repression"
    DIPLOMACY = "diplomacy"
    ALLIANCE = "alliance"
    TRADE = "trade"
    FLIGHTS = "flights"
    ENERGY = "energy"
    ECONOMY = "economy"
    HEALTH = "health"
    CLIMATE = "climate"
    CYBER = "cyber"
    INTERFERENCE = "interference"
    SUPPORT = "support"
    LOSSES = "losses"
    TOPIC = "topic"


class ActionEntry(NamedTuple):
    """An action: its family, its opposites, its codes, and how it lies in time and space."""

    family: Family
    kind: Literal["change", "state", "deed"]
    opposites: tuple[str, ...] = ()
    plover: str | None = None
    cameo: str | None = None
    at_home: bool = False
    """True where it happens in the speaker's own country unless the words say otherwise."""


_F = Family
ACTIONS: dict[str, ActionEntry] = {
    # forces
    "withdrawal": ActionEntry(_F.FORCES, "change", ("deployment", "presence"), "RETREAT", "087"),
    "deployment": ActionEntry(_F.FORCES, "change", ("withdrawal",), "MOBILIZE", "154"),
    "presence": ActionEntry(_F.FORCES, "state", ("withdrawal",), "MOBILIZE", "154"),
    "exercises": ActionEntry(_F.FORCES, "change", (), "MOBILIZE", "152"),
    # violence
    "strikes": ActionEntry(_F.VIOLENCE, "deed", (), "ASSAULT", "190"),
    "killing": ActionEntry(_F.VIOLENCE, "deed", (), "ASSAULT", "180"),
    "offensive": ActionEntry(_F.VIOLENCE, "change", (), "ASSAULT", "190"),
    "torture": ActionEntry(_F.VIOLENCE, "deed", (), "ASSAULT", "1822"),
    "clashes": ActionEntry(_F.VIOLENCE, "deed", (), "ASSAULT", "190"),
    "blockade": ActionEntry(_F.VIOLENCE, "change", ("lifting blockade",), "ASSAULT", "191"),
    "lifting blockade": ActionEntry(_F.VIOLENCE, "change", ("blockade",), "RETREAT", "0873"),
    "losses": ActionEntry(_F.LOSSES, "deed", (), "ASSAULT", "180"),
    "victory": ActionEntry(_F.VICTORY, "state", ("defeat",), None, None),
    "defeat": ActionEntry(_F.VICTORY, "state", ("victory",), "RETREAT", "0874"),
    # ending it
    "ceasefire": ActionEntry(_F.CEASEFIRE, "change", ("ceasefire breach",), "RETREAT", "0871"),
    "ceasefire breach": ActionEntry(_F.CEASEFIRE, "deed", ("ceasefire",), "ASSAULT", "196"),
    "talks": ActionEntry(_F.TALKS, "change", ("breaking off talks",), "CONSULT", "040"),
    "breaking off talks": ActionEntry(_F.TALKS, "change", ("talks",), "SANCTION", "164"),
    "mediation": ActionEntry(_F.TALKS, "change", (), "CONSULT", "045"),
    "agreement": ActionEntry(_F.AGREEMENT, "change", ("leaving agreement",), "SUPPORT", "057"),
    "leaving agreement": ActionEntry(_F.AGREEMENT, "change", ("agreement",), "REJECT", "128"),
    "political solution": ActionEntry(_F.SETTLEMENT, "state", (), "CONSULT", "040"),
    # pressure
    "sanctions": ActionEntry(_F.SANCTIONS, "change", ("lifting sanctions",), "SANCTION", "163"),
    "lifting sanctions": ActionEntry(_F.SANCTIONS, "change", ("sanctions",), "CONCEDE", "085"),
    "aid": ActionEntry(_F.AID, "change", ("cutting aid",), "AID", "070"),
    "cutting aid": ActionEntry(_F.AID, "change", ("aid",), "SANCTION", "162"),
    "arms supply": ActionEntry(_F.ARMS, "change", ("arms embargo",), "AID", "072"),
    "arms embargo": ActionEntry(_F.ARMS, "change", ("arms supply",), "SANCTION", "163"),
    "weapons test": ActionEntry(_F.ARMS, "deed", (), "MOBILIZE", "150"),
    "nuclear programme": ActionEntry(_F.NUCLEAR, "state", ("disarmament",), "MOBILIZE", "150"),
    "disarmament": ActionEntry(_F.NUCLEAR, "change", ("nuclear programme",), "RETREAT", "087"),
    "chemical weapons": ActionEntry(_F.CHEMICAL, "deed", (), "ASSAULT", "2041"),
    # land and people
    "annexation": ActionEntry(_F.TERRITORY, "change", ("return of territory",), "COERCE", "192"),
    "capture": ActionEntry(_F.TERRITORY, "change", ("return of territory",), "ASSAULT", "192"),
    "return of territory": ActionEntry(_F.TERRITORY, "change", ("annexation", "capture"), "RETREAT", "087"),
    "independence": ActionEntry(_F.TERRITORY, "change", (), None, None),
    "border closure": ActionEntry(_F.BORDERS, "change", ("border opening",), "SANCTION", "163"),
    "border opening": ActionEntry(_F.BORDERS, "change", ("border closure",), "CONCEDE", "085"),
    "displacement": ActionEntry(_F.REFUGEES, "deed", (), None, None),
    "return of refugees": ActionEntry(_F.REFUGEES, "change", (), "CONCEDE", "084"),
    "taking in refugees": ActionEntry(_F.REFUGEES, "change", ("deportation",), "AID", "075"),
    "deportation": ActionEntry(_F.REFUGEES, "change", ("taking in refugees",), "COERCE", "174"),
    "asylum": ActionEntry(_F.REFUGEES, "change", (), "AID", "075"),
    "release": ActionEntry(_F.PRISONERS, "change", ("detention", "hostage taking"), "CONCEDE", "0841"),
    "detention": ActionEntry(_F.PRISONERS, "change", ("release",), "COERCE", "173"),
    "hostage taking": ActionEntry(_F.PRISONERS, "deed", ("release",), "ASSAULT", "181"),
    "prosecution": ActionEntry(_F.JUSTICE, "change", ("acquittal",), "ACCUSE", "115", True),
    "acquittal": ActionEntry(_F.JUSTICE, "change", ("prosecution",), "CONCEDE", "081", True),
    "lawsuit": ActionEntry(_F.JUSTICE, "change", (), "ACCUSE", "115"),
    "extradition": ActionEntry(_F.JUSTICE, "change", (), "COOPERATE", "063"),
    "investigation": ActionEntry(_F.JUSTICE, "change", (), "ACCUSE", "090"),
    # at home
    "candidacy": ActionEntry(_F.ELECTIONS, "change", ("withdrawal of candidacy",), None, None, True),
    "withdrawal of candidacy": ActionEntry(_F.ELECTIONS, "change", ("candidacy",), "CONCEDE", "083", True),
    "election": ActionEntry(_F.ELECTIONS, "change", ("postponing election",), None, None, True),
    "postponing election": ActionEntry(_F.ELECTIONS, "change", ("election",), "REJECT", "123", True),
    "election fraud": ActionEntry(_F.ELECTIONS, "deed", (), "ACCUSE", "112", True),
    "resignation": ActionEntry(_F.OFFICE, "change", ("staying in office", "appointment"), "CONCEDE", "083", True),
    "staying in office": ActionEntry(_F.OFFICE, "state", ("resignation",), "REJECT", "1231", True),
    "appointment": ActionEntry(_F.OFFICE, "change", ("resignation",), None, None, True),
    "coup": ActionEntry(_F.OFFICE, "deed", (), "ASSAULT", "180", True),
    "protest": ActionEntry(_F.PROTEST, "deed", (), "PROTEST", "140", True),
    "strike by workers": ActionEntry(_F.PROTEST, "deed", (), "PROTEST", "143", True),
    "hunger strike": ActionEntry(_F.PROTEST, "deed", (), "PROTEST", "142", True),
    "boycott": ActionEntry(_F.PROTEST, "deed", (), "PROTEST", "143"),
    "riots": ActionEntry(_F.PROTEST, "deed", (), "PROTEST", "145", True),
    "state of emergency": ActionEntry(_F.REPRESSION, "change", ("ending emergency",), "COERCE", "1724", True),
    "ending emergency": ActionEntry(_F.REPRESSION, "change", ("state of emergency",), "CONCEDE", "081", True),
    "ban": ActionEntry(_F.REPRESSION, "change", ("lifting ban",), "COERCE", "172", True),
    "lifting ban": ActionEntry(_F.REPRESSION, "change", ("ban",), "CONCEDE", "081", True),
    "confiscation": ActionEntry(_F.REPRESSION, "deed", (), "COERCE", "171"),
    "censorship": ActionEntry(_F.REPRESSION, "deed", (), "COERCE", "1721", True),
    "eviction": ActionEntry(_F.REPRESSION, "deed", (), "COERCE", "174", True),
    "crackdown": ActionEntry(_F.REPRESSION, "deed", ("easing curbs",), "COERCE", "170", True),
    "easing curbs": ActionEntry(_F.REPRESSION, "change", ("crackdown",), "CONCEDE", "081", True),
    # dealing with others
    "recognition": ActionEntry(_F.DIPLOMACY, "change", (), "SUPPORT", "054"),
    "cutting ties": ActionEntry(_F.DIPLOMACY, "change", ("restoring ties",), "SANCTION", "161"),
    "restoring ties": ActionEntry(_F.DIPLOMACY, "change", ("cutting ties",), "SUPPORT", "050"),
    "expelling diplomats": ActionEntry(_F.DIPLOMACY, "deed", (), "SANCTION", "166"),
    "recalling ambassador": ActionEntry(_F.DIPLOMACY, "change", (), "SANCTION", "161"),
    "apology": ActionEntry(_F.DIPLOMACY, "deed", (), "SUPPORT", "055"),
    "visit": ActionEntry(_F.DIPLOMACY, "deed", (), "CONSULT", "042"),
    "joining alliance": ActionEntry(_F.ALLIANCE, "change", ("leaving alliance",), "SUPPORT", "050"),
    "leaving alliance": ActionEntry(_F.ALLIANCE, "change", ("joining alliance", "membership"), "REJECT", "128"),
    "membership": ActionEntry(_F.ALLIANCE, "state", ("leaving alliance",), "SUPPORT", "050"),
    "cooperation": ActionEntry(_F.SUPPORT, "state", (), "COOPERATE", "060"),
    "support": ActionEntry(_F.SUPPORT, "state", ("ending support",), "SUPPORT", "051"),
    "ending support": ActionEntry(_F.SUPPORT, "change", ("support",), "SANCTION", "162"),
    "interference": ActionEntry(_F.INTERFERENCE, "deed", (), "ACCUSE", "112"),
    "cyberattack": ActionEntry(_F.CYBER, "deed", (), "ASSAULT", "176"),
    # money, goods, climate, health
    "tariffs": ActionEntry(_F.TRADE, "change", ("trade opening",), "SANCTION", "163"),
    "trade opening": ActionEntry(_F.TRADE, "change", ("tariffs",), "COOPERATE", "061"),
    "investment": ActionEntry(_F.TRADE, "change", (), "COOPERATE", "061"),
    "flights": ActionEntry(_F.FLIGHTS, "change", ("flight ban",), "COOPERATE", "061"),
    "flight ban": ActionEntry(_F.FLIGHTS, "change", ("flights",), "SANCTION", "163"),
    "energy supply": ActionEntry(_F.ENERGY, "change", ("cutting energy",), "COOPERATE", "061"),
    "cutting energy": ActionEntry(_F.ENERGY, "change", ("energy supply",), "SANCTION", "163"),
    "tax cut": ActionEntry(_F.ECONOMY, "change", ("tax rise",), None, None, True),
    "tax rise": ActionEntry(_F.ECONOMY, "change", ("tax cut",), None, None, True),
    "growth": ActionEntry(_F.ECONOMY, "state", (), None, None, True),
    "reform": ActionEntry(_F.ECONOMY, "change", (), "CONCEDE", "083", True),
    "vaccination": ActionEntry(_F.HEALTH, "change", (), "AID", "073", True),
    "lockdown": ActionEntry(_F.HEALTH, "change", ("lifting lockdown",), "COERCE", "170", True),
    "lifting lockdown": ActionEntry(_F.HEALTH, "change", ("lockdown",), "CONCEDE", "081", True),
    "emission cuts": ActionEntry(_F.CLIMATE, "change", (), "COOPERATE", "060"),
}
