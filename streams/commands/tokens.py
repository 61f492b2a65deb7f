"""API tokens of services, from a terminal: a token is printed once, when it is made."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from streams.board.access import tokens
from streams.board.access.rights import Scope
from streams.board.access.store import opened
from streams.settings import Settings


def add(settings: Settings, name: str, scopes: Sequence[Scope], now: datetime, days: int | None) -> str:
    """Make a token: what the service is to send."""
    with opened(settings) as store:
        return tokens.add_token(store, name, scopes, now, days)


def revoke(settings: Settings, name: str) -> str:
    """End a token, and say so."""
    with opened(settings) as store:
        return f"{tokens.revoke_token(store, name)} is let in no more"


def lines(settings: Settings, *, as_json: bool) -> Iterator[str]:
    """All tokens, a line each, without what is sent."""
    with opened(settings) as store:
        for token in tokens.list_tokens(store):
            yield json.dumps(token._asdict(), default=datetime.isoformat) if as_json else in_words(token)


def in_words(token: tokens.Token) -> str:
    """A token in a line."""
    used = f"last used {token.last_used:%Y-%m-%d %H:%M}" if token.last_used else "never used"
    expires = f"until {token.expires:%Y-%m-%d}" if token.expires else "until revoked"
    return f"{token.name}  {' '.join(token.scopes)}  since {token.created:%Y-%m-%d} {expires}, {used}"
