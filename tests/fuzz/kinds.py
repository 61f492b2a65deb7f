"""The kinds of malformed inputs: each is a small function that spoils bytes, the same ones each time it is given the same draw."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

Kind = Callable[[Random, bytes], bytes]

ODD = (
    "",
    " ",
    "\x00",
    "\ud800",
    "\ufeff",
    "\u202e" * 3,
    "a" + "\u0301" * 500,
    "🏴" * 50,
    "𝔖" * 20,
    "İ",
    "'; DROP TABLE articles; --",
    "<script>alert(1)</script>",
    "${jndi:ldap://127.0.0.1/}",
    "../../etc/passwd",
    "%s%n",
    "\r\nX: y",
    "0" * 400,
)
DATES = ("0000-00-00", "2021-02-30", "99999-01-01", "-1", "2021-13-01", "now", "1/1/1", "9999-12-31", "0001-01-01", "../..", "2021-W53-8")
NUMBERS = (-1, 0, 10**30, -(10**30), 2**63, 1.5, 1e308, -0.0)


def empty(_: Random, _seed: bytes) -> bytes:
    return b""


def blank(draw: Random, _: bytes) -> bytes:
    return bytes(draw.choice(b" \t\r\n\x0b\x0c") for _ in range(draw.randrange(1, 50)))


def cut_off(draw: Random, seed: bytes) -> bytes:
    return seed[: draw.randrange(len(seed))]


def without_its_beginning(draw: Random, seed: bytes) -> bytes:
    return seed[draw.randrange(1, len(seed)) :]


def twice(_: Random, seed: bytes) -> bytes:
    return seed + seed


def bits_flipped(draw: Random, seed: bytes) -> bytes:
    spoilt = bytearray(seed)
    for _ in range(draw.randrange(1, 20)):
        spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
    return bytes(spoilt)


def bytes_removed(draw: Random, seed: bytes) -> bytes:
    return bytes(byte for byte in seed if draw.random() > 0.05)


def bytes_put_in(draw: Random, seed: bytes) -> bytes:
    at = draw.randrange(len(seed))
    return seed[:at] + draw.randbytes(draw.randrange(1, 20)) + seed[at:]


def pieces_swapped(draw: Random, seed: bytes) -> bytes:
    first, second = sorted(draw.randrange(len(seed)) for _ in range(2))
    return seed[second:] + seed[first:second] + seed[:first]


def noise(draw: Random, _: bytes) -> bytes:
    return draw.randbytes(draw.randrange(1, 2_000))


def zeros(draw: Random, seed: bytes) -> bytes:
    return seed.replace(b" ", b"\x00") if draw.random() < 0.5 else b"\x00" * len(seed)


def wide_without_a_mark(draw: Random, seed: bytes) -> bytes:
    return seed.decode("utf-8", "replace").encode(draw.choice(["utf-16-le", "utf-16-be", "utf-32-le"]))


def wide_and_cut_off(_: Random, seed: bytes) -> bytes:
    return seed.decode("utf-8", "replace").encode("utf-16")[:-1]


def other_charset(draw: Random, seed: bytes) -> bytes:
    return ("É" + seed.decode("utf-8", "replace") + "œ").encode(draw.choice(["cp1252", "cp037", "shift-jis", "koi8-r", "utf-7"]), "replace")


def broken_utf8(draw: Random, seed: bytes) -> bytes:
    at = draw.randrange(len(seed))
    return seed[:at] + draw.choice([b"\xc3", b"\xf5\x80", b"\xe2\x82", b"\xc0\xaf", b"\xff\xfe"]) + seed[at:]


def lone_surrogates(draw: Random, seed: bytes) -> bytes:
    return seed.replace(b"a", draw.choice([b"\xed\xa0\x80", b"\\ud800"]))


def marks_of_order(_: Random, seed: bytes) -> bytes:
    return b"\xef\xbb\xbf\xef\xbb\xbf\xff\xfe" + seed


def control_characters(draw: Random, seed: bytes) -> bytes:
    return bytes(draw.choice([byte, byte, byte, draw.randrange(32)]) for byte in seed)


def packed(draw: Random, seed: bytes) -> bytes:
    if draw.random() < 0.5:
        return gzip.compress(seed)
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", seed)
    return file.getvalue()


def one_endless_line(draw: Random, _: bytes) -> bytes:
    return draw.choice([b"a", b"a ", b"<", b"&amp;", b"\xcc\x81", b"(", b"]]>"]) * draw.randrange(1_000, 60_000)


def brackets_without_end(draw: Random, _: bytes) -> bytes:
    return draw.choice([b"[", b'{"text":', b'[{"a":']) * draw.randrange(500, 20_000)


def tags_without_end(draw: Random, seed: bytes) -> bytes:
    return draw.choice([b"<div>", b"<b>", b"<table><tr><td>", b"<item>", b"<svg><a>"]) * draw.randrange(100, 3_000) + seed


def tags_never_closed(_: Random, seed: bytes) -> bytes:
    return seed.replace(b"</", b"<")


def many_attributes(draw: Random, seed: bytes) -> bytes:
    return b"<p " + b" ".join(b"a%d='%d'" % (number, number) for number in range(draw.randrange(100, 2_000))) + b">" + seed


def comment_never_closed(draw: Random, seed: bytes) -> bytes:
    return draw.choice([b"<!--", b"<![CDATA[", b"<script>", b"<title>", b"<?xml "]) + seed


def entities_that_unfold(_: Random, seed: bytes) -> bytes:
    laughs = b"".join(b"<!ENTITY l%d '%s'>" % (number, b"&l%d;" % (number - 1) * 10) for number in range(1, 10))
    return b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'>" + laughs + b"]><rss version='2.0'>&l9;" + seed


def entities_from_a_file(_: Random, seed: bytes) -> bytes:
    return b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><title>&x;</title>" + seed


def charset_that_is_a_lie(draw: Random, seed: bytes) -> bytes:
    name = draw.choice([b"utf-7", b"utf-16", b"no-such", b"rot13", b"base64", b"idna", b"cp037", b"\xff"])
    return b"<?xml version='1.0' encoding='" + name + b"'?><meta charset='" + name + b"'>" + seed


def linked_data_spoilt(draw: Random, seed: bytes) -> bytes:
    told = draw.choice([b"{", b'{"@graph":[[[]]]}', b'{"@type":["NewsArticle",7],"datePublished":{}}', b"null", b'{"author":' * 300])
    return b'<html><script type="application/ld+json">' + told + b"</script>" + seed


def front_matter_spoilt(draw: Random, seed: bytes) -> bytes:
    front = draw.choice(
        [b"---\n", b"---\npublished 2021\n---\n", b"---\npublished: \x00\n---\n", b"---\n:\n---\n", b"---\nurl: http://[\n---\n"]
    )
    return front + seed


def date_that_is_none(draw: Random, seed: bytes) -> bytes:
    return seed.replace(b"2021-06-09", draw.choice(DATES).encode())


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in _leaves(one, (*path, key))]
    if isinstance(value, list):
        return [found for number, one in enumerate(value) for found in _leaves(one, (*path, number))]
    return [path]


def _with(draw: Random, seed: bytes, change: Callable[[Any, Any], None]) -> bytes:
    """JSON in which something was done to the container and the key of one leaf, and the id taken away, so that nothing gives it away."""
    try:
        value = json.loads(seed)
    except ValueError:
        return seed[::-1]
    if isinstance(value, dict) and draw.random() < 0.7:
        value.pop("id", None)
    if path := draw.choice(_leaves(value) or [()]):
        inner = value
        for key in path[:-1]:
            inner = inner[key]
        change(inner, path[-1])
    return json.dumps(value, ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")


def _put(draw: Random, seed: bytes, new: object) -> bytes:
    return _with(draw, seed, lambda inner, key: inner.__setitem__(key, new))


def a_field_less(draw: Random, seed: bytes) -> bytes:
    return _with(draw, seed, lambda inner, key: inner.__delitem__(key))


def a_field_more(draw: Random, seed: bytes) -> bytes:
    return _with(draw, seed, lambda inner, key: inner.update({"extra": key}) if isinstance(inner, dict) else inner.append(key))


def null_in_a_field(draw: Random, seed: bytes) -> bytes:
    return _put(draw, seed, None)


def another_type_in_a_field(draw: Random, seed: bytes) -> bytes:
    return _put(draw, seed, draw.choice([[], {}, [[]], True, 7, "7", {"a": [None]}]))


def number_out_of_bounds(draw: Random, seed: bytes) -> bytes:
    return _put(draw, seed, draw.choice(NUMBERS))


def not_a_number(draw: Random, seed: bytes) -> bytes:
    return _put(draw, seed, draw.choice([float("nan"), float("inf"), float("-inf")]))


def odd_text_in_a_field(draw: Random, seed: bytes) -> bytes:
    return _put(draw, seed, draw.choice(ODD))


def long_text_in_a_field(draw: Random, seed: bytes) -> bytes:
    return _put(draw, seed, draw.choice(["x", "word ", "\n"]) * draw.randrange(1_000, 100_000))


def odd_date_in_a_field(draw: Random, seed: bytes) -> bytes:
    return _put(draw, seed, draw.choice(DATES))


def another_name_of_its_type(draw: Random, seed: bytes) -> bytes:
    try:
        value = json.loads(seed)
    except ValueError:
        return seed.upper()
    if isinstance(value, dict):
        value["type"] = draw.choice(["ArticlePublished", "StatementRecorded", "FlagWithdrawn", "Nothing", "", None, 7])
    return json.dumps(value).encode()


def a_key_twice(_: Random, seed: bytes) -> bytes:
    return seed[:-1] + b',"type":"Nothing","text":[],"id":""}'


def in_a_list(_: Random, seed: bytes) -> bytes:
    return b"[" + seed + b"," + seed + b",null,7,[]]"


def deep_in_a_field(draw: Random, seed: bytes) -> bytes:
    deep: Any = None
    for _ in range(draw.randrange(50, 300)):
        deep = [deep]
    return _put(draw, seed, deep)


BYTES: tuple[Kind, ...] = (
    *(empty, blank, cut_off, without_its_beginning, twice, bits_flipped, bytes_removed, bytes_put_in, pieces_swapped, noise, zeros),
    *(wide_without_a_mark, wide_and_cut_off, other_charset, broken_utf8, lone_surrogates, marks_of_order, control_characters, packed),
    *(one_endless_line, brackets_without_end),
)
MARKUP: tuple[Kind, ...] = (
    *(tags_without_end, tags_never_closed, many_attributes, comment_never_closed, entities_that_unfold, entities_from_a_file),
    *(charset_that_is_a_lie, linked_data_spoilt, front_matter_spoilt, date_that_is_none),
)
FIELDS: tuple[Kind, ...] = (
    *(a_field_less, a_field_more, null_in_a_field, another_type_in_a_field, number_out_of_bounds, not_a_number, odd_text_in_a_field),
    *(long_text_in_a_field, odd_date_in_a_field, another_name_of_its_type, a_key_twice, in_a_list, deep_in_a_field),
)
