"""Addresses of people and programs: what may be said of them in a log, and how a message is brought there."""

import re
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from apprise import Apprise

from streams.notify.mail import MAIL, bring_mail
from streams.notify.messages import Message
from streams.notify.others import bring_by_apprise
from streams.notify.routes import WEBHOOKS, Route, is_webhook
from streams.notify.webhook import bring_to_webhook
from streams.settings import secret_named

SHORTEST_SECRET = 5
LONGEST_REASON = 200
MASK = "***"


class Target(NamedTuple):
    """An address of a route, with the secret that signs what a webhook gets."""

    address: str
    secret: bytes | None = None

    @property
    def name(self) -> str:
        """What may be known of it: its kind, and the host of a webhook or of a mail server."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.hostname}" if parts.scheme in (*WEBHOOKS, *MAIL) else parts.scheme

    @property
    def key(self) -> str:
        """Tells it apart from others, without its secrets."""
        return sha256(self.address.encode()).hexdigest()


class MissingError(LookupError):
    """A variable or a file that a route names is not there, or not what it should be."""


def targets(route: Route) -> list[Target]:
    """The targets of a route. Raises MissingError, naming what is not there."""
    secret = _secret(route)
    return [Target(_address(address), secret) for address in route.to]


def is_understood(target: Target) -> bool:
    """Whether an address is one of a webhook, or one that Apprise can read; nobody is asked."""
    return is_webhook(target.address) or Apprise.instantiate(target.address) is not None


def bring(target: Target, message: Message, now: float) -> str | None:
    """Bring a message to a target at a time (seconds since 1970): None where it has it, else why not, without secrets."""
    scheme = urlsplit(target.address).scheme
    if scheme in WEBHOOKS:
        reason = bring_to_webhook(target.address.removeprefix("webhook+"), target.secret, message, now)
    elif scheme in MAIL:
        reason = bring_mail(target.address, message, now)
    else:
        reason = bring_by_apprise(target.address, message)
    return reason and without_secrets(reason, target)


def without_secrets(reason: str, target: Target) -> str:
    """A reason with all parts of the address masked that could be secrets, on one line."""
    host = urlsplit(target.address).hostname or ""
    safe = {host, urlsplit(target.address).scheme} if target.name.endswith(host) else set()
    parts = set(re.split(r"[/:@?&=#\s]+", target.address))
    for part in sorted((parts | set(map(unquote, parts))) - safe, key=len, reverse=True):
        if len(part) >= SHORTEST_SECRET:
            reason = reason.replace(part, MASK)
    return " ".join(reason.split())[:LONGEST_REASON]


def _address(address: str) -> str:
    if not address.startswith("$"):
        return address
    found = _variable(address[1:])
    try:
        urlsplit(found)
    except ValueError:
        raise MissingError(f"the variable {address[1:]} does not hold an address") from None
    return found


def _variable(name: str) -> str:
    if not (found := secret_named(name)):
        raise MissingError(f"the variable {name} is not set")
    return found


def _secret(route: Route) -> bytes | None:
    if route.secret_file:
        try:
            return route.secret_file.read_bytes().strip()
        except OSError as error:
            raise MissingError(f"{route.secret_file}: {error.strerror}") from None
    return _variable(route.secret_env).encode() if route.secret_env else None
