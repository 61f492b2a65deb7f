"""The PLOVER root of what is told: of the saying where that is the event, else of the deed, as it is done, intended, refused or asked for.

Source: the PLOVER codebook (Halterman et al., 2023) and CAMEO 1.1b3 (Schrodt, 2012), which part what is done from what is intended: to
promise what helps is AGREE, to announce what hurts is THREATEN, to say that one will not is REJECT. Words decide where the tables know
them; the vote of the examples decides the rest. A main clause comes before those below it.
"""

from collections.abc import Sequence

from schemas.ontology import ACTS, Act
from streams.extract.attribution import Attribution, content_heads
from streams.extract.lexicon import noun_classes
from streams.extract.meaning.doers import doers_of
from streams.extract.parse.judging import ADVICE
from streams.extract.parse.words import Sentence as Span
from streams.extract.parse.words import Token
from streams.extract.roots.deeds import Event, deed_in, known_event, known_word
from streams.extract.roots.vote import nearest_root

FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
HOSTILE = frozenset({"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"})

INTENDED = frozenset({Act.PLEDGED, Act.PROPOSED})
"""Acts of which the deed is yet to come, whatever its words say."""

POINTING = frozenset("come follow happen occur".split())
"""Verbs by which a sentence only leads up to its news: "The move came after"."""

REFUSAL = Event("REJECT", "120")
INTENT = Event("AGREE", "030")
THREAT = Event("THREATEN", "130")
RELIEF = Event("AID", "074")
TOGETHER = Event("COOPERATE", "062")
REPRESSION = Event("COERCE", "175")
DEMAND = Event("REQUEST", "100")


def event_of(sentence: Span, told: Sequence[Attribution]) -> Event | None:
    """The event that a sentence tells with its main clause, if it tells one; `told` are the sayings of its article."""
    return _event_of_clause(_news(sentence.root), told)


def deed_of(clause: Token, *, intended: bool = False) -> Event | None:
    """The event of a deed that a clause tells in the teller's own voice; `intended` where the words before it say that it is promised."""
    deed = deed_in(clause)
    if _is_advised(clause) or _is_advised(deed.head):
        return DEMAND
    to_come = intended or deed.intended
    known = known_event(deed.head) or (_nearest(deed.head) if to_come or not deed.negated else None)
    return _as_intended(_as_done(known, deed.head), intended=to_come, negated=deed.negated) if known is not None else None


def _nearest(head: Token) -> Event | None:
    """The event that a deed is most like; of what was not done, and would not be, the vote knows nothing."""
    root = nearest_root(head)
    return Event(root) if root is not None else None


def _as_intended(event: Event, *, intended: bool, negated: bool) -> Event:
    """What an event is that will not be, or that is only promised or announced."""
    if negated:
        return REFUSAL if intended or event.root in FRIENDLY else event
    if not intended:
        return event
    return INTENT if event.root in FRIENDLY else THREAT if event.root in HOSTILE else event


def _event_of_clause(head: Token, told: Sequence[Attribution]) -> Event | None:
    """The event of a clause: of the saying that it is, where there is one, else of its deed."""
    saying = next((one for one in told if head in one.cue and one.content), None)
    if saying is None or saying.act is None:
        return deed_of(head)
    said = next(iter(content_heads(head.doc, saying.content)), head)
    if (entry := ACTS[saying.act]).plover is not None:
        return _as_asked(Event(entry.plover, entry.cameo), said)
    return _event_said(saying.act, head, said, [one for one in told if one is not saying])


def _event_said(act: Act, head: Token, said: Token, others: Sequence[Attribution]) -> Event | None:
    """The event of what is said, where the saying is none; of the saying's own verb where its object tells: "pledged support"."""
    if (known := known_word(head)) is not None and known.needs:
        return deed_of(head)
    if act is Act.DENIED and said.pos_ == "NOUN":
        return REFUSAL
    if act is Act.DENIED or said == head:
        return deed_of(head)
    if any(said in one.cue and one.content for one in others):
        return _event_of_clause(said, others)
    return deed_of(said, intended=act in INTENDED)


def _as_done(event: Event, head: Token) -> Event:
    """What a deed is by who does it, and with or to whom: forces that help or drill with others, police that beat protesters."""
    if event.root == "MOBILIZE":
        return RELIEF if _names(head, "relief") else TOGETHER if _names(head, "joint") else event
    police = event.root == "ASSAULT" and any(noun.lemma_.lower() in noun_classes()["police"] for noun in doers_of(head))
    return REPRESSION if police and _names(head, "dissenters") else event


def _names(head: Token, noun_class: str) -> bool:
    return any(token.lemma_.lower() in noun_classes()[noun_class] for token in head.subtree)


def _as_asked(saying: Event, said: Token) -> Event:
    """To call for what hurts others is no request to them: a call for sanctions threatens, a call for an inquiry accuses."""
    asked = known_event(said) if said.pos_ == "NOUN" and saying.root == DEMAND.root else None
    if asked is None:
        return saying
    return Event("ACCUSE") if asked.root == "ACCUSE" else THREAT if asked.root in HOSTILE else saying


def _news(head: Token) -> Token:
    """The clause that tells the news: of a headline its verb, of "The move came after" what came before the move."""
    if head.pos_ not in ("VERB", "AUX"):
        return next((child for child in head.children if child.dep_ in ("acl", "relcl", "ccomp", "conj") and child.pos_ == "VERB"), head)
    if head.lemma_ in POINTING:
        return next((child for child in head.children if child.dep_ == "advcl" and child.i > head.i), head)
    return head


def _is_advised(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ADVICE for child in verb.children)
