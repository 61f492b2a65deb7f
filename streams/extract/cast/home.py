"""Whose officials an article means where it does not say: "the interior minister" of news from one country is that country's."""

from streams.extract.cast.owners import is_first_half
from streams.extract.lexicon import noun_classes, states, triggers
from streams.extract.parse import Reading, start_of
from streams.extract.parse.phrases import is_located, mentions_in
from streams.extract.parse.words import Token
from streams.extract.world import Mention, office

OFFICES = frozenset("president chancellor king government presidency parliament police court prosecutor".split())
"""Roles that each state has one of, or its own of; ministers and ministries besides."""

ARMED = frozenset("force military warplane jet aircraft plane airstrike strike raid".split())
"""Nouns for what only those have who have a ministry of defence, besides their forces."""


def home_of(official: Token, reading: Reading, *, by_a_state: bool = False) -> str | None:
    """The side of an official whose country nobody names: the first one that the sentence names before, or that will do something.

    Of an office that only states have, the first state (`by_a_state`), no body.

    "Algeria will not open its border with Morocco, the interior minister said": Algeria's. A heuristic of news prose.
    """
    named = [one for one in mentions_in(official.sent, reading) if one.side and one.kind not in ("person", "place")]
    told = [one for one in named if one.side in states() or not by_a_state]
    told = [
        one for one in told if not (is_first_half(one, reading.text) or _is_quoted(one, official, reading) or _is_of_a_deed(one, reading))
    ]
    before = [one for one in told if one.end <= start_of(official) and not is_located(one, reading)]
    planning = [one for one in told if _will_act(one, reading)]
    return next((one.side for one in (*before, *planning)), None)


def _is_of_a_deed(mention: Mention, reading: Reading) -> bool:
    """Tell whose deed is told of: "the | Kenyan | strike caused deaths, the governor said"."""
    word = reading.word_at(mention.start, mention.end)
    return word is not None and word.dep_ in ("amod", "compound") and ("n", word.head.lemma_.lower()) in triggers()


def _is_quoted(mention: Mention, official: Token, reading: Reading) -> bool:
    """Tell whom somebody else's words name: "“Algeria must leave,” the minister said"."""
    here = start_of(official)
    return any(start <= mention.start < end and not start <= here < end for start, end in reading.quoted)


def country_of(reading: Reading) -> str | None:
    """The only state whose offices an article names, if it is one: "Hungary's government"; an article of two countries has none."""
    found = {one.side for one in reading.mentions if one.kind in ("state", "demonym") and _has_an_office(one, reading)}
    return found.pop() if len(found) == 1 else None


def fights_beside_others(home: str | None, reading: Reading) -> bool:
    """Tell an article in which soldiers of another state than its `home` act, so that "the ministry" may be that one's."""
    others = (one for one in reading.mentions if one.kind in ("state", "demonym") and one.side not in (home, None))
    return any(_has_soldiers(one, reading) for one in others)


def is_of_a_state(role: str) -> bool:
    """Tell whether a role is one by which a state acts."""
    return role.removeprefix("vice ") in OFFICES or role.endswith(("minister", "ministry", "staff", "police chief"))


def _has_an_office(mention: Mention, reading: Reading) -> bool:
    word = reading.word_at(mention.start, mention.end)
    if word is None or word.dep_ not in ("poss", "amod", "compound", "nmod"):
        return False
    owned = office(word.head.text) or office(" ".join(token.text for token in word.head.lefts if token.i > word.i))
    return owned is not None and (owned.role != "military" or word.dep_ == "poss") and not is_first_half(mention, reading.text)


def _has_soldiers(mention: Mention, reading: Reading) -> bool:
    """Tell a state whose army or aircraft an article tells of, and whose ministry "the ministry" may be."""
    word = reading.word_at(mention.start, mention.end)
    if word is None or word.dep_ not in ("poss", "amod", "compound", "nmod") or is_first_half(mention, reading.text):
        return False
    return word.head.lemma_.lower() in noun_classes()["forces"] | ARMED


def _will_act(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention is who will or would do something: an official announces what the own state plans."""
    word = reading.word_at(mention.start, mention.end)
    return word is not None and word.dep_ == "nsubj" and any(child.lower_ in ("will", "would") for child in word.head.children)
