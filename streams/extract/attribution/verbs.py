"""Cue verbs: "X said that", "X denied doing", "X urged Y to", "Troops will stay, the minister, X, said"."""

from itertools import chain

from schemas.base import Span
from schemas.ontology import Act
from streams.extract.attribution.auxiliaries import first_helper
from streams.extract.attribution.governed import DATES, content_of, heads_of
from streams.extract.attribution.nouns import is_light
from streams.extract.attribution.quotation import overlapping
from streams.extract.attribution.quoting import QUOTING
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.sources import subject_of
from streams.extract.attribution.speakers import speaker_after
from streams.extract.attribution.strayed import is_a_number, is_somewhere, name_before, name_behind
from streams.extract.attribution.unsaid import GOING_ON, is_unsaid, takes_lives
from streams.extract.lexicon import Frames, cue_verbs
from streams.extract.parse import end_of
from streams.extract.parse.words import Doc, Token

EXCLUDING = frozenset("rule exclude".split())
"""Verbs that, denied, leave a thing open: "did not rule out", "has not excluded"."""
LONGEST_LEAD = 25
"""Words before the colon at the end of a paragraph."""
FARTHEST = 4
"""Words from a verb to the particle or preposition that makes it another cue."""
PARTICLES = ("prt", "prep", "advmod", "acomp", "oprd")
CHAINING = GOING_ON | frozenset("appear seem try seek attempt refuse decline fail hesitate".split())
"""Verbs that say how a saying goes, not what is said: "went on to say", "refused to confirm"."""
BY = frozenset("begin start open end close finish conclude respond reply take".split())
"""Verbs whose preposition leads to the saying: "began by saying", "took to calling"."""


def by_verb(token: Token, quoted: list[Span]) -> Attribution | None:
    """Read a verb of saying with its subject and the clause, phrase or quotation that it governs."""
    if token.pos_ not in ("VERB", "AUX") or (entry := cue_verb(token)) is None or _only_leads_to_a_cue(token):
        return None
    if takes_lives(token) or _is_wrong_done(token) or _persists(token):
        return None
    (act, frames), particle = entry
    if (source := _source(token)) is None or source.lower_ == "you":
        return None
    heads = [head for head in heads_of(token, particle, frames) if source.i < token.i or not head.is_ancestor(source)]
    content = _behind(particle, content_of(token, heads, frames, quoted))
    if not content:
        return None
    cue = (*particle, *_own_preposition(particle or (token,), heads, frames), *_helpers(token), token)
    told = _left_open(token, act) if is_unsaid(token) else act
    told = told if not all(head.pos_ in ("PRON", "DET", "SCONJ") for head in heads or (token,)) else None
    return Attribution(told, cue, source, content, overlapping(content, quoted), addressee=addressee_of(token, particle, frames))


def addressee_of(verb: Token, particle: tuple[Token, ...], frames: Frames) -> Token | None:
    """Whom a saying is for: the object of the verb, or of the preposition that belongs to it: "called on | the minister to go"."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    behind = (child for word in particle for child in word.children if child.dep_ == "pobj")
    return next(chain(objects, behind), None) if frames & {"to", "of"} else None


def _source(verb: Token) -> Token | None:
    """Who says it: the subject, unless that is a place or a number and another stands beside the verb, else the noun before it."""
    subject = subject_of(verb)
    stray = subject is not None and (is_somewhere(subject) or is_a_number(subject))
    instead = (name_behind(verb) or speaker_after(subject, verb)) if stray and subject is not None else None
    return instead or subject or name_before(verb)


def _left_open(verb: Token, act: Act | None) -> Act | None:
    """The act of a saying that denies nothing: who "did not rule out" a thing has said that it may be; None where nothing was said."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    return Act.STATED if negated and act is not None and verb.lemma_ in EXCLUDING else None


def _is_wrong_done(verb: Token) -> bool:
    """Tell "the crimes committed by the army", who pledges nothing by them."""
    return verb.lemma_ == "commit" and any(child.dep_ == "agent" for child in verb.children)


def _persists(verb: Token) -> bool:
    """Tell "insists on ignoring them", who goes on and demands nothing."""
    ons = (child for child in verb.children if child.lower_ == "on") if verb.lemma_ == "insist" else ()
    return any(child.dep_ == "pcomp" for on in ons for child in on.children)


def leading_in(doc: Doc) -> Attribution | None:
    """Read the verb of a paragraph that ends in a colon, so that the next one is what is said: "Delgado said in a statement:"."""
    words = [word for word in doc[-LONGEST_LEAD:] if not word.is_space]
    if not words or words[-1].text != ":":
        return None
    for token in reversed(words):
        act, frames = cue_verbs().get(token.lemma_.lower(), (None, frozenset()))
        source = subject_of(token) if act is not None and "that" in frames and token.pos_ == "VERB" else None
        if source is not None and not is_unsaid(token):
            return Attribution(act, (*_helpers(token), token), source, (), rule="leading_in")
    return None


def _only_leads_to_a_cue(verb: Token) -> bool:
    """Tell "went on to say" and "voiced concern about", where another word is the cue."""
    if verb.lemma_ in QUOTING and any(_quotes(child) for child in verb.children):
        return True
    if verb.lemma_ in CHAINING:
        return any(_is_led(child) and child.lemma_.lower() in cue_verbs() for child in verb.children)
    return is_light(verb)


def _quotes(preposition: Token) -> bool:
    """Tell "reported the mayor | as saying", where "saying" is the cue."""
    return preposition.lower_ == "as" and any(child.dep_ == "pcomp" and child.lemma_ in cue_verbs() for child in preposition.children)


def _behind(particle: tuple[Token, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A content without the particle of its cue: "called for | talks to begin"."""
    last = max((end_of(word) for word in particle), default=0)
    return tuple((last + 1 if start < last < end else start, end) for start, end in content)


def cue_verb(token: Token) -> tuple[tuple[Act | None, Frames], tuple[Token, ...]] | None:
    """Act and frames of a cue verb, with its particle or preposition where the two are one cue: "called | for"."""
    lemma = token.lemma_.lower()
    near = (child for child in token.children if child.dep_ in PARTICLES and child.i - token.i <= FARTHEST and not _is_dated(child))
    for child in near:
        if (phrase := cue_verbs().get(f"{lemma} {child.lower_}")) is not None:
            return phrase, (child,)
    behind = token.nbor() if token.i + 1 < token.sent.end else token
    if behind.dep_ == "mark" and (phrase := cue_verbs().get(f"{lemma} {behind.lower_}")) is not None:  # "called for talks to begin"
        return phrase, (behind,)
    entry = cue_verbs().get(lemma)
    return (entry, ()) if entry else None


def _is_dated(preposition: Token) -> bool:
    """Tell "agreed on Friday" from "agreed on a plan"."""
    return any(child.dep_ == "pobj" and child.lower_ in DATES for child in preposition.children)


def _helpers(verb: Token) -> tuple[Token, ...]:
    """The auxiliaries and adverbs right before a verb, the verbs that lead to it, and the colon right behind it."""
    colon = verb.i + 1 < verb.sent.end and verb.doc[verb.i + 1].text == ":"
    return (*verb.doc[first_helper(_chained(verb)).i : verb.i], *((verb.nbor(),) if colon else ()))


def _chained(verb: Token) -> Token:
    """The first of the verbs that lead to a cue verb: "went" of "went on to say"."""
    led = _is_led(verb) and verb.head.lemma_ in CHAINING
    led_by = verb.dep_ == "pcomp" and verb.head.head.lemma_ in BY and verb.head.i == verb.i - 1
    above = verb.head if led else verb.head.head if led_by else verb
    return _chained(above) if 0 < verb.i - above.i <= 4 else verb


def _is_led(verb: Token) -> bool:
    return verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.tag_ == "VB")


def _own_preposition(end: tuple[Token, ...], heads: list[Token], frames: Frames) -> tuple[Token, ...]:
    """The preposition of a cue that leads to its content: "warned against | more roads"."""
    last = end[-1]
    by = next((child for child in last.children if child.dep_ == "agent" and child.i == last.i + 1), None)
    if by is not None and any(head.dep_ == "nsubjpass" for head in heads):
        return (by,)
    own = len(heads) == 1 and heads[0].dep_ == "prep" and "of" not in frames and heads[0].i == last.i + 1
    return (heads[0],) if own else ()
