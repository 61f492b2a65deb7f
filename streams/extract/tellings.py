"""Attributions -> tellings: each saying, as often as the article tells it, with its slots filled from its own sentence."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from schemas.base import Span
from schemas.ontology import Act
from schemas.statements import Grade, Modality, Speaker
from streams.extract.attribution import EXCLUDING, Attribution, attributions, content_heads
from streams.extract.attribution.performed import by_act
from streams.extract.cast import Cast, Doer, actor_of, is_first_person, speaker_of
from streams.extract.contents import dateless, own_content, up_to_speaker, without_another, without_source
from streams.extract.meaning import Meaning, meanings
from streams.extract.meaning.acts import act_of, polarity_of, repeated
from streams.extract.meaning.domestic import Parties
from streams.extract.meaning.given import promised
from streams.extract.meaning.named import trigger_of
from streams.extract.meaning.placing import as_reported, placed
from streams.extract.meaning.sites import site_of
from streams.extract.parse import Reading, start_of
from streams.extract.parse.clauses import subject_in
from streams.extract.parse.words import Token
from streams.extract.said import said_of
from streams.extract.said.dating import Said
from streams.extract.said.due import due_of
from streams.extract.said.occasions import Occasion, occasions
from streams.extract.said.prior import is_prior
from streams.extract.telling import Telling, Told

GRANTING = frozenset("allow let permit enable authorise authorize invite".split())
"""Verbs by which people let others do something."""
OWNING = frozenset({Act.ANNOUNCED, Act.PLEDGED, Act.ORDERED, Act.REJECTED, Act.AGREED, Act.THREATENED})
"""Acts by which people tell of what they or theirs will do."""


class Frame(NamedTuple):
    """What all that is said in one breath shares."""

    told: Attribution
    cue: Act
    speaker: Speaker
    said: Said


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
    if speaker is None or cue is None or _only_relays(told, speaker, contents):
        return
    said = said_of(told, speaker, cast.reading, known, contents)
    told = without_another(up_to_speaker(without_source(dateless(told, said)), speaker, cast.reading.text), cast.reading)
    if not told.content:
        return
    paragraph = cast.reading.paragraph_at(told.content[0][0])
    doc = paragraph.doc if paragraph is not None else told.cue[0].doc
    found = _meant(told, [*_described(told), *content_heads(doc, (*told.basis, *told.content))])
    for saying, meaning in found:
        content = own_content(saying, meaning, alone=len(found) == 1)
        yield _telling(Frame(saying, saying.act or cue, speaker, said), meaning, content, cast)


def _described(told: Attribution) -> Iterator[Token]:
    """What a relative clause says something of: "the use of gas, | which Norway blames on Chad"."""
    verb = told.head
    which = (
        verb.dep_ == "relcl" and told.act is Act.ACCUSED and any(child.dep_ == "dobj" and child.tag_ == "WDT" for child in verb.children)
    )
    before = (word for word in reversed(verb.head.sent) if word.i < verb.left_edge.i) if which else ()
    yield from islice((word for word in before if word.pos_ == "NOUN" and trigger_of(word) is not None), 1)


def _meant(told: Attribution, heads: list[Token]) -> list[tuple[Attribution, Meaning]]:
    """What is said, and by which saying; beside what somebody does by saying so, only what names an action."""
    sayings = [(saying, meanings(_asked_for(saying, governed))) for saying, governed in by_act(told, heads)]
    found = [(saying, _as_said(saying, meaning)) for saying, meant in sayings for meaning in meant]
    return [(saying, meaning) for saying, meaning in found if saying is not told or meaning.trigger is not None or len(sayings) == 1]


def _as_said(saying: Attribution, meaning: Meaning) -> Meaning:
    """What is promised is planned, and what nobody rules out may be."""
    meaning = promised(meaning) if saying.act is Act.PLEDGED else meaning
    return meaning._replace(modality=Modality.CONDITIONAL) if _is_left_open(saying) else meaning


def _only_relays(told: Attribution, speaker: Speaker, contents: tuple[Span, ...]) -> bool:
    """Tell an outlet by which we know what somebody else said: "the mayor said the road was shut | according to Reuters"."""
    here = start_of(told.cue[0])
    within = any(start < here < end for start, end in contents)
    return within and told.rule == "by_according" and speaker.grade is Grade.OUTLET


def _asked_for(told: Attribution, heads: list[Token]) -> list[Token]:
    """The words that head what is said, without whom it is said to: "urged | the rebels who shelled it | to leave"."""
    others = [head for head in heads if head != told.addressee or trigger_of(head) is not None]
    return others if any(head.tag_ == "VB" for head in others) else heads


def _telling(frame: Frame, meaning: Meaning, content: tuple[Span, ...], cast: Cast) -> Telling:
    told, cue, speaker, said = frame
    doer = _doer(told, meaning, speaker, cast)
    meaning = as_reported(meaning, cue)
    act = act_of(repeated(told) or cue, meaning, speaker, own=_is_own(_granting(meaning, speaker, cast) or doer, speaker))
    meaning = meaning._replace(modality=placed(meaning, act))
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


def _is_left_open(told: Attribution) -> bool:
    """Tell what somebody has not ruled out: it may be."""
    return told.act is Act.STATED and told.head.lemma_ in EXCLUDING


def _doer(told: Attribution, meaning: Meaning, speaker: Speaker, cast: Cast) -> Doer | None:
    """Whose action: of the one addressed ("urged X to"), of the clause's own actor, of the speaker where the verb has no subject."""
    if told.addressee is not None and (found := actor_of(told.addressee, speaker, cast)) is not None:
        return found
    if meaning.actor is not None:
        found = actor_of(meaning.actor, speaker, cast)
        return found if found is not None and (found.actor.side or is_first_person(meaning.actor.text)) else None
    return None


def _granting(meaning: Meaning, speaker: Speaker, cast: Cast) -> Doer | None:
    """Who lets others do it, whose own plan that is: "said | it | would allow inspectors to visit"."""
    who = subject_in(meaning.clause) if meaning.clause.lemma_ in GRANTING else None
    return actor_of(who, speaker, cast) if who is not None else None


def _is_own(doer: Doer | None, speaker: Speaker) -> bool | None:
    """Tell whether an action is that of the speaker's side; None where nobody's is named."""
    if doer is None or (doer.actor.side is None and not is_first_person(doer.actor.name)):
        return None
    return doer.actor.side == speaker.side
