"""Tellings -> sayings: what one article tells several times of one saying is one saying with all its tellings."""

from collections import defaultdict
from collections.abc import Iterable

from schemas.base import interval
from schemas.ontology import ACTIONS, Act
from streams.extract.attribution import Attribution
from streams.extract.meaning.sites import is_of_a_whole_war
from streams.extract.parse.judging import said_as
from streams.extract.parse.words import Token
from streams.extract.record import Saying
from streams.extract.said.lookback import is_like_another
from streams.extract.telling import Telling, Told, is_known, same_stance

FARTHEST = 100
"""Tellings; what was told before these is not what a saying leaves its slots to."""

SHARED = 0.3
"""Of the nouns and numbers of the shorter report of a deed, this share stands in the other where both tell of the same; set by eye."""


def sayings(told: Told) -> list[Saying]:
    """The sayings of an article, each with all its tellings, in the order in which it first tells them."""
    found = _joined(_completed(told.tellings))
    for pointer in told.pointers:
        found = _pointed(found, pointer)
    return found


def _completed(tellings: Iterable[Telling]) -> list[Telling]:
    """Fill what a telling leaves to another: a judged saying's action, a similar saying's place and object."""
    done: list[Telling] = []
    for telling in tellings:
        model = _model(telling, done[-FARTHEST:])
        done.append(_filled(telling, model) if model is not None else telling)
    return done


def _model(telling: Telling, before: list[Telling]) -> Telling | None:
    meaning = telling.meaning
    if meaning.judged is not None and meaning.trigger is None and not _tells_itself(meaning.judged):
        act = said_as(meaning.judged)
        return _pointed_at(act, before) if act is not None else None
    if is_like_another(telling.told):
        return next((one for one in before if one.action == telling.action and one.speaker.side == telling.speaker.side), None)
    known = telling.action if meaning.trigger is not None else None
    return next((one for one in reversed(before) if one.action in ((known,) if known else meaning.hinted)), None)


def _tells_itself(noun: Token) -> bool:
    """Tell a saying that goes on to say what it is about: "his decision to form a coalition"."""
    return any(child.dep_ == "acl" and child.tag_ == "VB" for child in noun.children)


def _pointed_at(act: Act, before: list[Telling]) -> Telling | None:
    """The saying that "the accusation" means: the last of that act before it; of announcements the first, which is the news.

    A promise may be one that was announced, and any saying is a statement.
    """
    news = [one for one in before if not one.prior and is_known(one)]
    exact = [one for one in news if one.act is act]
    announced = [one for one in news if one.act is Act.ANNOUNCED]
    current = exact or (news if act in (Act.ANNOUNCED, Act.STATED) else announced if act is Act.PLEDGED else [])
    return next(iter(reversed(current) if exact and act is not Act.ANNOUNCED else current), None)


def _filled(telling: Telling, model: Telling) -> Telling:
    if telling.meaning.trigger is not None:
        similar = is_like_another(telling.told)
        site = telling.site or (model.site if not is_of_a_whole_war(telling.meaning) else None)
        return telling._replace(site=model.site if similar else site, doer=telling.doer or (model.doer if similar else None))
    meaning = telling.meaning._replace(action=model.action, family=model.family, modality=model.meaning.modality)
    return telling._replace(meaning=meaning, site=model.site or telling.site, doer=model.doer)


def _joined(tellings: Iterable[Telling]) -> list[Saying]:
    found: list[list[Telling]] = []
    alike: dict[tuple[object, ...], list[list[Telling]]] = defaultdict(list)
    for telling in tellings:
        words = None if is_known(telling) else telling.content  # all that such tellings can be the same by
        near = alike[telling.speaker.id or telling.speaker.name, telling.action, words]
        saying = next((saying for saying in near if _is_same(saying[0], telling)), None)
        if saying is None:
            near.append(saying := [])
            found.append(saying)
        saying.append(telling)
    return [Saying(tuple(saying)) for saying in found]


def _is_same(a: Telling, b: Telling) -> bool:
    """Tell whether two tellings of one speaker and action are of one saying: the same words are, whatever date stands nearest to each."""
    return a.content == b.content or (
        (a.polarity, a.prior) == (b.polarity, b.prior)
        and same_stance(a, b)
        and _is_compatible(_code(a), _code(b))
        and _is_compatible(_actor_side(a), _actor_side(b))
        and _overlap(a.said.edtf, b.said.edtf)
        and is_known(a)
        and (ACTIONS[a.action].kind != "deed" or _tell_of_one_deed(a, b))
    )


def _tell_of_one_deed(a: Telling, b: Telling) -> bool:
    """Tell whether two reports of a deed share enough nouns and numbers: one speaker reports many strikes in a day."""
    of_a, of_b = _things(a), _things(b)
    return len(of_a & of_b) >= SHARED * min(len(of_a), len(of_b)) and not _count_others(a, b)


def _count_others(a: Telling, b: Telling) -> bool:
    """Tell whether two reports number others, and so tell of two deeds: "killed | 30 soldiers", "killed | two children"."""
    (heads_a, numbers_a), (heads_b, numbers_b) = _counted(a), _counted(b)
    numbered = bool(numbers_a and numbers_b) and not numbers_a & numbers_b
    return numbered and not heads_a & heads_b


def _counted(telling: Telling) -> tuple[set[str], set[str]]:
    """What a deed is done to, by its nouns and by its numbers."""
    words = telling.meaning.object
    return {word.lemma_.lower() for word in words if word.pos_ in ("NOUN", "PROPN")}, {word.lower_ for word in words if word.like_num}


def _things(telling: Telling) -> set[str]:
    words = telling.meaning.clause.subtree
    return {word.lemma_.lower() for word in words if word.pos_ in ("NOUN", "PROPN", "NUM") and word != telling.meaning.trigger}


def _code(telling: Telling) -> str | None:
    return telling.site.place.code if telling.site else None


def _actor_side(telling: Telling) -> str | None:
    return telling.doer.actor.side if telling.doer else None


def _is_compatible(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _overlap(a: str, b: str) -> bool:
    (a_first, a_last), (b_first, b_last) = interval(a), interval(b)
    return not ((a_last and b_first and a_last < b_first) or (b_last and a_first and b_last < a_first))


def _pointed(sayings: list[Saying], pointer: Attribution) -> list[Saying]:
    """Give "the announcement" to the first saying of that act, of the speaker where one is named."""
    for index, saying in enumerate(sayings):
        if saying.first.act is pointer.act and not saying.first.prior and _names_speaker(pointer, saying.first):
            return [*sayings[:index], saying._replace(pointers=(*saying.pointers, pointer)), *sayings[index + 1 :]]
    return sayings


def _names_speaker(pointer: Attribution, telling: Telling) -> bool:
    return pointer.source == pointer.cue[0] or pointer.source.text in telling.speaker.name
