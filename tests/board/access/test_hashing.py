"""What is stored of a secret does not give the secret back, and fits no other."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.board.access.hashing import NOBODY, csrf_token, digest, fits, new_secret, password_hash, same

HASH = password_hash("seven quiet herons")
PARAMETERS = ["argon2id", "v=19", "m=65536,t=3,p=4"]


def test_a_password_is_kept_as_salted_argon2id_of_64_mib() -> None:
    assert HASH.split("$")[1:4] == PARAMETERS
    assert "herons" not in HASH
    assert password_hash("seven quiet herons") != password_hash("seven quiet herons")


def test_who_is_not_there_costs_as_much_as_who_is() -> None:
    assert NOBODY.split("$")[1:4] == PARAMETERS


@pytest.mark.parametrize(
    ("known", "password", "fit"),
    [
        (True, "seven quiet herons", True),
        (True, "seven quiet heron", False),
        (True, "Seven quiet herons", False),
        (True, "seven quiet herons ", False),
        (True, "", False),
        (True, "seven quiet herons\0", False),
        (True, "\ud800", False),  # half a character
        (False, "seven quiet herons", False),
        (False, "", False),
    ],
)
def test_only_the_password_itself_fits(known: bool, password: str, fit: bool) -> None:
    assert fits(HASH if known else None, password) is fit


def test_a_password_is_the_same_however_a_keyboard_composes_its_letters() -> None:
    assert fits(password_hash("déjà vu, said twice"), "de\u0301ja\u0300 vu, said twice")


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_passwords_fit_each_other_only_where_they_are_equal(one: str, other: str) -> None:
    assert fits(password_hash(one), one)
    assert fits(password_hash(one), other) is (normal(one) == normal(other))


def normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@given(st.text(), st.text())
def test_secrets_are_the_same_only_where_they_are_equal(one: str, other: str) -> None:
    assert same(one, one)
    assert same(one, other) is (one == other)


def test_secrets_are_drawn_anew_each_time_and_long() -> None:
    drawn = {new_secret() for _ in range(1000)}

    assert len(drawn) == 1000
    assert min(map(len, drawn)) == 43


def test_neither_digest_nor_csrf_token_holds_the_secret_or_the_other() -> None:
    secret = new_secret()

    assert len({secret, digest(secret), csrf_token(secret), digest(csrf_token(secret)), csrf_token(digest(secret))}) == 5
    assert csrf_token(secret) != csrf_token(new_secret())
