"""Where the name of who says something begins, told by bare words: before anything is parsed."""

import re
from collections.abc import Sequence

from streams.extract.lexicon import speaker_nouns
from streams.extract.world import PARTICLES, body, office, sex_of, state_named, state_of_demonym

LONGEST_NAME = 9
"""Words of who says something, without what they belong to."""
SAID = "said|says|say|reported|reports|added|adds|announced|confirmed|noted|warned|claimed|stated|explained|stressed|told"
_DAY = "(?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}"
_GOES_ON = (
    "adding|citing|noting|stressing|quoting|saying|referring|speaking|calling|describing|blaming|accusing|urging|warning|updating"
    "|part of|while|as|amid|after|but"
)
END = rf"(?: {_DAY})?(?: (?:in|on|by|via|at) (?:an? |its |his |their |the )?[\w-]+)?(?=[.,;]|$| (?:{_GOES_ON})\b)"
"""What may stand behind a verb of saying that closes a sentence."""
CLOSING = rf"(?:{SAID})(?: (?:reporters|journalists|{_NAME}))?{END}"
"""A verb of saying that closes a sentence, to whom, when and where."""
PREPOSITIONS = frozenset("of for at in from with on by to".split())
BELONGING = frozenset("of for at in from with".split())
"""Prepositions between who speaks and what they belong to: "a source at | the ministry"."""
PEOPLE = frozenset(
    "people person man woman family hostage prisoner fighter militant soldier victim detainee migrant evacuee other many some school "
    "hospital mosque".split()
)
"""Nouns for speakers that what is said often ends with."""

_ARTICLES = frozenset("the an a its his her their one another The An A".split())
_PRONOUNS = frozenset("he she they it".split())
_LETTERS = frozenset("US UN EU UK U.S. U.N.".split())
_OUTLETS = frozenset("news state television TV channel agency newspaper reporter correspondent".split())
"""Words behind the name of an outlet."""
_DESCRIBING = frozenset(
    "local media state news official opposition opposing medical military security government war conflict monitoring human rights civil "
    "defence defense rebel senior top interior foreign health same independent presidential diplomatic field press television TV informed "
    "eye leading figure well-informed unnamed anonymous aid rescue relief emergency western regional provincial".split()
)
"""Words of what a speaker is, beside the nouns for speakers."""
_PLACING = PREPOSITIONS | set(
    "north south east west northeast northwest southeast southwest northern southern eastern western central new old greater rural".split()
)
"""Words behind which a name is that of a place."""
_CAPITAL = re.compile(r"\(?(?:[a-z]{1,3}-)?[A-Z]")


def is_capital(word: str) -> bool:
    """Tell a word of a name: "Goma", "al-Goma", "(SOHR)"."""
    return _CAPITAL.match(word) is not None


def first_of_sayer(words: Sequence[str]) -> int | None:
    """Where who says it begins that some words end with, with all of those it names: "a source at | the ministry"; None for nobody."""
    first = _first_of_phrase(words)
    while first is not None and first > 1 and _goes_on(words, first - 1):
        first = _first_of_phrase(words[: first - 1])
    return _behind_what_it_is(words, first) if first is not None else None


def last_of_sayer(words: Sequence[str]) -> int | None:
    """Where who says it ends that some words begin with: "the Goma ministry | nine had"; None where they begin with no speaker."""
    at = start = 1 if words[0] in _ARTICLES else 0
    while at < len(words) and _goes_on_behind(words, start, at):
        at += 1
    return at - 1 if at and (is_capital(words[at - 1]) or is_speaker(words[at - 1])) else None


def _goes_on_behind(words: Sequence[str], start: int, at: int) -> bool:
    """Tell a word that belongs to the name before it, not to another: "the ministry | Mali said nothing of"."""
    if at > start and is_capital(words[at]) and (state_named(words[at]) is not None or body(words[at]) is not None):
        return not (is_speaker(words[at - 1].lower()) or body(" ".join(words[start:at])) is not None)
    return is_capital(words[at]) or _describes(words[at]) or is_speaker(words[at]) or _is_inside(words, at)


def _is_inside(words: Sequence[str], at: int) -> bool:
    """Tell a word that joins two of a name: "Doctors | for | Peace", "sources | in | Goma"."""
    named = words[at] == "the" and body(" ".join(words[max(0, at - 1) : at + 2])) is not None  # "Save | the | Children"
    joins = words[at] in BELONGING and at + 1 < len(words) and (is_capital(words[at + 1]) or words[at + 1] in _ARTICLES)
    return at > 0 and (named or joins)


def _goes_on(words: Sequence[str], at: int) -> bool:
    return words[at] in BELONGING or (words[at] == "and" and is_speaker(words[at - 1]))


def _behind_what_it_is(words: Sequence[str], first: int) -> int:
    """Where a phrase begins with what a body is before its name: "the monitoring group | the Kivu Watch"."""
    kind = words[max(0, first - 2) : first]
    told = len(kind) == 2 and kind[0] in ("monitoring", "rights", "activist", "news") and is_speaker(kind[1]) and words[first] in _ARTICLES
    return first - 2 - (first > 2 and words[first - 3] in _ARTICLES) if told else first


def first_of_name(words: Sequence[str], last: int) -> int:
    """Where the name begins that a word ends; behind a preposition names of places belong to that: "in Goma | Ana Delgado"."""
    at = last
    while at and is_capital(words[last]) and _is_of_name(words, at - 1):
        at -= 1
    while at and at < last and _is_placed(words, at) and sex_of(words[at]) is None and body(" ".join(words[at : last + 1])) is None:
        at += 1
    return at


def _is_placed(words: Sequence[str], at: int) -> bool:
    """Tell a word of the name of a place: behind a preposition, unless that leads to a body, or behind what tells which part of it."""
    of_body = words[at - 1] in ("at", "of") and at > 1 and is_speaker(words[at - 2])  # "a source at | Goma Police Command"
    return words[at - 1].lower() in _PLACING and not of_body


def _first_of_phrase(words: Sequence[str]) -> int | None:
    last = len(words) - 1
    if last >= 0 and words[last] in _PRONOUNS:
        return last
    if last < 0 or not (is_capital(words[last]) or is_speaker(words[last])):
        return None
    article = _article_before(words, last)
    return article if article is not None else _first_without_article(words, last)


def _article_before(words: Sequence[str], at: int) -> int | None:
    """The article of a name, or of a noun for speakers: "the Oslo-based monitoring group", "the body's spokesman" without its sign."""
    least = max(0, at - LONGEST_NAME)
    while at > least and (_is_of_name(words, at - 1) or _describes(words[at - 1])):
        at -= 1
    owned = at > 1 and words[at - 1].endswith("s") and words[at - 2] in _ARTICLES
    return at - 2 if owned else at - 1 if at and words[at - 1] in _ARTICLES else None


def _first_without_article(words: Sequence[str], last: int) -> int:
    """Where "Ana Delgado", "state news agency Nova" or "Norwegian activists" begins."""
    at = first_of_name(words, last)
    while at and _is_before_name(words[at - 1]):
        at -= 1
    told_where = at > 1 and _is_placed(words, at - 1) and state_named(words[at - 1]) is not None  # "in southern Chad | state media"
    return first_of_name(words, at - 1) if at and words[at] in _OUTLETS and is_capital(words[at - 1]) and not told_where else at


def _is_before_name(word: str) -> bool:
    """Tell what somebody is, or whose, before a name: "Norwegian", "US", "Kenyas"; not those of whom the words before tell."""
    owner = word.endswith("s") and state_named(word.removesuffix("s")) is not None
    owner = owner or (is_capital(word) and is_speaker(word.lower()))  # "| Observatory chief Rami"
    return word not in PEOPLE and (_describes(word) or owner or state_of_demonym(word) is not None or word in _LETTERS)


def _is_of_name(words: Sequence[str], at: int) -> bool:
    joins = words[at] in PARTICLES or words[at] in ("of", "for")
    return is_capital(words[at]) or (joins and at > 0 and is_capital(words[at - 1]))


def _describes(word: str) -> bool:
    return word in _DESCRIBING or word.endswith("-based") or word in speaker_nouns() or office(word) is not None


def is_speaker(word: str) -> bool:
    """Tell a noun for who speaks, of one or many: "monitor", "ministries"."""
    single = word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
    return (
        not {word, single, word.removesuffix("es")}.isdisjoint(speaker_nouns()) or word in ("media", "police") or office(single) is not None
    )
