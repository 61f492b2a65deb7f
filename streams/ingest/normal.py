"""One form for every text and address. Done once, here: the offsets of all evidence count in the text that leaves this module."""

import re
from unicodedata import category, combining, normalize
from urllib.parse import SplitResult, urlsplit

_BLANKS = {code: " " for code in range(0x3001) if category(chr(code)) == "Zs"}
_CONTROLS = [code for code in range(0xA0) if category(chr(code)) == "Cc" and chr(code) not in "\n\t"]
_SURROGATES = range(0xD800, 0xE000)
_ARABIC_SIGNS = range(0x0600, 0x0900)  # format characters by category, and yet seen
_FORMATS = (*range(0x10000), *range(0xE0000, 0xE0080))
_INVISIBLE = [code for code in _FORMATS if category(chr(code)) == "Cf" and code not in _ARABIC_SIGNS]
_HYPHENS = dict.fromkeys((0x2010, 0x2011), "-")
_LIGATURES = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_MARKS = "".join(chr(code) for code in range(0x20000) if combining(chr(code)))
_PILED_UP = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")
_TABLE: dict[int, str | None] = {**_BLANKS, **_HYPHENS, **_LIGATURES, **dict.fromkeys([*_CONTROLS, *_SURROGATES, *_INVISIBLE])}


def normalise(text: str) -> str:
    r"""The text in NFC, with `\n` at the ends of lines, plain blanks and hyphens, and no characters that nobody sees.

    Dropped are control characters (but line ends and tabs), lone surrogates, format characters (soft hyphens, zero width
    spaces, overrides of the direction), blanks at the ends of lines, and all blank lines of a row but one. Ligatures that
    printed pages leave ("ﬁ") are spelt out, and marks piled up on a letter are cut down. Quotation marks stay as they are. Idempotent.
    """
    plain = _composed("\n".join(text.splitlines()).translate(_TABLE))
    lines = "\n".join(line.rstrip() for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def _composed(text: str) -> str:
    """The text in NFC with at most thirty marks on a letter, since sorting them takes time by the square.

    Source: Stream-Safe Text Format (Unicode Standard Annex 15, section 13). A few marks fall apart into two, hence once more behind.
    """
    return _PILED_UP.sub(r"\1", normalize("NFC", _PILED_UP.sub(r"\1", text)))


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
