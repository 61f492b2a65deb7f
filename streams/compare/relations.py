"""What a statement is to one earlier statement."""

from collections.abc import Iterable

from schemas.flags import Relation
from streams.compare.remembered import FIRST_DAY, Remembered
from streams.compare.said import YEAR, after, in_one_news, is_copy, is_one_report, one_breath, overlap, undated
from streams.compare.text import ON_ONE_TOPIC, alike
from streams.compare.ties import Bond

RELATIONS = {
    Bond.OPPOSITE: Relation.REVERSAL,
    Bond.ECHO: Relation.ECHO,
    Bond.CARRIED_OUT: Relation.OUTCOME,
    Bond.GOING_ON: Relation.OUTCOME,
    Bond.CONTRADICTED: Relation.OUTCOME,
}
"""What a bond makes of two statements, where the new one was said after the earlier one."""


def relate(bond: Bond, new: Remembered, earlier: Remembered) -> Relation | None:
    """Name the relation of `new` to `earlier`, between which a bond holds; None where one breath joins them or time parts them."""
    if one_breath(new, earlier):
        return None
    if bond is Bond.SAME:
        return Relation.REREPORT if overlap(new, earlier) or reported_again(new, earlier) else Relation.REPEAT
    return RELATIONS.get(bond) if after(new, earlier) else None


def by_relation(new: Remembered, earlier: Iterable[tuple[Remembered, Bond]]) -> dict[Relation, list[Remembered]]:
    """Some earlier statements by the relation of a new one to them: what `relate` says of each.

    It is not asked where all was said and published more than a year before: nobody copies that, but for reports of deeds.
    """
    year_before = (FIRST_DAY, FIRST_DAY) if new.claim.is_witnessed else (new.first - YEAR, new.published - YEAR)
    said, published = year_before
    related: dict[Relation, list[Remembered]] = {}
    for statement, bond in earlier:
        if statement.last < said and statement.published < published:
            relation = Relation.REPEAT if bond is Bond.SAME else RELATIONS.get(bond)
        else:
            relation = relate(bond, new, statement)
        if relation:
            related.setdefault(relation, []).append(statement)
    return related


def reported_again(a: Remembered, b: Remembered) -> bool:
    """Whether one of two statements of one claim brings again what the other has brought, however their days are told.

    One article copies the other, or both tell what happened, and of the same deed.
    """
    if a.claim.is_witnessed and b.claim.is_witnessed and is_one_report(a, b):
        return True
    return is_copy(a, b) or (in_one_news(a, b) and alike(a.content, b.content, ON_ONE_TOPIC))


def one_saying(a: Remembered, b: Remembered) -> bool:
    """Whether two statements of one claim record one act of saying: both may have been said on one day.

    Within an article that takes two dated statements or two undated ones: `has always denied` and `denied on Tuesday` are two.
    """
    return overlap(a, b) and (a.article != b.article or undated(a) == undated(b))
