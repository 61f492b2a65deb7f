"""What somebody promises, where the words leave out that it will be given: "pledged ten tanks", "promised help"."""

from schemas.ontology import ACTIONS
from schemas.statements import Modality
from streams.extract.lexicon import noun_classes
from streams.extract.meaning import Meaning

GIVEN = (
    ("arms", "arms supply"),
    ("help", "aid"),
    ("money", "aid"),
    ("forces", "deployment"),
    ("police", "deployment"),
    ("polls", "election"),
)
"""Classes of nouns and how they are given, the first that knows a noun before the others."""


def promised(meaning: Meaning) -> Meaning:
    """The giving of what is promised; the meaning as it is where no state gives or holds such a thing, or an action is told."""
    clause = meaning.clause
    if meaning.trigger is not None or clause.pos_ != "NOUN":
        return meaning
    action = next((action for name, action in GIVEN if clause.lemma_.lower() in noun_classes()[name]), None)
    if action is None:
        return meaning
    return meaning._replace(action=action, family=ACTIONS[action].family, trigger=clause, modality=Modality.PLANNED, actor=None)
