"""A message -> a program: JSON by POST, signed, under an id that tells a repetition.

The signature is HMAC-SHA256 over the time, a dot and the body, in hexadecimal; who receives it compares it, and the time, which
keeps others from sending again what they have overheard.
"""

import hmac
import ssl
from functools import cache

import httpx

from streams.notify.messages import Message

SIGNATURE, TIMESTAMP, IDEMPOTENCY_KEY = "X-SaidBefore-Signature", "X-SaidBefore-Timestamp", "Idempotency-Key"
SECONDS = 10.0


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """The header that proves who sent a body when: `sha256=...`."""
    return "sha256=" + hmac.new(secret, timestamp.encode() + b"." + body, "sha256").hexdigest()


def bring_to_webhook(url: str, secret: bytes | None, message: Message, now: float) -> str | None:
    """Post a message: None where the answer was 2xx, else why not. Redirects are not followed: the address is what was meant."""
    if not secret:
        return "the route has neither secret_env nor secret_file"
    body, timestamp = message.model_dump_json().encode(), str(int(now))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "saidbefore",
        IDEMPOTENCY_KEY: message.id,
        TIMESTAMP: timestamp,
        SIGNATURE: signature(secret, timestamp, body),
    }
    try:
        answer = httpx.post(url, content=body, headers=headers, timeout=SECONDS, verify=_trusted())
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return str(error) or type(error).__name__
    return None if answer.is_success else f"it answered {answer.status_code}"


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates to trust: reading them takes longer than sending a message."""
    return httpx.create_ssl_context()
