"""One form for every text and address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.ingest.normal import canonical, host, normalise, one_line


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Troops left.\r\nThen more.\rThen all.", "Troops left.\nThen more.\nThen all."),
        ("one\u2028two\x85three\x0bfour", "one\ntwo\nthree\nfour"),
        ("e\u0301lan", "élan"),
        ("e\x00\u0301lan", "élan"),
        ("nul\x00 and bell\x07, tab\tstays", "nul and bell, tab\tstays"),
        ("with\u00addrawal\u200b \ufeffsoon", "withdrawal soon"),
        ("\u202eno\u202c \u2066yes\u2069\u200f a\u200d\u200cb", "no yes ab"),
        ("vice\u2011president \ufb01nds \ufb02ags", "vice-president finds flags"),
        ("\u0600", "\u0600"),
        ("e" + "\u0301\u0316" * 10_000, "\u00e9" + "\u0316" * 15 + "\u0301" * 14),
        ("e" + "\u0344" * 40, "\u00eb" + "\u0301\u0308" * 15),
        ("Mr\u00a0Okoye\u2009said", "Mr Okoye said"),
        ("a  \t\n\n \n\n\nb   ", "a\n\nb"),
        ("\n\n  indented", "  indented"),
        ("“We will not leave,” she said. ‘Never.’", "“We will not leave,” she said. ‘Never.’"),
        ("half \ud83d a pair", "half  a pair"),
        ("fish &amp; chips", "fish &amp; chips"),
        (" \r\n\t\x00", ""),
    ],
)
def test_a_text_has_one_form(written: str, kept: str) -> None:
    assert normalise(written) == kept


@given(st.text(st.characters(codec=None)))
@settings(deadline=None)
def test_a_normalised_text_is_not_changed_again(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize(("written", "kept"), [("  A\r\n title ", "A title"), ("", None), (" \x00 ", None), (None, None)])
def test_a_title_is_one_line_or_none(written: str | None, kept: str | None) -> None:
    assert one_line(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://Harbour-Post.Example/News/A?id=3#top", "https://harbour-post.example/News/A?id=3"),
        ("HTTPS://x.example/a?utm_source=feed&id=3&UTM_medium=b", "https://x.example/a?id=3"),
        ("https://x.example/a?utm_source=feed", "https://x.example/a"),
        ("https://x.example/a?q=%C3%A9+b", "https://x.example/a?q=%C3%A9+b"),
        ("https://User:Pass@X.example:8080/", "https://User:Pass@x.example:8080/"),
        ("tag:harbour,2021:7", "tag:harbour,2021:7"),
        ("http://[broken", "http://[broken"),
        ("  ", None),
        (None, None),
    ],
)
def test_an_address_has_one_form(written: str | None, kept: str | None) -> None:
    assert canonical(written) == kept
    assert canonical(kept) == kept


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://www.harbour.example/a", "harbour.example"), ("http://[broken", None), ("tag:harbour,2021:7", None), (None, None)],
)
def test_the_host_of_an_address(url: str | None, name: str | None) -> None:
    assert host(url) == name
