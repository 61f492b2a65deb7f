"""Which saying a clause judges, and whether it tells somebody what to do."""

from itertools import pairwise

from schemas.ontology import Act
from streams.extract.lexicon import cue_nouns
from streams.extract.parse import SUBJECTS
from streams.extract.parse.clauses import subject_in, words_of
from streams.extract.parse.words import Token

ADVICE = frozenset("should must ought need".split())
NEEDED = frozenset("needed necessary overdue".split())
NEEDS = frozenset("need importance necessity urgency".split())
"""Nouns by which people ask for what follows: "stressed the importance of talks"."""
UNBELIEVING = frozenset("not n't n’t never seldom rarely hardly scarcely empty hollow propaganda stunt".split())
LASTING = frozenset("continue remain keep stay persist".split())
BEFORE = frozenset("before usual ever always".split())


def judged_saying(clause: Token) -> Token | None:
    """The saying that a clause passes judgement on: "the announcement is more about politics", or that is itself all it names."""
    if clause.pos_ == "NOUN" and said_as(clause) is not None:
        return clause
    for _, token in words_of(clause, ()):
        if token.dep_ in SUBJECTS and token.pos_ == "NOUN" and said_as(token) is not None:
            return token
    return None


def said_as(noun: Token) -> Act | None:
    """The act of a noun that tells a saying as a thing: "the pledge", "talk of leaving", but not "talks"."""
    talk = noun.lower_ == "talk" and any(child.lower_ in ("of", "about") for child in noun.children)
    return Act.STATED if talk else cue_nouns().get(noun.lemma_)


def casts_doubt(clause: Token) -> bool:
    """Tell whether a judgement is an unbelieving one: negated, or "more X than Y"."""
    words = {token.lower_: token for token in clause.subtree}
    return bool(words.keys() & UNBELIEVING) or ("more" in words and bool(words.keys() & {"than", "to"}) and not _is_graded(words["more"]))


def _is_graded(more: Token) -> bool:
    """Tell "is more watched than others", which judges nothing, from "is more a show than a plan" and "more symbolic than real"."""
    graded = more.head.pos_ in ("ADJ", "VERB") and more.dep_ == "advmod"
    behind = more.doc[more.i : more.sent.end]
    return graded and not any(than.lower_ == "than" and word.pos_ == "ADJ" for than, word in pairwise(behind))


def judges(clause: Token) -> bool:
    """Tell a judgement of the journalist's own: "X is keen to", "X seems ready"."""
    return clause.lemma_ in ("seem", "appear") or (clause.lemma_ == "be" and any(child.dep_ == "acomp" for child in clause.children))


def goes_on(clause: Token) -> bool:
    """Tell what is to stay as it is: "would continue", "will flow as before"."""
    as_before = any(child.lower_ == "as" and any(word.lower_ in BEFORE for word in child.children) for child in clause.children)
    return clause.lemma_ in LASTING or as_before


def is_advice(clause: Token) -> bool:
    """Tell whether a clause says what should be: "X must", "X is needed", "the best thing X can do is to", "the need for"."""
    if any(child.dep_ == "aux" and child.lower_ in ADVICE for child in clause.children) or _is_needed(clause):
        return True
    if clause.pos_ == "NOUN" and clause.lemma_ in NEEDS:
        return any(child.lower_ in ("of", "for") or (child.dep_ in ("acl", "relcl") and child.tag_ == "VB") for child in clause.children)
    subject = subject_in(clause)
    can = subject is not None and any(
        child.dep_ == "relcl" and any(word.lower_ == "can" for word in child.children) for child in subject.children
    )
    return can and clause.lemma_ == "be" and any(child.dep_ == "xcomp" for child in clause.children)


def _is_needed(clause: Token) -> bool:
    passive = clause.lemma_ in ("need", "require") and any(child.dep_ == "auxpass" for child in clause.children)
    return passive or any(child.dep_ == "acomp" and child.lower_ in NEEDED for child in clause.children)
