"""What parts two claims for good: no likeness of words can outvote a slot that differs."""

from collections.abc import Callable

from schemas.statements import Modality, Polarity
from streams.compare.claims import Claim
from streams.compare.opposites import in_other_words, opposite


def conflict(new: Claim, earlier: Claim) -> tuple[str, ...]:
    """The slots that part two claims, in the order of VETOES; empty where they can be one or opposite ones.

    Missing is not different. The same answer for (new, earlier) as for (earlier, new).
    """
    return tuple(slot for slot, parts in VETOES.items() if parts(new, earlier))


def parted(new: Claim, earlier: Claim) -> bool:
    """Whether any veto parts two claims, found without asking for all of them."""
    return any(parts(new, earlier) for parts in VETOES.values())


def is_one_speaker(a: Claim, b: Claim) -> bool | None:
    """Whether two speakers of no known side are one; None where they can not be told apart."""
    if a.person == b.person is not None and a.name is b.name is None:  # a body, or an office of it
        return True
    if _of_other_trades(a, b):
        return False
    if a.person and b.person:
        return a.person == b.person
    return a.name == b.name if a.name and b.name else None


def _of_other_trades(a: Claim, b: Claim) -> bool:
    """Whether two people are told to be different things: many bear one name, and of those whom nobody knows no more is known."""
    return bool(a.trade and b.trade) and not set((a.trade or "").split()) & set((b.trade or "").split())


def _another_side(a: Claim, b: Claim) -> bool:
    """Whether the sides differ; where neither has one, or neither speaks for it any longer, whether the speakers are known and differ."""
    if a.side or b.side:
        return a.side != b.side or (None not in (a.name, b.name) and a.name != b.name)
    return is_one_speaker(a, b) is False


def _another_place(a: Claim, b: Claim) -> bool:
    """Whether the places differ; one may lie in the other, as the path of its id tells: `latakia/hmeymim`."""
    if a.town or b.town:
        return _another_town(a, b)
    if not (a.place and b.place):
        return False
    inner, outer = sorted((f"{a.site}/" if a.site else "", f"{b.site}/" if b.site else ""), key=len, reverse=True)
    return a.place != b.place or not inner.startswith(outer)


def _another_town(a: Claim, b: Claim) -> bool:
    """Whether a town that no table knows stands against another town; a whole state may hold it."""
    return None not in (one := a.town or a.site, other := b.town or b.site) and one != other


def _another_action(a: Claim, b: Claim) -> bool:
    return a.family is not b.family or not (a.action == b.action or opposite(a, b) or in_other_words(a, b))


def _another_actor(a: Claim, b: Claim) -> bool:
    """Whether others act; who is accused without a known side is at least not the side that accuses."""
    if None in (a.actor, b.actor):
        return _accused_and_own(a, b) or _accused_and_own(b, a)
    return a.actor != b.actor


def _accused_and_own(accuser: Claim, other: Claim) -> bool:
    return accuser.accuses and accuser.actor is None and other.actor == accuser.side is not None


def _another_polarity(a: Claim, b: Claim) -> bool:
    return a.polarity is not b.polarity and not opposite(a, b) and not in_other_words(a, b)


def _another_stance(a: Claim, b: Claim) -> bool:
    return a.stance is not b.stance


def _another_modality(a: Claim, b: Claim) -> bool:
    """Whether one holds only under a condition, or one carries out what the other announces, or leaves it undone what the other has."""
    modalities = {a.modality, b.modality}
    if Modality.CONDITIONAL in modalities:
        return len(modalities) > 1
    if modalities != {Modality.DONE, Modality.PLANNED} or a.action != b.action or a.declared or b.declared:
        return False
    return (_happens(a) and _happens(b)) or (a.kind == "deed" and a.polarity is b.polarity)


def _happens(claim: Claim) -> bool:
    """Whether it is an event that is planned once and done once, not a state and not something left undone."""
    return claim.kind != "state" and claim.polarity is Polarity.POSITIVE


VETOES: dict[str, Callable[[Claim, Claim], bool]] = {
    "side": _another_side,
    "place": _another_place,
    "action": _another_action,
    "actor": _another_actor,
    "polarity": _another_polarity,
    "act": _another_stance,
    "modality": _another_modality,
}
"""Slot -> whether it parts two claims. What only words can decide (`content`, `speaker`) is asked of the statements: `ties.py`."""
