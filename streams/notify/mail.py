"""A message -> people's mail: plain text, its id as Message-ID, the mails of one thread in one conversation.

Apprise reads the address and speaks to the server; the mail itself is written here, since Apprise draws a new Message-ID each time.
"""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from smtplib import SMTP_PORT

from apprise import Apprise
from apprise.exception import AppriseException
from apprise.plugins.email.base import NotifyEmail
from apprise.plugins.email.smtp import AppriseSMTPController, SMTPSecureMode

from streams.notify.messages import Message

MAIL = ("mailto", "mailtos")
SECONDS = 15
DOMAIN = "saidbefore.example"
"""Right-hand side of ids: they need none that answers (RFC 5322, section 3.6.4)."""


def bring_mail(address: str, message: Message, now: float) -> str | None:
    """Send a message to all that a mail address of Apprise names: None where the server took it for all of them, else why not."""
    to = Apprise.instantiate(address)
    if not isinstance(to, NotifyEmail):
        return "not a mail address that Apprise can read"
    try:
        with _server(to) as server:
            refused = [name for name, mail in mails(to, message, now) if not server.sendmail(sender(to)[1], [name], mail.as_string())]
    except (OSError, smtplib.SMTPException, RuntimeError, AppriseException) as error:
        return str(error) or type(error).__name__
    return f"{len(refused)} of {len(to.targets)} recipients were refused" if refused else None


def mails(to: NotifyEmail, message: Message, now: float) -> Iterator[tuple[str, EmailMessage]]:
    """The mail for each recipient, in the conversation of its thread."""
    threads = {entry.thread for entry in message.flags}
    for name, recipient in recipients(to):
        mail = EmailMessage()
        mail["Subject"] = message.subject
        mail["From"] = formataddr(sender(to))
        mail["To"] = formataddr((name, recipient))
        mail["Date"] = format_datetime(datetime.fromtimestamp(now, UTC))
        mail["Message-ID"] = f"<{message.id}@{DOMAIN}>"
        if len(threads) == 1:
            mail["References"] = f"<{min(threads)}@{DOMAIN}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text, cte="quoted-printable")
        yield recipient, mail


def sender(to: NotifyEmail) -> tuple[str, str]:
    """Name and address of who sends."""
    name, address = to.from_addr
    return str(name or "SaidBefore"), str(address)


def recipients(to: NotifyEmail) -> list[tuple[str, str]]:
    """Names and addresses: each gets a mail of its own, and is not told of the others."""
    copies = ((to.names.get(each), each) for each in sorted({*to.cc, *to.bcc}))
    return [(str(name or ""), str(address)) for name, address in (*to.targets, *copies)]


def _server(to: NotifyEmail) -> AppriseSMTPController:
    return AppriseSMTPController(
        host=to.smtp_host,
        port=to.port or SMTP_PORT,
        secure_mode=to.secure_mode or SMTPSecureMode.INSECURE,
        user=to.user,
        password=to.password,
        verify_certificate=to.verify_certificate,
        socket_connect_timeout=SECONDS,
    )
