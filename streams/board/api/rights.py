"""What each operation of the interface asks of its callers: one table."""

from typing import Any

from streams.board.access.guard import require
from streams.board.access.rights import Identity, Right

__all__ = ["PUBLIC", "RIGHTS", "Identity", "needs"]

RIGHTS = {
    "list_threads": Right.READ,
    "get_thread": Right.READ,
    "follow_up": Right.RESPOND,
    "list_statements": Right.READ,
    "get_statement": Right.READ,
    "list_articles": Right.READ,
    "get_article": Right.READ,
    "ingest_article": Right.INGEST,
    "retract_article": Right.INGEST,
    "list_flags": Right.READ,
    "list_followups": Right.READ,
    "get_followup": Right.READ,
    "list_silences": Right.READ,
    "silence": Right.RESPOND,
    "end_silence": Right.RESPOND,
    "feed": Right.READ,
    "export_csv": Right.READ,
    "export_jsonl": Right.READ,
    "export_parquet": Right.READ,
    "export_jsonld": Right.READ,
    "metrics": Right.READ,
}
PUBLIC = frozenset({"healthz", "readyz"})
"""Operations that whoever comes may call: they tell nothing but whether the board works."""


def needs(operation: str) -> Any:
    """The dependency of an operation's route; it gives the Identity of who may call it."""
    return require(RIGHTS[operation])
