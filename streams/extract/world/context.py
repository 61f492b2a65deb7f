"""What stands around a name in its text, and what the whole text says about names that could mean several things."""

from calendar import day_name, month_name
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio
from spacy.lang.en.stop_words import STOP_WORDS

from streams.extract.lexicon import rows
from streams.extract.world.index import Hit
from streams.extract.world.people import sex_of
from streams.extract.world.roles import role_words, titles
from streams.extract.world.words import HYPHENS, PARTICLES, Token, are_joined

_MONTHS = frozenset(name.lower() for name in month_name if name)
_DAYS = frozenset(name.lower() for name in day_name)
_BEFORE_MONTHS = frozenset("in since until till last early late mid by of from this next on".split())
_OPENERS = frozenset("today yesterday tomorrow earlier later soon instead asked".split())
"""Words that begin a sentence, and so bear a capital, before a name."""

ALIKE = 80
"""Per cent of letters in common from which two given names are one, as a heuristic."""

_OPPOSING = frozenset({"pro", "anti", "non"})


class Context(NamedTuple):
    """A text of a day, and what it says of the world without doubt.

    `words` are all its words, `codes` the states and sides it names, `people` the ids of those it calls in full, `strangers` the family
    names, in small letters, of others whom it calls in full; the sure names begin at the tokens `starts` and end before the tokens `ends`.
    """

    text: str
    tokens: list[Token]
    on: date | None
    words: frozenset[str]
    codes: frozenset[str | None]
    people: frozenset[str]
    strangers: frozenset[str]
    starts: frozenset[int]
    ends: frozenset[int]

    def before(self, hit: Hit) -> Token | None:
        """The word before a name."""
        return self.tokens[hit.first - 1] if hit.first else None

    def after(self, hit: Hit) -> Token | None:
        """The word behind a name."""
        return self.tokens[hit.end] if hit.end < len(self.tokens) else None


def context_of(text: str, tokens: list[Token], hits: list[Hit], on: date | None) -> Context:
    """Gather what the names found in a text say of one another."""
    sure = [hit for hit in hits if not all(entry.guarded for entry in hit.entries)]
    of_one_code = [hit.entries[0] for hit in hits if len({entry.code for entry in hit.entries}) == 1]
    in_full = [hit.entries[0] for hit in hits if hit.size > 1 and len({entry.key for entry in hit.entries}) == 1]
    return Context(
        text,
        tokens,
        on,
        words=frozenset(token.text for token in tokens),
        codes=frozenset(entry.code for entry in of_one_code if entry.kind != "person"),
        people=frozenset(entry.key for entry in in_full if entry.kind == "person"),
        strangers=_strangers(tokens, hits),
        starts=frozenset(hit.first for hit in sure),
        ends=frozenset(hit.end for hit in sure),
    )


def _strangers(tokens: list[Token], hits: list[Hit]) -> frozenset[str]:
    """The family names of known people that stand behind a given name which is not theirs, and nowhere behind a title."""
    names = [(tokens[hit.end - 1].small, tokens[hit.first - 1]) for hit in hits if hit.size == 1 and hit.first and _is_of_people(hit)]
    titled = {name for name, before in names if before.small in titles()}
    return frozenset(name for name, before in names if sex_of(before.text) is not None) - titled


def _is_of_people(hit: Hit) -> bool:
    return all(entry.kind == "person" for entry in hit.entries)


def is_a_strangers(hit: Hit, key: str, context: Context) -> bool:
    """Whether the name of a known person, who is not called in full, is that of somebody else whom the text calls in full."""
    return hit.size == 1 and key not in context.people and context.tokens[hit.first].small in context.strangers


def is_titled(hit: Hit, context: Context) -> bool:
    """Whether a title stands before the name: "Mrs May", "Prime Minister May"."""
    before = context.before(hit)
    return before is not None and before.small in titles() and are_joined(context.text, [before, context.tokens[hit.first]])


def follows_a_name(hit: Hit, context: Context) -> bool:
    """Whether a capitalised word that is nothing else stands right before: "Hunter Biden", "Michael Jordan", "Ahmed al-Sharif"."""
    first = _with_particles(hit.first, context)
    before = context.tokens[first - 1] if first else None
    if before is None or hit.first in context.ends or not before.text[0].isupper():
        return False
    common = before.small in _no_first_names() or before.small.endswith("ly")
    return not common and context.text[before.end : context.tokens[first].start] == " "


def follows_own_name(hit: Hit, key: str, context: Context) -> bool:
    """Whether the word before a family name is the person's own given name in another spelling: "Bachar al-Assad"."""
    first = _with_particles(hit.first, context)
    return first > 0 and any(ratio(context.tokens[first - 1].small, part) >= ALIKE for part in key.split("-"))


def _with_particles(first: int, context: Context) -> int:
    """The token with which a name begins, its particles included."""
    while first and context.tokens[first - 1].text in PARTICLES:
        first -= 1
    return first


def is_surname(hit: Hit, context: Context) -> bool:
    """Whether a name is a single word with its particle: "al-Assad"."""
    words = context.tokens[hit.first : hit.end]
    return sum(word.small not in PARTICLES for word in words) == 1


def leads_a_name(hit: Hit, context: Context) -> bool:
    """Whether a capitalised word that is nothing else stands right behind: "Jordan Smith"."""
    after = context.after(hit)
    if after is None or hit.end in context.starts:
        return False
    if after.text in PARTICLES and hit.end + 1 < len(context.tokens) and context.text[after.end] in HYPHENS:
        return context.tokens[hit.end + 1].text[0].isupper()  # "Hadi al-Noor"
    common = not after.text[0].isupper() or after.small in _no_last_names()
    return not common and context.text[context.tokens[hit.end - 1].end : after.start] == " "


def is_month(hit: Hit, context: Context) -> bool:
    """Whether the name is that of a month here: "in May", "May 2017"."""
    if context.tokens[hit.first].small not in _MONTHS:
        return False
    before, after = context.before(hit), context.after(hit)
    return (after is not None and after.text.isdigit()) or (before is not None and before.small in _BEFORE_MONTHS)


def is_shouted(hit: Hit, context: Context) -> bool:
    """Whether an acronym that is also a word ("US", "IS", "WHO") stands amid other capitals, where it proves nothing."""
    word, before, after = context.tokens[hit.first], context.before(hit), context.after(hit)
    if before is None or after is None or (hit.first in context.ends and hit.end in context.starts):
        return False
    return word.small in STOP_WORDS and all(token.text.isupper() for token in (before, word, after))


def is_opposed(hit: Hit, context: Context) -> bool:
    """Whether the name is the second half of "pro-Russian" or the like."""
    before = context.before(hit)
    return before is not None and before.small in _OPPOSING and context.text[context.tokens[hit.first].start - 1] in HYPHENS


def is_given_name(hit: Hit, context: Context) -> bool:
    """Whether the name, a single word, is also one that people are given: "Jordan", "Chad"."""
    return hit.size == 1 and context.tokens[hit.first].small in _given_names()


@lru_cache(maxsize=1)
def _no_first_names() -> frozenset[str]:
    return frozenset(STOP_WORDS) | _DAYS | _OPENERS | titles()


@lru_cache(maxsize=1)
def _no_last_names() -> frozenset[str]:
    return frozenset(STOP_WORDS) | _DAYS | _MONTHS | role_words()


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(name.lower() for (name,) in rows("places.given_names.tsv"))
