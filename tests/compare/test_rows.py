"""Rows as they are stored."""

from hypothesis import given, settings

from schemas.flags import Relation
from schemas.statements import StatementRecorded
from streams.compare.rows import FlagState, decode, encode, outdates, row_of
from tests.compare.build import said, withdrawn
from tests.compare.test_any_order import recorded


@settings(deadline=None)  # a busy machine is no failure
@given(statement=recorded())
def test_a_row_comes_back_as_it_was_stored(statement: StatementRecorded) -> None:
    flags = {Relation.REPEAT: FlagState(2, "0123456789abcdef", stands=True)}
    row = row_of(statement, flags)._replace(head="another")

    back = decode(encode(row))

    assert (back.statement, back.head, back.flags) == (row.statement, "another", flags)
    assert back.statement is not None
    assert back.statement.claim.action is row.statement.claim.action  # type: ignore[union-attr]  # a million statements share their words
    assert encode(back) == encode(row)


def test_the_row_of_what_was_withdrawn_remembers_only_that() -> None:
    row = decode(encode(row_of(withdrawn(said(), revision=3), {})))

    assert (row.statement, row.revision) == (None, 3)


def test_a_fact_outdates_a_lower_revision_and_a_withdrawal_a_recording_of_the_same() -> None:
    row = row_of(said(revision=2), {})

    assert [outdates(fact, row) for fact in (said(revision=1), said(revision=2), said(revision=3))] == [False, False, True]
    assert [outdates(withdrawn(said(), revision), row) for revision in (1, 2, 3)] == [False, True, True]
