"""What a shadow holds, and what it is to hold -> the facts that make the one the other."""

from collections.abc import Iterable, Iterator, Mapping

from schemas.flags import FlagFact, FlagWithdrawn, StatementFlagged, flag_of
from schemas.statements import StatementFact, StatementRecorded, StatementWithdrawn, claim_group


def statements_to_write(
    held: Mapping[str, StatementRecorded], wanted: Iterable[StatementRecorded], extractor: str
) -> Iterator[StatementFact]:
    """Record what is not held, and withdraw what is held and no longer wanted."""
    left = dict(held)
    for statement in wanted:
        if left.pop(statement.id, None) != statement:
            yield statement
    for statement in left.values():
        about = {"statement": statement.id, "article": statement.article, "revision": statement.revision, "extractor": extractor}
        yield StatementWithdrawn.model_validate({**about, "group": claim_group(statement), "reason": "reread"})


def flags_to_write(log: Iterable[FlagFact], wanted: Mapping[str, StatementFlagged]) -> Iterator[FlagFact]:
    """Raise what does not stand, or stands otherwise, by the log; withdraw what stands and is no longer wanted."""
    newest: dict[str, FlagFact] = {}
    for fact in log:
        newest[flag_of(fact)] = max(newest.get(flag_of(fact), fact), fact, key=lambda each: each.revision)
    for name, flag in wanted.items():
        revision = newest[name].revision if name in newest else 0
        if newest.get(name) != flag.model_copy(update={"revision": revision}):
            yield flag.model_copy(update={"revision": revision + 1})
    for name, fact in newest.items():
        if isinstance(fact, StatementFlagged) and name not in wanted:
            about = {
                "flag": name,
                "revision": fact.revision + 1,
                "group": fact.group,
                "statement": fact.statement,
                "relation": fact.relation,
            }
            yield FlagWithdrawn.model_validate({**about, "reason": "history"})
