"""Looking back: how a telling shows that it remembers a saying from before the news."""

import re
from datetime import date, timedelta

from schemas.base import interval
from streams.extract.attribution import Attribution
from streams.extract.parse.words import Token
from streams.extract.said.dating import Said

LOOKING_BACK = timedelta(days=14)
"""A saying that ended longer before the publication is not what the article reports, but what it remembers."""

EARLIER = frozenset("already previously earlier once before formerly".split())
FORMER = frozenset("earlier previous prior past".split())
"""What a saying told as a thing is called when there is a later one."""

LIKENESS = frozenset("similar same comparable identical such another".split())

RECALLING = frozenset("forget remember recall remind".split())
"""Verbs of what somebody said before: "let nobody forget how he had said that"."""

GONE = re.compile(
    r"(?:earlier (?:in )?(?:this|the) (?:month|year)|last (?:month|summer|autumn|fall|winter|spring)"
    r"|.*\b(?:weeks|months?|years?) (?:ago|earlier))\b",
    re.IGNORECASE | re.DOTALL,
)
"""Dates that no news is told by, however near they are."""


def is_prior(said: Said, told: Attribution, published: date) -> bool:
    """Tell whether the article looks back: by a date before the news, by "had said on Sunday", "had already", "previously", "earlier"."""
    latest = interval(said.edtf).latest
    if latest is not None and latest < published - LOOKING_BACK:
        return True
    return _is_of_a_date_gone(said) or _had_been_said(said, told.head) or is_remembered(told.head)


def is_like_another(told: Attribution) -> bool:
    """Tell whether a saying is only told by likeness ("a similar statement"), so that its other slots are those of the one it is like."""
    return any(child.lower_ in LIKENESS for token in told.cue for child in token.children)


def is_remembered(cue: Token) -> bool:
    """Tell a saying that is told as past: "had already said", "X, who had promised", "previously promised", "earlier assurances"."""
    helping = {child.lower_ for child in cue.children}
    if cue.pos_ == "NOUN":
        return any(child.dep_ == "amod" and child.lower_ in FORMER for child in cue.children)
    had = "had" in helping and (cue.dep_ == "relcl" or cue.head.lemma_ in RECALLING or bool(helping & EARLIER))
    return had or bool(helping & {"previously", "prior"}) or any(map(_is_in_the_past, cue.children))


def _is_in_the_past(preposition: Token) -> bool:
    """Tell "have said | in the past"."""
    return preposition.lower_ == "in" and any(child.lower_ == "past" and child.dep_ == "pobj" for child in preposition.children)


def _had_been_said(said: Said, cue: Token) -> bool:
    """Read "had ruled it out two weeks ago": where the news is told in the past, this is what was before; not in what others say."""
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in cue.children)
    return had and said.words is not None and cue.dep_ != "ccomp"


def _is_of_a_date_gone(said: Said) -> bool:
    return said.words is not None and bool(GONE.match(said.words))
