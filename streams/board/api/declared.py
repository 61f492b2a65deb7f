"""What a route declares: its operation, who may call it, and every answer that it gives."""

from typing import Any

from streams.board.api.etags import HEADERS, NOT_CHANGED
from streams.board.api.problems import documented
from streams.board.api.rights import needs


def reads(operation: str, tells: Any, *problems: int) -> dict[str, Any]:
    """The declaration of a route that tells something under an ETag."""
    responses = {200: {"headers": HEADERS}, **NOT_CHANGED, **documented(*problems)}
    return {"operation_id": operation, "response_model": tells, "responses": responses, "dependencies": [needs(operation)]}
