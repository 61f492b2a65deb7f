"""An extractor that reads plain lines: `Lisbon announced withdrawal in Mali on 2016-03-14.`"""

import re
from collections.abc import Iterator

from schemas.articles import ArticlePublished
from schemas.ontology import ACTIONS
from schemas.statements import Grade, Modality, Place, Polarity, Slot, Speaker, StatementRecorded

LINE = re.compile(
    r"(?P<speaker>[A-Z]\w+) (?P<cue>announced|revealed) (?P<content>(?P<action>\w+) in (?P<place>[A-Z]\w+)) on (?P<said>[-\d]+)\."
)
PLACES = {"Mali": "MLI", "Syria": "SYR", "Libya": "LBY"}


def read(article: ArticlePublished, extractor: str, places: dict[str, str]) -> Iterator[StatementRecorded]:
    """The statements of an article, a line each, with those places that the extractor knows."""
    for found in LINE.finditer(article.text):
        place = found["place"]
        yield StatementRecorded.model_validate(
            {
                **article.model_dump(include={"article", "revision", "outlet", "url", "title", "published"}),
                "speaker": Speaker(name=found["speaker"], side="PRT", grade=Grade.NAMED),
                "act": "announced",
                "action": found["action"],
                "family": ACTIONS[found["action"]].family,
                "label": f"{found['action']} announced",
                "polarity": Polarity.POSITIVE,
                "modality": Modality.PLANNED,
                "place": Place(name=place, code=places[place]) if place in places else None,
                "said": found["said"],
                "content": found["content"],
                "confidence": 0.9,
                "extractor": extractor,
                "evidence": {slot: (found.span(slot.value),) for slot in (Slot.SPEAKER, Slot.CUE, Slot.CONTENT)},
            }
        )
