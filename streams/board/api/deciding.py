"""What follows a decision: its fact where it counts, or word that the board is late."""

from collections.abc import Callable
from typing import Any

from fastapi import Response

from schemas.followups import FollowUpFact
from streams.board.act import NotReadBackError
from streams.board.api.models import Late

FOLLOWUPS = "/api/v1/followups"
LOCATION = {"Location": {"description": "where it is told whether it counts", "schema": {"type": "string"}}}
WRITTEN: dict[int | str, dict[str, Any]] = {202: {"model": Late, "description": "Written, and not read back yet", "headers": LOCATION}}
"""What OpenAPI says of a decision that is slow."""


def written(decided: Callable[[], FollowUpFact]) -> FollowUpFact | Response:
    """The fact of a decision; where the board has not read it back in time, where to ask for it later."""
    try:
        return decided()
    except NotReadBackError as error:
        late = Late(id=error.fact, detail=str(error))
        headers = {"Location": f"{FOLLOWUPS}/{error.fact}"}
        return Response(late.model_dump_json(), 202, headers, "application/json")
