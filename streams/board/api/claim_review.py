"""Threads as ClaimReview of schema.org, in JSON-LD.

The mapping is as honest as the vocabulary allows. What is reviewed (`itemReviewed`) is the Claim: what was said, by whom, since when,
with every article at hand as an `appearance`. The review is the monitoring team's, not this program's: `reviewRating` is there only
where somebody has resolved the thread, in the words of the resolution as `alternateName`. It bears no `ratingValue`, since nobody has
judged truth on a scale: "abandoned" or "carried out" is what became of a saying, and that it was said before makes it neither true nor
false. A false alarm is said of the flag, not of the claim, and gives no rating. What the flag itself tells is the `reviewBody`.

Source: https://schema.org/ClaimReview, https://schema.org/Claim.
"""

from collections.abc import Sequence
from typing import Any

from schemas.followups import FollowUpResolved, Resolution
from schemas.statements import Grade, StatementRecorded
from streams.board.inbox import Line
from streams.followup.weight import WORDS

CONTEXT = "https://schema.org"
BODIES = (Grade.BODY, Grade.OUTLET)
PROGRAM = {"@type": "Organization", "name": "SaidBefore"}


def claim_review(line: Line, resolved: FollowUpResolved | None, address: str) -> dict[str, Any]:
    """The ClaimReview of a thread; `resolved` is the fact by which it is resolved now, `address` that of its page."""
    reviewed = resolved.at if resolved else line.thread["raised"]
    return _without_empty(
        {
            "@type": "ClaimReview",
            "@id": f"urn:uuid:{line.flag.id}",
            "url": address,
            "datePublished": reviewed.date().isoformat(),
            "author": {"@type": "Person", "name": resolved.by} if resolved else PROGRAM,
            "claimReviewed": line.now.quotation or line.now.content,
            "itemReviewed": _claim(line),
            "reviewBody": _body(line, resolved),
            "reviewRating": _rating(resolved),
        }
    )


def _claim(line: Line) -> dict[str, Any]:
    said: Sequence[StatementRecorded] = [one for one in (line.before, line.now) if one]
    return _without_empty(
        {
            "@type": "Claim",
            "@id": f"urn:uuid:{line.thread['id']}",
            "text": line.now.content,
            "author": {"@type": "Organization" if line.now.speaker.grade in BODIES else "Person", "name": line.now.speaker.name},
            "datePublished": line.thread["first_day"].isoformat(),
            "appearance": [_article(one) for one in reversed(said)],
            "firstAppearance": _article(said[0]),
        }
    )


def _article(statement: StatementRecorded) -> dict[str, Any]:
    return _without_empty(
        {
            "@type": "NewsArticle",
            "url": statement.url,
            "headline": statement.title,
            "datePublished": statement.published.isoformat(),
            "publisher": {"@type": "Organization", "name": statement.outlet},
        }
    )


def _body(line: Line, resolved: FollowUpResolved | None) -> str:
    parts = [f"{WORDS.get(line.flag.relation, line.flag.relation)}, {line.thread['utterances']} times since {line.thread['first_day']}"]
    if line.thread["outcome"]:
        parts.append(f"what became of it: {line.thread['outcome']}")
    return "; ".join([*parts, resolved.text] if resolved and resolved.text else parts)


def _rating(resolved: FollowUpResolved | None) -> dict[str, Any] | None:
    if resolved is None or resolved.resolution is Resolution.FALSE_ALARM:
        return None
    return {"@type": "Rating", "alternateName": str(resolved.resolution)}


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], {})}
