"""What a statement is to one earlier statement."""

from schemas.flags import Relation
from schemas.statements import StatementRecorded
from streams.compare.opposites import opposite
from streams.compare.said import after, one_breath, overlap, undated
from streams.compare.vetoes import parted


def relate(new: StatementRecorded, earlier: StatementRecorded) -> Relation | None:
    """Name the relation of `new` to `earlier` of its claim group, or None where a veto parts them or one breath joins them.

    Vetoes come first: no likeness of words can outvote a different place.
    """
    if one_breath(new, earlier) or parted(new, earlier):
        return None
    if opposite(new, earlier):
        return Relation.REVERSAL if after(new, earlier) else None
    return Relation.REREPORT if overlap(new, earlier) else Relation.REPEAT


def one_saying(a: StatementRecorded, b: StatementRecorded) -> bool:
    """Whether both record one act of saying: one claim, said at one time.

    Within an article that takes two dated statements or two undated ones: `has always denied` and `denied on Tuesday` are two.
    """
    if not overlap(a, b) or (a.article == b.article and undated(a) != undated(b)):
        return False
    return not parted(a, b) and not opposite(a, b)
