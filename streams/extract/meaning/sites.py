"""Where it is: the place that a saying is about, from its words, or from the words before it."""

from collections.abc import Iterable

from schemas.base import Span
from schemas.ontology import Family
from streams.extract.meaning import Meaning
from streams.extract.meaning.borrowed import named_before
from streams.extract.meaning.candidates import best_of, candidates
from streams.extract.meaning.domestic import Parties, Site, at_home
from streams.extract.meaning.located import is_located_at
from streams.extract.meaning.towns import names_an_unknown_town, town_called
from streams.extract.parse import Reading, span_of

SITED = frozenset(
    {
        Family.FORCES,
        Family.VIOLENCE,
        Family.VICTORY,
        Family.CEASEFIRE,
        Family.TALKS,
        Family.SETTLEMENT,
        Family.TERRITORY,
        Family.LOSSES,
        Family.CHEMICAL,
        Family.AID,
        Family.FLIGHTS,
        Family.PRISONERS,
        Family.REFUGEES,
    }
)
"""Families whose actions happen at a place that the words before a saying may have named."""
MANY = 10_000
"""So many people are those of a state, not of the town named before."""


def site_of(meaning: Meaning, content: Iterable[Span], reading: Reading, parties: Parties, source: Span) -> Site | None:
    """The place in the words of the clause, else of the whole saying, else named last before it, else in the lead, else at home.

    What names the source is where somebody sits. The names of the parties' sides stand for those who act, unless a preposition makes them
    places. Only what happens somewhere by its nature is looked for outside the saying itself.
    """
    told = tuple(content)
    first, last = span_of(meaning.clause.subtree)
    clause = [(max(first, start), min(last, end)) for start, end in told if start < last and first < end]
    for scope in clause if meaning.trigger is not None else [], told:
        found = candidates(scope, meaning, reading, parties)
        if best := best_of([one for one in found if is_located_at(one[1], reading)] or found, meaning, parties, reading):
            return Site(*best, told=True, rule="named in the clause" if scope != told else "named in the saying")
    if (unlisted := town_called(meaning, source, reading, parties.land)) is not None:
        return unlisted
    start = min(first for first, _ in told)
    looked_for = meaning.family in SITED and not (is_of_a_whole_war(meaning) or names_an_unknown_town(meaning, reading))
    before = named_before(meaning, start, reading, parties, source) if looked_for else None
    return before or at_home(meaning, reading, parties)


def is_of_a_whole_war(meaning: Meaning) -> bool:
    """Tell numbers that no single town has: "hundreds of thousands have been killed"."""
    words = meaning.clause.subtree
    return any(
        word.lower_ in ("thousands", "million", "millions", "population") or (word.text.isdigit() and int(word.text) >= MANY)
        for word in words
    )
