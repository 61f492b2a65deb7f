"""The words this reader knows, loaded once from the tables in `data/`."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from schemas.ontology import Act
from schemas.statements import Grade

Frames = frozenset[str]


class Trigger(NamedTuple):
    """A word that names an action, where a noun of one of the classes `needs` (if any) stands beside it."""

    action: str
    needs: frozenset[str]


Table = dict[tuple[str, str], list[Trigger]]
"""Part of speech (`v`, `n`) and lemma (`_` joins a phrasal verb) -> what the word may name."""


def rows(name: str) -> Iterator[list[str]]:
    """The tab-separated rows of a table in `data/`, comments and blank lines left out."""
    text = (files("streams.extract") / "data" / name).read_text(encoding="utf8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def cue_verbs() -> dict[str, tuple[Act | None, Frames]]:
    """Lemma, words of a phrasal verb joined by blanks -> act (None of an attitude, which is not said) and frames."""
    return {lemma: (_act(act), frozenset(frames.split(","))) for lemma, act, frames in rows("cues.tsv")}


def frames_of(lemma: str) -> Frames:
    """How what is said may follow a cue verb; none of a verb that is no cue."""
    return cue_verbs()[lemma][1] if lemma in cue_verbs() else frozenset()


def _act(cell: str) -> Act | None:
    return None if cell == "-" else Act(cell)


@lru_cache(maxsize=1)
def cue_nouns() -> dict[str, Act]:
    """Lemma of a saying told as a thing -> act."""
    return {lemma: Act(act) for lemma, act, *_ in rows("cue_nouns.tsv") if act != "-"}


@lru_cache(maxsize=1)
def outcomes() -> dict[str, str]:
    """Lemma, words of a phrasal verb joined by blanks -> what it tells of a saying: kept, broken, undone, or lasted."""
    return dict(rows("outcomes.tsv"))


@lru_cache(maxsize=1)
def attitude_nouns() -> frozenset[str]:
    """Lemmas of attitudes told as a thing: "X's fear that"."""
    return frozenset(lemma for lemma, act, *_ in rows("cue_nouns.tsv") if act == "-")


@lru_cache(maxsize=1)
def expressed_nouns() -> dict[str, Act]:
    """Lemma of an attitude -> the act of who expresses it: "expressed outrage at" condemns."""
    return {lemma: Act(acts[0]) for lemma, _, *acts in rows("cue_nouns.tsv") if acts}


@lru_cache(maxsize=1)
def cue_adjectives() -> dict[str, tuple[Act | None, Frames]]:
    """Word as written -> act (None of an attitude) and frames."""
    return {word: (_act(act), frozenset(frames.split(","))) for word, act, frames in rows("cue_adjectives.tsv")}


@lru_cache(maxsize=1)
def cue_words() -> frozenset[str]:
    """Every word that may be a cue, or the verb of one, in small letters: lemmas, and adjectives as written."""
    verbs = (lemma.split(" ")[0] for lemma in cue_verbs())
    return frozenset(verbs) | frozenset(cue_nouns()) | attitude_nouns() | frozenset(cue_adjectives()) | {"according"}


@lru_cache(maxsize=1)
def speaker_nouns() -> dict[str, Grade]:
    """Lemma of a noun for those who speak without a name -> their grade."""
    return {lemma: Grade(grade) for lemma, grade in rows("speaker_nouns.tsv")}


@lru_cache(maxsize=1)
def noun_classes() -> dict[str, frozenset[str]]:
    """Name of a class of nouns -> their lemmas."""
    return {name: frozenset(lemmas.split()) for name, lemmas in rows("classes.tsv")}


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """The alpha-3 codes of states and territories."""
    return frozenset(code for code, *_ in rows("countries.tsv"))


@lru_cache(maxsize=1)
def triggers() -> Table:
    """The actions that words may name, in table order."""
    return _table("actions.tsv")


@lru_cache(maxsize=1)
def deeds() -> Table:
    """The PLOVER roots of words that name no action of the ontology, in table order."""
    return _table("deeds.tsv")


@lru_cache(maxsize=1)
def root_words() -> Table:
    """All words that tell a PLOVER root, by themselves or by their action: what company tells first, actions before other deeds."""
    found = defaultdict(list)
    for word in sorted({*triggers(), *deeds()}):
        mine, theirs = deeds().get(word, []), triggers().get(word, [])
        found[word] = [*(one for one in mine if one.needs), *theirs, *(one for one in mine if not one.needs)]
    return dict(found)


def _company(cell: str) -> frozenset[str]:
    """The words of a class; of one that must be done to, or do it, each behind `of:` or `by:`."""
    kind, _, name = cell.rpartition(":")
    return frozenset(f"{kind}:{word}" if kind else word for word in noun_classes()[name])


def _table(name: str) -> Table:
    found = defaultdict(list)
    for action, part, lemmas, needs in rows(name):
        needed = frozenset[str]().union(*(_company(name) for name in needs.split() if name != "-"))
        for lemma in lemmas.split():
            found[part, lemma].append(Trigger(action, needed))
    return dict(found)
