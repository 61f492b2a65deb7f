"""What every fact has: it is frozen, closed, and named by its content."""

import json
from calendar import monthrange
from datetime import date
from functools import lru_cache
from hashlib import sha1
from typing import Annotated, Any, ClassVar, NamedTuple, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

NAMESPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562, appendix A.2: names that are URLs
SPACE = "https://saidbefore.example/facts/"

Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
"""Start and end in characters of an article's text, as in `text[start:end]`."""


class Interval(NamedTuple):
    """The days between which something was said, both included; None where that side is open."""

    earliest: date | None
    latest: date | None


@lru_cache(maxsize=65536)
def interval(edtf: str) -> Interval:
    """Read an EDTF date or interval of the forms that facts carry: `2016`, `2016-03`, `2016-03-14`, `../2016-03-14`.

    Raises ValueError, naming the text, where it is none of these or ends before it begins.
    Source: Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1.
    """
    start, slash, end = edtf.partition("/")
    try:
        found = Interval(_bound(start, first=True), _bound(end if slash else start, first=False))
    except ValueError:
        raise ValueError(f"not an EDTF date or interval: {edtf!r}") from None
    if found.earliest and found.latest and found.earliest > found.latest:
        raise ValueError(f"an interval that ends before it begins: {edtf!r}")
    return found


def _bound(text: str, *, first: bool) -> date | None:
    if text == "..":
        return None
    if not all(len(part) == size for part, size in zip(text.split("-"), (4, 2, 2), strict=False)):
        raise ValueError(text)
    year, month, day, *rest = [*map(int, text.split("-")), *(0, 0)]
    if any(rest):
        raise ValueError(text)
    month = month or (1 if first else 12)
    return date(year, month, day or (1 if first else monthrange(year, month)[1]))


def edtf(earliest: date | None, latest: date | None) -> str:
    """Write days as the shortest EDTF: a day, a whole month, a whole year, or an interval (`..` where it is open)."""
    if earliest and latest:
        for form in (earliest.isoformat(), earliest.isoformat()[:7], earliest.isoformat()[:4]):
            if interval(form) == (earliest, latest):
                return form
    return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"


def _is_edtf(text: str) -> str:
    interval(text)
    return text


Edtf = Annotated[
    str, AfterValidator(_is_edtf), Field(description="EDTF date or interval", examples=["2017-12-11", "2016", "../2017-12-12"])
]


class Part(BaseModel):
    """A piece of a fact: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


KNOWN = object()
"""The context in which a fact is validated that was validated before and kept by us: its id is not computed once more."""


class Fact(Part):
    """Something that happened, under an id computed from what it says, so that writing it twice changes nothing.

    A class lists in `identity` the fields that make it this fact and no other. What is left out may differ between
    two writings of one fact: a confidence, the extractor's version, the offsets in a later revision of the article.
    """

    identity: ClassVar[tuple[str, ...]]
    identity_since: ClassVar[tuple[str, ...]] = ()
    """Fields that joined the identity later: they count where they are filled, so that facts from before keep their ids."""

    id: str = Field("", description="UUIDv5 of the fact's type and identity; computed where it is left out")

    @model_validator(mode="after")
    def _is_named_by_its_content(self, info: ValidationInfo) -> Self:
        if self.id and info.context is KNOWN:
            return self
        since = [name for name in self.identity_since if getattr(self, name) is not None]
        computed = content_id(self.__class__.__name__, *[_plain(getattr(self, name)) for name in (*self.identity, *since)])
        if not self.id:
            object.__setattr__(self, "id", computed)
        elif self.id != computed:
            raise ValueError(f"id {self.id} is not that of the content ({computed}): the fact was changed after it was written")
        return self


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json", exclude_none=True) if isinstance(value, BaseModel) else value


def content_id(*parts: Any) -> str:
    """The UUIDv5 of plain values (text, numbers, lists, dictionaries, None), whatever the order of a dictionary's keys.

    Written out (RFC 9562, section 5.5), since every fact that is read is named anew: `uuid.uuid5` takes twice as long.
    """
    digest = bytearray(sha1(NAMESPACE.bytes + (SPACE + _written(parts)).encode(), usedforsecurity=False).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80
    plain = digest.hex()
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"


_written = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str).encode
