"""What a newer extractor found in an article, and what stands of it -> what takes the place of what."""

from collections.abc import Iterable, Sequence

from schemas.readings import ArticleReread
from schemas.statements import Slot, StatementRecorded, claim_group, name_of
from streams.rehearse.matching import matched

NEVER_COMPARED = {"id", "type", "revision", "extractor", "known_as"}
"""What may differ between two readings of one statement and says nothing about it."""
OF_ARTICLE = {"article", "outlet", "url", "title", "published"}


def joined(reading: ArticleReread, stood: Sequence[StatementRecorded]) -> ArticleReread:
    """A reading as it is to be promoted, given the statements of the article that stand: what is kept, and what is recorded.

    A statement that takes the place of another one keeps the name of that.
    """
    found, kept = [], []
    pairs, _, gained = matched(stood, reading.found)
    for old, new in pairs:
        if old.id == new.id and not differences(old, new):
            kept.append(old.id)
        else:
            found.append(named_as(new, old))
    groups = {one.id: claim_group(one) for one in stood}
    return ArticleReread.model_validate(
        {**reading.model_dump(exclude={"id", "found"}), "stood": groups, "kept": tuple(sorted(kept)), "found": (*found, *gained)}
    )


def named_as(new: StatementRecorded, old: StatementRecorded) -> StatementRecorded:
    """A statement that is known by the name of the one whose place it takes; its own id is none."""
    name = name_of(old)
    return new.model_copy(update={"known_as": None if name == new.id else name})


def changes(reading: ArticleReread) -> bool:
    """Whether a reading that was joined records or withdraws anything."""
    return bool(reading.found) or len(reading.kept) < len(reading.stood)


def left(reading: ArticleReread, stood: Iterable[StatementRecorded]) -> list[StatementRecorded]:
    """The statements of an article that stand after a reading that was joined, given those that stood."""
    return [*(one for one in stood if one.id in reading.kept), *reading.found]


def differences(old: StatementRecorded, new: StatementRecorded) -> dict[str, tuple[str | None, str | None]]:
    """Slot -> its value before and now, as words, for those slots in which two readings of one saying differ.

    Evidence counts where both are of one revision; of a place or a speaker all that is known counts.
    """
    names = [name for name in StatementRecorded.model_fields if name not in NEVER_COMPARED | OF_ARTICLE]
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in names if name != "evidence" or old.revision == new.revision}
    return {name: (_words(before), _words(now)) for name, (before, now) in pairs.items() if before != now}


def _words(value: object) -> str | None:
    match value:
        case None:
            return None
        case dict():
            spans = (f"{Slot(slot).value} {', '.join(f'{start}-{end}' for start, end in found)}" for slot, found in value.items())
            return "; ".join(spans)
        case _ if hasattr(value, "model_dump"):
            return ", ".join(str(part) for part in value.model_dump(mode="json").values() if part is not None)
    return str(value)
