"""Who may do what: the whole table."""

import pytest

from streams.board.access.rights import Identity, Right, Role, Scope

READ, RESPOND, INGEST, ADMINISTER = Right.READ, Right.RESPOND, Right.INGEST, Right.ADMINISTER


@pytest.mark.parametrize(
    ("who", "rights"),
    [
        (Identity("x", role=Role.READER), {READ}),
        (Identity("x", role=Role.RESPONDER), {READ, RESPOND, INGEST}),
        (Identity("x", role=Role.ADMIN), {READ, RESPOND, INGEST, ADMINISTER}),
        (Identity("x"), set()),
        (Identity("x", scopes=frozenset({Scope.READ})), {READ}),
        (Identity("x", scopes=frozenset({Scope.RESPOND})), {RESPOND}),
        (Identity("x", scopes=frozenset({Scope.INGEST})), {INGEST}),
        (Identity("x", scopes=frozenset({Scope.READ, Scope.RESPOND})), {READ, RESPOND}),
        (Identity("x", scopes=frozenset({Scope.ADMIN})), {READ, RESPOND, INGEST, ADMINISTER}),
    ],
)
def test_role_and_scopes_give_these_rights_and_no_other(who: Identity, rights: set[Right]) -> None:
    assert {right for right in Right if who.may(right)} == rights


def test_each_role_may_all_that_the_one_before_it_may() -> None:
    reader, responder, admin = (Identity("x", role=role).rights for role in Role)

    assert reader < responder < admin


def test_in_the_audit_trail_no_service_is_taken_for_a_user() -> None:
    assert Identity("ana", role=Role.READER).actor == "ana"
    assert Identity("ana", scopes=frozenset({Scope.READ})).actor == "token:ana"


def test_what_guards_a_session_is_not_logged_with_it() -> None:
    assert "3f2a" not in repr(Identity("ana", role=Role.READER, csrf="3f2a"))
