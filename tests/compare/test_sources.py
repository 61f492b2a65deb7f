import pytest

from schemas.statements import StatementRecorded
from streams.compare.remembered import remember
from streams.compare.sources import independent
from tests.compare.build import said

WIRE = "Portugal will bring its battalion home from Mali before the summer, the defence minister said in Lisbon"
CUT = "Portugal will bring its battalion home from Mali before the summer, the defence minister said"
OWN = "The minister promised that the soldiers near Gao would be back by June"


def report(outlet: str, content: str, quotation: str | None = None) -> StatementRecorded:
    return said(outlet=outlet, article=outlet, content=content, quotation=quotation)


@pytest.mark.parametrize(
    ("reports", "count"),
    [
        ([report("A", WIRE)], 1),
        ([report("A", WIRE), report("B", CUT)], 1),
        ([report("A", WIRE), report("B", OWN)], 2),
        ([report("A", WIRE), report("A", OWN)], 1),
        ([report("A", WIRE), report("B", CUT), report("C", CUT), report("D", OWN)], 2),
        ([report("A", WIRE, WIRE), report("B", CUT, CUT)], 2),  # both heard the same words
    ],
)
def test_an_outlet_that_copied_the_words_of_another_is_no_source_of_its_own(reports: list[StatementRecorded], count: int) -> None:
    assert independent([[remember(one) for one in reports]]) == count


def test_the_words_of_another_occasion_are_not_copied() -> None:
    assert independent([[remember(report("A", WIRE))], [remember(report("B", CUT))]]) == 2
