"""What is done by saying so: "“We demand a vote,” the mayor said" tells a demand."""

from schemas.ontology import Act
from streams.extract.attribution.governed import heads_of
from streams.extract.attribution.saying import Attribution
from streams.extract.attribution.verbs import addressee_of, cue_verb
from streams.extract.parse.clauses import subject_in
from streams.extract.parse.words import Token

PERFORMED = frozenset(
    {Act.ACCUSED, Act.CONDEMNED, Act.DEMANDED, Act.DENIED, Act.PLEDGED, Act.PRAISED, Act.PROPOSED, Act.REJECTED, Act.URGED}
)
"""Acts that people do with their own words for them."""


def by_act(told: Attribution, heads: list[Token]) -> list[tuple[Attribution, list[Token]]]:
    """A saying for each of its acts, with the heads of what is said by it: that of its cue, and where that is plain what is done by it."""
    done = {head: one for head in heads if (one := _performed(told, head)) is not None} if told.act is Act.STATED else {}
    plain = [head for head in heads if head not in done]
    return [*done.values(), *([(told, plain)] if plain else [])]


def _performed(told: Attribution, head: Token) -> tuple[Attribution, list[Token]] | None:
    """The saying that a clause does itself, and what that governs: "we | demand | a vote"."""
    entry = cue_verb(head) if head.tag_ in ("VBP", "VB") and _speaks_for_itself(head) else None
    if entry is None:
        return None
    (act, frames), particle = entry
    governed = heads_of(head, particle, frames)
    saying = told._replace(act=act, addressee=addressee_of(head, particle, frames))
    return (saying, governed) if act in PERFORMED and governed else None


def _speaks_for_itself(verb: Token) -> bool:
    """Tell "we demand" from "we do not demand" and "they demand"."""
    subject = subject_in(verb)
    own = subject is not None and subject.lower_ in ("i", "we")
    return own and not any(child.dep_ in ("neg", "aux", "auxpass") for child in verb.children)
