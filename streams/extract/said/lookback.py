"""What an article remembers without its words: sayings told by their likeness to others."""

from schemas.base import edtf, interval
from schemas.ontology import ACTS
from schemas.statements import Grade
from streams.extract.attribution import Attribution, subject_of
from streams.extract.cast import Cast, speaker_of
from streams.extract.meaning.acts import REPEATING
from streams.extract.parse import SUBJECTS, Reading, span_of, start_of
from streams.extract.parse.words import Token
from streams.extract.said.dating import Said, as_said, by_date, dates_between
from streams.extract.said.outcomes import became_of, outcome_of
from streams.extract.said.prior import is_like_another, is_prior
from streams.extract.telling import Telling, Told, is_known

__all__ = ["is_like_another", "with_remembered"]

PERSON, BODY, SEVERAL = frozenset({"he", "she"}), frozenset({"it"}), frozenset({"they"})


def with_remembered(told: Told, cast: Cast) -> Told:
    """Add what an article tells by likeness and what became of what it remembers; a noun that tells by likeness points back at nothing."""
    by_noun = {pointer: found for pointer in told.pointers if (found := _by_noun(pointer, told.tellings, cast)) is not None}
    by_verb = [found for telling in told.tellings if (found := _done_before(telling, cast.reading)) is not None]
    repeats = {pointer.head.head for pointer in by_noun if _is_repeated(pointer)}
    plain = (telling for telling in told.tellings if telling.told.head not in repeats)
    tellings = sorted((*plain, *by_noun.values(), *by_verb), key=lambda one: start_of(one.told.cue[0]))
    tellings = [_with_outcome(telling, cast.reading) for telling in tellings]
    return Told(tuple(tellings), tuple(pointer for pointer in told.pointers if pointer not in by_noun))


def _with_outcome(telling: Telling, reading: Reading) -> Telling:
    outcome = outcome_of(telling, reading)
    return telling._replace(outcome=outcome, became=became_of(outcome, reading) if outcome else None)


def _by_noun(pointer: Attribution, tellings: tuple[Telling, ...], cast: Cast) -> Telling | None:
    return _repeated(pointer, tellings, cast.reading) if _is_repeated(pointer) else _alike(pointer, tellings, cast)


# --- "repeating a pledge made in May, the minister said" ---


def _is_repeated(pointer: Attribution) -> bool:
    """Tell what somebody repeats while saying it: "repeating a pledge", "Renewing his offer, X said"."""
    verb = pointer.head.head
    return pointer.head.dep_ == "dobj" and verb.lemma_ in REPEATING and verb.dep_ in ("advcl", "acl")


def _repeated(pointer: Attribution, tellings: tuple[Telling, ...], reading: Reading) -> Telling | None:
    """The earlier saying of what the sentence goes on to say."""
    verb = pointer.head.head
    saying = verb.head if verb.dep_ == "advcl" else verb.head.head
    model = next((one for one in tellings if one.told.head == saying and not one.prior), None)
    if model is None or pointer.act is None:
        return None
    said = _date_of(pointer.head, reading) or Said(edtf(None, reading.published))
    return _told_as(pointer, model, said)._replace(act=pointer.act)


# --- "a similar pledge by the council two years ago" ---


def _alike(pointer: Attribution, tellings: tuple[Telling, ...], cast: Cast) -> Telling | None:
    """A saying of the past that is only told by its likeness to one that the article has told before."""
    giver = _giver(pointer)
    speaker = speaker_of(giver, cast) if giver is not None and is_like_another(pointer) else None
    act = pointer.act
    if giver is None or speaker is None or act is None:
        return None
    pointer = pointer._replace(source=giver, content=())
    said = by_date(pointer, cast.reading, tuple(sorted(span for one in tellings for span in one.content)))
    model = _model(pointer, tellings)
    if said is None or model is None or not is_prior(said, pointer, cast.reading.published):
        return None
    return _told_as(pointer, model, said)._replace(act=act, speaker=speaker)


def _told_as(pointer: Attribution, model: Telling, said: Said) -> Telling:
    """The saying of a noun, with the words of the one that it is like."""
    content = (*model.content, span_of(_phrase(pointer.head)))
    return model._replace(told=pointer._replace(content=content), said=said, content=content, due=None, prior=True)


def _giver(pointer: Attribution) -> Token | None:
    """Who gave it: of the noun where it names one, else of its verb: "the same promise was made by the minister"."""
    if pointer.source != pointer.cue[0]:
        return pointer.source
    return subject_of(pointer.head.head) if pointer.head.dep_ == "nsubjpass" else None


def _model(pointer: Attribution, tellings: tuple[Telling, ...]) -> Telling | None:
    """What it is like: the last saying before it of the same act, else the last one with the same stance."""
    before = [one for one in tellings if start_of(one.told.head) < start_of(pointer.head) and not one.prior]
    same = [one for one in before if one.act is pointer.act]
    akin = [one for one in before if pointer.act is not None and ACTS[one.act].stance is ACTS[pointer.act].stance]
    return next(reversed([one for one in same if is_known(one)] or [one for one in akin if is_known(one)] or same or akin), None)


def _phrase(noun: Token) -> list[Token]:
    """The noun with what makes it like another: "the same promise"."""
    return [*(child for child in noun.children if child.i < noun.i and child.dep_ in ("det", "amod")), noun]


# --- "as he did in 2016" ---


def _done_before(telling: Telling, reading: Reading) -> Telling | None:
    """The saying of the same words that "as he did in 2016" adds to one."""
    verb = _as_clause(telling)
    said = _date_of(verb, reading) if verb is not None else None
    if verb is None or said is None or telling.prior or not _is_before(said, telling.said):
        return None
    words = [token for token in verb.subtree if not token.is_punct]
    told = telling.told._replace(cue=(verb,), content=(*telling.told.content, span_of(words)), quoted=(), basis=())
    return telling._replace(told=told, said=said, content=(*telling.content, span_of(words)), due=None, prior=True)


def _as_clause(telling: Telling) -> Token | None:
    """The verb of an "as he did" whose "he" is the speaker, below a cue or set off behind what was said."""
    cue = telling.told.head
    below = (token for token in cue.sent if token.lemma_ == "do" and cue in token.ancestors and _is_as(token, telling))
    return next((verb for verb in below if verb.head == cue or (cue.i < verb.i and verb.doc[verb.left_edge.i - 1].text == ",")), None)


def _is_as(verb: Token, telling: Telling) -> bool:
    """Tell whether a clause begins with "as" and its subject can be the speaker: a body is no "he", a person no "it", no one is "they"."""
    several = telling.told.source.tag_ in ("NNS", "NNPS")
    himself = SEVERAL if several else BODY if telling.speaker.grade is Grade.BODY else PERSON
    marked = any(child.lower_ == "as" and child.i < verb.i for child in verb.children)
    return marked and any(child.dep_ in SUBJECTS and child.lower_ in himself for child in verb.children)


def _date_of(verb: Token, reading: Reading) -> Said | None:
    words = sorted(verb.subtree, key=lambda token: token.i)
    return next((as_said(when) for when in dates_between(words[0], words[-1], reading)), None)


def _is_before(said: Said, other: Said) -> bool:
    latest, earliest = interval(said.edtf).latest, interval(other.edtf).earliest
    return latest is not None and earliest is not None and latest < earliest
