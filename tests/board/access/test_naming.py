"""Which names and passwords are taken."""

import pytest

from streams.board.access.naming import NameRefusedError, PasswordRefusedError, checked_name, checked_password


@pytest.mark.parametrize(
    ("written", "name"), [("ana", "ana"), (" Ana ", "ana"), ("ana.delgado@example.org", "ana.delgado@example.org"), ("desk-2", "desk-2")]
)
def test_a_name_is_kept_in_small_letters(written: str, name: str) -> None:
    assert checked_name(written) == name


@pytest.mark.parametrize(
    "name",
    ["", " ", "<b>ana</b>", "ana\r\nSet-Cookie: a=b", "ana delgado", "-ana", "../ana", "ana\0", "аna", "ana'--", "a" * 65, "token:ana"],
)
def test_what_is_no_name_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(NameRefusedError) as error:
        checked_name(name)

    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


@pytest.mark.parametrize("password", ["seven quiet herons", "é" * 3 + "fjord-grüße", "x1y2z3w4v5u6", "q" * 1000 + "wert"])
def test_a_long_password_is_taken(password: str) -> None:
    assert checked_password("ana", password) == password


@pytest.mark.parametrize(
    ("password", "complaint"),
    [
        ("", "has fewer than 12 characters"),
        ("elevenchars", "has fewer than 12 characters"),
        ("aaaaaaaaaaaaaaaaaa", "is made of too few different characters"),
        ("anadelgado-2026", "is little more than the name"),
        ("ANADELGADOanadelgado", "is little more than the name"),
        ("seven quiet herons" * 100, "has more than 1024 characters"),
    ],
)
def test_an_easy_password_is_refused_and_not_repeated(password: str, complaint: str) -> None:
    with pytest.raises(PasswordRefusedError, match=complaint) as error:
        checked_password("anadelgado", password)

    assert not password or password not in str(error.value)
