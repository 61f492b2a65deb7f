"""One form for every text and address. Done once, here: the offsets of all evidence count in the text that leaves this module."""

import re
from unicodedata import category, normalize
from urllib.parse import SplitResult, urlsplit

_BLANKS = {code: " " for code in range(0x3001) if category(chr(code)) == "Zs"}
_CONTROLS = [code for code in range(0xA0) if category(chr(code)) == "Cc" and chr(code) not in "\n\t"]
_SURROGATES = range(0xD800, 0xE000)
_INVISIBLE = (0x00AD, 0x200B, 0x2060, 0xFEFF)  # soft hyphen, zero width space, word joiner, byte order mark
_TABLE: dict[int, str | None] = {**_BLANKS, **dict.fromkeys([*_CONTROLS, *_SURROGATES, *_INVISIBLE])}


def normalise(text: str) -> str:
    r"""The text in NFC, with `\n` at the ends of lines, plain blanks, and no characters that nobody sees.

    Dropped are control characters (but line ends and tabs), lone surrogates, soft hyphens, zero width spaces, blanks at
    the ends of lines, and all blank lines of a row but one. Quotation marks stay as they are. Idempotent.
    """
    plain = normalize("NFC", "\n".join(text.splitlines()).translate(_TABLE))
    lines = "\n".join(line.rstrip() for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def one_line(text: str | None) -> str | None:
    """A title or a name as one normalised line; None where nothing is left of it."""
    return " ".join(normalise(text or "").split()) or None


def canonical(url: str | None) -> str | None:
    """The address without fragment and `utm_*` parameters, its host in lower case; what is no URL stays as written."""
    written = one_line(url)
    parts = _split(written)
    if not written or parts is None:
        return written
    user, at, server = parts.netloc.rpartition("@")
    query = "&".join(part for part in parts.query.split("&") if not part.lower().startswith("utm_"))
    return parts._replace(netloc=user + at + server.lower(), query=query, fragment="").geturl()


def host(url: str | None) -> str | None:
    """The host of an address without `www.`, as the last resort for an outlet's name."""
    parts = _split(url)
    return (parts.hostname or "").removeprefix("www.") or None if parts else None


def _split(url: str | None) -> SplitResult | None:
    try:
        return urlsplit(url) if url else None
    except ValueError:
        return None
