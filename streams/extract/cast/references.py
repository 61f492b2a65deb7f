"""Bodies that an article names once and then only points at: "the group", "the monitor", "the Observatory", "the Coalition"."""

from functools import lru_cache

from streams.extract.attribution.unsaid import GOING_ON
from streams.extract.lexicon import cue_verbs, rows
from streams.extract.parse import QUOTES, SUBJECTS, Reading, start_of
from streams.extract.parse.words import Token
from streams.extract.world import Mention, bodies, office
from streams.extract.world.words import HYPHENS

DEFINITE, INDEFINITE = frozenset({"the", "this", "that"}), frozenset({"a", "an", "another", "some", "several", "other", "one", "many"})
LONGEST = 6
"""Words from an article to its noun, both included."""

HEADED = ("for", "of", "to", "against", "on", "in")
"""Words before which the main word of a body's name stands: "Organisation | for the Prohibition"."""

OFFICIAL = frozenset({"government", "military", "parliament", "union"})
SAYING = frozenset({"say", "add", "report", "warn", "state", "tell", "announce"})
"""Verbs that close a sentence behind their source."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

RECENT = 500
"""Characters from a body that spoke to "the group said", which means it rather than one that only acts."""

FARTHEST = 200
"""Mentions; what was named before these is not meant any more."""


def body_meant(noun: Token, reading: Reading) -> Mention | None:
    """The body named before that a noun points at; None for "a group" and for what no body before can be."""
    if not _is_definite(noun) or (beside := _words_beside(noun)) is None:
        return None
    here = start_of(noun)
    before = [one for one in reading.mentions if one.end <= here and one.kind in ("body", "outlet", "seat")][-FARTHEST:]
    if not is_generic(noun):
        return next((one for one in reversed(before) if not beside and _is_namesake(noun, one, reading)), None)
    kinds = _kinds(noun.lower_, beside)
    fitting = [one for one in reversed(before) if one.kind != "seat" and bodies()[one.key].kind in kinds and not _is_no_group(noun, one)]
    acting = [one for one in fitting if does_something(one, reading)]
    spoke = [one for one in acting if here - one.end <= RECENT and _spoke(one, reading)] if is_a_source(noun) else []
    return next(iter(spoke or acting), None) or next((one for one in fitting if _is_told_of(one, reading)), None)


def kinds_meant(noun: Token) -> frozenset[str]:
    """The kinds of bodies that a noun points at: of "the charity" and "the monitoring group"; none for "a group" and other nouns."""
    if not is_generic(noun) or not _is_definite(noun) or (beside := _words_beside(noun)) is None:
        return frozenset()
    return _kinds(noun.lower_, beside)


def is_an_outlet(noun: Token) -> bool:
    """Tell a noun that only outlets are called by: "the newspaper", "the Lomba news agency"."""
    beside = {word.lower_ for word in noun.lefts} & _all_beside(noun)
    return is_generic(noun) and _kinds(noun.lower_, frozenset(beside)) == {"outlet"}


def _spoke(mention: Mention, reading: Reading) -> bool:
    word = reading.word_at(mention.start, mention.end)
    return word is not None and is_a_source(word)


def _is_told_of(mention: Mention, reading: Reading) -> bool:
    """Tell a body in a sentence from one in a list of names, as tags and credits are."""
    word = reading.word_at(mention.start, mention.end)
    return word is not None and word.dep_ in ("pobj", "dobj", "poss", "conj", "appos", "prep", "npadvmod") and word.sent.root.tag_ in FINITE


def _is_no_group(noun: Token, mention: Mention) -> bool:
    """Tell an agency of the United Nations, which newspapers call a body or an agency."""
    return noun.lower_ == "group" and mention.side == "UN"


def is_generic(noun: Token) -> bool:
    """Tell whether a noun is what many bodies can be called: "group", "monitor"."""
    return noun.lower_ in _rows()


def does_something(mention: Mention, reading: Reading) -> bool:
    """Tell whether a body acts or is cited where it is named, rather than is told of."""
    word = reading.word_at(mention.start, mention.end)
    while word is not None and word.dep_ in ("compound", "nmod", "appos") and word.head != word:
        word = word.head
    if word is None:
        return False
    return word.dep_ in SUBJECTS or word.head.dep_ == "agent" or is_a_source(word)


def is_a_source(noun: Token) -> bool:
    """Tell whether a noun is who says something where it stands, also where the parser lost its way: "... the monitor said"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "to":
        return noun.head.head.lower_ == "according"
    behind = next(iter(noun.doc[noun.i + 1 : noun.i + 2]), noun)
    said = behind.tag_ in ("VBD", "VBZ", "VBP") and behind.lemma_.lower() in SAYING
    apart = noun.dep_ != "pobj" or any(word.text in QUOTES for word in noun.doc[noun.head.i : noun.i])
    return (said and apart) or (noun.dep_ in SUBJECTS and _is_cue(noun.head))


def _is_cue(verb: Token) -> bool:
    """Tell a verb of saying, or one that leads to it: "went on to say"."""
    chain = [verb, *(child for child in verb.children if child.dep_ == "xcomp" and verb.lemma_ != "be")]
    known = any(one.lemma_.lower() in cue_verbs().keys() - GOING_ON or one.lemma_.lower() in ("quote", "cite") for one in chain)
    goes_on = verb.lemma_ == "continue" and any(child.dep_ == "ccomp" for child in verb.children)  # "“It is shut,” he continued"
    return (
        known or goes_on or any(f"{verb.lemma_.lower()} {child.lower_}" in cue_verbs() for child in verb.children if child.dep_ == "prep")
    )


def _is_definite(noun: Token) -> bool:
    """Tell "the monitoring group" from "a group" by the nearest article, whatever the parser hangs it on."""
    before = [token.lower_ for token in noun.doc[max(noun.sent.start, noun.i - LONGEST) : noun.i]]
    articles = [word for word in before if word in DEFINITE | INDEFINITE]
    return (
        articles[-1] in DEFINITE
        if articles
        else noun.tag_ == "NNP" and not any(child.dep_ in ("poss", "nummod") for child in noun.children)
    )


def _words_beside(noun: Token) -> frozenset[str] | None:
    """The words that say which body is meant; None where a name among them says so: "the Zaman group", "the Council for Peace".

    Where it has its home ("UK-based") says nothing.
    """
    found: set[str] = set()
    if _has_a_name_behind(noun):
        return None
    for child in noun.lefts:
        words = [word for word in child.subtree if word.i < noun.i]
        if any(word.text in HYPHENS for word in words):
            found |= {word.lower_ for word in words} & _all_beside(noun)
        elif child.dep_ == "poss" or any(word.pos_ == "PROPN" for word in words):
            return None
        elif child.dep_ in ("compound", "amod", "nmod"):
            found |= {word.lower_ for word in words}
    return frozenset(found)


def _has_a_name_behind(noun: Token) -> bool:
    """Tell "the group Jaysh al-Islam" and "the Organisation for the Prohibition of Mines", which are named themselves."""
    behind = [child for child in noun.rights if child.dep_ in ("appos", "prep", "nmod") and child.lower_ not in ("in", "on", "at")]
    named = (child for child in behind if child.left_edge.lower_ not in INDEFINITE)  # "the Observatory, a British group", is named before
    return any(word.pos_ == "PROPN" for child in named for word in child.subtree)


def _is_namesake(noun: Token, mention: Mention, reading: Reading) -> bool:
    """Tell whether a noun is the main word of a body's name: "the Observatory" is the "Observatory for Human Rights"."""
    if _is_of_the_state(noun) and mention.kind == "body" and bodies()[mention.key].kind not in OFFICIAL:
        return False
    words = reading.text[mention.start : mention.end].lower().split()
    main = next((words[at - 1] for at, word in enumerate(words) if at and word in HEADED), words[-1])
    return len(words) > 1 and noun.lower_ == main


def _is_of_the_state(noun: Token) -> bool:
    """Tell what each state has one of: "the army" is not the army in a rebel group's name."""
    said = office(noun.text)
    return said is not None and said.role in ("military", "government", "police", "parliament")


def _kinds(noun: str, beside: frozenset[str]) -> frozenset[str]:
    """The kinds of bodies that a noun with these words beside it can be."""
    wanted = beside or frozenset("-")
    return frozenset(kind for words, kinds in _rows().get(noun, ()) if wanted <= words for kind in kinds)


def _all_beside(noun: Token) -> frozenset[str]:
    return frozenset(word for words, _ in _rows().get(noun.lower_, ()) for word in words)


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[tuple[frozenset[str], tuple[str, ...]]]]:
    found: dict[str, list[tuple[frozenset[str], tuple[str, ...]]]] = {}
    for noun, words, kinds in rows("body_nouns.tsv"):
        found.setdefault(noun, []).append((frozenset(words.split()), tuple(kinds.split("|"))))
    return found
