"""A message -> Slack, Teams, Telegram and all else that Apprise knows, as plain text."""

import logging

from apprise import Apprise, NotifyFormat

from streams.notify.messages import Message

SECONDS = 30
WORD_JOINER = "\u2060"

logging.getLogger("apprise").propagate = False  # what it has to say may hold the address; it is in the result, too


def bring_by_apprise(address: str, message: Message) -> str | None:
    """Send a message: None where the service took it, else why not, as Apprise tells it."""
    services = Apprise()
    if not services.add(address):
        return "not an address that Apprise can read"
    title, body = harmless(message.subject), harmless(message.text)
    result = services.notify(body=body, title=title, body_format=NotifyFormat.TEXT, timeout=SECONDS)
    if result:
        return None
    reasons = [entry.message for entry in result.logs()]
    return "; ".join(reasons) or f"not delivered: {result.status.name.lower()}"


def harmless(text: str) -> str:
    """Text that calls nobody: services take `@everyone` for a command, wherever it stands."""
    return text.replace("@", f"@{WORD_JOINER}")
