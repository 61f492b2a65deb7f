"""Sources that no table knows: "several officials", "the Lotus Relief Society", later "the charity", and "the Lomba news agency"."""

from schemas.statements import Grade, Speaker
from streams.extract.attribution.governed import DATES
from streams.extract.cast.belonging import side_told
from streams.extract.cast.boundaries import own_words
from streams.extract.cast.home import home_of
from streams.extract.cast.names import proper_name
from streams.extract.cast.officers import name_of
from streams.extract.cast.owners import is_stateless, opposition_in, side_of
from streams.extract.cast.references import is_a_source, is_an_outlet, kinds_meant
from streams.extract.cast.scene import Cast, nearest, uses_before
from streams.extract.lexicon import noun_classes, speaker_nouns, triggers
from streams.extract.parse import SUBJECTS, start_of
from streams.extract.parse.phrases import BELONGING, mentions_in, noun_phrase, text_of
from streams.extract.parse.words import Token
from streams.extract.world import PARTICLES, sex_of, slug

KINDS = {
    "ngo": "society association foundation committee institute observatory centre center federation network charity organisation trust",
    "armed group": "front brigade brigades legion movement faction militia division battalion",
    "party": "party",
    "outlet": "newspaper magazine broadcaster times post tribune",
}
"""Kinds of bodies -> the main words of their names."""

OF_EACH_STATE = frozenset("commission authority service regulator directorate junta".split())
"""Bodies that each state has: "Peru's election is put off, | the commission | said"."""

PERSONAL = frozenset({"his", "her"})
"""Owners of what is a single person's: "his office"."""

KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
"""Main word of a body's name, in small letters -> its kind."""


def common(source: Token, cast: Cast) -> Speaker | None:
    """Sources without a name ("several officials"), and organisations that no table knows; a place is nobody."""
    phrase = own_words(source)
    grade = speaker_nouns().get(source.lemma_.lower()) or speaker_nouns().get(source.lower_)
    if grade is None and (source.pos_ != "PROPN" or _is_a_place(source, cast) or _is_no_name(source)):
        return None
    if grade is None and (somebody := _named_in_full(source, cast)) is not None:
        return somebody
    if is_an_outlet(source):
        return Speaker(name=name_of(phrase, cast.reading), grade=Grade.OUTLET)
    side = side_told(source, phrase, cast)
    homely = (grade is Grade.OFFICE and not any(word.lower_ in PERSONAL for word in phrase)) or (
        phrase[0].lower_ == "the" and source.lemma_ in OF_EACH_STATE
    )
    if side is None and homely and not is_stateless(phrase):
        side = home_of(phrase[0], cast.reading)
    known = opposition_in(phrase, cast.reading)
    return Speaker(name=name_of(phrase, cast.reading), id=known, side=side, grade=grade or Grade.BODY)


def organisation_meant(noun: Token, cast: Cast, *, since: int) -> Speaker | None:
    """The organisation that no table knows and "the charity" or "the group" points at, named behind character `since` as one that acts."""
    if not (kinds := kinds_meant(noun)):
        return None
    uses = (use for word in KIND_OF if KIND_OF[word] in kinds for use in nearest(cast.nouns.get(word.title(), ()), noun))
    named = (use for use in uses if since < start_of(use) and _is_unlisted(use, cast))
    last = max(named, key=start_of, default=None)
    if last is None:
        return None
    name = list(proper_name(last))
    return Speaker(name=text_of(name, cast.reading), side=side_of(name, cast.reading), grade=Grade.BODY)


def _is_unlisted(noun: Token, cast: Cast) -> bool:
    """Tell a name of several words which no table knows and which does something where it stands."""
    known = any(one.kind in ("body", "outlet") for one in mentions_in([noun], cast.reading))
    acts = noun.dep_ in SUBJECTS or is_a_source(noun) or _has_its_letters(noun)
    return noun.pos_ == "PROPN" and not known and acts and len(proper_name(noun)) > 1


def _has_its_letters(noun: Token) -> bool:
    """Tell a name that its abbreviation follows, as newspapers introduce one: "the Lotus Relief Society (LRS)"."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    return len(behind) == 2 and behind[0].text in ("(", "[") and behind[1].is_upper


def _is_a_place(source: Token, cast: Cast) -> bool:
    """Tell a place that the parser takes for who speaks: "factions in Lagos and Kano said"; not the end of an office before a colon."""
    belongs = source.dep_ == "pobj" and source.head.lower_ in BELONGING
    return not belongs and any(one.kind == "place" for one in mentions_in([source], cast.reading))


def _is_no_name(source: Token) -> bool:
    """Tell a capitalised word that names nobody: a month, a land ("the eastern province"), what is done ("Airstrikes")."""
    lemma = source.lemma_.lower()
    done = ("n", lemma) in triggers() or ("n", lemma.removesuffix("s")) in triggers()
    return lemma in DATES | noun_classes()["land"] or (done and len(proper_name(source)) == 1)


def _named_in_full(source: Token, cast: Cast) -> Speaker | None:
    """The person whose name a lone capitalised word closed before: "member of the board Badr Hamdan ... Hamdan"."""
    if source.text.isupper() or len(proper_name(source)) > 1:
        return None
    for use in uses_before(source, cast):
        name = _given_and_family(proper_name(use))
        if name and not any(mentions_in(name, cast.reading)):
            full = text_of(list(name), cast.reading)
            return Speaker(name=full, id=slug(full), side=side_told(use, noun_phrase(use), cast), grade=Grade.NAMED)
    return None


def _given_and_family(name: tuple[Token, ...]) -> tuple[Token, ...]:
    """The last two words of a name, with a particle between them, where they are written as names of people are; else none."""
    words = [at for at, word in enumerate(name) if word.is_alpha and word.lower_ not in PARTICLES]
    if len(words) < 2 or not all(name[at].text.istitle() for at in words[-2:]):
        return ()
    whole = name[words[-2] :]
    return whole if len(words) == 2 or sex_of(whole[0].text) is not None else ()
