"""Verbs of saying that tell of no saying: what was not said, is not yet, or may never be."""

from streams.extract.lexicon import frames_of
from streams.extract.parse.words import Token

NOT_YET_SAID = frozenset("will would wo may might could should must can shall".split())
SILENT = frozenset("name identify quote comment say speak answer respond elaborate discuss give".split())
"""What people decline, or ask not, to do when they say nothing or want no name."""
TOLD = frozenset(
    "name detail comment reason figure number date interview statement information estimate answer response evidence explanation "
    "account timetable timeline breakdown example indication reply speech testimony".split()
)
"""What of all that is given is said."""
GOING_ON = frozenset("go begin start continue keep proceed come".split())
"""Verbs that lead to a saying that is said: "went on to say"."""
CHECKING = frozenset("confirm verify determine establish".split())
"""What people try to do who do not know yet."""
MAKING = frozenset("force compel push press pressure allow enable help lead get make let persuade convince coerce".split())
"""Verbs by which somebody has others do something."""
NOT_SAID = frozenset("expect refuse decline plan want hope intend fail likely unlikely seek prepare need".split())


def is_unsaid(verb: Token) -> bool:
    """Tell a saying from what was not, is not yet, or may never be said."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in NOT_YET_SAID):
            return True
        if child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless"):
            return True
    if verb.lemma_ == "ask" and any(_is_question(child) for child in verb.children):
        return True
    if verb.lemma_ in ("ask", "decline", "refuse") and any(map(_is_silent, verb.children)):
        return True
    if _is_alleged(verb) or _is_beside_what_is_not_done(verb):
        return True
    aim = verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ not in GOING_ON and any(c.lower_ == "to" for c in verb.children)
    promised = verb.tag_ == "VB" and bool({"inf", "to"} & frames_of(verb.head.lemma_))
    wanted = verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in ("want", "like", "need", "expect", "prefer")
    checked = verb.lemma_ in CHECKING and verb.head.lemma_ in ("try", "seek", "attempt", "work")
    led = (verb.dep_ == "xcomp" and (promised or checked or verb.head.lemma_ in NOT_SAID)) or (verb.dep_ == "ccomp" and promised)
    return aim or wanted or led or _is_urged(verb) or _is_made_to(verb)


def takes_lives(verb: Token) -> bool:
    """Tell "the blast claimed nine lives" and "shells claim 9 civilians", which nobody says."""
    taken = (child for child in verb.children if child.dep_ == "dobj") if verb.lemma_ == "claim" else ()
    return any(noun.lemma_ in ("life", "victim") or any(child.dep_ == "nummod" for child in noun.children) for noun in taken)


def _is_made_to(verb: Token) -> bool:
    """Tell what somebody is made, or let, to say: "forced them | to agree to a truce"."""
    above = verb.head
    done_to = any(child.dep_ in ("dobj", "nsubj") for word in (above, verb) for child in word.children if child.i < verb.i)
    return verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and above.lemma_ in MAKING and done_to


def _is_silent(clause: Token) -> bool:
    """Tell what those decline to do who say nothing: "declined | to give details", but not "asked them | to give the statues back"."""
    if clause.dep_ not in ("xcomp", "ccomp") or clause.lemma_ not in SILENT:
        return False
    return clause.lemma_ != "give" or any(child.dep_ == "dobj" and child.lemma_.lower() in TOLD for child in clause.children)


def _is_urged(verb: Token) -> bool:
    """Tell what somebody is told to say: "calls on the council to | condemn the raid"."""
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "ccomp", "advcl") or above.pos_ != "VERB":
        return False
    called = (f"{above.lemma_.lower()} {child.lower_}" for child in above.children if child.dep_ == "prep" and child.i < verb.i)
    return any("to" in frames_of(key) for key in called)


def _is_alleged(verb: Token) -> bool:
    """Tell what somebody is accused of: "accused the mayor of | backing the union"."""
    accusing = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "of" else verb
    return accusing != verb and "of" in frames_of(accusing.lemma_.lower())


def _is_beside_what_is_not_done(verb: Token) -> bool:
    """Tell a gerund that joins what is not done: "could not go there due to the cold and | reporting | rules"."""
    return (
        verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VB" and any(child.dep_ == "neg" for child in verb.head.children)
    )


def _is_question(clause: Token) -> bool:
    return clause.dep_ in ("ccomp", "advcl") and any(
        child.lower_ in ("whether", "if", "what", "why", "how", "when") for child in clause.children
    )
