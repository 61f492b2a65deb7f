"""Secrets and what is stored of them: drawn here, kept as hashes, compared in constant time.

A password is guessable, so its hash is slow (argon2id with the parameters of RFC 9106 for little memory, the default of argon2-cffi).
What is drawn here has 256 bits: SHA-256 suffices, and looking its hash up in an index tells a guesser nothing about the secret.
"""

import hashlib
import hmac
import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

HASHER = PasswordHasher()


def _normal(password: str) -> bytes:
    return _bytes(unicodedata.normalize("NFKC", password))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def new_secret() -> str:
    """256 random bits as text that fits an address, a cookie and a header."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is stored of a secret that was drawn by `new_secret`."""
    return hashlib.sha256(_bytes(secret)).hexdigest()


def csrf_token(session: str) -> str:
    """What unsafe requests of that session carry: follows from the session's id, so that nothing of it is stored."""
    return hmac.new(_bytes(session), b"csrf", hashlib.sha256).hexdigest()


def same(known: str, given: str) -> bool:
    """Whether both are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(_bytes(known), _bytes(given))


def password_hash(password: str) -> str:
    """What is stored of a password: salted argon2id."""
    return HASHER.hash(_normal(password))


NOBODY = password_hash(new_secret())


def fits(hashed: str | None, password: str) -> bool:
    """Whether the password is that of the hash; without a hash (no such user) it takes as long and is False."""
    try:
        return HASHER.verify(hashed or NOBODY, _normal(password)) and hashed is not None
    except VerifyMismatchError:
        return False
