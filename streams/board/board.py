"""What the routes of the board stand on."""

from typing import NamedTuple

from sqlalchemy import Engine

from streams.board.act import Desk
from streams.settings import Settings


class Board(NamedTuple):
    """Settings, the read model, and where decisions are written. At `request.app.state.board`."""

    settings: Settings
    engine: Engine
    desk: Desk
