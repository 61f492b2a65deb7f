"""Names of states and towns that are no place of what is told: halves of compounds, asides, who acts, whose embassy, what is elsewhere."""

import re

from schemas.ontology import Act
from streams.extract.lexicon import cue_verbs, triggers
from streams.extract.parse import SUBJECTS, Reading
from streams.extract.parse.phrases import first_of_list, is_called_on
from streams.extract.parse.words import Token
from streams.extract.world import Mention, place, state_of_demonym
from streams.extract.world.words import HYPHENS

JOINTS = frozenset(HYPHENS)
POINTS = frozenset("north south east west northeast northwest southeast southwest northern southern eastern western central".split())
DIRECTIONS = POINTS | frozenset("in at near of from to the on and old new".split())
"""Words before a place that are no part of its name."""
ARTICLE = re.compile(rf"\b(?:a[lrsnzdt]|ash|e[lsdz])[{HYPHENS}]$", re.IGNORECASE)
"""The article of an Arabic name: "al-Mayadin" is no compound."""
LONGEST_ASIDE = 150
"""Characters that a bracket may hold."""

STATIONED = frozenset("base position locate station headquarter hole".split())
"""Participles that tell where somebody is, not what is done there: "fighters positioned in Homs shelled Hama"."""
BANNED = frozenset("ban outlaw prohibit proscribe designate bear train educate hide".split())
"""Participles that tell what somebody is or was elsewhere: "a group banned in Kenya"."""
ALLIES = frozenset("ally backer partner sponsor supporter rival enemy foe neighbour neighbor".split())
"""Nouns for those who act beside others: "its ally | Norway"."""
PEOPLES = ("state", "seat", "demonym")
"""Kinds of mentions that stand for those who act."""
ANSWERABLE = frozenset("responsible guilty behind liable complicit accountable".split())
"""What only those who act are: "Norway was | responsible"."""
MISSIONS = frozenset("embassy consulate".split())
"""Houses of a state in others: "the Norwegian embassy"."""
QUARTERS = frozenset(
    "neighborhood neighbourhood neighborhoods neighbourhoods street square quarter roundabout mosque market district districts "
    "hospital".split()
)
"""Words behind the name of a part of a town, which may be that of a town elsewhere: "al-Sulaymaniyah neighborhood"."""
_OF_A_QUARTER = re.compile(r"(?:(?:neighbou?rhood|quarter|district|village|town)s?|cities) of (?:al-|Al[ -])?$")


def is_half(mention: Mention, text: str) -> bool:
    """Tell a name that is half of a compound ("the London-based monitor") or stands in brackets ("(banned in Iran)")."""
    lead = text[max(0, mention.start - 4) : mention.start]
    joined = (lead[-1:] in JOINTS and not ARTICLE.search(lead)) or text[mention.end : mention.end + 1] in JOINTS
    joined = joined or text.startswith(" based ", mention.end) or _is_of_a_dateline(mention, text)
    opened = text.rfind("(", max(0, mention.start - LONGEST_ASIDE), mention.start)
    return joined or (opened >= 0 and ")" not in text[opened : mention.start])


def is_end_of_a_name(mention: Mention, text: str) -> bool:
    """Tell a town that is only the end of another name: "the Tariq | al-Bab | district"."""
    before = text[: mention.start].rstrip(" ").rpartition(" ")[2]
    named = before.istitle() and before.isalpha() and not before.endswith("s") and text[mention.start - 1 : mention.start] == " "
    known = state_of_demonym(before) is not None or place(before) is not None or before.lower() in DIRECTIONS
    return text[mention.start : mention.start + 3].lower() == "al-" and named and not known


def _is_of_a_dateline(mention: Mention, text: str) -> bool:
    """Tell where a wire is sent from, amid a text that has lost its line breaks: "WASHINGTON (Reuters)"."""
    return text[mention.start : mention.end].isupper() and mention.end - mention.start > len("U.S.") and text.startswith(" (", mention.end)


def is_who_acts(name: Token, mention: Mention) -> bool:
    """Tell a state that does something, or is said to: "its ally Norway", "allies in Oslo", "accused Norway", "for Norway to bomb"."""
    first = first_of_list(name)
    whose = name.head.head if name.dep_ == "pobj" else name.head
    beside = name.dep_ in ("appos", "nmod", "compound", "pobj") and whose.lemma_.lower() in ALLIES
    allied = beside or any(child.pos_ == "NOUN" and child.lemma_.lower() in ALLIES for child in name.lefts)
    if mention.kind not in PEOPLES or allied:
        return allied
    if any(child.lemma_.lower() in ("neighbour", "neighbor", "neighbouring", "neighboring") for child in name.lefts):
        return True
    return _is_addressed(first) or _is_doing(first)


def _is_addressed(name: Token) -> bool:
    """Tell who is called on, urged or blamed: "urged | Norway", "called on | Norway", "blames it on | Norway"."""
    if name.dep_ == "dobj":
        return _is_done_to_people(name.head)
    return is_called_on(name)


def _is_doing(name: Token) -> bool:
    """Tell who does something, or answers for it: "Norway bombed", "Norway was responsible", "for | Norway | to bomb"."""
    if name.dep_ in SUBJECTS and any(child.lower_ in ANSWERABLE for child in name.head.children):
        return True
    does = name.dep_ == "nsubj" and name.head.pos_ == "VERB" and name.head.dep_ != "relcl"
    return does or (name.dep_ == "pobj" and name.head.lower_ == "for" and any(child.tag_ == "VB" for child in name.head.head.children))


def _is_done_to_people(verb: Token) -> bool:
    """Tell a verb of saying whose object is who is addressed or blamed: "accused Norway", "urged Norway", "blamed Norway"."""
    act, frames = cue_verbs().get(verb.lemma_.lower(), (None, ()))
    return bool({"of", "to"} & set(frames)) or act in (Act.ACCUSED, Act.CONDEMNED)


def is_of_a_mission(name: Token) -> bool:
    """Tell a state's embassy, wherever it is: "struck near the Norwegian embassy"."""
    return name.dep_ in ("amod", "compound", "poss") and name.head.lemma_.lower() in MISSIONS


def is_whose_deed(name: Token) -> bool:
    """Tell whose deed something happened in: "killed in | Norwegian | airstrikes"."""
    noun = name.head
    deed = noun.dep_ == "pobj" and ("n", noun.lemma_.lower()) in triggers()
    return name.dep_ in ("amod", "compound") and deed and noun.head.lower_ in ("in", "by", "from", "after", "during")


def is_stationed(governor: Token) -> bool:
    """Tell a participle of where somebody is, and not of what is done."""
    return governor.lemma_ in STATIONED and governor.dep_ in ("acl", "amod", "relcl")


def is_banned(governor: Token) -> bool:
    """Tell a participle of where somebody is forbidden or was before."""
    return governor.lemma_ in BANNED and governor.dep_ in ("acl", "amod", "relcl")


def is_quarter_elsewhere(mention: Mention, reading: Reading) -> bool:
    """Tell the name of a part of a town, or of a village, that is also one in a state of which the article says nothing else."""
    if mention.kind not in ("place", "seat", "demonym") or not _is_called_a_quarter(mention, reading.text):
        return False
    if mention.kind == "seat":
        return mention.place is None
    codes = [one.place.code if one.place is not None else one.side for one in reading.mentions if one.kind not in ("person", "body")]
    return codes.count(mention.place.code if mention.place is not None else mention.side) < 2 <= len(codes)


def _is_called_a_quarter(mention: Mention, text: str) -> bool:
    """Tell a name beside a word for a part of a town: "the Nour | quarter", "the village of | Nour"."""
    behind = text[mention.end : mention.end + 20].split()
    return bool(behind and behind[0].strip(".,;").lower() in QUARTERS) or _OF_A_QUARTER.search(text[: mention.start][-30:]) is not None
