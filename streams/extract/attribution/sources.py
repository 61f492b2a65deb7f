"""Whose saying a verb tells of, and whether it tells of one at all."""

from spacy.tokens import Token

from streams.extract.parse import SUBJECTS

ASCENDING = ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp")
NOT_YET_SAID = frozenset("will would wo may might could should must can shall".split())
SILENT = frozenset("name identify quote comment say speak answer respond elaborate discuss give".split())
"""What people decline, or ask not, to do when they say nothing or want no name."""
NOT_SAID = frozenset("expect refuse decline plan want hope intend fail likely unlikely seek prepare need".split())


def subject_of(verb: Token) -> Token | None:
    """Whose doing a verb is, found along its chain of verbs: "X went on to say", "a source who said", "was said by X"."""
    helping = (word for child in verb.children if child.dep_ in ("aux", "auxpass") for word in child.children)
    for child in (*verb.children, *helping):
        if child.dep_ in SUBJECTS:
            return _true_subject(verb, child)
    if (agent := _agent(verb)) is not None:
        return agent
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    return subject_of(verb.head) if verb.dep_ in ASCENDING and verb.head != verb else None


def _true_subject(verb: Token, subject: Token) -> Token | None:
    if subject.tag_ in ("WP", "WDT") and verb.dep_ not in ("relcl", "acl"):
        return None
    if subject.dep_ == "nsubjpass" and verb.lemma_ not in ("quote", "cite", "concern", "worry", "convince"):
        return _agent(verb)
    return subject


def _agent(verb: Token) -> Token | None:
    by = (child for child in verb.children if child.dep_ == "agent")
    return next((token for child in by for token in child.children if token.dep_ == "pobj"), None)


def is_unsaid(verb: Token) -> bool:
    """Tell a saying from what was not, is not yet, or may never be said."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in NOT_YET_SAID):
            return True
        if child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless"):
            return True
    if verb.lemma_ == "ask" and any(_is_question(child) for child in verb.children):
        return True
    if verb.lemma_ in ("ask", "decline", "refuse") and any(
        child.dep_ in ("xcomp", "ccomp") and child.lemma_ in SILENT for child in verb.children
    ):
        return True
    aim = verb.dep_ == "advcl" and verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    return aim or (verb.dep_ == "xcomp" and verb.head.lemma_ in NOT_SAID)


def _is_question(clause: Token) -> bool:
    return clause.dep_ in ("ccomp", "advcl") and any(
        child.lower_ in ("whether", "if", "what", "why", "how", "when") for child in clause.children
    )
