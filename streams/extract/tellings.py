"""Attributions -> tellings: each saying, as often as the article tells it, with its slots filled from its own sentence."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from schemas.base import Span
from schemas.ontology import ACTIONS, ACTS, Act, Family
from schemas.statements import Became, Extent, Modality, Polarity, Speaker
from streams.extract.attribution import EXCLUDING, Attribution, attributions, content_heads
from streams.extract.cast import Cast, Doer, actor_of, is_first_person, speaker_of
from streams.extract.dates import When
from streams.extract.meaning import Meaning, is_bare, meanings, trigger_of
from streams.extract.meaning.acts import act_of, polarity_of
from streams.extract.meaning.domestic import Parties, Site
from streams.extract.meaning.given import promised
from streams.extract.meaning.sites import site_of
from streams.extract.parse import Reading, span_of, start_of
from streams.extract.parse.clauses import is_finite
from streams.extract.parse.judging import said_as
from streams.extract.parse.modality import PLANNING
from streams.extract.said import said_of
from streams.extract.said.dating import Said
from streams.extract.said.due import due_of
from streams.extract.said.occasions import Occasion, occasions
from streams.extract.said.prior import is_prior

REPEATING = frozenset("repeat reiterate renew restate reaffirm".split())
"""Verbs of saying that leave it to a noun what kind of saying is done again."""

HOPED_FOR = frozenset({Act.PLEDGED, Act.THREATENED, Act.DEMANDED, Act.URGED, Act.PROPOSED, Act.ORDERED, Act.AGREED, Act.ASKED})
"""Acts about what is not yet: "threatened another test", "demanded freedom for"."""

ASKED_FOR = frozenset({Act.DEMANDED, Act.URGED, Act.PROPOSED, Act.ORDERED})
"""Those of them that nobody says of what has been done, in whatever tense: "demanded that it be lifted", "ordered it to be sealed"."""

LAID_OPEN = frozenset({Act.ACCUSED, Act.DENIED, Act.ADMITTED, Act.CONDEMNED, Act.PRAISED})
"""Acts about what has been done, or not: "accused X of sending tanks"."""

REPORTING = frozenset({Act.STATED, Act.CLAIMED, Act.CONFIRMED})
"""Acts by which people tell of what has come about, where they name it with a noun alone."""

WON = frozenset({"capture", "defeat", "recognition"})
"""Actions that are announced when they have come about: "announced the capture of the town", "announced its recognition of"."""

OWNING = frozenset({Act.ANNOUNCED, Act.PLEDGED, Act.ORDERED, Act.REJECTED, Act.AGREED, Act.THREATENED})
"""Acts by which people tell of what they or theirs will do."""


class Telling(NamedTuple):
    """One mention of a saying, its slots resolved as far as its own words go."""

    told: Attribution
    meaning: Meaning
    speaker: Speaker
    doer: Doer | None
    act: Act
    polarity: Polarity
    said: Said
    site: Site | None
    due: When | None
    content: tuple[Span, ...]
    prior: bool
    outcome: Span | None = None
    became: Became | None = None

    @property
    def action(self) -> str:
        """Name of the action, or the topic."""
        return self.meaning.action

    @property
    def family(self) -> Family:
        """Family of the action."""
        return self.meaning.family

    @property
    def extent(self) -> Extent | None:
        """How much of the object is meant."""
        return self.meaning.extent


class Frame(NamedTuple):
    """What all that is said in one breath shares."""

    told: Attribution
    cue: Act
    speaker: Speaker
    said: Said


class Told(NamedTuple):
    """All that an article tells: its sayings, and the nouns that point back at them ("the announcement")."""

    tellings: tuple[Telling, ...]
    pointers: tuple[Attribution, ...]


def told_in(reading: Reading, cast: Cast) -> Told:
    """Every telling of an article in the order of its text."""
    found = attributions(reading)
    contents = tuple(sorted(span for one in found for span in one.content))
    known = occasions(cast, found, contents)
    tellings = tuple(telling for one in found if one.content for telling in _tellings(one, cast, known, contents))
    heads = {telling.told.head for telling in tellings}
    return Told(tellings, tuple(one for one in found if not one.content or (one.by_noun and one.head not in heads)))


def _tellings(told: Attribution, cast: Cast, known: list[Occasion], contents: tuple[Span, ...]) -> Iterator[Telling]:
    speaker, cue = speaker_of(told.source, cast), told.act
    if speaker is None or cue is None:
        return
    said = said_of(told, speaker, cast.reading, known, contents)
    told = _without_source(_dateless(told, said))
    if not told.content:
        return
    paragraph = cast.reading.paragraph_at(told.content[0][0])
    doc = paragraph.doc if paragraph is not None else told.cue[0].doc
    found = meanings(_asked_for(told, content_heads(doc, (*told.basis, *told.content))))
    found = [promised(one) for one in found] if cue is Act.PLEDGED else found
    for meaning in found if not _is_left_open(told) else [one._replace(modality=Modality.CONDITIONAL) for one in found]:
        content = _own_content(told, meaning, alone=len(found) == 1)
        yield _telling(Frame(told, cue, speaker, said), meaning, content, cast)


def _asked_for(told: Attribution, heads: list[Token]) -> list[Token]:
    """The words that head what is said, without whom it is said to: "urged | the rebels who shelled it | to leave"."""
    others = [head for head in heads if head != told.addressee or trigger_of(head) is not None]
    return others if any(head.tag_ == "VB" for head in others) else heads


def _telling(frame: Frame, meaning: Meaning, content: tuple[Span, ...], cast: Cast) -> Telling:
    told, cue, speaker, said = frame
    doer = _doer(told, meaning, speaker, cast)
    if is_bare(meaning) and (cue in REPORTING or (cue is Act.ANNOUNCED and meaning.action in WON)):
        meaning = meaning._replace(modality=Modality.DONE)
    act = act_of(_repeated(told) or cue, meaning, speaker, own=_is_own(doer, speaker))
    meaning = meaning._replace(modality=_modality(meaning, act))
    parties = Parties(speaker.side, doer.actor.side if doer else None, act in OWNING, cast.land)
    return Telling(
        told=told,
        meaning=meaning,
        speaker=speaker,
        doer=doer,
        act=act,
        polarity=polarity_of(cue, meaning),
        said=said,
        site=site_of(meaning, content, cast.reading, parties, told.source_span),
        due=due_of(told, meaning, content, said, cast.reading),
        content=content,
        prior=is_prior(said, told, cast.reading.published),
    )


def _modality(meaning: Meaning, act: Act) -> Modality:
    """How a saying places an action whose own words have no time: nouns and gerunds have that of the act."""
    gerund = meaning.clause.tag_ == "VBG"
    timeless = gerund or meaning.clause.pos_ in ("NOUN", "PROPN")
    if (meaning.advises and act is Act.DEMANDED) or (meaning.modality is Modality.DONE and act in (HOPED_FOR if timeless else ASKED_FOR)):
        return Modality.PLANNED
    if act in LAID_OPEN and gerund and meaning.clause.lemma_ not in PLANNING and meaning.modality is Modality.PLANNED:
        return Modality.DONE
    return meaning.modality


def _is_left_open(told: Attribution) -> bool:
    """Tell what somebody has not ruled out: it may be."""
    return told.act is Act.STATED and told.head.lemma_ in EXCLUDING


def _repeated(told: Attribution) -> Act | None:
    """The act that is done again: "repeated | his promise to go" is a promise."""
    things = (child for child in told.head.children if child.dep_ == "dobj" and child.pos_ == "NOUN")
    return next((act for thing in things if (act := said_as(thing)) is not None), None) if told.head.lemma_ in REPEATING else None


def _doer(told: Attribution, meaning: Meaning, speaker: Speaker, cast: Cast) -> Doer | None:
    """Whose action: of the one addressed ("urged X to"), of the clause's own actor, of the speaker where the verb has no subject."""
    if told.addressee is not None and (found := actor_of(told.addressee, speaker, cast)) is not None:
        return found
    if meaning.actor is not None:
        found = actor_of(meaning.actor, speaker, cast)
        return found if found is not None and (found.actor.side or is_first_person(meaning.actor.text)) else None
    return None


def _is_own(doer: Doer | None, speaker: Speaker) -> bool | None:
    """Tell whether an action is that of the speaker's side; None where nobody's is named."""
    if doer is None or (doer.actor.side is None and not is_first_person(doer.actor.name)):
        return None
    return doer.actor.side == speaker.side


def _own_content(told: Attribution, meaning: Meaning, *, alone: bool) -> tuple[Span, ...]:
    """The content of a clause: the whole of it where it is the only one, else the clause's own run of words; its first span comes first."""
    if alone:
        basis = tuple(span for span in told.basis if _holds(span, meaning.clause))
        return (*basis, *told.content)
    run = _run(meaning.clause)
    return (_clipped(run, told.content),)


def _run(clause: Token) -> Span:
    """A clause without the clauses beside it."""
    beside = [child for child in clause.children if child.dep_ in ("advcl", "conj", "ccomp") and is_finite(child)]
    apart = {token for child in beside if child.pos_ in ("VERB", "AUX") and child.dep_ != "ccomp" for token in child.subtree}
    words = [token for token in clause.subtree if token not in apart and token.dep_ not in ("mark", "cc")]
    words = [token for token in words if not (token.is_punct and token.head in (clause, *beside))] or [clause]
    return span_of(words)


def _clipped(run: Span, content: tuple[Span, ...]) -> Span:
    for start, end in content:
        if run[0] < end and start < run[1]:
            return max(run[0], start), min(run[1], end)
    return run


def _holds(span: Span, token: Token) -> bool:
    start, _ = span_of([token])
    return span[0] <= start < span[1]


def _without_source(told: Attribution) -> Attribution:
    """A saying whose content ends where its source begins, where no comma parts the two: "nine had died | the ministry said"."""
    within = start_of(told.source)
    if not any(first < within < last for first, last in told.content):
        return told
    start, end = told.source_span
    cut = [(first, min(last, start)) if first < start < last <= end + 1 else (first, last) for first, last in told.content]
    return told._replace(content=tuple((first, last) for first, last in cut if first < last))


def _dateless(told: Attribution, said: Said) -> Attribution:
    """A saying whose content is without its date; where that was all of it, the clause that follows from the saying is what it said."""
    content = tuple(kept for span in told.content if (kept := _without_date(span, said)) is not None)
    return told._replace(content=content) if content else told._replace(content=told.basis, basis=())


def _without_date(span: Span, said: Said) -> Span | None:
    """A content without the date of the saying where that opens or closes it: "on Monday | it would leave", "about leaving | in 2016".

    None where nothing else is in it: "an earlier statement | on Thursday".
    """
    if said.span is None:
        return span
    (start, end), (first, last) = span, said.span
    opens = 0 <= first - start <= len("on ")
    if opens and last == end:
        return None
    if opens and last < end:
        return last + 1, end
    return (start, first - 1) if start < first and last == end else span


def same_stance(a: Telling, b: Telling) -> bool:
    """Tell whether two tellings take the same stand."""
    return ACTS[a.act].stance is ACTS[b.act].stance


def is_known(telling: Telling) -> bool:
    """Tell whether the ontology knows what a telling is about."""
    return telling.action in ACTIONS
