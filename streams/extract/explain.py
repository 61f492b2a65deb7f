"""Why a statement was recorded as it was: for each of its slots the rule that filled it and the characters that it stands on."""

from typing import NamedTuple

from schemas.articles import ArticlePublished
from schemas.base import Span
from schemas.statements import Grade, Slot, StatementRecorded
from streams.extract.article import extracted
from streams.extract.cast import is_first_person
from streams.extract.record import Saying
from streams.extract.telling import Telling

GRADES = {
    Grade.NAMED: "a name",
    Grade.OFFICE: "an office, and who holds it",
    Grade.BODY: "a body, a seat or a state",
    Grade.UNNAMED: "a source without a name",
    Grade.RELAYED: "a source that another one quotes",
    Grade.OUTLET: "an outlet",
}


class Reason(NamedTuple):
    """What a slot holds, the rule that filled it, and the characters of the article's text that it stands on."""

    slot: Slot
    value: str
    rule: str
    spans: tuple[Span, ...]


class Explained(NamedTuple):
    """A statement with a reason for each of its slots that is filled."""

    statement: StatementRecorded
    reasons: tuple[Reason, ...]


def explain(article: ArticlePublished) -> list[Explained]:
    """All statements of an article, as `extract` finds them, each with its reasons."""
    return [Explained(statement, tuple(_reasons(saying, statement))) for statement, saying in extracted(article)]


def _reasons(saying: Saying, statement: StatementRecorded) -> list[Reason]:
    rules = _rules(saying)
    values = _values(statement)
    return [Reason(slot, values[slot], rules[slot], statement.evidence.get(slot, ())) for slot in Slot if values[slot]]


def _values(statement: StatementRecorded) -> dict[Slot, str]:
    return {
        Slot.SPEAKER: f"{statement.speaker.name} ({statement.speaker.side or 'no side'})",
        Slot.CUE: statement.act,
        Slot.CONTENT: f"{statement.polarity}, {statement.modality}",
        Slot.ACTION: f"{statement.action} ({statement.family})",
        Slot.ACTOR: f"{statement.actor.name} ({statement.actor.side or 'no side'})" if statement.actor else "",
        Slot.OBJECT: statement.object or "",
        Slot.PLACE: f"{statement.place.name} ({statement.place.code})" if statement.place else "",
        Slot.SAID: statement.said,
        Slot.DUE: statement.due or "",
        Slot.OUTCOME: statement.outcome or "",
    }


def _rules(saying: Saying) -> dict[Slot, str]:
    first = saying.first
    return {
        Slot.SPEAKER: _of_speaker(first),
        Slot.CUE: _of_act(first),
        Slot.CONTENT: "negated" if first.polarity != first.meaning.polarity else "as the clause has it",
        Slot.ACTION: _of_action(first),
        Slot.ACTOR: "a pronoun" if first.doer and is_first_person(first.doer.actor.name) else "who does it in the clause",
        Slot.OBJECT: "what is acted on in the clause",
        Slot.PLACE: first.site.rule if first.site else "",
        Slot.SAID: first.said.rule,
        Slot.DUE: "a date in what is planned",
        Slot.OUTCOME: "the clause behind a saying that is looked back on",
    }


def _of_speaker(telling: Telling) -> str:
    return f"{'a pronoun for ' if telling.told.source.pos_ == 'PRON' else ''}{GRADES[telling.speaker.grade]}"


def _of_act(telling: Telling) -> str:
    refined = "" if telling.act is telling.told.act else f", {telling.told.act} made precise by what is said"
    return f"{telling.told.rule}{refined}"


def _of_action(telling: Telling) -> str:
    trigger = telling.meaning.trigger
    return f"{trigger.lemma_} ({trigger.pos_.lower()}) in actions.tsv" if trigger is not None else "the noun that the clause is about"
