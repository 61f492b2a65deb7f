"""Contents that only their own article explains: `the attack`, `any involvement`, `these accusations`."""

import re
from functools import lru_cache

from streams.compare.remembered import Remembered
from streams.compare.said import FORTNIGHT

EVENTS = (
    "accusations? airstrikes? allegations? assault attacks? blasts? bombardments? bombings? charges? claims? clashes crash deaths? "
    "explosions? findings? incidents? involvement killings? massacres? operations? raids? reports? responsibility role shelling shooting "
    "statements? strikes? toll"
)
"""Nouns that point at what an article has told before, where nothing behind them says which."""

BARE = "accusations? allegations? charges? claims? involvement responsibility"
"""Those of them that do so without an article."""

TARGETS = "bakery building buildings bus buses checkpoint clinic convoy funeral hospital market marketplace mosque school shelter wedding"
"""What every town has several of: the next attack is on another one."""

STRUCK = r"(?:on|hit|hitting|struck|striking|bombed|bombing|shelled|shelling|targeted|targeting)"
UNTOLD = r"\b(?!\s+(?:of|on|in|at|near|against|that|by|from|about|over|with|to)\b)"
THAT = rf"(?:{'|'.join(EVENTS.split())}){UNTOLD}"
POINTING = re.compile(
    rf"^(?:(?:his|her|its|their|any|all|such|the|that|this|these|those|direct)\s+)+{THAT}"
    rf"|^(?:this|that|these|those)\s+(?:{'|'.join(EVENTS.split())})\b"
    rf"|^(?:{'|'.join(BARE.split())}){UNTOLD}"
    rf"|\b{STRUCK} (?:the|that|this) (?:{'|'.join(TARGETS.split())})\b(?! (?:of|in|at|near|that)\b)"
    rf"|\b(?:behind|for|out|staged|of|in)\s+(?:the|that|this|these|those|such)\s+{THAT}"
    r"|^(?:\w+\s+)?consequences$"
    r"|\bthere\b[^.]*\bthat (?:day|night|time)\b",
    re.IGNORECASE,
)


def point_at_one(a: Remembered, b: Remembered) -> bool:
    """Whether what two statements only point at may be one: two articles of a fortnight may mean the same attack by `the attack`."""
    return abs(a.last - b.last) <= FORTNIGHT or not (points(a.content) or points(b.content))


@lru_cache(maxsize=4096)
def points(content: str) -> bool:
    """Whether a content says what is said of a thing that only its article tells."""
    return POINTING.search(content) is not None
